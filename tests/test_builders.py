"""Suluh without MkDocs: what HACKING.md says to do, done; and what another builder makes of the same pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PUBLIC, ROOT, copy_world
from tests.outline import Outline, outlines

STEPS = re.search(
    r"^## If MkDocs goes away$.*?((?:^ {8}[^\n]+\n)+)",
    (ROOT / "HACKING.md").read_text("utf-8"),
    re.DOTALL | re.MULTILINE,
)
FRAME = frozenset({"place", "actions", "provenance"})
"""What our frame puts around the text of a page."""
OTHERWISE = frozenset({"/404.html", "/cari/", "/lapor/", "/"})
"""Pages whose text our own templates complete, as HACKING.md says; all others are the same."""
REDIRECTS = frozenset({"/lembaga/jaga-pantai/"})
"""Pages without a frame, which any builder copies as they are."""


@pytest.fixture(scope="module")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world built by the steps in HACKING.md, as they stand there."""
    assert STEPS
    project = copy_world(tmp_path_factory.mktemp("without-mkdocs") / "project")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["sh", "-ec", STEPS[1]]
    result = subprocess.run(
        command, cwd=project, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "No issues found" in result.stdout + result.stderr
    return project / ".cache" / "zensical" / "site"


@pytest.fixture(scope="module")
def theirs(zensical: Path) -> dict[str, Outline]:
    return outlines(zensical, PUBLIC, "article")


@pytest.fixture(scope="module")
def ours(small: Path) -> dict[str, Outline]:
    return outlines(small, PUBLIC, "main", FRAME)


def test_another_builder_gives_every_page_the_same_address(
    ours: dict[str, Outline], theirs: dict[str, Outline]
) -> None:
    assert theirs.keys() == ours.keys()


def test_another_builder_gives_every_page_the_same_title_headings_and_links(
    ours: dict[str, Outline], theirs: dict[str, Outline]
) -> None:
    for address in ours.keys() - OTHERWISE - REDIRECTS:
        assert theirs[address] == ours[address], address


def test_only_what_our_own_templates_add_is_missing(ours: dict[str, Outline], theirs: dict[str, Outline]) -> None:
    lost = {
        address: (
            sorted(set(ours[address].headings) - set(theirs[address].headings)),
            sorted(set(ours[address].links) - set(theirs[address].links)),
        )
        for address in OTHERWISE - {"/404.html", "/cari/"}  # nothing in them comes from a page of Markdown
    }
    assert lost == {
        "/": ([("daerah", "Daerah Anda")], []),
        "/lapor/": ([("kirim", "Mengirim laporan")], ["https://wa.me/", "mailto:"]),
    }
    for address in OTHERWISE - {"/404.html"}:
        assert set(theirs[address].headings) <= set(ours[address].headings), address
        assert set(theirs[address].links) <= set(ours[address].links), address


def test_only_the_search_and_the_map_have_other_files(small: Path, zensical: Path) -> None:
    def files(site: Path) -> set[str]:
        names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        return {name for name in names if not name.startswith(("assets/", "pagefind/"))}

    assert files(small) - files(zensical) == {"sitemap.xml.gz"}
    assert files(zensical) - files(small) == {"search.json"}


def test_downloads_and_redirects_are_the_same_bytes(small: Path, zensical: Path) -> None:
    same = [*(small / "unduh").rglob("*"), small / "_headers", small / "_redirects", *small.glob("lembaga/jaga-*/*")]
    for path in same:
        assert path.is_dir() or path.read_bytes() == (zensical / path.relative_to(small)).read_bytes(), path
