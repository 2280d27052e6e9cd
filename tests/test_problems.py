"""Files in, problems out: one case per thing a maintainer can get wrong.

A case is the small world with `files` (whole texts), `edits` (path, words, new words), `bytes`
(base64) or `sizes` (that many bytes) put into it, and the problems that it must then have,
word for word.
"""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.__main__ import main
from generator.build import check
from generator.problems import DataError
from tests.conftest import WORLD

CASES = sorted((Path(__file__).parent / "problems").glob("*.yml"))


def prepare(case: dict[str, Any], data: Path) -> None:
    shutil.copytree(WORLD, data)
    for name, text in case.get("files", {}).items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text, "utf-8")
    for name, old, new in case.get("edits", []):
        text = (data / name).read_text("utf-8")
        assert old in text, f"{name} has no {old!r}"
        (data / name).write_text(text.replace(old, new, 1), "utf-8")
    for name, encoded in case.get("bytes", {}).items():
        (data / name).write_bytes(base64.b64decode(encoded))
    for name, size in case.get("sizes", {}).items():
        (data / name).write_bytes(b"x" * size)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_is_named_with_its_place_and_remedy(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    prepare(case, tmp_path / "data")
    with pytest.raises(DataError) as caught:
        check(tmp_path / "data")
    assert str(caught.value).splitlines() == case["problems"]


def test_the_command_prints_the_problems_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = {"edits": [["stages/pemungutan.yml", "number: 2", "number: dua\ntidak-ada: x"]]}
    prepare(case, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert main(["write", "keluar"]) == 1
    known = (
        "title, summary, reviewed, aliases, former_addresses, see_also, notes, sources, election, phase, number, "
        "parent, period, duties, no_duty, steps, body, citizens, papers, warnings, legal_basis, themes"
    )
    assert capsys.readouterr().err.splitlines() == [
        "data/stages/pemungutan.yml:5:9: number: bukan nomor urut — "
        "tulis bilangan bulat tanpa nol di depan, misalnya 7",
        "  5 │ number: dua",
        "    │         ^",
        "  diharapkan: Nomor urut di dalam kelompoknya menurut waktu; subtahapan sesudah induknya.",
        "",
        f"data/stages/pemungutan.yml:6:1: tidak-ada: kunci ini tidak dikenal — pilih salah satu: {known}",
        "  6 │ tidak-ada: x",
        "    │ ^",
        "",
        "2 masalah. Tidak ada yang ditulis.",
    ]
    assert not (tmp_path / "keluar").exists()
