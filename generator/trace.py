"""What a page looked up in the site, and whether a later site would answer otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from generator.site import Site

K = TypeVar("K")
V = TypeVar("V")

Key = tuple[str, Any]
"""One look-up: which mapping of the site, and under what; `EVERYTHING` when it was walked."""
EVERYTHING = "*"


class _Noted(Mapping[K, V]):
    """A mapping that notes each look-up."""

    def __init__(self, name: str, inner: Mapping[K, V], notes: set[Key]) -> None:
        self.name, self.inner, self.notes = name, inner, notes

    def __getitem__(self, key: K) -> V:
        self.notes.add((self.name, key))
        return self.inner[key]

    def __iter__(self) -> Iterator[K]:
        self.notes.add((self.name, EVERYTHING))
        return iter(self.inner)

    def __len__(self) -> int:
        self.notes.add((self.name, EVERYTHING))
        return len(self.inner)


def traced(site: Site) -> tuple[Site, set[Key]]:
    """The same site, and the look-ups that are made in it from now on."""
    notes: set[Key] = set()
    mappings = {field.name: _Noted(field.name, getattr(site, field.name), notes) for field in fields(site)}
    return Site(**mappings), notes


class Difference:
    """Which look-ups of `old` would give something else in `new`; each is compared once."""

    def __init__(self, old: Site, new: Site) -> None:
        self.old, self.new = old, new
        self._known: dict[Key, bool] = {}

    def touches(self, notes: set[Key] | frozenset[Key]) -> bool:
        """Whether a page that made these look-ups would be another page now."""
        return any(map(self._differs, notes))

    def _differs(self, key: Key) -> bool:
        known = self._known.get(key)
        if known is None:
            name, item = key
            old, new = getattr(self.old, name), getattr(self.new, name)
            known = old != new if item == EVERYTHING else old.get(item) != new.get(item)
            self._known[key] = known
        return known
