"""Pages that stand in the site before MkDocs hears of them, and are framed there by every core.

MkDocs would hold every page in memory and frame one after the other. Here a page waits where it
will be published, as a pickle; the process that frames it reads it and writes the finished page in
its place. MkDocs knows where everything is, and that is all.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from html import escape
from pathlib import Path, PurePath
from typing import NamedTuple

from jinja2 import Environment
from mkdocs.commands.build import _build_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.finish import Made
from generator.html import Html, address
from generator.search import Found
from generator.spread import spread

_FRAMED = "framed.html"
"""The template of a page that stands finished in the site."""


class Placed(NamedTuple):
    """A download that stands in the site, or a page that waits there for its frame."""

    path: str
    source: str
    reviewed: date | None
    is_page: bool


class Work(NamedTuple):
    """What was made of the data, as far as MkDocs has to know it."""

    placed: Mapping[str, Placed]
    """Every file by its path."""
    found: Sequence[Found]
    """What search finds besides pages."""
    answered: Set[str]
    """Every address that the data answers."""
    version: str


NO_WORK = Work({}, (), frozenset(), "")


def place(folder: str, made: Made) -> Placed:
    """Write a file where the site in `folder` has it. Raises OSError."""
    file, html = made
    target = Path(folder, f"{address(file.path)}index.html" if html else file.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(pickle.dumps(html) if html else file.content)
    return Placed(file.path, file.source, html.meta["head"].reviewed if html else None, html is not None)


def listed(placed: Placed, config: MkDocsConfig) -> File:
    """The file as MkDocs knows it, with the YAML it came from as what an editor changes."""
    file = File.generated(config, placed.path, abs_src_path="")
    file.abs_src_path = file.abs_dest_path
    file.edit_uri = f"../{placed.source}" if PurePath(placed.source).suffix else None
    return file


def take(page: Page, placed: Placed) -> None:
    """Let MkDocs have nothing of a page but what its lists show: it is framed without it."""
    page.read_source = partial(_take_nothing, page, placed)  # type: ignore[method-assign]
    page.render = partial(_take_anchors, page)  # type: ignore[method-assign]


def _take_nothing(page: Page, placed: Placed, config: MkDocsConfig) -> None:
    page.markdown, page.meta = "", {"template": _FRAMED}
    page.update_date = placed.reviewed.isoformat() if placed.reviewed else ""


def _take_anchors(page: Page, config: MkDocsConfig, files: Files) -> None:
    page.content = ""
    page.present_anchor_ids = _Anchors(page.file)  # type: ignore[assignment]


class _Anchors:
    """What one can link to on a page, asked of the page itself."""

    def __init__(self, file: File) -> None:
        self._file = file

    def __contains__(self, anchor: str) -> bool:
        return f'id="{anchor}"' in Path(self._file.abs_dest_path).read_text("utf-8")


def finished(page: Page) -> str | None:
    """The page as it stands in the site when it has been framed; None when it is for MkDocs to frame."""
    return Path(page.file.abs_dest_path).read_text("utf-8") if page.meta.get("template") == _FRAMED else None


def describe(page: Page, files: Files) -> None:
    """Hang a record's page under its section, date it by its last review, make its head safe to print.

    The clock never enters a build; and the theme prints titles and descriptions without escaping them.
    """
    page.meta = {key: escape(value) if isinstance(value, str) else value for key, value in page.meta.items()}
    section = files.get_file_from_path(f"{page.meta.get('section')}/index.md")
    if section and section is not page.file:
        page.parent = section.page  # type: ignore[assignment]  # a page is parent enough for breadcrumbs and tabs
    if page.is_homepage:
        page.meta["template"] = "home.html"
    reviewed = page.meta["head"].reviewed
    page.update_date = reviewed.isoformat() if reviewed else ""


@dataclass(frozen=True)
class Frame:
    """What MkDocs needs to build a page."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    def everywhere(self, placed: Sequence[Placed]) -> None:
        """Frame every page that waits in the site, on every core."""
        files = (self.files.get_file_from_path(each.path) for each in placed)
        pages = [file.page for file in files if file and file.page]
        for _ in spread(self._framed, pages, "Bingkai halaman"):
            pass

    @cached_property
    def _pages(self) -> Sequence[File]:
        return self.files.documentation_pages()

    def _framed(self, pages: Iterable[Page]) -> Iterator[str]:
        for page in pages:
            self.put(page, pickle.loads(Path(page.file.abs_dest_path).read_bytes()))
            yield page.url

    def put(self, page: Page, html: Html) -> None:
        """Write one page, finished, where the site has it."""
        page.meta, page.content, page.toc = dict(html.meta), html.content, get_toc(list(html.toc))  # type: ignore[arg-type]
        describe(page, self.files)
        _build_page(page, self.config, self._pages, self.nav, self.env)
        page.meta, page.content, page.toc = {"template": _FRAMED}, "", get_toc([])
