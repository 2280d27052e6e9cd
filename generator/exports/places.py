"""The list of regions from which a reader picks their own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from generator.exports.asset import FOLDER, Asset, Make
from generator.load import Entry
from generator.models.regions import Region
from generator.refs import Ref
from generator.site import Site

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def assets(site: Site) -> Iterator[Make]:
    """`unduh/daerah.json`: every region as `[title, id, place of its province in this list or -1, other name …]`."""
    yield _asset


def _asset(site: Site) -> Asset:
    regions = sorted(site.each(Region), key=lambda region: region[1].order)
    places = {entry.ref: place for place, (entry, _) in enumerate(regions)}
    rows = ",\n".join(_JSON(_row(entry, record, places)) for entry, record in regions)
    return Asset(f"{FOLDER}/daerah.json", f"[\n{rows}\n]\n".encode(), "data/regions")


def _row(entry: Entry, record: Region, places: Mapping[Ref, int]) -> list[str | int]:
    return [record.title, entry.slug, places[record.parent] if record.parent else -1, *record.aliases]
