"""Each collection as one JSON file: every record with its id, its address and the keys of its YAML."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain, repeat
from typing import Any

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
        b"%b%b" % (between, to_json(_record(entry)))
        for between, entry in zip(_between(), site.section(folder), strict=False)
    ]
    return Asset(f"{FOLDER}/{folder}.json", b"".join([b"[", *lines, b"\n]\n"]), f"data/{folder}")


def _between() -> Iterator[bytes]:
    return chain((b"\n",), repeat(b",\n"))


def _record(entry: Entry) -> dict[str, Any]:
    head = {"id": entry.slug, "address": entry.address}
    return head | entry.record.model_dump(mode="json", exclude_defaults=True)
