"""What people call each page, for search to put exact matches first and to mend slips; in files so small that one
question fetches little."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from string import ascii_lowercase
from typing import Any

from generator import markup
from generator.catalog import CATALOG
from generator.exports.asset import FOLDER, Asset, Make
from generator.load import Entry
from generator.models.record import Record
from generator.refs import Ref
from generator.site import Site, link_target

Sections = tuple[tuple[Entry, ...], ...]
Row = list[Any]

SHARDS = 64
LETTERS = f"{ascii_lowercase}0"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_KINDS = _JSON([(collection.title, f"{collection.section}/") for collection in CATALOG])
_BETWEEN = re.compile(r"[\W_]+")
# Shorter words are mended too easily: each is one letter away from many others.
_WORD = re.compile(r"[^\W\d_]{4,}")


def assets(site: Site) -> Iterator[Make]:
    """`unduh/nama/<number>.json`: the pages with a name of that number; `unduh/kata/<letter>.json`: words of names.

    `{"kinds": [[title, address]], "pages": [[place of its kind, rest of its address, heading, [own name], [other name],
    summary]]}`, and `[word]`. A summary stands by what shares its page with others: search has it from nowhere else.
    """
    yield from (partial(_names, number) for number in range(SHARDS))
    yield from (partial(_words, first) for first in LETTERS)


def fold(name: str) -> str:
    """A name in small plain letters, as assets/js/search/spelling.js folds it."""
    plain = name.lower() if name.isascii() else "".join(filter(_stands, unicodedata.normalize("NFKD", name).lower()))
    return _BETWEEN.sub(" ", plain).strip()


def number(folded: str) -> int:
    """Which file holds a folded name, as assets/js/search/names.js counts it."""
    return sum(map(ord, folded)) % SHARDS


def _stands(letter: str) -> bool:
    return not unicodedata.combining(letter)


def _names(wanted: int, site: Site) -> Asset:
    return _asset(f"nama/{wanted}", f'{{"kinds":{_KINDS},"pages":{_JSON(_rows(_sections(site))[wanted])}}}')


def _words(first: str, site: Site) -> Asset:
    """Words of one letter, those of titles first: of two equally near to a slip, the other may be a slip itself."""
    titles, names = (sorted(words.get(first, ())) for words in _by_letter(_sections(site)))
    return _asset(f"kata/{first}", _JSON(list(dict.fromkeys((*titles, *names)))))


def _sections(site: Site) -> Sections:
    return tuple(site.section(collection.folder) for collection in CATALOG)


# Every file asks for its part of all names, so they are read once for all files.
@lru_cache(maxsize=2)
def _rows(sections: Sections) -> list[list[Row]]:
    """What each numbered file says, section by section."""
    shorts = {entry.ref: entry.record.short for section in sections for entry in section}
    rows: list[list[Row]] = [[] for _ in range(SHARDS)]
    for kind, (collection, section) in enumerate(zip(CATALOG, sections, strict=True)):
        rows[number(fold(collection.title))].append([kind, "", collection.title, [], []])
        for entry in section:
            summary = [_summary(entry.record, shorts)] if collection.one_page else []
            for place, row in _placed(entry) if entry.record.searched else ():
                rows[place].append([kind, *row, *summary])
    return rows


def _summary(record: Record, shorts: Mapping[Ref, str]) -> str:
    return markup.plain(record.summary.parts, lambda link: shorts[link_target(link)])


def _placed(entry: Entry) -> Iterator[tuple[int, Row]]:
    """What the entry says in each numbered file that holds one of its names."""
    record, heading, names = entry.record, entry.record.heading, entry.record.names
    placed: dict[int, list[str]] = {}
    for folded, name in {fold(name): name for name in reversed(names)}.items():
        placed.setdefault(number(folded), []).append(name)
    own = [name for name in dict.fromkeys((record.title, record.short)) if name in names and name != heading]
    rest = entry.anchor or f"{entry.slug}/"
    for place, here in placed.items():
        yield place, [rest, heading, own, [name for name in here if name != heading and name not in own] or ()]


@lru_cache(maxsize=2)
def _by_letter(sections: Sections) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The words of titles by their letter, and those of all names."""
    records = [entry.record for section in sections for entry in section if entry.record.searched]
    headings = (record.heading for record in records)
    return _parted(headings), _parted(name for record in records for name in record.names)


def _parted(texts: Iterable[str]) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    for word in set(_WORD.findall("\n".join(texts).casefold())):
        words.setdefault(word[0] if word[0] in ascii_lowercase else "0", set()).add(word)
    return words


def _asset(name: str, shown: str) -> Asset:
    return Asset(f"{FOLDER}/{name}.json", f"{shown}\n".encode(), "data")
