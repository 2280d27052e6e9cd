"""Bodies under bodies, from the centre to the polling station."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from generator.load import Entry
from generator.models.institutions import Institution, Kind
from generator.site import Site


class Node(NamedTuple):
    """A body, how close to the voter it works, whether it is the one whose page this is, and what is below it."""

    entry: Entry
    level: str
    here: bool
    children: tuple[Node, ...]


def forest(site: Site) -> dict[Kind, tuple[Node, ...]]:
    """Every body that has others below it and none above, by its kind."""
    roots = [entry for entry in site.section("institutions") if not _parent(site, entry) and site.children(entry)]
    return {kind: tuple(_down(site, root) for root in group) for kind, group in groupby(roots, _kind)}


def branch(site: Site, entry: Entry) -> Node | None:
    """What is above one body, in a single line, and all that is below it; None when it stands alone."""
    node = _down(site, entry, here=True)
    above = _parent(site, entry)
    if not above and not node.children:
        return None
    while above:
        node = Node(above, _level(above), False, (node,))
        above = _parent(site, above)
    return node


def _down(site: Site, entry: Entry, *, here: bool = False) -> Node:
    return Node(entry, _level(entry), here, tuple(_down(site, child) for child in site.children(entry)))


def _parent(site: Site, entry: Entry) -> Entry | None:
    parent = entry.record.parent if isinstance(entry.record, Institution) else None
    return site[parent] if parent else None


def _level(entry: Entry) -> str:
    return entry.record.level.label if isinstance(entry.record, Institution) else ""


def _kind(entry: Entry) -> Kind:
    return entry.record.kind if isinstance(entry.record, Institution) else Kind.OTHER
