"""Site to downloads: one module per format, each a pure function of the joined site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports import (
    calendar,
    dataset,
    feed,
    headers,
    names,
    places,
    redirects,
)
from generator.exports.asset import Asset, Make
from generator.site import Site

EXPORTS = (
    dataset.assets,
    calendar.assets,
    feed.assets,
    names.assets,
    places.assets,
    redirects.assets,
    headers.assets,
)


def makes(site: Site) -> Iterator[Make]:
    """What makes each file that readers can download, always in the same order."""
    for export in EXPORTS:
        yield from export(site)


def assets(site: Site) -> Iterator[Asset]:
    """Every file that readers can download."""
    return (make(site) for make in makes(site))
