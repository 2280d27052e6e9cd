"""What the tests share: the small world, the built site, a server for it, a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from generator.build import check
from generator.site import Site
from tests.chromium import QUIET, executable
from tests.server import serving

ROOT = Path(__file__).parent.parent
WORLD = ROOT / "tests" / "world"


@pytest.fixture(scope="session")
def site() -> Site:
    """The real data, joined."""
    return check(ROOT / "data")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of this run of the tests have in common."""
    mine = tmp_path_factory.getbasetemp()
    return mine if worker_id == "master" else mine.parent


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The real site, built by the command that every MkDocs user knows: once, whichever process needs it first."""
    folder = shared / "built"
    with FileLock(shared / "built.lock"):
        if not folder.exists():
            build_site(ROOT, folder)
    return folder


def build_site(project: Path, folder: Path, **environment: str) -> None:
    """Run `mkdocs build --strict` in a project, or fail with what it printed."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def copy_project(target: Path, *, data: Path = ROOT / "data") -> Path:
    """A copy of what the site is built from, to be changed by a test."""
    for name in ("deploy", "docs", "generator", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(data, target / "data")
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, target)
    return target


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served."""
    with serving(built) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        yield running
        running.close()


PUBLIC = "https://suluh.example/"


def copy_world(target: Path) -> Path:
    """A project whose data is the small world, and whose hand-written pages fit it."""
    project = copy_project(target, data=WORLD)
    (project / "docs" / "tentang.md").write_text("# Tentang {: #judul }\n\n## Perbaikan {: #perbaikan }\n")
    return project


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world as a site with a public address."""
    folder = tmp_path_factory.mktemp("small")
    build_site(copy_world(folder / "project"), folder / "site", SULUH_SITE_URL=PUBLIC)
    return folder / "site"
