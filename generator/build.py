"""The pipeline from data to pages, each step a line."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from generator import exports, render, rules
from generator.exports.asset import Asset
from generator.load import load
from generator.problems import DataError
from generator.render import Page
from generator.site import Site, link

Make = Callable[[], Page | Asset]


def check(data: Path) -> Site:
    """The joined site of a data folder.

    Raises DataError with everything wrong in the files and the references between them; the
    rules between records are asked only when those are right.
    """
    with _without_collecting_garbage():
        loaded = load(data)
        site, dangling = link(loaded.entries, loaded.broken)
    problems = [*loaded.problems, *dangling] or rules.check(site)
    if problems:
        raise DataError(problems)
    return site


@contextmanager
def _without_collecting_garbage() -> Iterator[None]:
    """A data folder becomes many objects that all stay; looking among them for garbage cost a third of the time."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def build(data: Path) -> list[Make]:
    """What makes each page and download of a data folder, checked before the first is made; raises DataError.

    They can be made in any order and in several processes: each depends on the joined site alone.
    """
    site = check(data)
    page = render.renderer(site)
    return [*(partial(page, draft) for draft in render.drafts(site)), *exports.makes(site)]
