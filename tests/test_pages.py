"""The small world becomes exactly these pages. `python tests/test_pages.py` writes them anew after a wanted change."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.build import build
from tests.conftest import WORLD

PAGES = Path(__file__).parent / "pages"


def test_the_world_becomes_exactly_these_pages() -> None:
    made = {file.path: file.content.decode() for file in build(WORLD)}
    kept = {path.relative_to(PAGES).as_posix(): path.read_bytes().decode() for path in PAGES.rglob("*.*")}
    assert made.keys() == kept.keys()
    for path, text in made.items():
        assert text == kept[path], path


def test_the_order_of_pages_is_always_the_same() -> None:
    assert [page.path for page in build(WORLD)] == [page.path for page in build(WORLD)]


def _keep() -> None:
    shutil.rmtree(PAGES, ignore_errors=True)
    for file in build(WORLD):
        target = PAGES / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)


if __name__ == "__main__":
    _keep()
