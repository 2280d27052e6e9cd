"""Each collection as one JSON file: every record with its id, its address and the keys of its YAML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.catalog import CATALOG
from generator.exports.asset import FOLDER, Asset
from generator.load import Entry
from generator.site import Site


def assets(site: Site) -> Iterator[Asset]:
    """`unduh/<collection>.json`: a list of records in the order of their section.

    References read `collection/id`, dates `YYYY-MM-DD`; what is not known is absent.
    """
    for collection in CATALOG:
        records = [_record(entry) for entry in site.section(collection.folder)]
        text = json.dumps(records, ensure_ascii=False, indent=1)
        yield Asset(f"{FOLDER}/{collection.folder}.json", f"{text}\n".encode(), f"data/{collection.folder}")


def _record(entry: Entry) -> dict[str, Any]:
    head = {"id": entry.slug, "address": f"/{entry.collection.section}/{entry.slug}/"}
    return head | entry.record.model_dump(mode="json", exclude_defaults=True)
