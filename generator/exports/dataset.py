"""Each collection as one JSON file: every record with its id, its address and the keys of its YAML."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain, repeat

from pydantic_core import to_json

from generator.catalog import CATALOG
from generator.exports.asset import FOLDER, Asset, Make
from generator.load import Entry
from generator.site import Site


def assets(site: Site) -> Iterator[Make]:
    """`unduh/<collection>.json`: a list of records in the order of their section, a line each.

    References read `collection/id`, dates `YYYY-MM-DD`; what is not known is absent.
    """
    return (partial(_asset, collection.folder) for collection in CATALOG)


def _asset(folder: str, site: Site) -> Asset:
    # One line a record keeps a change of one record a change of one line.
    lines = [
        b"%b%b" % (between, _record(entry)) for between, entry in zip(_between(), site.section(folder), strict=False)
    ]
    return Asset(f"{FOLDER}/{folder}.json", b"".join([b"[", *lines, b"\n]\n"]), f"data/{folder}")


def _between() -> Iterator[bytes]:
    return chain((b"\n",), repeat(b",\n"))


def _record(entry: Entry) -> bytes:
    head = to_json({"id": entry.slug, "address": entry.address})
    keys = entry.record.model_dump_json(exclude_defaults=True)  # never empty: every record has a title
    return b"%b,%b" % (head[:-1], keys[1:].encode())
