"""A page of Markdown to what a frame needs: its head, its content as HTML, its headings."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from generator.render import Page

# `07.00–13.00`, which a browser would part behind the dash.
_HOURS = re.compile(r"\d\d?\.\d\d–\d\d?\.\d\d(?=[^<>]*<)")
_HEAD = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_LAST = 0  # after the footnotes and the table of contents have been made
# Signs that prose may not hold or that reach a page escaped; looking for them was a third of the time.
_UNUSED = (
    "reference",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
)


class Html(NamedTuple):
    """One page, ready to be framed."""

    meta: Mapping[str, Any]
    """The keys of its head."""
    content: str
    toc: Sequence[Mapping[str, Any]]
    """Its headings as Python-Markdown's `toc` extension lists them."""


def converter(extensions: Sequence[str], settings: Mapping[str, Any]) -> Callable[[Page], Html]:
    """What turns a page into HTML with these extensions of Python-Markdown.

    Links to `….md` become links to the folder that the page is served from.
    """
    markdown = Markdown(extensions=list(extensions), extension_configs=dict(settings))
    for name in _UNUSED:
        markdown.inlinePatterns.deregister(name)
    # A registry sorts itself anew whenever it is asked for an item; and few pages hold code.
    inline: Any = markdown.treeprocessors["inline"]
    with_code = tuple(markdown.inlinePatterns)
    markdown.inlinePatterns.deregister("backtick")
    without_code = tuple(markdown.inlinePatterns)
    links = _Links(markdown)
    markdown.treeprocessors.register(links, "suluh", _LAST)

    def convert(page: Page) -> Html:
        meta, text = _head(page.text)
        links.path = page.path
        inline.inlinePatterns = with_code if "`" in text else without_code
        content = _with_whole_hours(markdown.reset().convert(text))
        return Html(meta, content, getattr(markdown, "toc_tokens", ()))

    return convert


def _with_whole_hours(html: str) -> str:
    return _HOURS.sub(r'<span class="whole">\g<0></span>', html) if "–" in html else html


def _head(text: str) -> tuple[dict[str, Any], str]:
    match = _HEAD.match(text)
    if not match:
        return {}, text
    return yaml.load(match[1], yaml.CSafeLoader), text[match.end() :].lstrip("\n")


def address(path: str) -> str:
    """The folder from which the page at `path` is served: `lembaga/kpu.md` gives `lembaga/kpu/`, `index.md` nothing."""
    return path.removesuffix(".md").removesuffix("index") + ("" if path.endswith("index.md") else "/")


class _Links(Treeprocessor):
    """Makes links between pages links between the folders they are served from."""

    path = ""

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag)
            if name and (url := element.get(name)):
                element.set(name, self._served(url))

    def _served(self, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return url
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), parts.path))
        served = address(target) if target.endswith(".md") else target
        return urlunsplit(parts._replace(path=_relative(served, address(self.path))))


def _relative(target: str, start: str) -> str:
    """The way from one folder of the site to another place on it."""
    there, here = target.split("/"), start.split("/")
    shared = 0
    while shared < min(len(there), len(here)) - 1 and there[shared] == here[shared]:
        shared += 1
    return "../" * (len(here) - 1 - shared) + "/".join(there[shared:]) or "./"
