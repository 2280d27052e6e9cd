"""Each collection as one JSON file: every record with its id, its address and the keys of its YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.catalog import CATALOG
from generator.exports.asset import FOLDER, Asset, Make
from generator.load import Entry
from generator.site import Site


def assets(site: Site) -> Iterator[Make]:
    """`unduh/<collection>.json`: a list of records in the order of their section.

    References read `collection/id`, dates `YYYY-MM-DD`; what is not known is absent.
    """
    return (partial(_asset, site, collection.folder) for collection in CATALOG)


def _asset(site: Site, folder: str) -> Asset:
    text = json.dumps([_record(entry) for entry in site.section(folder)], ensure_ascii=False, indent=1)
    return Asset(f"{FOLDER}/{folder}.json", f"{text}\n".encode(), f"data/{folder}")


def _record(entry: Entry) -> dict[str, Any]:
    head = {"id": entry.slug, "address": entry.address}
    return head | entry.record.model_dump(mode="json", exclude_defaults=True)
