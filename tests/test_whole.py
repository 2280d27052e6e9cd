"""Nothing lost, nothing half done: killed builds, full disks, odd folders, two runs at once."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from generator import swap
from tests.test_commands import ENVIRONMENT, project, run


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = project(tmp_path / "p")
    assert run(made, "mkdocs", "build", "--strict", "--quiet").returncode == 0
    return made


def begin(folder: Path, prepare: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    return subprocess.Popen(
        command,
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=prepare,
    )


def printed_by(build: subprocess.Popen[str]) -> str:
    printed, _ = build.communicate()
    return printed


def litter(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".site-")]


def test_a_build_killed_at_any_moment_leaves_the_last_good_site(folder: Path) -> None:
    before = snapshot(folder / "site")
    for moment in range(6):
        build = begin(folder)
        while build.poll() is None and not litter(folder):
            Event().wait(0.01)
        Event().wait(0.15 * moment)
        build.kill()
        printed_by(build)
        assert snapshot(folder / "site") == before
    assert run(folder, "mkdocs", "build", "--strict", "--quiet").returncode == 0
    assert litter(folder) == []


def test_a_full_disk_is_one_clear_line_and_costs_no_site(folder: Path) -> None:
    before = snapshot(folder / "site")

    def almost_full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))

    build = begin(folder, almost_full)
    printed = printed_by(build)
    assert build.returncode != 0
    assert "periksa ruang dan izinnya" in printed
    assert "Traceback" not in printed
    assert snapshot(folder / "site") == before
    assert litter(folder) == []


@pytest.mark.parametrize("target", ["/proc/suluh/site", "mkdocs.yml/site"])
def test_a_folder_that_cannot_be_written_is_one_clear_line(folder: Path, target: str) -> None:
    result = run(folder, "mkdocs", "build", "--strict", "--quiet", "--site-dir", target)
    printed = (result.stdout + result.stderr).strip()
    assert result.returncode != 0
    assert "periksa ruang dan izinnya" in printed
    assert len(printed.splitlines()) == 1


def test_a_site_that_mkdocs_refuses_does_not_replace_the_good_one(folder: Path) -> None:
    before = snapshot(folder / "site")
    (folder / "docs" / "tentang.md").write_text("# Tentang\n\n[putus](tidak-ada.md)\n\n## Perbaikan {: #perbaikan }\n")
    assert run(folder, "mkdocs", "build", "--strict").returncode != 0
    assert snapshot(folder / "site") == before
    assert litter(folder) == []


def test_two_builds_at_once_do_not_corrupt_each_other(folder: Path) -> None:
    before = snapshot(folder / "site")
    builds = [begin(folder), begin(folder)]
    for build in builds:
        printed = printed_by(build)
        assert build.returncode == 0, printed
    assert snapshot(folder / "site") == before
    assert litter(folder) == []


def test_a_port_in_use_is_one_clear_line(folder: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run(folder, "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}")
    printed = result.stdout + result.stderr
    assert result.returncode != 0
    assert f"127.0.0.1:{port}" in printed
    assert "Traceback" not in printed


def test_folders_are_exchanged_where_the_system_can_and_renamed_where_it_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for able in (True, False):
        if not able:
            monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
        (tmp_path / "site").mkdir(exist_ok=True)
        new = swap.aside(tmp_path / "site")
        (new / "neu").write_text(str(able))
        swap.replace(tmp_path / "site", new)
        assert snapshot(tmp_path / "site") == {"neu": str(able).encode()}
        assert os.listdir(tmp_path) == ["site"]
