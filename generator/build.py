"""The pipeline from data to pages, each step a line."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from generator import addresses, exports, render, rules
from generator.exports.asset import Asset
from generator.link import link
from generator.load import Memory, load
from generator.problems import DataError, Problem
from generator.render import Page
from generator.site import Site

Make = Callable[[Site], Page | Asset]
"""What makes one page or download of a joined site; any order and any process will do."""

Ready = Callable[[], Page | Asset]
"""A `Make` with its site."""


def check(data: Path, memory: Memory | None = None) -> Site:
    """The joined site of a data folder; with a memory, only files that changed since are read.

    Raises DataError with everything wrong in the files and the references between them; the
    rules between records, and what was once published, are asked only when those are right.
    """
    with without_collecting_garbage():
        loaded = load(data, memory)
        site, dangling = link(loaded.entries, loaded.broken)
    problems = [*loaded.problems, *dangling] or [*rules.check(site), *_lost(data, site)]
    if problems:
        raise DataError(problems)
    return site


def _lost(data: Path, site: Site) -> Iterator[Problem]:
    if addresses.kept(data):  # most data folders of tests and benchmarks have no past
        yield from addresses.lost(data, addresses.of_site(site), of_data=True)


@contextmanager
def without_collecting_garbage() -> Iterator[None]:
    """A data folder becomes many objects that all stay; looking among them for garbage cost a third of the time.

    It cost a tenth of the time of making pages, which leave next to none.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def build(data: Path) -> list[Ready]:
    """What makes each page and download of a data folder, checked before the first is made; raises DataError."""
    site = check(data)
    return [partial(make, site) for make in makes(site)]


def makes(site: Site) -> Iterator[Make]:
    """What makes each page and download of this site, or of a later one with the same records, in order.

    Downloads come first: what several are made of is then read by one process only.
    """
    yield from exports.makes(site)
    page = render.renderer()
    yield from (partial(page, draft) for draft in render.drafts(site))
