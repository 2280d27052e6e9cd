"""New records come with everything but their facts, and a record can be looked at from the command line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator import places
from generator.__main__ import main
from generator.build import check
from generator.catalog import CATALOG, FOLDERS, Collection
from generator.documents import OPEN, undotted
from generator.problems import DataError, Problem
from generator.schema import schema
from tests.conftest import WORLD

FACTS = {
    "Plain": "Kata",
    "Verbatim": "Kata-kata.",
    "Text": "Satu kalimat.",
    "Prose": "Satu kalimat.",
    "Day": "2101-03-10",
    "Number": "9",
    "ElectionId": "pemilihan-nakhoda",
    "StageId": "pemungutan",
    "InstitutionId": "panitia-suara",
    "ThemeId": "gotong-royong",
    "EventId": "rapat-dermaga",
    "SourceId": "piagam-pulau",
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(WORLD, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def problems(data: Path) -> tuple[Problem, ...]:
    with pytest.raises(DataError) as caught:
        check(data)
    return caught.value.problems


def a_fact(collection: Collection, key: str) -> str:
    """A value that the key at a place of the model can hold."""
    made: dict[str, Any] = schema(collection)
    kind, kinds = made, made["$defs"]
    for step in undotted(key):
        kind = kind["items"] if isinstance(step, int) else kind["properties"][step]
        name = kind.get("$ref", "").rpartition("/")[2]
        kind = kinds.get(name, kind)
        while "anyOf" in kind:
            name = kind["anyOf"][0]["$ref"].rpartition("/")[2]
            kind = kinds[name]
    return str(kind["enum"][-1]) if "enum" in kind else FACTS[name]


@pytest.mark.parametrize("collection", CATALOG, ids=lambda collection: collection.folder)
def test_of_a_new_record_only_the_open_facts_are_wrong_and_filled_in_it_is_right(
    collection: Collection, data: Path
) -> None:
    assert main(["new", collection.folder, "baru"]) == 0
    path = data / collection.folder / "baru.yml"
    text = path.read_text("utf-8")
    found = problems(data)
    assert {problem.message for problem in found} == {"fakta ini belum diisi"}
    lines = [number for number, line in enumerate(text.splitlines(), 1) if OPEN in line.partition("#")[0]]
    assert [problem.line for problem in found] == lines

    for problem in found:
        fact = a_fact(collection, problem.key)
        if collection.folder == "regions":
            fact = {"code": "35", "level": "provinsi", "time_zone": "wib"}.get(problem.key, fact)
        if problem.key == "consulted":
            fact = "naskah"
        node = places.spot(path.read_bytes(), undotted(problem.key))
        assert node
        start, end = node.value.start_mark.index, node.value.end_mark.index
        now = path.read_text("utf-8")
        path.write_text(now[:start] + fact + now[end:], "utf-8")
    if collection.folder == "sources":
        assert [problem.message for problem in problems(data)] == ["sumber ini tidak dirujuk rekaman mana pun"]
    else:
        check(data)


@pytest.mark.parametrize("collection", CATALOG, ids=lambda collection: collection.folder)
def test_every_other_key_stands_ready_as_a_comment(collection: Collection, data: Path) -> None:
    assert main(["new", collection.folder, "baru"]) == 0
    path = data / collection.folder / "baru.yml"
    head, *lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(re.sub(r"^( *)# ", r"\1", line) for line in lines[1:]), "utf-8")
    assert {problem.message for problem in problems(data)} == {"fakta ini belum diisi"}
    for key in collection.model.model_fields:
        assert re.search(rf"^{key}:", path.read_text("utf-8"), re.MULTILINE), key
    assert f"data/{collection.folder}/baru.yml" in head


@pytest.mark.parametrize("word", ["stage", "stages", "Stage", "tahapan"])
def test_the_kind_may_be_named_in_several_ways(word: str, data: Path) -> None:
    assert main(["new", word, "masa-tenang-ii"]) == 0
    assert (data / "stages" / "masa-tenang-ii.yml").is_file()


def test_what_a_table_gives_need_not_be_filled_in(data: Path) -> None:
    assert main(["new", "region", "kota-administrasi-karang"]) == 0
    assert [problem.key for problem in problems(data)] == ["special"]


@pytest.mark.parametrize(
    ("kind", "slug", "reason"),
    [
        ("stagse", "x", "maksud Anda `stages`?"),
        ("stage", "Masa Tenang", "bukan id yang sah"),
        ("stage", "index", "bukan id yang sah"),
        ("stage", "../x", "bukan id yang sah"),
        ("stage", "pemungutan", "rekaman ini sudah ada"),
    ],
)
def test_nothing_is_written_over_or_elsewhere(
    kind: str, slug: str, reason: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in data.parent.rglob("*") if path.is_file()}
    assert main(["new", kind, slug]) == 1
    assert reason in capsys.readouterr().err
    assert {path: path.read_bytes() for path in data.parent.rglob("*") if path.is_file()} == before


def test_a_record_is_shown_with_its_facts_what_follows_and_who_refers_to_it(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "data/institutions/penjaga-pantai.yml"]) == 0
    shown = capsys.readouterr().out
    assert "berkas   data/institutions/penjaga-pantai.yml" in shown
    assert "alamat   /lembaga/penjaga-pantai/" in shown
    assert "  level: tps (Tempat pemungutan suara (TPS))" in shown
    assert "  parent: institutions/panitia-suara → PSP, /lembaga/panitia-suara/" in shown
    assert "  names: Penjaga Pantai" in shown
    assert shown.index("  Tahapan:\n    stages/pemungutan  duties[2].institution\n") < shown.index("  Lembaga:\n")
    assert "    stages/pemungutan  warnings[1].report_to\n" in shown


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_record_can_be_shown(folder: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for entry in check(data).section(folder):
        assert main(["show", str(entry.ref)]) == 0
        assert entry.address in capsys.readouterr().out


def test_mistakes_elsewhere_do_not_hide_a_record_but_its_own_are_told(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = data / "stages" / "pemungutan.yml"
    stage.write_text(stage.read_text("utf-8").replace("number: 2", "number: dua"), "utf-8")
    assert main(["show", "stages/penghitungan"]) == 0
    assert "parent: stages/pemungutan (tidak ada)" in capsys.readouterr().out
    assert main(["show", "stages/pemungutan"]) == 1
    assert "bukan nomor urut" in capsys.readouterr().err
    assert main(["show", "stages/pemungutn"]) == 1
