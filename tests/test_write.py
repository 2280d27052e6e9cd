"""The door to other builders: a folder of plain Markdown, whole or not at all."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import build
from generator.render import Page
from generator.write import WriteError, write
from tests.conftest import ROOT, WORLD


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_holds_the_pages_and_the_hand_written_files(tmp_path: Path) -> None:
    count = write(build(WORLD), ROOT / "docs", tmp_path / "out")
    made = snapshot(tmp_path / "out")
    assert count == len(made) - 1
    assert made["tahapan/pemungutan.md"].startswith(b'---\ntitle: "Pemungutan suara di dermaga"\n')
    assert made["assets/css/base.css"] == (ROOT / "docs/assets/css/base.css").read_bytes()


def test_the_folder_can_be_written_again_and_drops_what_is_gone(tmp_path: Path) -> None:
    write(build(WORLD), ROOT / "docs", tmp_path / "out")
    write([lambda: Page("a.md", "# A\n", "data")], tmp_path / "no-docs", tmp_path / "out")
    assert set(snapshot(tmp_path / "out")) == {"a.md", ".suluh"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_somebody_elses_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "skripsi.md").write_text("penting")
    with pytest.raises(WriteError, match="bukan tulisan kami"):
        write(build(WORLD), ROOT / "docs", tmp_path / "out")
    assert set(snapshot(tmp_path / "out")) == {"skripsi.md"}


def test_a_file_that_somebody_put_beside_ours_is_not_lost(tmp_path: Path) -> None:
    write(build(WORLD), ROOT / "docs", tmp_path / "out")
    (tmp_path / "out" / "skripsi.md").write_text("penting")
    with pytest.raises(WriteError, match=r"skripsi\.md: berkas ini bukan tulisan kami"):
        write(build(WORLD), ROOT / "docs", tmp_path / "out")
    assert (tmp_path / "out" / "skripsi.md").read_text() == "penting"


def test_the_folder_may_not_stand_among_the_hand_written_pages(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    with pytest.raises(WriteError, match="di luarnya"):
        write([], tmp_path / "docs", tmp_path / "docs" / "out")


def test_another_builder_needs_nothing_of_ours(tmp_path: Path) -> None:
    """Stock MkDocs with the extensions that the pages use, and no theme, hook or template of the project."""
    write(build(WORLD), tmp_path / "no-docs", tmp_path / "docs")
    extensions = "[admonition, attr_list, def_list, footnotes, tables]"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nmarkdown_extensions: {extensions}\n")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Rabu, 9 Maret 2101" in (tmp_path / "site" / "tahapan" / "pemungutan" / "index.html").read_text("utf-8")


def test_a_clash_with_a_hand_written_page_is_an_error_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "docs" / "tahapan").mkdir(parents=True)
    (tmp_path / "docs" / "tahapan" / "pemungutan.md").write_text("# Tangan\n")
    with pytest.raises(WriteError, match=re.escape("juga dibuat dari data/stages/pemungutan.yml")):
        write(
            [lambda: Page("tahapan/pemungutan.md", "# Data\n", "data/stages/pemungutan.yml")],
            tmp_path / "docs",
            tmp_path / "out",
        )
    assert [path.name for path in tmp_path.iterdir()] == ["docs"]


def test_an_unwritable_place_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = subprocess.run(
        [sys.executable, "-m", "generator", "--data", str(WORLD), "write", str(tmp_path / "file" / "out")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr


def test_every_link_between_written_pages_leads_to_a_file(tmp_path: Path) -> None:
    write(build(ROOT / "data"), ROOT / "docs", tmp_path / "out")
    for page in (tmp_path / "out").rglob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).resolve().is_file(), f"{page.name}: {target}"
