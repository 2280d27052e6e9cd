"""Entries to glossaries: every acronym with its words, every term, and the look that finds them in prose.

Names are the titles and abbreviations of `terms` and the abbreviations of `institutions`. Aliases
feed search and hold misspellings and neighbouring words, so prose is not explained by them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from ahocorasick import Automaton

from generator.load import Entry
from generator.models.institutions import Institution
from generator.models.terms import Term
from generator.refs import Ref

_BEFORE = re.compile(r"(?<![\w.-])")
_AFTER = re.compile(r"(?![\w-]|\.\w)")


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
        names = Automaton()
        for name, meaning in self.meanings.items():
            names.add_word(name, (len(name), meaning))
        names.make_automaton()

        @lru_cache(maxsize=16_384)  # what a stage says of a body stands on the pages of both
        def find(text: str) -> tuple[Found, ...]:
            found = (Found(last + 1 - length, last + 1, meaning) for last, (length, meaning) in names.iter(text))
            return tuple(_apart([each for each in found if _is_alone(text, each)]))

        return find if self.meanings else lambda text: ()


def _is_alone(text: str, found: Found) -> bool:
    """Whether it is no part of a longer word, of a compound or of an address."""
    return bool(_BEFORE.match(text, found.start) and _AFTER.match(text, found.stop))


def _apart(found: Iterable[Found]) -> Iterator[Found]:
    """Those that share no letter, from left to right; of two that begin together, the longer."""
    end = 0
    for each in sorted(found, key=lambda each: (each.start, -each.stop)):
        if each.start >= end:
            end = each.stop
            yield each


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
