"""What readers and other sites rely on in a built page: its title, its headings, where its text leads."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


class Outline(NamedTuple):
    """One page; links are whole addresses, in the order of the text."""

    title: str
    headings: tuple[tuple[str, str], ...]
    """Anchor and words."""
    links: tuple[str, ...]


def outlines(site: Path, address: str, text: str, frame: frozenset[str] = frozenset()) -> dict[str, Outline]:
    """Every page of a site by its address; the text stands in elements named `text`, outside of classes in `frame`."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix().removesuffix("index.html")
        reader = _Reader(urljoin(address, page), text, frame)
        reader.feed(path.read_text("utf-8"))
        headings = tuple((anchor, " ".join(words.split())) for anchor, words in reader.headings)
        found[f"/{page}"] = Outline(" ".join(reader.title.split()), headings, tuple(reader.links))
    return found


class _Reader(HTMLParser):
    def __init__(self, base: str, text: str, frame: frozenset[str]) -> None:
        super().__init__()
        self.base, self.text, self.frame = base, text, frame
        self.title = ""
        self.headings: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.open: list[tuple[str, bool]] = []
        """The elements around this place, and whether each is of the frame."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if tag not in VOID:
            self.open.append((tag, not self.frame.isdisjoint(found.get("class", "").split())))
        if not self._in_text():
            return
        if tag == "a" and "href" in found and "headerlink" not in found.get("class", ""):
            self.links.append(urljoin(self.base, found["href"]))
        if tag in ("h1", "h2", "h3"):
            self.headings.append((found.get("id", ""), ""))

    def handle_endtag(self, tag: str) -> None:
        while any(name == tag for name, _ in self.open) and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        names = [name for name, _ in self.open]
        if "title" in names and "svg" not in names:
            self.title += data
        if self._in_text() and {"h1", "h2", "h3"} & set(names) and data not in ("#", "¶"):
            anchor, words = self.headings[-1]
            self.headings[-1] = anchor, words + data

    def _in_text(self) -> bool:
        return any(name == self.text for name, _ in self.open) and not any(framed for _, framed in self.open)
