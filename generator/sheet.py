"""One page being written: its links, its prose, its numbered notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from generator import anchors, markup
from generator.claims import SourceRef
from generator.escaping import at_line_start, escape, escape_words, markdown
from generator.fields import Prose
from generator.load import Entry
from generator.reader import reader_of
from generator.refs import Ref
from generator.reliance import Reliance, reliance
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
        self._reader = reader_of(site, entry)
        self._root = "../" * path.count("/")
        self._top = self._root if path.endswith("index.md") else f"../{self._root}"
        self._notes: dict[Note, int] = {}
        self._linked: set[Ref] = {entry.ref} if entry else set()
        self._anchors: dict[str, int] = {}

    @property
    def notes(self) -> list[tuple[int, Note, bool]]:
        """The notes cited so far in order: number, note, and whether it is the first of its source."""
        first = {note.source: note for note in reversed(self._notes)}
        return [(number, note, first[note.source] is note) for note, number in self._notes.items()]

    def url(self, path: str) -> Markup:
        """The page at `path`, seen from this one."""
        return markdown(self._root + path)

    def anchor(self, *parts: str) -> Markup:
        """The attribute that lets a link point to what stands before it; a second place of one name is counted."""
        name = anchors.name(*parts)
        count = self._anchors[name] = self._anchors.get(name, 0) + 1
        return markdown(f"{{: #{name}-{count} }}" if count > 1 else f"{{: #{name} }}")

    def said(self, part: str, text: Prose) -> Markup:
        """The same for a statement that has no name: its part of the page and its first words."""
        return self.anchor(part, *self.plain(text).split()[: anchors.FEW])

    def former_anchors(self, entry: Entry) -> Markup:
        """Marks without words under which a record could once be found on this page."""
        old = [address.partition("#")[2] for address in entry.record.former_addresses]
        return markdown("".join(f'<span id="{anchor}"></span>' for anchor in old if anchor))

    def href(self, target: Entry | Ref) -> str:
        """The address of a record for a link in HTML, seen from this page's own address.

        No builder looks into HTML, so this is not the path of a file but what a reader's browser asks for.
        """
        entry = self.site[target] if isinstance(target, Ref) else target
        self._linked.add(entry.ref)
        return f"{self._top}{entry.address[1:]}"

    def link(self, target: Entry | Ref, label: str | None = None) -> Markup:
        """A link to a record, by its short name unless `label` says otherwise."""
        entry = self.site[target] if isinstance(target, Ref) else target
        self._linked.add(entry.ref)
        words = escape(label or entry.record.short)
        return markdown(words if entry is self.entry else f"[{words}]({self._root}{entry.path}{entry.anchor})")

    def full_link(self, target: Entry | Ref) -> Markup:
        """A link to a record by its heading."""
        entry = self.site[target] if isinstance(target, Ref) else target
        return _in_its_language(entry, self.link(entry, entry.record.heading))

    def title(self, entry: Entry) -> Markup:
        """The title of a record, marked with its language if that is not the page's."""
        return _in_its_language(entry, markdown(escape(entry.record.title)))

    def links(self, targets: Iterable[Entry | Ref]) -> Markup:
        """Links to records in one line, by their short names."""
        return markdown(", ".join(map(self.link, targets)))

    def full_links(self, targets: Iterable[Entry | Ref]) -> Markup:
        """Links to records in one line, by their headings."""
        return markdown(", ".join(map(self.full_link, targets)))

    def named(self, target: Ref) -> Markup:
        """A link to a record by its short name, written out where the page uses it first."""
        return self.link(target, self._spelled(self.site[target].record.short))

    @property
    def terms(self) -> list[Entry]:
        """The glossary entries to which the prose so far leads."""
        return [self.site[term] for term in self._reader.terms] if self._reader else []

    def brief(self, entry: Entry) -> Markup:
        """The summary of a record as words alone."""
        return markdown(escape(self._spelled(self.plain(entry.record.summary))))

    def text(self, value: Prose) -> Markup:
        """One paragraph of prose, safe at the start of a line."""
        return markdown(at_line_start(self._words(value)))

    def prose(self, value: Prose) -> Markup:
        """Paragraphs and lists of prose."""
        return markdown(self._words(value))

    def plain(self, value: Prose) -> str:
        """Prose without marks, links and citations, on one line."""
        return self.site.plain(value.parts)

    def cite(self, *groups: Iterable[SourceRef]) -> Markup:
        """The marks of the notes for some source references, in the order of their numbers."""
        numbers = {self._number(self._note(source)) for group in groups for source in group}
        return markdown("".join([f"[^{number}]" for number in sorted(numbers)]))

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

    def resting(self) -> dict[str, list[Reliance]]:
        """What rests on this page's source, section by section."""
        return reliance(self.site, self.entry) if self.entry else {}

    def _words(self, value: Prose) -> str:
        shown, before = [], ""
        for part in value.parts:
            shown.append(self._part(part, before))
            before += part.text if isinstance(part, markup.Words) else "…"
        return "".join(shown)  # adding to what is Markup would escape a second time

    def _part(self, part: markup.Part, before: str) -> str:
        match part:
            case markup.Words(text):
                return self._said(text, before)
            case markup.Link(_, label):
                return self._linked_words(self.site[link_target(part)], label, before)
            case markup.Citation(source, locator):
                note = Note(self.site[Ref("sources", source)], *markup.split_locator(locator), None)
                return f"[^{self._number(note)}]"
            case markup.WebLink(label, address):
                return f"[{escape(label)}]({address})"

    def _said(self, text: str, before: str) -> str:
        pieces = self._reader.read(text, before) if self._reader else ()
        return "".join([self._explained(*piece) for piece in pieces]) if pieces else escape_words(text)

    def _explained(self, text: str, term: Ref | None) -> str:
        words = escape_words(text)
        if not term:
            return words
        entry = self.site[term]
        return f"[{words}]({self._root}{entry.path}{entry.anchor}){{: .term }}"

    def _linked_words(self, entry: Entry, label: str | None, before: str) -> str:
        link = self.link(entry, self._spelled(label or entry.record.short, before))
        is_met = entry.ref.collection == "terms" and self._reader and self._reader.meet(entry.ref)
        return f"{link}{{: .term }}" if is_met else link

    def _spelled(self, label: str, before: str = "") -> str:
        pieces = self._reader.read(label, before, links=False) if self._reader else ()
        return "".join([text for text, _ in pieces]) if pieces else label

    def _note(self, source: SourceRef) -> Note:
        return Note(self.site[source.ref], *markup.split_locator(source.locator), source.quote)

    def _number(self, note: Note) -> int:
        return self._notes.setdefault(note, len(self._notes) + 1)


def _in_its_language(entry: Entry, words: Markup) -> Markup:
    language = entry.record.language
    return markdown(f'<span lang="{language.value}">{words}</span>') if language else words
