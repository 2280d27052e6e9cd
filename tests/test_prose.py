"""The language of the records: what is named as a stumbling block, and that each exception is needed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import prose, spelling
from generator.__main__ import main
from generator.build import check
from generator.prose import problems, sentences
from generator.site import Site
from tests.conftest import WORLD

LONG = " ".join(["Kata", *["kata"] * 30])


def said(folder: Path, summary: str) -> list[str]:
    """What is said of the small world when one record's summary reads like this, by line and message."""
    shutil.copytree(WORLD, folder / "data")
    path = folder / "data" / "themes" / "gotong-royong.yml"
    lines = path.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("summary:"))
    lines[at : at + 1] = ["summary: |-", *(f"  {line}" for line in summary.splitlines())]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    found = problems(check(folder / "data"))
    return [
        f"{problem.line - at}:{problem.column}: {problem.message}"
        for problem in found
        if problem.file.endswith("gotong-royong.yml") and problem.key == "summary"
    ]


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Warga datang pagi.", []),
        (f"Warga datang.\n{LONG}.", ["3:3: kalimat ini 31 kata: “Kata kata kata …”"]),
        (f"Katanya “{LONG}”.", []),
        ("Satu. Dua. Tiga. Empat. Lima.", ["1:10: ringkasan ini 5 kalimat"]),
        ("Kata XQZ datang.", ["2:8: singkatan `XQZ` tidak dijelaskan di mana pun"]),
        ("Xilofon Qanun Zaman (XQZ) datang.", []),
        ("Menurut PSP dan Bab XIV.", []),
        ("Warga menyelenggrakan rapat.", ["2:9: kata `menyelenggrakan` tidak ada di kamus"]),
        ("Katanya “menyelenggrakan” rapat.", []),
        ("Judulnya di Pulau Batu.", []),
    ],
)
def test_a_stumbling_block_is_named_with_its_place(tmp_path: Path, summary: str, expected: list[str]) -> None:
    assert said(tmp_path, summary) == expected


def test_a_full_stop_that_shortens_a_word_ends_no_sentence() -> None:
    text = "Menurut Pj. Gubernur dan No. 5. Lalu pulang."
    assert sentences(text) == ["Menurut Pj. Gubernur dan No. 5.", "Lalu pulang."]


def test_the_language_of_every_record_is_in_order(site: Site) -> None:
    assert problems(site) == []


def test_every_accepted_word_is_used_and_unknown_to_the_dictionary(site: Site) -> None:
    accepted = spelling.accepted("spelling")
    assert all(reason for reason in accepted.values())
    assert spelling.misspelled(accepted) == set(accepted), "the dictionary knows these"
    text = {word.casefold() for entry in site.entries.values() for word in prose.words(site, entry)}
    assert [word for word in accepted if word.casefold() not in text] == []


def test_every_accepted_acronym_is_used(site: Site) -> None:
    text = {word for entry in site.entries.values() for word in prose.words(site, entry)}
    assert [word for word in spelling.accepted("acronyms") if word not in text] == []


def test_a_missing_dictionary_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["--data", str(WORLD), "prose"]) == 1
    line = "kamus ejaan tidak ada — pasang paketnya: apt-get install hunspell hunspell-id\n"
    assert capsys.readouterr() == ("", line)
