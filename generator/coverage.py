"""How well the data is founded: one line per collection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.catalog import CATALOG
from generator.claims import SourceRef
from generator.load import Entry
from generator.markup import UNCHECKED
from generator.models.sources import INSTRUMENTS, Source
from generator.refs import values
from generator.site import Site

_HEAD = ("koleksi", "rekaman", "fakta bersumber", "sumber primer", "belum dicocokkan", "diperiksa paling lama")


class Coverage(NamedTuple):
    """What stands behind one collection; shares are of its source references, 0 to 1."""

    folder: str
    records: int
    references: int
    primary: float
    unchecked: float
    oldest: str


def coverage(site: Site) -> Iterator[Coverage]:
    """Counts and shares for each collection, in the order of the registry."""
    for collection in CATALOG:
        entries = site.section(collection.folder)
        refs = [ref for entry in entries for ref in _references(entry)]
        yield Coverage(
            collection.folder,
            len(entries),
            len(refs),
            _share([_is_primary(site, ref) for ref in refs]),
            _share([bool(ref.locator and ref.locator.endswith(UNCHECKED)) for ref in refs]),
            min((entry.record.reviewed.isoformat() for entry in entries), default="-"),
        )


def table(site: Site) -> str:
    """The coverage as a table for reading."""
    rows = [_HEAD] + [
        (
            each.folder,
            str(each.records),
            str(each.references),
            f"{each.primary:.0%}",
            f"{each.unchecked:.0%}",
            each.oldest,
        )
        for each in coverage(site)
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _references(entry: Entry) -> list[SourceRef]:
    holders = {id(holder): holder for _, holder, _ in values(entry.record) if isinstance(holder, SourceRef)}
    return list(holders.values())


def _is_primary(site: Site, ref: SourceRef) -> bool:
    record = site[ref.ref].record
    return isinstance(record, Source) and record.kind in INSTRUMENTS


def _share(answers: list[bool]) -> float:
    return sum(answers) / len(answers) if answers else 0.0
