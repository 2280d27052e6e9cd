"""A page to what the frame shows of it: its HTML, with its head among its keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator import external
from generator.exports.asset import Asset
from generator.heads import Heads
from generator.html import Html, converter
from generator.preview import Finish
from generator.render import Page
from generator.site import Site

Made = tuple[Page, Html] | tuple[Asset, None]


def finisher(extensions: Sequence[str], settings: Mapping[str, Any], heads: Heads) -> Finish[Made]:
    """What finishes the pages of one site; what a head looks up in the site, the page depends on too."""
    convert = converter(extensions, settings)

    def finish(file: Page | Asset, site: Site) -> Made:
        if isinstance(file, Asset):
            return file, None
        html = convert(file)
        head = heads.of(file.path, html.meta.get("title", ""), html.meta.get("description", ""), site)
        return file, html._replace(
            meta={**html.meta, "head": head}, content=external.mark(heads.on_paper(html.content))
        )

    return finish
