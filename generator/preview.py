"""A data folder kept as finished files: after a change, only what depends on it is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from generator.build import Make, check, makes
from generator.exports.asset import Asset
from generator.load import Memory
from generator.refs import Ref
from generator.render import Page
from generator.site import Site
from generator.spread import spread
from generator.trace import Difference, Key, traced

T = TypeVar("T")

Finish = Callable[[Page | Asset, Site], T]
"""What makes of a file what is kept; what it looks up in the site, the file depends on too."""


class _Made(NamedTuple, Generic[T]):
    file: Page | Asset
    finished: T
    notes: frozenset[Key]


class Preview(Generic[T]):
    """The finished files of a data folder by path, brought up to date by `update`.

    `begin` gives what finishes the pages and downloads of a site, once in every process that shares the work.
    """

    def __init__(self, data: Path, begin: Callable[[Site], Finish[T]]) -> None:
        self.data = data
        self.begin = begin
        self.site: Site | None = None
        self._memory = Memory()
        self._records: list[tuple[Ref, str, tuple[str, ...]]] = []
        self._makes: list[Make] = []
        self._made: list[_Made[T]] = []

    @property
    def files(self) -> dict[str, T]:
        """Every finished file by its path."""
        return {made.file.path: made.finished for made in self._made}

    def update(self) -> dict[str, T] | None:
        """The finished files that are not as they were; None when records came, went or moved and all are new.

        Raises DataError and leaves everything as it was when the data has problems.
        """
        site = check(self.data, self._memory)
        records = [(ref, entry.document.file, entry.record.former_addresses) for ref, entry in site.entries.items()]
        old, self.site = self.site, site
        if old is None or records != self._records:
            self._records, self._makes = records, list(makes(site))
            self._made = self._make(site, range(len(self._makes)))
            return None
        difference = Difference(old, site)
        touched = [index for index, made in enumerate(self._made) if difference.touches(made.notes)]
        changed: dict[str, T] = {}
        for index, made in zip(touched, self._make(site, touched), strict=True):
            if made[:2] != self._made[index][:2]:
                changed[made.file.path] = made.finished
            self._made[index] = made
        return changed

    def _make(self, site: Site, indices: Sequence[int]) -> list[_Made[T]]:
        made = dict(spread(partial(_share, site, self._makes, self.begin), indices, "Halaman dan unduhan"))
        return [made[index] for index in indices]


def _share(
    site: Site, makes: Sequence[Make], begin: Callable[[Site], Finish[T]], indices: Iterable[int]
) -> Iterator[tuple[int, _Made[T]]]:
    finish = begin(site)
    return ((index, _one(site, makes[index], finish)) for index in indices)


def _one(site: Site, make: Make, finish: Finish[T]) -> _Made[T]:
    seen, notes = traced(site)
    file = make(seen)
    return _Made(file, finish(file, seen), frozenset(notes))
