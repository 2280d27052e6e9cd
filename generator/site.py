"""Entries to Site: references checked and joined both ways; read-only afterwards."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from generator import catalog, markup
from generator.catalog import CATALOG, FOLDERS
from generator.documents import Path
from generator.fields import Prose
from generator.load import Entry
from generator.models.record import Record
from generator.problems import Problem
from generator.refs import Ref, values

R = TypeVar("R", bound=Record)


class Mention(NamedTuple):
    """One reference from an entry: the value that holds it, its path, and what it names."""

    entry: Entry
    path: Path
    holder: BaseModel
    target: Ref


@dataclass(frozen=True, slots=True)
class Site:
    """Every entry, who mentions it, and where it stands in its section."""

    entries: Mapping[Ref, Entry]
    sections: Mapping[str, tuple[Entry, ...]]
    mentions: Mapping[Ref, tuple[Mention, ...]]
    positions: Mapping[Ref, int]

    def __getitem__(self, ref: Ref) -> Entry:
        return self.entries[ref]

    def each(self, model: type[R]) -> Iterator[tuple[Entry, R]]:
        """The entries whose record is of one kind, with that record."""
        return ((entry, entry.record) for entry in self.entries.values() if isinstance(entry.record, model))

    def section(self, folder: str) -> tuple[Entry, ...]:
        """The entries of one collection in the order its index shows them."""
        return self.sections[folder]

    def groups(self, folder: str) -> dict[str, list[Entry]]:
        """The entries of one collection under the headings of its index, in order."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.section(folder):
            group = entry.record.group
            groups.setdefault(group.label if group else "", []).append(entry)
        return groups

    def mentions_of(self, entry: Entry, folder: str, *fields: str) -> list[Mention]:
        """Who refers to `entry` from one collection, under one of `fields` or anywhere, in the order of display."""
        return [
            mention
            for mention in self.mentions.get(entry.ref, ())
            if mention.entry.ref.collection == folder and (not fields or mention.path[0] in fields)
        ]

    def referrers(self, entry: Entry, folder: str, *fields: str) -> list[Entry]:
        """The entries behind `mentions_of`, each once, in the order of their section."""
        mentions = self.mentions_of(entry, folder, *fields)
        return list({mention.entry.ref: mention.entry for mention in mentions}.values())

    def mentioning(self, entry: Entry) -> list[Entry]:
        """Everybody who refers to `entry`, each once, section by section."""
        return list({mention.entry.ref: mention.entry for mention in self.mentions.get(entry.ref, ())}.values())

    def children(self, entry: Entry) -> list[Entry]:
        """The entries of the same collection that name `entry` as their parent."""
        return self.referrers(entry, entry.collection.folder, "parent")

    def neighbours(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """The entries before and after `entry` in its section."""
        section = self.section(entry.collection.folder)
        index = self.positions[entry.ref]
        return (
            section[index - 1] if index else None,
            section[index + 1] if index + 1 < len(section) else None,
        )


def link(entries: Iterable[Entry], broken: Collection[Ref] = ()) -> tuple[Site, list[Problem]]:
    """The site of `entries`, and every reference that leads nowhere.

    References to `broken` records, which exist but could not be read, are not reported.
    """
    by_ref = {entry.ref: entry for entry in entries}
    sections = {collection.folder: _section(collection, by_ref) for collection in CATALOG}
    mentions: dict[Ref, list[Mention]] = defaultdict(list)
    problems: list[Problem] = []
    for entry in chain.from_iterable(sections.values()):  # in the order of display, so that nobody sorts again
        for mention in _mentions(entry):
            if mention.target in by_ref:
                mentions[mention.target].append(mention)
            elif mention.target not in broken:
                problems.append(_dangling(mention, by_ref))
    positions = {entry.ref: index for section in sections.values() for index, entry in enumerate(section)}
    site = Site(
        entries=MappingProxyType(by_ref),
        sections=MappingProxyType(sections),
        mentions=MappingProxyType({ref: tuple(found) for ref, found in mentions.items()}),
        positions=MappingProxyType(positions),
    )
    return site, problems


def _section(collection: catalog.Collection, by_ref: Mapping[Ref, Entry]) -> tuple[Entry, ...]:
    mine = (entry for entry in by_ref.values() if entry.collection is collection)
    return tuple(sorted(mine, key=lambda entry: (entry.record.order, entry.slug)))


def _mentions(entry: Entry) -> Iterator[Mention]:
    for path, holder, value in values(entry.record):
        if isinstance(value, Ref):
            yield Mention(entry, path, holder, value)
        elif isinstance(value, Prose) and "[" in value:
            for target in prose_refs(value):
                yield Mention(entry, path, holder, target)


def prose_refs(text: str) -> Iterator[Ref]:
    """The records that prose links to and the sources it cites, in order."""
    for part in markup.parse(text):
        if isinstance(part, markup.Link):
            yield link_target(part)
        elif isinstance(part, markup.Citation):
            yield Ref("sources", part.source)


def link_target(part: markup.Link) -> Ref:
    """The record a prose link names; a malformed name is a reference that leads nowhere."""
    return Ref.parse(part.target) or Ref("", part.target)


def _dangling(mention: Mention, known: Mapping[Ref, Entry]) -> Problem:
    target = mention.target
    if target.collection not in FOLDERS:
        name = str(target).lstrip("/")
        hint = f"tulis koleksi/rekaman; koleksinya: {', '.join(FOLDERS)}"
        return mention.entry.document.problem(f"`{name}` bukan rekaman", hint, mention.path)
    slugs = [ref.slug for ref in known if ref.collection == target.collection]
    near = difflib.get_close_matches(target.slug, slugs, n=1)
    hint = f"maksud Anda `{near[0]}`?" if near else f"buat berkas data/{target}.yml atau hapus rujukan ini"
    return mention.entry.document.problem(f"rekaman `{target}` tidak ada", hint, mention.path)
