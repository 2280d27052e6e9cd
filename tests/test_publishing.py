"""From the built site to the public: workflows, nginx, releases."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from threading import Event
from typing import NamedTuple

import pytest
import yaml

from generator.__main__ import main
from generator.build import check
from generator.exports.headers import ALWAYS_ASK, AN_HOUR, FOR_EVER, HEADERS
from generator.heads import version
from generator.release import archive, release
from generator.write import WriteError
from tests.conftest import ROOT, WORLD
from tests.weaknesses import FINE, UNKNOWN, WEAK, verdict

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCHEMAS = [
    ("vendor.github-workflows", WORKFLOWS),
    ("custom.github-workflows-require-timeout", WORKFLOWS),
    ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"]),
]


@pytest.mark.parametrize(("schema", "files"), SCHEMAS, ids=lambda value: value if isinstance(value, str) else "")
def test_workflows_have_the_form_that_their_platform_asks_for(schema: str, files: list[Path]) -> None:
    assert files
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_workflows_do_what_people_do_by_hand() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for path in (*WORKFLOWS, ROOT / ".gitlab-ci.yml"):
        named = set(re.findall(r"\bmake ([a-z-]+)", path.read_text("utf-8")))
        assert named
        assert named <= targets, path.name


def test_workflows_may_write_only_where_the_site_is_published() -> None:
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text("utf-8"))
        assert workflow["permissions"] == {"contents": "read"}
        may_more = {name for name, job in workflow["jobs"].items() if "permissions" in job}
        assert may_more <= {"publish"}
        for job in workflow["jobs"].values():
            uses = [step["uses"] for step in job["steps"] if "uses" in step]
            assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", use) for use in uses), uses


def test_the_container_holds_what_the_site_is_built_from_and_nothing_else() -> None:
    lines = (ROOT / "deploy" / "Containerfile").read_text("utf-8").splitlines()
    copied = [
        name for line in lines if line.startswith("COPY ") and "--from" not in line for name in line.split()[1:-1]
    ]
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert {name.split("/")[0] for name in copied} == let_in
    assert all((ROOT / name).exists() for name in copied)
    assert lines[-1].split() == ["COPY", "--from=build", "/suluh/site", "/srv/suluh"]


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


class Nginx:
    """Debian's nginx serving a site with the configuration we give to hosts."""

    def __init__(self, address: str) -> None:
        self.address = address

    def get(self, path: str, **headers: str) -> Answer:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(f"{self.address}{path}", headers=names)
        try:
            answer = urllib.request.build_opener(_NoRedirect).open(request, timeout=10)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return Answer(answer.status, answer.headers, answer.read())


WHOLE = """\
daemon off;
pid {here}/pid;
error_log stderr;
events {{ }}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {here}/body;
    proxy_temp_path {here}/proxy;
    fastcgi_temp_path {here}/fastcgi;
    uwsgi_temp_path {here}/uwsgi;
    scgi_temp_path {here}/scgi;
    include {here}/suluh.conf;
}}
"""


@pytest.fixture(scope="module")
def nginx(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    program = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    assert program, "nginx is missing: `make test` installs it where it may, see tests/nginx.sh"
    here = tmp_path_factory.mktemp("nginx")
    here.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ours = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    ours = ours.replace("/srv/suluh", str(small)).replace("listen 8080", f"listen 127.0.0.1:{port}")
    (here / "suluh.conf").write_text(ours)
    user = "user root;\n" if os.geteuid() == 0 else ""  # the test's folders are its owner's alone
    (here / "nginx.conf").write_text(user + WHOLE.format(here=here, types="/etc/nginx/mime.types"))
    command = [program, "-e", "stderr", "-p", str(here), "-c", str(here / "nginx.conf")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert "warn" not in tried.stderr
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _until_it_answers(port)
        yield Nginx(f"http://127.0.0.1:{port}")
    finally:
        running.terminate()
        running.wait(timeout=10)


def _until_it_answers(port: int) -> None:
    for _ in range(100):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        Event().wait(0.05)
    raise AssertionError("nginx did not start")


def test_nginx_sends_the_policy_with_every_answer(nginx: Nginx) -> None:
    for path in ("/", "/tahapan/pemungutan/", "/unduh/stages.json", "/unduh/pemilihan-nakhoda.ics", "/tidak-ada/"):
        answer = nginx.get(path)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS, path
        assert answer.headers["Server"] == "nginx"


def test_nginx_says_how_long_each_file_lasts(nginx: Nginx, small: Path) -> None:
    style = next((small / "assets" / "css").iterdir()).name
    fragment = next((small / "pagefind" / "fragment").iterdir()).name
    lasting = {
        "/": ALWAYS_ASK,
        "/tahapan/pemungutan/": ALWAYS_ASK,
        "/pagefind/pagefind.js": ALWAYS_ASK,
        "/unduh/stages.json": AN_HOUR,
        f"/assets/css/{style}": FOR_EVER,
        f"/pagefind/fragment/{fragment}": FOR_EVER,
    }
    assert {path: nginx.get(path).headers["Cache-Control"] for path in lasting} == lasting
    tag = nginx.get("/").headers["ETag"]
    assert nginx.get("/", If_None_Match=tag).status == 304


def test_nginx_compresses_text_and_names_its_kind(nginx: Nginx, small: Path) -> None:
    style = next((small / "assets" / "css").iterdir()).name
    kinds = {
        "/": "text/html; charset=utf-8",
        f"/assets/css/{style}": "text/css",
        "/unduh/stages.json": "application/json; charset=utf-8",
        "/unduh/pemilihan-nakhoda.ics": "text/calendar; charset=utf-8",
        "/assets/kawung.svg": "image/svg+xml",
        "/sitemap.xml": "text/xml; charset=utf-8",
    }
    for path, kind in kinds.items():
        plain, packed = nginx.get(path), nginx.get(path, Accept_Encoding="gzip")
        assert packed.headers["Content-Type"] == kind, path
        assert packed.headers["Vary"] == "Accept-Encoding", path
        assert packed.headers["Content-Encoding"] == "gzip", path
        assert gzip.decompress(packed.body) == plain.body, path


def test_nginx_redirects_from_former_addresses_and_to_the_folder_of_a_page(nginx: Nginx) -> None:
    moved = {
        "/lembaga/jaga-pantai/": "/lembaga/penjaga-pantai/",
        "/tahapan/pemungutan": "/tahapan/pemungutan/",
    }
    for old, new in moved.items():
        answer = nginx.get(old)
        assert (answer.status, answer.headers["Location"]) == (301, new)


def test_nginx_answers_in_our_words_when_there_is_no_such_page(nginx: Nginx, small: Path) -> None:
    for path in ("/tidak-ada/", "/tahapan/tidak-ada", "/unduh/", "/.suluh"):
        answer = nginx.get(path)
        assert (answer.status, answer.body) == (404, (small / "404.html").read_bytes()), path


@pytest.fixture
def sbom(tmp_path: Path) -> Path:
    (tmp_path / "sbom.json").write_text("{}")
    return tmp_path / "sbom.json"


def test_a_release_is_the_same_bytes_wherever_and_whenever_it_is_made(small: Path, sbom: Path, tmp_path: Path) -> None:
    other = shutil.copytree(small, tmp_path / "another place" / "site")
    for path in (other, *other.rglob("*")):
        path.chmod(0o700)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    for number, site in enumerate((small, other)):
        release(site, sbom, "suluh-1", 1_700_000_000, tmp_path / f"dist-{number}")
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / f"dist-{n}").iterdir()} for n in (0, 1))
    assert one == two
    assert set(one) == {"suluh-1.tar.gz", "suluh-1.cdx.json", "SHA256SUMS"}
    sums = dict(reversed(line.split("  ")) for line in one.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in one.items()}


