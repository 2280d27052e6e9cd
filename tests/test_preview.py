"""Pages kept up to date: after any change the same bytes as a clean build, and little made again."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from generator.build import build
from generator.exports.asset import Asset
from generator.preview import Preview
from generator.problems import DataError
from generator.render import Page
from generator.site import Site
from tests.conftest import WORLD
from tests.edits import edit


def content(file: Page | Asset, site: Site) -> bytes:
    return file.content


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(WORLD, tmp_path / "data"))


def clean(data: Path) -> dict[str, bytes]:
    return {made.path: made.content for made in (make() for make in build(data))}


@pytest.mark.parametrize("seed", range(8))
def test_after_random_edits_the_pages_are_those_of_a_clean_build(data: Path, seed: int) -> None:
    chance = random.Random(seed)
    preview = Preview(data, lambda site: content)
    preview.update()
    right = 0
    for _ in range(12):
        path, before = edit(chance, data)
        try:
            preview.update()
            right += 1
        except DataError:
            path.write_text(before, encoding="utf-8")
            preview.update()
        assert preview.files == clean(data)
    assert right


def test_a_change_makes_only_what_depends_on_it(data: Path) -> None:
    preview = Preview(data, lambda site: content)
    assert preview.update() is None
    question = next((data / "questions").glob("*.yml"))
    question.write_text(question.read_text("utf-8").replace("detail: ", "detail: Kini berbeda. "), encoding="utf-8")
    assert preview.update() == {
        path: preview.files[path] for path in (f"tanya-jawab/{question.stem}.md", "unduh/questions.json")
    }


def test_a_record_that_comes_or_goes_makes_everything_anew(data: Path) -> None:
    preview = Preview(data, lambda site: content)
    preview.update()
    term = next((data / "terms").glob("*.yml"))
    term.with_stem("istilah-lain").write_text(term.read_text("utf-8").replace("title: ", "title: Lain "), "utf-8")
    assert preview.update() is None
    assert preview.files == clean(data)


def test_a_mistake_leaves_the_last_good_pages(data: Path) -> None:
    preview = Preview(data, lambda site: content)
    preview.update()
    before = preview.files
    stage = next((data / "stages").glob("*.yml"))
    text = stage.read_text("utf-8")
    stage.write_text(text + "salah: kunci\n", encoding="utf-8")
    with pytest.raises(DataError, match="salah"):
        preview.update()
    assert preview.files == before
    stage.write_text(text, encoding="utf-8")
    assert preview.update() == {}
