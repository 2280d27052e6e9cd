"""Site to pages: one template per kind, one index per kind, and the home page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.catalog import CATALOG, Collection
from generator.jinja import environment
from generator.load import Entry
from generator.sheet import Sheet
from generator.site import Site

_BLANK_LINES = re.compile(r"\n{3,}")


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
    entry: Entry | None = None
    collection: Collection | None = None


def drafts(site: Site) -> Iterator[Draft]:
    """Every page that the site will have, always in the same order."""
    yield Draft("home", "index.md", "data")
    for collection in CATALOG:
        index, source = f"{collection.section}/index.md", f"data/{collection.folder}"
        yield Draft(collection.listing, index, source, collection=collection)
        for entry in () if collection.one_page else site.section(collection.folder):
            yield Draft(collection.folder, entry.path, entry.document.file, entry, collection)


def renderer(site: Site) -> Callable[[Draft], Page]:
    """What turns a draft of this site into its page."""
    jinja = environment()
    templates = {name: jinja.get_template(name) for name in jinja.list_templates(extensions=["j2"])}

    def render(draft: Draft) -> Page:
        text = templates[f"{draft.template}.md.j2"].render(
            site=site,
            sheet=Sheet(site, draft.path, draft.entry),
            source=draft.source,
            entry=draft.entry,
            record=draft.entry and draft.entry.record,
            collection=draft.collection,
        )
        return Page(draft.path, _BLANK_LINES.sub("\n\n", text).rstrip("\n") + "\n", draft.source)

    return render


def pages(site: Site) -> Iterator[Page]:
    """Every generated page of the site, one at a time."""
    return map(renderer(site), drafts(site))
