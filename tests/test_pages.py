"""The small world becomes exactly these pages. `python -m tests.test_pages` writes them anew after a wanted change."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.build import build
from generator.exports.asset import Asset
from generator.render import Page
from tests.conftest import WORLD

PAGES = Path(__file__).parent / "pages"


def made_from(data: Path) -> list[Page | Asset]:
    return [make() for make in build(data)]


def test_the_world_becomes_exactly_these_pages() -> None:
    made = {file.path: file.content.decode() for file in made_from(WORLD)}
    kept = {
        path.relative_to(PAGES).as_posix(): path.read_bytes().decode() for path in PAGES.rglob("*") if path.is_file()
    }
    assert made.keys() == kept.keys()
    for path, text in made.items():
        assert text == kept[path], path


def test_the_order_of_pages_is_always_the_same() -> None:
    assert [file.path for file in made_from(WORLD)] == [file.path for file in made_from(WORLD)]


def _keep() -> None:
    shutil.rmtree(PAGES, ignore_errors=True)
    for file in made_from(WORLD):
        target = PAGES / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)


if __name__ == "__main__":
    _keep()
