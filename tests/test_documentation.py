"""What the guides show is true: examples are valid records, commands exist, keys are named."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import rules
from generator.__main__ import main
from generator.catalog import CATALOG
from generator.link import link
from generator.load import load
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
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for guide in ("README.md", "CONTRIBUTING.md", "HACKING.md"):
        named = set(re.findall(r"(?:`|^    )make ([a-z-]+)", (ROOT / guide).read_text("utf-8"), re.MULTILINE))
        assert named <= targets, guide


def test_every_file_named_in_the_guides_exists() -> None:
    for guide in ("README.md", "CONTRIBUTING.md", "HACKING.md"):
        for target in re.findall(r"\]\(([\w./-]+)\)", (ROOT / guide).read_text("utf-8")):
            assert (ROOT / target).exists(), f"{guide}: {target}"


BEGINNING = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## Yang kami pegang")[0]
SHOWN = re.findall(r"^ {7}(\S.*)$", BEGINNING, re.MULTILINE)


def test_the_way_from_a_wrong_date_to_a_change_is_followed_literally(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, right, refusal = SHOWN
    path = "data/stages/kampanye.yml"
    assert path in BEGINNING
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    text = Path(path).read_text("utf-8")
    assert text.count(f"  {wrong}\n") == 1
    assert text.splitlines()[-1].startswith("reviewed: ")
    Path(path).write_text(text.replace(wrong, right), "utf-8")
    assert main(["check"]) == 0, capsys.readouterr().err
    assert capsys.readouterr().out.endswith("tidak ada masalah.\n")
    Path(path).write_text(text.replace(wrong, "end: 2024-11-31"), "utf-8")
    assert main(["check", "--format", "github"]) == 1
    line = text.splitlines().index(f"  {wrong}") + 1
    printed = capsys.readouterr().out
    assert printed.startswith(f"::error file={path},line={line},col=8,title=period.end::{refusal}")


def test_the_buttons_that_the_way_begins_with_are_on_the_page() -> None:
    footer = (ROOT / "overrides" / "partials" / "provenance.html").read_text("utf-8")
    for words in ("Usulkan perbaikan", "cara melaporkannya"):
        assert words in BEGINNING
        assert words in footer
    workflow = (ROOT / ".github" / "workflows" / "site.yml").read_text("utf-8")
    assert "name: Situs\n" in workflow
    assert "name: pratinjau-situs\n" in workflow
