"""How well the data is founded: one line per collection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.catalog import CATALOG
from generator.claims import SourceRef
from generator.fields import Prose
from generator.load import Entry
from generator.markup import UNCHECKED
from generator.models.sources import INSTRUMENTS, Source
from generator.refs import Ref, values
from generator.reliance import cited
from generator.site import Site

_HEAD = ("koleksi", "rekaman", "fakta", "bersumber primer", "belum dicocokkan", "diperiksa paling lama")


class Coverage(NamedTuple):
    """What stands behind one collection; shares are of its claims, 0 to 1."""

    folder: str
    records: int
    claims: int
    primary: float
    unchecked: float
    oldest: str


def coverage(site: Site) -> Iterator[Coverage]:
    """Counts and shares for each collection, in the order of the registry."""
    for collection in CATALOG:
        entries = site.section(collection.folder)
        claims = [evidence for entry in entries for evidence in _claims(entry)]
        yield Coverage(
            collection.folder,
            len(entries),
            len(claims),
            _share([any(_is_primary(site, source) for source, _ in evidence) for evidence in claims]),
            _share([any(place.endswith(UNCHECKED) for _, place in evidence) for evidence in claims]),
            min((entry.record.reviewed.isoformat() for entry in entries), default="-"),
        )


def table(site: Site) -> str:
    """The coverage as a table for reading."""
    rows = [_HEAD] + [
        (
            each.folder,
            str(each.records),
            str(each.claims),
            f"{each.primary:.0%}",
            f"{each.unchecked:.0%}",
            each.oldest,
        )
        for each in coverage(site)
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _claims(entry: Entry) -> list[list[tuple[Ref, str]]]:
    # The sources and places behind each claim: a sentence of prose that cites, or a value with sources of its own.
    claims: dict[object, list[tuple[Ref, str]]] = defaultdict(list)
    for path, holder, value in values(entry.record):
        if isinstance(holder, SourceRef) and isinstance(value, Ref):
            claims[path[: -2 if path[-2] == "source" else -3]].append((value, holder.locator or ""))
        elif isinstance(value, Prose):
            for source, place, said in cited(value):
                claims[path, said].append((Ref("sources", source), place or ""))
    return list(claims.values())


def _is_primary(site: Site, source: Ref) -> bool:
    record = site[source].record
    return isinstance(record, Source) and record.kind in INSTRUMENTS


def _share(answers: list[bool]) -> float:
    return sum(answers) / len(answers) if answers else 0.0
