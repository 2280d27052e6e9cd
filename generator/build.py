"""The pipeline from data to pages, each step a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from generator import exports, render, rules
from generator.exports.asset import Asset
from generator.load import load
from generator.problems import DataError
from generator.render import Page
from generator.site import Site, link


def check(data: Path) -> Site:
    """The joined site of a data folder.

    Raises DataError with everything wrong in the files and the references between them; the
    rules between records are asked only when those are right.
    """
    loaded = load(data)
    site, dangling = link(loaded.entries, loaded.broken)
    problems = [*loaded.problems, *dangling] or rules.check(site)
    if problems:
        raise DataError(problems)
    return site


def build(data: Path) -> Iterator[Page | Asset]:
    """Every page and download of a data folder, checked before the first is handed out; raises DataError."""
    site = check(data)
    return chain(render.pages(site), exports.assets(site))
