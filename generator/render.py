"""Site to pages: one template per kind, one index per kind, and the home page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
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
        yield Draft("index", f"{collection.section}/index.md", f"data/{collection.folder}", collection=collection)
        for entry in site.section(collection.folder):
            yield Draft(collection.folder, entry.path, entry.document.file, entry, collection)


def renderer(site: Site) -> Callable[[Draft], Page]:
    """What turns a draft of this site into its page."""
    jinja = environment()

    def render(draft: Draft) -> Page:
        text = jinja.get_template(f"{draft.template}.md.j2").render(
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


class _Plainly(CodeGenerator):
    """Templates compiled to attributes and calls as Python has them.

    Jinja's own detours serve dictionaries and injected contexts, which our templates do without;
    they were a third of the time of a page.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (the name the compiler looks for)
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class _Environment(Environment):
    code_generator_class = _Plainly


def environment() -> Environment:
    """Jinja for Markdown: undefined names are errors, and values are literal text unless made Markdown."""
    jinja = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_literal,
        auto_reload=False,
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
