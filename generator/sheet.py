"""One page being written: its links, its prose, its numbered notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from generator import markup
from generator.claims import SourceRef
from generator.fields import Prose
from generator.load import Entry
from generator.refs import Ref
from generator.site import Site, link_target


class Note(NamedTuple):
    """What one footnote says: a source, the place in it, and the words quoted from it."""

    source: Entry
    where: str | None
    unchecked: bool
    quote: str | None


class Sheet:
    """Turns what a record holds into Markdown for the page at `path`, and remembers what it cited and linked."""

    def __init__(self, site: Site, path: str, entry: Entry | None = None) -> None:
        self.site = site
        self.entry = entry
        self._root = "../" * path.count("/")
        self._notes: dict[Note, int] = {}
        self._linked: set[Ref] = {entry.ref} if entry else set()

    @property
    def notes(self) -> Iterator[tuple[int, Note, bool]]:
        """The notes cited so far in order: number, note, and whether it is the first of its source."""
        introduced: set[Ref] = set()
        for note, number in self._notes.items():
            yield number, note, note.source.ref not in introduced
            introduced.add(note.source.ref)

    def url(self, path: str) -> Markup:
        """The page at `path`, seen from this one."""
        return Markup(self._root + path)

    def link(self, target: Entry | Ref, label: str | None = None) -> Markup:
        """A link to a record, by its short name unless `label` says otherwise."""
        entry = self.site[target] if isinstance(target, Ref) else target
        self._linked.add(entry.ref)
        words = markup.escape(label or entry.record.short)
        return Markup(words) if entry is self.entry else Markup(f"[{words}]({self._root}{entry.path}{entry.anchor})")

    def full_link(self, target: Entry | Ref) -> Markup:
        """A link to a record by its heading."""
        entry = self.site[target] if isinstance(target, Ref) else target
        return self.link(entry, entry.record.heading)

    def text(self, value: Prose) -> Markup:
        """One paragraph of prose, safe at the start of a line."""
        return Markup(markup.at_line_start(self._words(value)))

    def prose(self, value: Prose) -> Markup:
        """Paragraphs and lists of prose."""
        return Markup(self._words(value))

    def plain(self, value: Prose) -> str:
        """Prose without marks, links and citations, on one line."""
        return markup.plain(value, lambda link: self.site[link_target(link)].record.short)

    def cite(self, *groups: Iterable[SourceRef]) -> Markup:
        """The marks of the notes for some source references."""
        return Markup("".join(self._mark(note) for group in groups for note in map(self._note, group)))

    def unlinked(self, refs: Iterable[Ref]) -> list[Entry]:
        """The records among `refs` to which this page has no link yet."""
        return [self.site[ref] for ref in refs if ref not in self._linked]

    def elsewhere(self, *folders: str) -> dict[str, list[Entry]]:
        """Who else mentions this page's record, by section, without those already linked here."""
        if not self.entry:
            return {}
        found: dict[str, list[Entry]] = {}
        for entry in self.site.mentioning(self.entry):
            if entry.ref not in self._linked and entry.collection.folder not in folders:
                found.setdefault(entry.collection.title, []).append(entry)
        return found

    def _words(self, value: Prose) -> str:
        return "".join(self._part(part) for part in markup.parse(value))

    def _part(self, part: markup.Part) -> str:
        match part:
            case markup.Words(text):
                return markup.escape_words(text)
            case markup.Link(_, label):
                return self.link(link_target(part), label)
            case markup.Citation(source, locator):
                return self._mark(Note(self.site[Ref("sources", source)], *markup.split_locator(locator), None))
            case markup.WebLink(label, address):
                return f"[{markup.escape(label)}]({address})"

    def _note(self, source: SourceRef) -> Note:
        return Note(self.site[source.ref], *markup.split_locator(source.locator), source.quote)

    def _mark(self, note: Note) -> str:
        return f"[^{self._notes.setdefault(note, len(self._notes) + 1)}]"
