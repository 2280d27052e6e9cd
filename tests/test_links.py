"""Links that last: anchors, the ledger of addresses, redirects, and what readers pass on."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import segno

from generator import addresses, heads, sharing
from generator.__main__ import main
from generator.build import check
from generator.exports import assets, headers
from generator.external import mark
from generator.render import pages
from generator.site import Site
from tests.conftest import PUBLIC, ROOT, WORLD, build_site, copy_world

HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
NAMED = re.compile(r"\{: #([a-z0-9-]+) \}$", re.MULTILINE)
REVERSED = ("duties", "legal_basis", "scale", "participants")


def test_every_heading_has_a_name_of_its_own(site: Site) -> None:
    for page in pages(site):
        for heading in HEADING.findall(page.text):
            assert NAMED.search(heading), f"{page.path}: {heading}"


def named_lines(data: Path) -> dict[str, dict[str, str]]:
    """For each page, each anchor with the words before it."""
    found: dict[str, dict[str, str]] = {}
    for page in pages(check(data)):
        text = re.sub(r"\[\^\d+\]", "", page.text.replace("\n{: #", " {: #"))
        lines = (line.rsplit(" {: #", 1) for line in text.splitlines() if NAMED.search(line))
        found[page.path] = {name.removesuffix(" }"): words for words, name in lines}
    return found


def test_the_anchor_of_a_claim_stays_when_claims_change_places(tmp_path: Path) -> None:
    shutil.copytree(WORLD, tmp_path / "data")
    for path in (tmp_path / "data").rglob("*.yml"):
        path.write_text(_reversed_lists(path.read_text("utf-8")), "utf-8")
    before, after = named_lines(WORLD), named_lines(tmp_path / "data")
    assert before == after
    assert {"kapan", "tugas-panitia-suara", "dasar-piagam-pulau-pasal-4"} <= before["tahapan/pemungutan.md"].keys()
    assert {"angka-perahu-suara", "angka-warga"} <= before["pemilihan/pemilihan-nakhoda.md"].keys()


def _reversed_lists(text: str) -> str:
    for key in REVERSED:
        match = re.search(rf"^{key}:\n((?:  .*\n)+)", text, re.MULTILINE)
        if match:
            items = re.split(r"(?m)^(?=  - )", match[1])[1:]
            assert len(items) >= 1
            text = text.replace(match[1], "".join(reversed(items)))
    return text


def test_a_second_claim_of_one_name_is_counted(tmp_path: Path) -> None:
    shutil.copytree(WORLD, tmp_path / "data")
    stage = tmp_path / "data" / "stages" / "pemungutan.yml"
    more = "duties:\n  - institution: panitia-suara\n    role: adjudicates\n    does: Memutus.\n"
    stage.write_text(stage.read_text("utf-8").replace("duties:\n", more), "utf-8")
    names = named_lines(tmp_path / "data")["tahapan/pemungutan.md"]
    assert names["tugas-panitia-suara-2"].endswith("Memutus.")


def test_the_ledger_grows_and_never_shrinks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy_world(tmp_path / "p")
    monkeypatch.chdir(tmp_path / "p")
    ledger = Path("data") / "addresses.txt"
    ledger.write_text(ledger.read_text("utf-8") + "/hasil-lama/\n", "utf-8")
    assert main(["addresses"]) == 0
    kept = ledger.read_text("utf-8").splitlines()
    assert {"/", "/hasil-lama/", "/istilah/#nakhoda", "/lembaga/jaga-pantai/", "/unduh/stages.json", "/lapor/"} < {
        *kept
    }
    assert not [line for line in kept if "_headers" in line or "index" in line]
    assert main(["addresses"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == f"0 alamat baru, {len(kept) - 2} seluruhnya."


def test_a_page_that_was_published_cannot_be_lost_unnoticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_world(tmp_path / "p")
    monkeypatch.chdir(project)
    (project / "data" / "terms" / "nakhoda.yml").rename(project / "data" / "terms" / "kapten.yml")
    ledger = project / "data" / "addresses.txt"
    ledger.write_text(ledger.read_text("utf-8") + "/istilah/#nakhoda\n", "utf-8")
    assert main(["check"]) == 1
    assert "data/addresses.txt:6:1: /istilah/#nakhoda: alamat ini pernah terbit" in capsys.readouterr().err
    moved = project / "data" / "terms" / "kapten.yml"
    moved.write_text(f"former_addresses:\n  - /istilah/#nakhoda\n{moved.read_text('utf-8')}", "utf-8")
    assert main(["check"]) == 0


def test_the_build_misses_a_download_that_no_record_answers_for(tmp_path: Path) -> None:
    project = copy_world(tmp_path / "p")
    ledger = project / "data" / "addresses.txt"
    ledger.write_text(ledger.read_text("utf-8") + "/unduh/lama.csv\n", "utf-8")
    with pytest.raises(AssertionError, match=r"/unduh/lama\.csv: alamat ini pernah terbit"):
        build_site(project, tmp_path / "site")


def test_every_address_in_the_ledger_is_answered_by_the_built_site(built: Path) -> None:
    ids: dict[Path, set[str]] = {}
    for line in (ROOT / "data" / addresses.LEDGER).read_text("utf-8").splitlines():
        if line.startswith("/"):
            path, _, anchor = line.partition("#")
            file = built / path.lstrip("/") / "index.html" if path.endswith("/") else built / path.lstrip("/")
            assert file.is_file(), line
            if anchor:
                found = ids.setdefault(file, set(re.findall(r'id="([^"]+)"', file.read_text("utf-8"))))
                assert anchor in found, line


def test_a_former_address_leads_to_the_new_one_on_any_host(small: Path) -> None:
    page = (small / "lembaga" / "jaga-pantai" / "index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../lembaga/penjaga-pantai/">' in page
    assert '<link rel="canonical" href="../../lembaga/penjaga-pantai/">' in page
    assert '<a href="../../lembaga/penjaga-pantai/">Penjaga Pantai</a>' in page
    assert (small / "_redirects").read_text() == "/lembaga/jaga-pantai/ /lembaga/penjaga-pantai/ 301\n"
    assert "jaga-pantai" not in (small / "sitemap.xml").read_text().replace("penjaga-pantai", "")


def work(**changes: object) -> sharing.Work:
    plain = {
        "publisher": "Suluh",
        "title": "Masa tenang",
        "answer": "Kampanye berhenti.",
        "source": "PKPU 2/2024, Lampiran I",
        "address": "https://suluh.example/tahapan/masa-tenang/",
        "reviewed": date(2026, 11, 20),
        "version": "0.1.0+abc1234",
    }
    return sharing.Work(**{**plain, **changes})  # type: ignore[arg-type]


def test_a_message_holds_answer_source_and_link() -> None:
    assert sharing.message(work()) == (
        "Masa tenang\n\nKampanye berhenti.\n\nSumber: PKPU 2/2024, Lampiran I.\n"
        "https://suluh.example/tahapan/masa-tenang/"
    )


def test_a_long_answer_is_cut_between_words_and_the_link_stays_whole() -> None:
    message = sharing.message(work(answer="kata " * 400))
    assert len(message) <= sharing.MOST
    assert "kata …\n\nSumber: PKPU 2/2024" in message
    assert message.endswith("\nhttps://suluh.example/tahapan/masa-tenang/")


def test_every_page_has_a_message_short_enough_and_a_citation_with_its_day(site: Site) -> None:
    made = heads.Heads(site, PUBLIC, "Suluh", "1")
    for entry in site.entries.values():
        if not entry.collection.one_page:
            head = made.of(entry.path, "", "")
            assert len(head.message) <= sharing.MOST
            assert head.message.endswith(f"\n{PUBLIC.rstrip('/')}{entry.address}")
            assert f"({entry.record.reviewed.year}, {entry.record.reviewed.day} " in head.apa


def test_citations_are_in_apa_and_bibtex_with_the_day_of_review() -> None:
    assert sharing.apa(work()) == (
        "Suluh. (2026, 20 November). Masa tenang (Versi 0.1.0+abc1234). https://suluh.example/tahapan/masa-tenang/"
    )
    assert sharing.apa(work(reviewed=None)).startswith("Suluh. (t.t.). ")
    assert sharing.bibtex(work(title="50% & {lebih}_a")).splitlines() == [
        "@misc{suluh-tahapan-masa-tenang,",
        "  author = {{Suluh}},",
        r"  title = {{50\% \& \{lebih\}\_a}},",
        "  year = {2026},",
        "  month = nov,",
        "  url = {https://suluh.example/tahapan/masa-tenang/},",
        "  note = {Dicocokkan dengan sumbernya 20 November 2026. Versi 0.1.0+abc1234},",
        "  langid = {indonesian}",
        "}",
    ]


def test_the_version_changes_with_any_byte_of_the_data(tmp_path: Path) -> None:
    shutil.copytree(WORLD, tmp_path / "world")
    first = heads.version(ROOT, check(tmp_path / "world"))
    assert first == heads.version(ROOT, check(WORLD))
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{7}", first)
    table = tmp_path / "world" / "regions" / "wilayah.csv"
    table.write_text(table.read_text("utf-8").replace("Pulau Batu", "Pulau Karst"), "utf-8")
    assert heads.version(ROOT, check(tmp_path / "world")) != first


def test_the_code_on_paper_is_the_one_that_the_standard_draws() -> None:
    drawn = heads.qr(PUBLIC)
    dark = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", drawn)
        for step in range(int(length))
    }
    rows = segno.make_qr(PUBLIC, error="m", mask=3, boost_error=False).matrix
    assert dark == {(x + 4, y + 4) for y, row in enumerate(rows) for x, module in enumerate(row) if module}


def test_a_link_that_leaves_the_site_is_marked_and_others_are_not() -> None:
    html = '<p><a href="../x/">a</a> <a class="k" href="https://b.example/?x=1&amp;y"><em>b</em></a></p>'
    assert mark(html) == (
        '<p><a href="../x/">a</a> <a rel="external noopener" class="k" href="https://b.example/?x=1&amp;y">'
        '<em>b</em><span class="outside"> (situs lain)</span></a></p>'
    )


def test_the_export_of_headers_says_the_same_for_every_host(site: Site) -> None:
    made = {asset.path: asset.content.decode() for asset in assets(site)}
    nginx = made["unduh/nginx-headers.conf"]
    for name, value in re.findall(r"^  ([A-Z][\w-]+): (.*)$", made["_headers"], re.MULTILINE):
        assert f'add_header {name} "{value}" always;' in nginx or f'"{value}";' in nginx
    policy = dict(re.findall(r"([\w-]+-src) ([^;]+)", made["_headers"]))
    assert "unsafe-inline" not in policy["script-src"]
    assert policy["default-src"] == "'none'"


def test_no_path_is_told_two_lifetimes() -> None:
    paths = list(headers.LIFETIMES)
    assert not [(one, other) for one in paths for other in paths if one != other and other.startswith(one)]
