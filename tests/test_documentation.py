"""What the guides show is true: examples are valid records, commands exist, keys are named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import rules
from generator.catalog import CATALOG
from generator.load import load
from generator.site import link
from tests.conftest import ROOT

EXAMPLES = re.findall(
    r"```yaml\n# data/([\w/-]+\.yml)\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL
)


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    for name, text in EXAMPLES:
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(text, "utf-8")
    return tmp_path / "data"


def test_the_guide_shows_every_kind_of_record() -> None:
    assert {name.split("/")[0] for name, _ in EXAMPLES} == {collection.folder for collection in CATALOG}


def test_the_examples_are_records_without_a_mistake(examples: Path) -> None:
    loaded = load(examples)
    site, dangling = link(loaded.entries, loaded.broken)
    assert [*loaded.problems, *dangling] == []
    assert rules.check(site) == []


def test_the_examples_show_every_wanted_key(examples: Path) -> None:
    for collection in CATALOG:
        text = "\n".join(body for name, body in EXAMPLES if name.startswith(collection.folder))
        for key, field in collection.model.model_fields.items():
            assert not field.is_required() or re.search(rf"^{key}:", text, re.MULTILINE), f"{collection.folder}: {key}"


def test_every_make_target_named_in_the_guides_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for guide in ("README.md", "CONTRIBUTING.md", "HACKING.md"):
        named = set(re.findall(r"(?:`|^    )make ([a-z]+)", (ROOT / guide).read_text("utf-8"), re.MULTILINE))
        assert named <= targets, guide


def test_every_file_named_in_the_guides_exists() -> None:
    for guide in ("README.md", "CONTRIBUTING.md", "HACKING.md"):
        for target in re.findall(r"\]\(([\w./-]+)\)", (ROOT / guide).read_text("utf-8")):
            assert (ROOT / target).exists(), f"{guide}: {target}"
