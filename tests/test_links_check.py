"""Addresses on other sites: each way in which a server can misbehave is told apart, politely and in bounded time."""

from __future__ import annotations

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.build import check
from generator.weblinks import exceptions, remembered, verdicts
from generator.weblinks.answers import Answer, Hop, NoAnswerError, Verdict, follow
from generator.weblinks.asking import asker
from generator.weblinks.pace import LONGEST, Pace
from generator.weblinks.remembered import Known
from generator.weblinks.round import asked
from generator.weblinks.uses import uses
from tests.conftest import WORLD

DAY = date(2101, 5, 1)
PATIENCE = 0.5
MOVES = {
    "/moved": (301, "/fine"),
    "/moved-308": (308, "/fine?new=1"),
    "/moved-home": (301, "/"),
    "/elsewhere-for-now": (302, "/fine"),
    "/moved-to-nothing": (301, "/missing"),
    "/loop": (301, "/loop"),
    "/ping": (302, "/pong"),
    "/pong": (302, "/ping"),
    "/app": (302, "app://open"),
}
CODES = {
    "/missing": 404,
    "/gone": 410,
    "/forbidden": 403,
    "/members": 401,
    "/busy": 429,
    "/broken": 500,
    "/teapot": 418,
}


class _Misbehaving(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.over = threading.Event()
        self.asked: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    server: _Misbehaving

    def log_message(self, format: str, *args: object) -> None:
        pass

    def handle(self) -> None:
        with suppress(OSError):
            super().handle()

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path in MOVES:
            status, location = MOVES[self.path]
            self._send(status, Location=location)
        elif self.path in CODES:
            self._send(CODES[self.path], **{"Retry-After": "7"} if self.path == "/busy" else {})
        elif self.path == "/never":
            self.server.over.wait()
        elif self.path == "/hangs-up":
            self.connection.shutdown(socket.SHUT_RDWR)
        elif self.path == "/drips":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while not self.server.over.wait(0.05):
                self.wfile.write(b"a")
                self.wfile.flush()
        elif self.path == "/huge":
            self._send(200, **{"Content-Length": str(10**12)})
            while not self.server.over.is_set():
                self.wfile.write(b"a" * 65536)
        elif self.path == "/slow-body":
            self._send(200, **{"Content-Length": "1000"})
            self.server.over.wait()
        elif self.path == "/nonsense":
            self.wfile.write(b"what do you want?\r\n\r\n")
        else:
            self._send(200)

    def _send(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


@pytest.fixture(scope="module")
def server() -> Iterator[_Misbehaving]:
    with _Misbehaving() as running:
        threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
        yield running
        running.over.set()
        running.shutdown()


@pytest.fixture(scope="module")
def root(server: _Misbehaving) -> str:
    return f"http://127.0.0.1:{server.server_port}"


@pytest.mark.parametrize(
    ("path", "verdict", "status", "target"),
    [
        ("/fine", Verdict.FINE, 200, None),
        ("/elsewhere-for-now", Verdict.FINE, 200, None),
        ("/slow-body", Verdict.FINE, 200, None),
        ("/huge", Verdict.FINE, 200, None),
        ("/missing", Verdict.GONE, 404, None),
        ("/gone", Verdict.GONE, 410, None),
        ("/moved-to-nothing", Verdict.GONE, 404, None),
        ("/moved", Verdict.MOVED, 200, "/fine"),
        ("/moved-308", Verdict.MOVED, 200, "/fine?new=1"),
        ("/forbidden", Verdict.REFUSED, 403, None),
        ("/members", Verdict.REFUSED, 401, None),
        ("/busy", Verdict.REFUSED, 429, None),
        ("/broken", Verdict.FAILED, 500, None),
        ("/teapot", Verdict.ODD, 418, None),
        ("/app", Verdict.ODD, 302, None),
        ("/loop", Verdict.CIRCLING, 301, None),
        ("/ping", Verdict.CIRCLING, 302, None),
        ("/never", Verdict.SLOW, None, None),
        ("/drips", Verdict.SLOW, None, None),
        ("/hangs-up", Verdict.UNREACHABLE, None, None),
        ("/nonsense", Verdict.UNREACHABLE, None, None),
    ],
)
def test_every_way_to_answer_is_told_apart(
    root: str, path: str, verdict: Verdict, status: int | None, target: str | None
) -> None:
    answer = follow(root + path, asker(PATIENCE))
    assert answer[:3] == (verdict, status, target and root + target)


def test_nobody_at_home_no_such_name_and_no_certificate_are_told_apart(root: str) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        assert follow(nobody, asker(PATIENCE)).verdict is Verdict.UNREACHABLE
    unknown = follow("http://tidak-ada.invalid/", asker(10))  # RFC 6761: never a name
    assert unknown.verdict is Verdict.UNREACHABLE
    assert follow(root.replace("http:", "https:"), asker(PATIENCE)).verdict is Verdict.UNTRUSTED


def test_a_chain_that_does_not_end_is_given_up() -> None:
    answer = follow("http://a.example/0", lambda at: Hop(301, f"/{int(at.rsplit('/', 1)[1]) + 1}"))
    assert answer == Answer(Verdict.CIRCLING, None, None, "lebih dari 10 pengalihan")


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_a_host_is_asked_at_its_pace_and_left_alone_when_it_asks_for_that() -> None:
    clock = Clock()
    pace = Pace(2, clock, clock.sleep)
    turns = []
    for host in ("a", "a", "b", "a"):
        pace.wait(host)
        turns.append((host, clock.now))
    assert turns == [("a", 0), ("a", 2), ("b", 2), ("a", 4)]
    pace.hold("a", 30)
    pace.wait("a")
    assert clock.now == 34
    pace.hold("a", 10**9)
    pace.wait("a")
    assert clock.now == 34 + LONGEST


def test_what_may_pass_is_asked_twice_and_the_rest_once() -> None:
    times: dict[str, int] = {}

    def ask(address: str) -> Hop:
        times[address] = times.get(address, 0) + 1
        if address.endswith("/slow"):
            raise NoAnswerError(Verdict.SLOW)
        if address.endswith("/mended"):
            return Hop(503 if times[address] == 1 else 200)
        return Hop(429 if address.endswith("/busy") else 404, None, 5)

    clock = Clock()
    addresses = [f"http://a.example/{name}" for name in ("slow", "mended", "busy", "gone")]
    found = dict(asked(addresses, ask, Pace(1, clock, clock.sleep)))
    assert [found[address].verdict for address in addresses] == [
        Verdict.SLOW,
        Verdict.FINE,
        Verdict.REFUSED,
        Verdict.GONE,
    ]
    assert [times[address] for address in addresses] == [2, 2, 2, 1]


def test_a_mistake_of_ours_is_not_waited_for_without_end() -> None:
    def ask(address: str) -> Hop:
        raise RuntimeError(address)

    with pytest.raises(RuntimeError):
        list(asked(["http://a.example/"], ask, Pace(0, lambda: 0, lambda _: None)))


def test_good_answers_are_remembered_for_a_month_and_bad_ones_for_a_day(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "links.json"
    known = {
        "http://a.example/": Known(Answer(Verdict.FINE, 200), date(2101, 4, 1)),
        "http://b.example/": Known(Answer(Verdict.MOVED, 200, "http://c.example/"), date(2101, 4, 30)),
        "http://d.example/": Known(Answer(Verdict.SLOW, None, None, "20 detik"), DAY),
    }
    remembered.save(path, known)
    assert remembered.load(path) == known
    assert [each.is_fresh(DAY) for each in known.values()] == [True, False, True]
    assert not known["http://a.example/"].is_fresh(date(2101, 5, 2))
    assert [file.name for file in path.parent.iterdir()] == ["links.json"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"http://a.example/": 1}', '{"a": {"day": "x", "verdict": "ada"}}'])
def test_a_damaged_memory_is_forgotten(tmp_path: Path, text: str) -> None:
    (tmp_path / "links.json").write_text(text)
    assert remembered.load(tmp_path / "links.json") == {}


def settings(folder: Path, *items: str) -> exceptions.Exceptions:
    path = folder / "pyproject.toml"
    path.write_text("[project]\n" + "".join(f"[[tool.suluh.links]]\n{item}\n" for item in items))
    return exceptions.read(path, DAY)


GOOD = 'address = "http://a.example/*"\nreason = "menolak mesin"\nuntil = 2101-05-01'


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (GOOD.replace("menolak mesin", " "), "pengecualian ini tanpa alasan"),
        (GOOD.replace('reason = "menolak mesin"\n', ""), "pengecualian ini tanpa alasan"),
        (GOOD.replace("2101-05-01", "2101-04-30"), "pengecualian ini habis pada 2101-04-30"),
        (GOOD.replace("until = 2101-05-01", ""), "pengecualian ini tanpa batas waktu"),
        (GOOD.replace("2101-05-01", '"2101-05-01"'), "pengecualian ini tanpa batas waktu"),
        (GOOD.replace("http://a.example/*", "*"), "pengecualian ini tidak menyebut alamat"),
        (f'{GOOD}\nby = "saya"', "pengecualian ini memuat kunci yang tidak dikenal"),
    ],
)
def test_an_exception_without_reason_or_past_its_day_does_not_hold(tmp_path: Path, item: str, message: str) -> None:
    read = settings(tmp_path, GOOD, item)
    assert read.cover("http://a.example/anything")
    assert not settings(tmp_path, item).cover("http://a.example/anything")
    heading = 1 + 1 + GOOD.count("\n") + 1 + 1
    assert [(problem.file, problem.line, problem.message) for problem in read.problems] == [
        ("pyproject.toml", heading, message)
    ]


def test_an_exception_that_nobody_needs_is_named(tmp_path: Path) -> None:
    read = settings(tmp_path, GOOD)
    assert list(read.unneeded("pyproject.toml", ["http://a.example/x"])) == []
    (problem,) = read.unneeded("pyproject.toml", ["http://b.example/"])
    assert str(problem) == (
        "pyproject.toml:2:1: http://a.example/*: pengecualian ini tidak diperlukan lagi — hapus dari daftar"
    )


def test_the_exceptions_of_this_project_can_be_read() -> None:
    assert exceptions.read(WORLD.parent.parent / "pyproject.toml", DAY).problems == ()


def test_every_address_of_the_data_is_known_with_its_line(tmp_path: Path) -> None:
    shutil.copytree(WORLD, tmp_path / "data")
    path = tmp_path / "data" / "corrections" / "pemilihan-dua-hari.yml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("why: Koran", "why: |\n  Satu baris.\n\n  Lihat [laman](http://prosa.example/x#y).\n  Koran"),
        "utf-8",
    )
    found = uses(check(tmp_path / "data"))
    places = {address: [use.problem("", "").place for use in named] for address, named in found.items()}
    assert places["http://prosa.example/x"] == ["data/corrections/pemilihan-dua-hari.yml:10:17: why"]
    assert places["https://arsip.example/kabar"] == ["data/sources/kabar-dermaga.yml:7:11: archived"]
    for address in found:
        written = [file.read_text("utf-8") for file in (tmp_path / "data").rglob("*.yml")]
        assert any(address in text for text in written)


def test_every_verdict_has_a_remedy_and_the_other_places_go_with_the_first() -> None:
    found = uses(check(WORLD))
    address = "https://kabar.example/terbitan_(1)"
    twice = {address: [*found[address], *found["https://arsip.example/kabar"]]}
    for verdict in Verdict:
        target = "https://baru.example/1" if verdict is Verdict.MOVED else None
        known = {address: Known(Answer(verdict, 200, target), date(2101, 4, 29))}
        told = list(verdicts.problems(twice, known, exceptions.Exceptions((), ()), DAY))
        assert len(told) == (verdict is not Verdict.FINE)
        for problem in told:
            assert problem.hint
            assert "menurut pemeriksaan 2 hari lalu" in problem.message
            assert len(problem.others) == 1
    assert (
        next(
            iter(
                verdicts.problems(
                    twice,
                    known | {address: Known(Answer(Verdict.MOVED, 200, "https://x.example/1"), DAY)},
                    exceptions.Exceptions((), ()),
                    DAY,
                )
            )
        ).hint
        == "ganti dengan https://x.example/1"
    )


def test_a_page_that_moved_to_the_front_page_is_as_good_as_gone(root: str) -> None:
    answer = follow(f"{root}/moved-home", asker(PATIENCE))
    address = "https://kabar.example/terbitan_(1)"
    found = uses(check(WORLD))
    (problem,) = verdicts.problems(found, {address: Known(answer, DAY)}, exceptions.Exceptions((), ()), DAY)
    assert problem.message.startswith("dialihkan ke halaman depan, jadi isinya mungkin sudah tidak ada")


def test_the_command_names_each_bad_address_and_does_not_ask_twice(
    tmp_path: Path, root: str, server: _Misbehaving, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(WORLD, tmp_path / "data")
    for path in (tmp_path / "data").rglob("*.yml"):
        text = path.read_text("utf-8").replace("https://kabar.example/terbitan_(1)", f"{root}/missing")
        path.write_text(text.replace("https://arsip.example/kabar", f"{root}/moved"), "utf-8")
    command = ["--data", str(tmp_path / "data"), "links", "--only", root, "--pause", "0", "--format", "json"]
    command += [
        "--memory",
        str(tmp_path / "links.json"),
        "--settings",
        str(tmp_path / "none.toml"),
        "--as-of",
        DAY.isoformat(),
    ]
    server.asked.clear()
    assert main(command) == 1
    printed = capsys.readouterr()
    told = [
        (problem["file"].rsplit("/", 1)[1], problem["line"], problem["message"])
        for problem in json.loads(printed.out)["problems"]
    ]
    assert told == [
        ("kabar-dermaga.yml", 6, f"tidak ada lagi (404): {root}/missing"),
        ("kabar-dermaga.yml", 7, f"pindah untuk seterusnya (200): {root}/moved"),
    ]
    assert printed.err == "2 alamat: 1 tidak ada lagi, 1 pindah untuk seterusnya.\n"
    assert sorted(server.asked) == ["/fine", "/missing", "/moved"]
    assert main(command) == 1
    assert len(server.asked) == 3
    assert main([*command, "--again"]) == 1
    assert len(server.asked) == 6
