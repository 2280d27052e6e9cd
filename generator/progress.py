"""How far long work has come: shown on a terminal, not a word in a log."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

log = logging.getLogger("generator")


def shown(title: str, items: Iterable[T], total: int, done: Callable[[], int]) -> Iterator[T]:
    """The items, and on the terminal how many of a total are `done` whenever another percent is."""
    # Most runs are not watched, and need not wait for rich.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # No thread of its own draws it: a process that forks must not have any.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(title, total=total)
        percent = -1
        for item in items:
            count = min(done(), total)
            if percent != (percent := 100 * count // total):
                bar.update(task, completed=count, refresh=True)
            yield item


def watched() -> bool:
    """Whether anybody sees what is shown, and wants to: who asks for silence does not even want warnings."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and log.isEnabledFor(logging.WARNING)
