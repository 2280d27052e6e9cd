"""How the prose of every record reads: long sentences, long summaries, unexplained acronyms, unknown words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator import markup, places, spelling
from generator.fields import Plain, Prose
from generator.load import Entry
from generator.models.changes import Change
from generator.models.regions import Region
from generator.models.sources import Source
from generator.places import Path
from generator.problems import Problem
from generator.refs import values
from generator.site import Site

LONGEST = 30
MOST_SENTENCES = 4


class Passage(NamedTuple):
    """One value of prose as readers see it, without quotations."""

    entry: Entry
    path: Path
    text: str
    paragraphs: tuple[str, ...]

    def problem(self, message: str, hint: str, words: str = "") -> Problem:
        """A problem at `words`, or at the value when they cannot be found in its file."""
        at = places.words(self.entry.document.raw, self.entry.document.place(self.path), words)
        return self.entry.document.problem(message, hint, self.path, at=at)


def problems(site: Site) -> list[Problem]:
    """Everything wrong with the prose of a site. Raises spelling.MissingDictionaryError."""
    passages = [passage for entry in site.entries.values() for passage in _passages(site, entry)]
    found = [problem for passage in passages for problem in (*_long(passage), *_wordy(passage))]
    return sorted({*found, *_unexplained(site, passages), *_unknown(site, passages)})


_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|https?://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:id|com|org|net)\b(?:/\S*)?")
_ITEM = re.compile(r"\n\s*\n|\n\s*(?=[-*+] |\d+[.)] )|\s*;\s*\n")
_SHORTENED = r"(?<!\bNo\.)(?<!\bhlm\.)(?<!\bPj\.)(?<!\bPjs\.)(?<!\bPlt\.)(?<!\bdll\.)(?<!\bKep\.)(?<!\bdr\.)(?<!\bDr\.)"
_END = re.compile(rf"(?<=[.!?…:]){_SHORTENED}[”\")*]*\s+(?=[\"“(*]*[A-Z0-9“…])")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def _passages(site: Site, entry: Entry) -> Iterator[Passage]:
    for path, _, value in values(entry.record):
        if isinstance(value, Prose):
            parts = [
                site.plain(markup.parse(_QUOTED.sub("…", part))).lstrip("-+ ")
                for part in _ITEM.split(value)
                if part.strip()
            ]
            yield Passage(entry, path, " ".join(parts), tuple(parts))


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph; what a colon introduces with a capital is one of its own."""
    return [sentence for sentence in _END.split(paragraph) if sentence.strip()]


def _long(passage: Passage) -> Iterator[Problem]:
    for sentence in (each for paragraph in passage.paragraphs for each in sentences(paragraph)):
        count = len(sentence.split())
        if count > LONGEST:
            begin = " ".join(sentence.split()[:3])
            hint = f"paling panjang {LONGEST}; bagi dua"
            yield passage.problem(f"kalimat ini {count} kata: “{begin} …”", hint, begin)


def _wordy(passage: Passage) -> Iterator[Problem]:
    count = sum(len(sentences(paragraph)) for paragraph in passage.paragraphs)
    if passage.path == ("summary",) and count > MOST_SENTENCES:
        yield passage.problem(f"ringkasan ini {count} kalimat", f"paling banyak {MOST_SENTENCES}; pindahkan sisanya")


def words(site: Site, entry: Entry) -> Iterator[str]:
    """The words of a record's prose, acronyms whole."""
    for passage in _passages(site, entry):
        yield from _WORD.findall(passage.text)
        yield from _ACRONYM.findall(passage.text)


_ACRONYM = re.compile(r"(?<![\w./-])(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z0-9]+(?:-el)?(?![\w-]|\.\w)")
_ROMAN = re.compile(r"[IVXLCDM]+")


def _unexplained(site: Site, passages: Iterable[Passage]) -> Iterator[Problem]:
    known = spelling.accepted("acronyms")
    glossary = site.glossaries[True]
    for passage in passages:
        for acronym in dict.fromkeys(_ACRONYM.findall(passage.text)):
            if acronym in known or _ROMAN.fullmatch(acronym) or glossary.find(acronym):
                continue
            if f"({acronym})" not in passage.text and f"{acronym} (" not in passage.text:
                hint = "tulis kepanjangannya atau buat istilahnya; atau terima di generator/words/acronyms.yml"
                yield passage.problem(f"singkatan `{acronym}` tidak dijelaskan di mana pun", hint, acronym)


def _unknown(site: Site, passages: list[Passage]) -> Iterator[Problem]:
    ours = {word.casefold() for word in (*_names(site), *spelling.accepted("spelling"))}
    ours |= {part for word in ours for part in word.split("-")}
    words = {
        word
        for passage in passages
        for word in _WORD.findall(passage.text)
        if len(word) > 1 and not _is_ours(word.casefold(), ours) and not _ACRONYM.fullmatch(word)
    }
    wrong = spelling.misspelled(words)
    meant = spelling.suggestions(wrong) if wrong else {}
    for passage in passages:
        for word in dict.fromkeys(_WORD.findall(passage.text)):
            if word in wrong:
                hint = f"maksud Anda `{meant[word]}`?" if word in meant else "periksa ejaannya"
                hint += "; bila benar, terima di generator/words/spelling.yml"
                yield passage.problem(f"kata `{word}` tidak ada di kamus", hint, word)


_FIXED = re.compile(r"\A(?:ber|se|e)-|-?nya\Z")


def _is_ours(word: str, ours: set[str]) -> bool:
    return word in ours or _FIXED.sub("", word) in ours


def _names(site: Site) -> Iterator[str]:
    """The words of names: titles of what is not a source, and what begins with a capital anywhere in plain text."""
    for entry in site.entries.values():
        if isinstance(entry.record, Change):
            continue  # it repeats what pages once said, slips and all
        for path, _, value in values(entry.record):
            if isinstance(value, Plain) and path[0] != "aliases":
                is_name = path == ("title",) and not isinstance(entry.record, Source)
                for word in _WORD.findall(value):
                    if is_name or isinstance(entry.record, Region) or word[0].isupper():
                        yield word
