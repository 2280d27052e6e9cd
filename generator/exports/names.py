"""What people call each page, for search to put exact matches first."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from generator.exports.asset import FOLDER, Asset, Make
from generator.site import Site


def assets(site: Site) -> Iterator[Make]:
    """`unduh/names.json`: each name in small letters, with `[title, address, section]` of every page so called."""
    yield partial(_asset, site)


def _asset(site: Site) -> Asset:
    names: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for folder in site.sections:
        for entry in site.section(folder):
            page = (entry.record.heading, entry.address.removeprefix("/"), entry.collection.title)
            for name in dict.fromkeys(name.casefold() for name in entry.record.names):
                names[name].append(page)
    text = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    return Asset(f"{FOLDER}/names.json", f"{text}\n".encode(), "data")
