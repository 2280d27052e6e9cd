"""Entries to Site: references checked and joined both ways; read-only afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from generator import markup
from generator.catalog import CATALOG
from generator.fields import Heading, Prose, Vocabulary
from generator.glossary import Glossary
from generator.load import Entry
from generator.models.questions import Question
from generator.models.record import Record
from generator.places import Path
from generator.refs import Ref, values

R = TypeVar("R", bound=Record)


class Mention(NamedTuple):
    """One reference from an entry: the value that holds it, its path, what it names, and the prose it stands in."""

    entry: Entry
    path: Path
    holder: BaseModel
    target: Ref
    prose: Prose | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """Every entry, who mentions it, and where it stands in its section."""

    entries: Mapping[Ref, Entry]
    sections: Mapping[str, tuple[Entry, ...]]
    mentions: Mapping[Ref, tuple[Mention, ...]]
    adjacent: Mapping[Ref, tuple[Entry | None, Entry | None]]
    glossaries: Mapping[bool, Glossary]
    """What prose explains: on pages that link terms, and on those that do not."""
    former: Mapping[str, Entry]
    """Who answers at an address that it once had."""

    def __getitem__(self, ref: Ref) -> Entry:
        return self.entries[ref]

    def each(self, model: type[R]) -> Iterator[tuple[Entry, R]]:
        """The entries whose record is of one kind, with that record."""
        return ((entry, entry.record) for entry in self.entries.values() if isinstance(entry.record, model))

    def section(self, folder: str) -> tuple[Entry, ...]:
        """The entries of one collection in the order its index shows them."""
        return self.sections[folder]

    def groups(self, folder: str) -> dict[Vocabulary | Heading | None, list[Entry]]:
        """The entries of one collection under the headings of its index, in order."""
        groups: dict[Vocabulary | Heading | None, list[Entry]] = {}
        for entry in self.section(folder):
            groups.setdefault(entry.record.group, []).append(entry)
        return groups

    def most_asked(self) -> list[Entry]:
        """The questions that the home page answers, the one asked most first."""
        ranks = {entry: question.asked for entry, question in self.each(Question) if question.asked}
        return sorted(ranks, key=ranks.__getitem__)

    def latest(self, count: int) -> list[Entry]:
        """The entries reviewed last, at most two of a section, so that none crowds out the others.

        Not the rows of a table, which are all reviewed at once.
        """
        told = (section for folder, section in self.sections.items() if folder != "changes")
        typed = ([entry for entry in section if entry.document.file.endswith(".yml")] for section in told)
        newest = (nlargest(2, section, key=lambda entry: entry.record.reviewed) for section in typed)
        return nlargest(count, chain.from_iterable(newest), key=lambda entry: entry.record.reviewed)

    def plain(self, parts: Iterable[markup.Part]) -> str:
        """Prose without marks, links and citations, on one line; a link without words has its record's short name."""
        return markup.plain(parts, lambda link: self[link_target(link)].record.short)

    def mentions_of(self, entry: Entry, folder: str, *fields: str) -> list[Mention]:
        """Who refers to `entry` from one collection, under one of `fields` or anywhere, in the order of display."""
        return [
            mention
            for mention in self.mentions.get(entry.ref, ())
            if mention.entry.ref.collection == folder and (not fields or mention.path[0] in fields)
        ]

    def referrers(self, entry: Entry, folder: str, *fields: str) -> list[Entry]:
        """The entries behind `mentions_of`, each once, in the order of their section."""
        return _mentioning(self.mentions_of(entry, folder, *fields))

    def mentioning(self, entry: Entry) -> list[Entry]:
        """Everybody who refers to `entry`, each once, section by section."""
        return _mentioning(self.mentions.get(entry.ref, ()))

    def children(self, entry: Entry) -> list[Entry]:
        """The entries of the same collection that name `entry` as their parent."""
        return self.referrers(entry, entry.collection.folder, "parent")

    def answering(self, address: str) -> Entry | None:
        """The entry that readers find at an address, be it a former one; None when nobody answers."""
        _, section, slug, *_ = f"{address}//".replace("#", "").split("/")
        entry = next((self.entries.get(Ref(each.folder, slug)) for each in CATALOG if each.section == section), None)
        return entry if entry and entry.address == address else self.former.get(address)

    def neighbours(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """The entries before and after `entry` in its section."""
        return self.adjacent[entry.ref]


def _mentioning(mentions: Iterable[Mention]) -> list[Entry]:
    return list({mention.entry.ref: mention.entry for mention in mentions}.values())


def mentions_in(entry: Entry) -> Iterator[Mention]:
    """Every reference in a record, in field order, whether it leads somewhere or not."""
    for path, holder, value in values(entry.record, (Ref, Prose)):
        if isinstance(value, Ref):
            yield Mention(entry, path, holder, value)
        elif isinstance(value, Prose) and "[" in value:
            for target in prose_refs(value):
                yield Mention(entry, path, holder, target, value)


def prose_refs(text: Prose) -> Iterator[Ref]:
    """The records that prose links to and the sources it cites, in order."""
    for part in text.parts:
        if isinstance(part, markup.Link):
            yield link_target(part)
        elif isinstance(part, markup.Citation):
            yield Ref("sources", part.source)


def link_target(part: markup.Link) -> Ref:
    """The record a prose link names; a malformed name is a reference that leads nowhere."""
    return Ref.parse(part.target) or Ref("", part.target)
