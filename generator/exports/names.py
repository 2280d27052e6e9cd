"""What people call each page, for search to put exact matches first."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from generator.exports.asset import FOLDER, Asset
from generator.site import Site


def assets(site: Site) -> Iterator[Asset]:
    """`unduh/names.json`: each name in small letters, with `[title, address, section]` of every page so called."""
    names: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for folder in site.sections:
        for entry in site.section(folder):
            page = (entry.record.heading, f"{entry.collection.section}/{entry.slug}/", entry.collection.title)
            for name in dict.fromkeys(name.casefold() for name in entry.record.names):
                names[name].append(page)
    text = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    yield Asset(f"{FOLDER}/names.json", f"{text}\n".encode(), "data")
