"""Site to pages: one template per kind, one index per kind, and the home page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import markup
from generator.catalog import CATALOG, Collection
from generator.fields import Prose
from generator.filters import FILTERS
from generator.load import Entry
from generator.sheet import Sheet
from generator.site import Site

_BLANK_LINES = re.compile(r"\n{3,}")
TEMPLATES = Path(__file__).parent / "templates"


class Page(NamedTuple):
    """One page of Markdown: its path under the documentation folder, its text, and the data behind it."""

    path: str
    text: str
    source: str

    @property
    def content(self) -> bytes:
        """The page as a file holds it."""
        return self.text.encode()


def pages(site: Site) -> Iterator[Page]:
    """Every generated page of the site, one at a time, always in the same order."""
    jinja = environment()
    yield _page(jinja, "home", "index.md", "data", Sheet(site, "index.md"))
    for collection in CATALOG:
        yield _index(jinja, site, collection)
        yield from (_record(jinja, site, entry) for entry in site.section(collection.folder))


def _record(jinja: Environment, site: Site, entry: Entry) -> Page:
    sheet = Sheet(site, entry.path, entry)
    return _page(
        jinja, entry.collection.folder, entry.path, entry.document.file, sheet, entry=entry, record=entry.record
    )


def _index(jinja: Environment, site: Site, collection: Collection) -> Page:
    path = f"{collection.section}/index.md"
    return _page(jinja, "index", path, f"data/{collection.folder}", Sheet(site, path), collection=collection)


def _page(jinja: Environment, template: str, path: str, source: str, sheet: Sheet, **names: Any) -> Page:
    text = jinja.get_template(f"{template}.md.j2").render(sheet=sheet, site=sheet.site, source=source, **names)
    return Page(path, _BLANK_LINES.sub("\n\n", text).rstrip("\n") + "\n", source)


@cache
def environment() -> Environment:
    """Jinja for Markdown: undefined names are errors, and values are literal text unless made Markdown."""
    jinja = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_literal,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    jinja.filters.update(FILTERS)
    jinja.globals["catalog"] = CATALOG
    return jinja


def _literal(value: Any) -> Markup:
    # Jinja's autoescaping, for Markdown: what is not Markup yet becomes text shown letter by letter.
    if isinstance(value, Markup):
        return value
    if isinstance(value, Prose):
        raise TypeError("prose reaches a page through sheet.text or sheet.prose")
    return Markup(markup.escape(str(value)))
