"""Long work tells a terminal how far it has come, and a log nothing."""

from __future__ import annotations

import logging
import multiprocessing
import operator
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr
from functools import partial
from pathlib import Path

import pytest

from generator import mkdocs_hook, progress
from generator.build import build
from generator.progress import shown, watched
from generator.spread import spread
from tests.conftest import ROOT, WORLD


def written(folder: Path, errors: int) -> str:
    command = [sys.executable, "-m", "generator", "--data", str(WORLD), "write", str(folder)]
    environment = {**os.environ, "TERM": "xterm"}
    result = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True, check=True
    )
    return result.stdout


def shown_on(terminal: int) -> str:
    text = b""
    try:
        while part := os.read(terminal, 4096):
            text += part
    except OSError:  # how Linux says that nobody writes to this terminal any more
        pass
    return text.decode()


def test_a_terminal_shows_how_far_the_work_has_come(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with ThreadPoolExecutor(1) as other:
        seen = other.submit(shown_on, ours)
        said = written(tmp_path / "pages", theirs)
        os.close(theirs)
    count = len(build(WORLD))
    assert "Halaman dan unduhan" in seen.result()
    counts = [int(found) for found in re.findall(rf"(\d+)/{count}\b", seen.result())]
    assert counts
    assert counts == sorted(counts)
    assert "Halaman dan unduhan" not in said


def test_every_percent_is_shown_once() -> None:
    ours, theirs = pty.openpty()
    done = iter(range(1000))
    with ThreadPoolExecutor(1) as other, os.fdopen(theirs, "w") as terminal, redirect_stderr(terminal):
        seen = other.submit(shown_on, ours)
        assert list(shown("Halaman", range(1000), 1000, lambda: next(done))) == list(range(1000))
        terminal.close()
    counts = [int(found) for found in re.findall(r"(\d+)/1000\b", seen.result())]
    assert sorted(set(counts)) == list(range(0, 1000, 10))


def test_a_log_is_told_nothing(tmp_path: Path) -> None:
    with (tmp_path / "log").open("w+") as log:
        written(tmp_path / "pages", log.fileno())
        log.seek(0)
        assert log.read() == ""


def test_who_builds_quietly_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    mkdocs = logging.getLogger("mkdocs")
    before = mkdocs.level
    try:
        seen = []
        for level in (logging.INFO, logging.ERROR):  # as `mkdocs build` and `mkdocs build --quiet` set it
            mkdocs.setLevel(level)
            mkdocs_hook.on_startup("build", False)
            seen.append(watched())
    finally:
        mkdocs.setLevel(before)
        progress.log.setLevel(logging.NOTSET)
    assert seen == [True, False]


def test_every_item_is_worked_on_once() -> None:
    assert sorted(spread(iter, range(1000))) == list(range(1000))


def test_each_process_begins_the_work_once() -> None:
    begun: list[int] = []  # each process has its own

    def work(numbers: Iterable[int]) -> Iterator[int]:
        begun.append(1)
        return (len(begun) for _ in numbers)

    assert set(spread(work, range(1000))) == {1}


@pytest.mark.parametrize(
    ("end", "error", "said"),
    [
        (partial(operator.getitem, (), 0), IndexError, "out of range"),
        (partial(os._exit, 1), OSError, "berhenti sebelum selesai"),
    ],
)
def test_what_ends_another_process_is_raised_in_this_one(
    end: Callable[[], object], error: type[Exception], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    mine, begun = os.getpid(), multiprocessing.get_context("fork").Event()

    def work(numbers: Iterable[int]) -> Iterator[int]:
        for number in numbers:
            if os.getpid() != mine:
                begun.set()
                end()
            begun.wait()
            yield number

    with pytest.raises(error, match=said):
        list(spread(work, range(1000)))
