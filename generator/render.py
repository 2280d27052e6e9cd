"""Site to pages: one template per kind, one index per kind, and the home page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.catalog import CATALOG, Collection, Extra
from generator.jinja import environment, html_environment
from generator.pictures import Pictures
from generator.refs import Ref
from generator.sheet import Sheet
from generator.site import Site

_GAP = re.compile("\n\n\n+")  # "\n{3,}" takes ten times as long


class Page(NamedTuple):
    """One page of Markdown: its path under the documentation folder, its text, and the data behind it."""

    path: str
    text: str
    source: str

    @property
    def content(self) -> bytes:
        """The page as a file holds it."""
        return self.text.encode()


class Draft(NamedTuple):
    """A page that can be made: where it goes, what it shows, and the data behind it."""

    template: str
    path: str
    source: str
    ref: Ref | None = None
    collection: Collection | None = None
    extra: Extra | None = None


def drafts(site: Site) -> Iterator[Draft]:
    """Every page that the site will have, always in the same order.

    The pages of whole sections come first: they take longest, and no core should be left with one at the end.
    """
    yield Draft("home", "index.md", "data")
    yield Draft("dictionary", "kamus-data.md", "generator/models")
    for collection in CATALOG:
        index, source = f"{collection.section}/index.md", f"data/{collection.folder}"
        yield Draft(collection.listing, index, source, collection=collection)
        for extra in collection.extras:
            yield Draft(extra.template, f"{collection.section}/{extra.slug}.md", source, None, collection, extra)
    for collection in CATALOG:
        for entry in () if collection.one_page else site.section(collection.folder):
            yield Draft(collection.folder, entry.path, entry.document.file, entry.ref, collection)


def renderer() -> Callable[[Draft, Site], Page]:
    """What turns a draft into its page of a site."""
    jinja = environment()
    drawings = html_environment()

    def render(draft: Draft, site: Site) -> Page:
        entry = site[draft.ref] if draft.ref else None
        text = jinja.get_template(f"{draft.template}.md.j2").render(
            site=site,
            sheet=Sheet(site, draft.path, entry),
            source=draft.source,
            entry=entry,
            record=entry and entry.record,
            collection=draft.collection,
            extra=draft.extra,
            pictures=Pictures(site, drawings),
        )
        return Page(draft.path, f"{_without_gaps(text)}\n", draft.source)

    return render


def _without_gaps(text: str) -> str:
    return _GAP.sub("\n\n", text).strip("\n")


def pages(site: Site) -> Iterator[Page]:
    """Every generated page of the site, one at a time."""
    render = renderer()
    return (render(draft, site) for draft in drafts(site))