def test_a_release_holds_every_file_of_the_site_and_nothing_of_the_machine(small: Path, tmp_path: Path) -> None:
    (tmp_path / "a.tar.gz").write_bytes(archive(small, "suluh-1", 1_700_000_000))
    with tarfile.open(tmp_path / "a.tar.gz") as tar:
        entries = tar.getmembers()
        assert {(entry.mtime, entry.uid, entry.gid, entry.uname, entry.mode) for entry in entries} == {
            (1_700_000_000, 0, 0, "", 0o644)
        }
        tar.extractall(tmp_path, filter="data")
    made = {path.relative_to(tmp_path / "suluh-1"): path.read_bytes() for path in (tmp_path / "suluh-1").rglob("*.*")}
    assert made == {path.relative_to(small): path.read_bytes() for path in small.rglob("*.*") if path.is_file()}


def test_a_release_leaves_other_peoples_files_alone(small: Path, sbom: Path, tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "skripsi.md").write_text("penting")
    with pytest.raises(WriteError, match=r"skripsi\.md: berkas ini bukan hasil rilis"):
        release(small, sbom, "suluh-1", 0, tmp_path / "dist")
    with pytest.raises(WriteError, match="make site"):
        release(tmp_path, sbom, "suluh-1", 0, tmp_path / "dist")
    assert (tmp_path / "dist" / "skripsi.md").read_text() == "penting"


def test_a_release_bears_the_version_of_the_data_and_the_time_it_is_told(
    small: Path, sbom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    command = ["--data", str(WORLD), "release", "--site", str(small), "--sbom", str(sbom), "dist"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert main(command) == 0
    name = f"suluh-{version(tmp_path, check(WORLD))}"
    assert capsys.readouterr().out.split() == ["dist/SHA256SUMS", f"dist/{name}.cdx.json", f"dist/{name}.tar.gz"]
    assert (tmp_path / "dist" / f"{name}.tar.gz").read_bytes() == archive(small, name, 1_700_000_000)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")  # and no git here to ask
    assert main(command) == 1
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_the_list_of_what_made_it_is_the_lock_and_the_same_twice(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("segno==1.6.1 --hash=sha256:" + "0" * 64 + "\n")
    whole_lines = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", "").splitlines()
    command = next(line for line in whole_lines if "cyclonedx" in line).split("cyclonedx-py ")[1].split()
    options = command[: command.index("--output-file")]
    assert options == ["requirements", "--output-reproducible", "--pyproject", "pyproject.toml"]
    made = []
    for name in ("one.json", "two.json"):
        whole = [sys.executable, "-m", "cyclonedx_py", *options, "--output-file", str(tmp_path / name), str(lock)]
        result = subprocess.run(whole, cwd=ROOT, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert [(part["name"], part["version"]) for part in json.loads(made[0])["components"]] == [("segno", "1.6.1")]


def test_a_service_that_cannot_be_asked_is_never_taken_for_a_good_answer() -> None:
    fine = {"name": "a", "version": "1", "vulns": []}
    weak = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
    skipped = {"name": "c", "skip_reason": "not found"}

    def of(*packages: object) -> tuple[int, str]:
        return verdict(json.dumps({"dependencies": packages}), "")

    assert of(fine) == (FINE, "No known weakness in 1 packages.")
    assert of(fine, weak, skipped) == (WEAK, "b 2: CVE-1, mended in 3\nNot known to the service: c.")
    assert of(fine, skipped) == (UNKNOWN, "Not known to the service: c.")
    code, text = verdict("", "Traceback …\nConnectionError: refused\n")
    assert code == UNKNOWN
    assert text.endswith("nothing is known. pip-audit said: ConnectionError: refused")
