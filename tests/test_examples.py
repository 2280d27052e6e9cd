"""The worked examples in HACKING.md, applied to a copy of the project as they stand there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, WORLD, build_site

EXAMPLES = re.findall(r"^```diff\n(.*?)^```$", (ROOT / "HACKING.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
PROMISES = ("test_house.py", "test_pages.py", "test_documentation.py", "test_answers.py")
"""What a change of a model, a template, a kind or an output must keep."""
SPARED = shutil.ignore_patterns(".venv", ".git", ".cache", ".*_cache", "__pycache__", "site", "dist", "node_modules")


def run(project: Path, *command: str, given: str = "") -> str:
    result = subprocess.run(command, cwd=project, input=given, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project after every example, and after the two commands that follow a change."""
    project = Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("examples") / "project", ignore=SPARED))
    for example in EXAMPLES:
        run(project, "git", "apply", "--recount", "-", given=example)
    run(project, sys.executable, "-m", "generator", "schema")
    run(project, sys.executable, "-m", "tests.test_pages")
    return project


def test_there_is_one_example_for_a_field_a_kind_and_an_output() -> None:
    assert [re.findall(r"^\+\+\+ b/(\S+)", example, re.MULTILINE)[0] for example in EXAMPLES] == [
        "generator/models/institutions.py",
        "generator/models/forms.py",
        "generator/exports/answers.py",
    ]


def test_the_examples_keep_every_promise_of_the_house(changed: Path) -> None:
    run(changed, sys.executable, "-m", "ruff", "check")
    run(changed, sys.executable, "-m", "ruff", "format", "--check")
    run(changed, sys.executable, "-m", "mypy")
    promises = [f"tests/{name}" for name in PROMISES]
    run(changed, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *promises)


def test_the_examples_are_in_the_site(changed: Path, tmp_path: Path) -> None:
    shutil.rmtree(changed / "data")
    shutil.copytree(changed / WORLD.relative_to(ROOT), changed / "data")
    (changed / "docs" / "tentang.md").write_text("# Tentang {: #judul }\n\n## Perbaikan {: #perbaikan }\n")
    build_site(changed, tmp_path / "site")
    museum = (tmp_path / "site" / "lembaga" / "museum-dermaga" / "index.html").read_text("utf-8")
    assert "<dt>Telepon</dt>\n<dd>(0911) 000-000</dd>" in museum
    form = (tmp_path / "site" / "formulir" / "c-dermaga" / "index.html").read_text("utf-8")
    assert "Mencatat jumlah suara." in form
    assert 'href="../formulir/"' in (tmp_path / "site" / "lembaga" / "index.html").read_text("utf-8")
    assert (tmp_path / "site" / "unduh" / "tanya-jawab.csv").is_file()
