"""Two sites to what changed between them, record by record, by meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.catalog import FOLDERS
from generator.compare import compare
from generator.load import Entry
from generator.models.changes import Change, ChangeKind
from generator.models.questions import Question
from generator.models.stages import Stage
from generator.refs import Ref
from generator.site import Site
from generator.wording import sentences

_LEAVE = frozenset({"reviewed", "former_addresses"})
"""What is told otherwise: as a new look at the sources, as a move."""
_ORDER = frozenset({"number", "asked"})
"""What only orders stages and questions in lists."""


class Difference(NamedTuple):
    """One record that is not what it was: the record as it is, or was when it is gone, and what changed in it."""

    kind: ChangeKind
    entry: Entry
    says: tuple[str, ...] = ()


def diff(old: Site, new: Site) -> list[Difference]:
    """What changed, section by section in the order of display; the change log itself is left out."""
    moved = _moved(old, new)
    before = {to: old[ref] for ref, to in moved.items() if to not in old.entries}
    found = [*_present(old, new, before), *_gone(old, new, moved)]
    places = {folder: place for place, folder in enumerate(FOLDERS)}
    return sorted(found, key=lambda each: (places[each.entry.ref.collection], each.kind.rank, each.entry.slug))


def _moved(old: Site, new: Site) -> dict[Ref, Ref]:
    """Records that are no more, and those that name their addresses as former ones."""
    answering = {address: entry for entry in new.entries.values() for address in entry.record.former_addresses}
    gone = (entry for ref, entry in old.entries.items() if ref not in new.entries)
    return {entry.ref: answering[entry.address].ref for entry in gone if entry.address in answering}


def _present(old: Site, new: Site, before: dict[Ref, Entry]) -> Iterator[Difference]:
    def name(ref: Ref) -> str:
        entry = new.entries.get(ref) or old.entries.get(ref)
        return entry.record.short if entry else str(ref)

    for ref, entry in new.entries.items():
        if isinstance(entry.record, Change):
            continue
        earlier = before.get(ref) or old.entries.get(ref)
        if not earlier:
            yield Difference(ChangeKind.ADDED, entry)
            continue
        leave = _LEAVE | _ORDER if isinstance(entry.record, Stage | Question) else _LEAVE
        changes = compare(earlier.record, entry.record, leave=leave)
        says = tuple(dict.fromkeys(sentences(changes, name)))
        if ref in before:
            yield Difference(ChangeKind.MOVED, entry, (f"Alamatnya dulu {earlier.address}.", *says))
        elif says:
            yield Difference(ChangeKind.CHANGED, entry, says)
        elif earlier.record.reviewed != entry.record.reviewed:
            yield Difference(ChangeKind.CHECKED, entry)


def _gone(old: Site, new: Site, moved: dict[Ref, Ref]) -> Iterator[Difference]:
    for ref, entry in old.entries.items():
        if ref in new.entries or isinstance(entry.record, Change):
            continue
        to = moved.get(ref)
        if not to:
            yield Difference(ChangeKind.REMOVED, entry)
        elif to in old.entries:
            yield Difference(ChangeKind.REMOVED, entry, (f"Digabung ke “{new[to].record.heading}”.",))
