"""What people and machines read about mistakes: a caret, colour only for a terminal, JSON, annotations."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator import reports
from generator.__main__ import main
from generator.build import check
from generator.problems import Problem
from generator.refs import Ref
from tests.test_problems import prepare

PROBLEM = Problem(
    "data/stages/a,b%.yml",
    3,
    9,
    "period.end",
    "bukan tanggal: 5%",
    "tulis 2024-11-27,\r\nbukan yang lain",
    expected="Hari terakhir.",
    excerpt="    end:\tbesok",
    others=("data/stages/c.yml:1:2: parent",),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_problem_shows_its_line_with_a_caret_under_the_place() -> None:
    assert reports.report([PROBLEM], "text").splitlines() == [
        "data/stages/a,b%.yml:3:9: period.end: bukan tanggal: 5% — tulis 2024-11-27,  bukan yang lain",
        "  3 │     end: besok",
        "    │         ^",
        "  diharapkan: Hari terakhir.",
        "  juga di: data/stages/c.yml:1:2: parent",
        "",
        "1 masalah. Tidak ada yang ditulis.",
    ]


def test_of_a_long_line_the_part_around_the_caret_is_shown() -> None:
    long = Problem("x.yml", 1, 501, "body", "a", "b", excerpt="-" * 500 + "X" + "-" * 500)
    _, line, caret, *_ = reports.report([long], "text").splitlines()
    assert line[caret.index("^")] == "X"
    assert len(line) < 120


def test_nothing_in_a_line_can_act_on_the_terminal() -> None:
    evil = Problem("x.yml", 1, 1, "a", "b\x1b[2J", "c", excerpt="\x1b]0;jahat\x07")
    assert "\x1b" not in reports.report([evil], "text")
    assert "\x07" not in reports.report([evil], "text")


def test_colour_is_for_terminals_whose_owner_wants_it() -> None:
    assert reports.wants_colour(Terminal(), {})
    assert not reports.wants_colour(io.StringIO(), {})
    assert not reports.wants_colour(Terminal(), {"NO_COLOR": "1"})
    assert not reports.wants_colour(Terminal(), {"TERM": "dumb"})
    assert "\033[" in reports.report([PROBLEM], "text", colour=True)
    assert "\033[" not in reports.report([PROBLEM], "text")


def test_an_annotation_cannot_be_broken_by_what_it_says() -> None:
    assert reports.report([PROBLEM], "github", Path("naskah")) == (
        "::error file=naskah/data/stages/a%2Cb%25.yml,line=3,col=9,title=period.end::"
        "bukan tanggal: 5%25 — tulis 2024-11-27,  bukan yang lain"
        "%0Adiharapkan: Hari terakhir.%0Ajuga di: data/stages/c.yml:1:2: parent"
    )


def test_gitlab_is_told_the_line_and_knows_a_problem_again_when_it_moves() -> None:
    (found,) = json.loads(reports.report([PROBLEM], "gitlab", Path("naskah")))
    assert found["location"] == {"path": "naskah/data/stages/a,b%.yml", "lines": {"begin": 3}}
    assert found["description"] == "period.end: bukan tanggal: 5% — tulis 2024-11-27,\r\nbukan yang lain"
    (moved,) = json.loads(reports.report([replace(PROBLEM, line=9)], "gitlab", Path("naskah")))
    assert moved["fingerprint"] == found["fingerprint"]


def test_machines_read_every_part_from_the_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare({"edits": [["stages/pemungutan.yml", "number: 2", "number: dua"]]}, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "problems": [
            {
                "file": "data/stages/pemungutan.yml",
                "line": 5,
                "column": 9,
                "key": "number",
                "message": "bukan nomor urut",
                "hint": "tulis bilangan bulat tanpa nol di depan, misalnya 7",
                "expected": "Nomor urut di dalam kelompoknya menurut waktu; subtahapan sesudah induknya.",
                "excerpt": "number: dua",
                "others": [],
            }
        ]
    }
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=data/stages/pemungutan.yml,line=5,col=9,title=number::")


def test_a_clean_folder_has_no_problems_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prepare({}, tmp_path / "data")
    assert main(["--data", str(tmp_path / "data"), "check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": []}
    assert main(["--data", str(tmp_path / "data"), "check", "--format", "gitlab"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_references_broken_by_one_rename_are_one_problem_that_names_every_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare({}, tmp_path / "data")
    mentions = check(tmp_path / "data").mentions[Ref("institutions", "penjaga-pantai")]
    old = tmp_path / "data" / "institutions" / "penjaga-pantai.yml"
    old.rename(old.with_name("penjaga-pesisir.yml"))
    assert main(["--data", str(tmp_path / "data"), "check"]) == 1
    printed = capsys.readouterr().err
    assert printed.endswith("\n\n1 masalah. Tidak ada yang ditulis.\n")
    assert "python -m generator rename institutions/penjaga-pantai institutions/penjaga-pesisir" in printed
    assert printed.count("juga di: data/") == len(mentions) - 1
