"""Entries to glossaries: every acronym with its words, every term, and the look that finds them in prose.

Names are the titles and abbreviations of `terms` and the abbreviations of `institutions`. Aliases
feed search and hold misspellings and neighbouring words, so prose is not explained by them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from generator.load import Entry
from generator.models.institutions import Institution
from generator.models.terms import Term
from generator.refs import Ref


class Meaning(NamedTuple):
    """What a name stands for: the words of an acronym, the glossary entry that explains it, or both."""

    words: str | None
    term: Ref | None


class Found(NamedTuple):
    """A name in a text, from `start` to `stop`."""

    start: int
    stop: int
    meaning: Meaning


class Glossary:
    """Names and their meanings; two glossaries that explain the same are equal."""

    def __init__(self, meanings: Mapping[str, Meaning]) -> None:
        self.meanings = meanings

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Glossary) and self.meanings == other.meanings

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def find(self) -> Callable[[str], tuple[Found, ...]]:
        """What finds the names in a text, in order; of two that begin together, the longer."""
        meanings = self.meanings
        name = re.compile(rf"(?<![\w.-]){_any(meanings)}(?![\w-]|\.\w)")

        @lru_cache(maxsize=16_384)  # what a stage says of a body stands on the pages of both
        def find(text: str) -> tuple[Found, ...]:
            return tuple([Found(*match.span(), meanings[match[0]]) for match in name.finditer(text)])

        return find


def glossaries(entries: Collection[Entry]) -> dict[bool, Glossary]:
    """True: all names. False: acronyms that begin with a capital, which is all that pages of sources explain."""
    meanings = {name: meaning for name, meaning in _meanings(entries).items() if meaning}
    names = {name: meaning for name, meaning in meanings.items() if not _continues_acronym(name, meanings)}
    acronyms = {name: meaning for name, meaning in names.items() if meaning.words and name[0].isupper()}
    return {True: Glossary(names), False: Glossary(acronyms)}


def _meanings(entries: Collection[Entry]) -> dict[str, Meaning | None]:
    """Names to meanings; None where there are two, or nothing to explain."""
    bodies = [entry.record for entry in entries if isinstance(entry.record, Institution)]
    terms = [(entry.ref, entry.record) for entry in entries if isinstance(entry.record, Term)]
    pages = {name for body in bodies for name in (body.title, body.abbreviation) if name}
    well_known = {term.abbreviation for _, term in terms if term.well_known}
    meanings: dict[str, Meaning | None] = {}
    for ref, term in terms:
        own = None if term.well_known or pages & {term.title, term.abbreviation} else ref
        for name, words in ((term.title, None), (term.abbreviation, _words(term))):
            for spelling in _spellings(name):
                known = spelling in meanings or term.well_known or not (words or own)
                meanings[spelling] = None if known else Meaning(words, own)
    for body in bodies:
        words = _words(body)
        if body.abbreviation and words and body.abbreviation not in well_known:
            meanings[body.abbreviation] = Meaning(words, None)
    return meanings


def _words(record: Term | Institution) -> str | None:
    # "Kejaksaan" is short for "Kejaksaan Republik Indonesia", but nobody needs to be told.
    short = record.abbreviation or record.title
    return None if short.split()[0] == record.title.split()[0] else record.title


def _spellings(name: str | None) -> set[str]:
    # "Kotak kosong" is an ordinary word, written small inside a sentence; "KPU" is always as it is.
    if not name:
        return set()
    return {name, name[0].upper() + name[1:], name.lower()} if name[1:] == name[1:].lower() else {name}


def _continues_acronym(name: str, meanings: Mapping[str, Meaning]) -> bool:
    # "KPU Provinsi" needs no words of its own where KPU has them.
    first = name.split()[0]
    return first != name and first in meanings and bool(meanings[first].words)


def _any(names: Collection[str]) -> str:
    """A pattern for the longest of `names`: as a tree, because a list of hundreds takes twenty times as long."""
    either = {name for name in names if name[0].islower() and name[0].upper() + name[1:] in names}
    single = [name for name in names if name not in either and name[0].lower() + name[1:] not in either]
    tails: dict[str, list[str]] = defaultdict(list)
    for name in either:
        tails[f"[{name[0]}{name[0].upper()}]"].append(name[1:])
    for name in single:
        tails[re.escape(name[0])].append(name[1:])
    return f"(?:{'|'.join(first + _tree(rest) for first, rest in sorted(tails.items()))})" if names else "(?!)"


def _tree(words: Iterable[str]) -> str:
    tails: dict[str, list[str]] = defaultdict(list)
    for word in words:
        tails[word[:1]].append(word[1:])
    ways = [re.escape(letter) + _tree(rest) for letter, rest in sorted(tails.items()) if letter]
    if len(ways) == 1 and "" not in tails:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if '' in tails else ''}" if ways else ""
