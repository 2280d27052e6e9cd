"""The small language of prose in records: text to parts, and what it does not allow.

`[[institutions/kpu]]` and `[[institutions/kpu|KPU]]` link to a record, `[@pkpu-2-2024,
Lampiran I]` cites a source, `[teks](https://…)` links elsewhere; `*miring*`, `**tebal**`,
lists and paragraphs are as in Markdown. A locator that ends with `?` has not been checked
against the official text. Everything else arrives on the page as it was typed (see `generator.escaping`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

UNCHECKED = "?"


@dataclass(frozen=True, slots=True)
class Words:
    """Text to be shown, with Markdown emphasis and lists still in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """`[[collection/slug|label]]`."""

    target: str
    label: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """`[@source, locator]`; the locator may be absent."""

    source: str
    locator: str | None


@dataclass(frozen=True, slots=True)
class WebLink:
    """`[label](address)`."""

    label: str
    address: str


Part = Words | Link | Citation | WebLink

# Lengths are bounded so that no text, however odd, makes the search slow.
_LINK = r"\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<label>[^\[\]\n]{1,300}))?\]\]"
_CITATION = r"@(?P<source>[^\[\],\s]{1,200})(?:,\s?(?P<locator>[^\[\]]{1,300}))?\]"
_WEB_LINK = r"(?<!!\[)(?P<text>[^\[\]\n]{1,300})\]\((?P<address>[^()\s]{1,2000})\)"
# All begin with the same sign, so that the search jumps from one to the next.
TOKEN = re.compile(rf"\[(?:{_LINK}|{_CITATION}|{_WEB_LINK})")


class Refusal(NamedTuple):
    """A construct that prose may not hold, and what to write instead."""

    sign: re.Pattern[str]
    message: str
    hint: str


# A line's beginning as Markdown reads it: after indents, quote signs and list signs.
_LINE = r"^[ \t\u00a0>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*"

REFUSALS = (
    Refusal(
        re.compile(r"<[A-Za-z/!?]"),
        "ada HTML mentah di dalam teks",
        "hapus tag itu; pakai *miring*, **tebal**, atau [[koleksi/rekaman]]",
    ),
    Refusal(
        re.compile(r"\]\((?!https?://|mailto:|tel:)", re.IGNORECASE),
        "tautan ini tidak menuju alamat web",
        "pakai https://…, atau [[koleksi/rekaman]] untuk halaman situs ini",
    ),
    Refusal(re.compile(r"!\["), "gambar tidak dipakai di dalam teks", "hapus gambarnya"),
    Refusal(
        re.compile(r"^ {0,3}\[[^\]\n]{1,300}\]:", re.MULTILINE),
        "tautan rujukan Markdown tidak dipakai di sini",
        "tulis [teks](https://…) atau [@rujukan, letak]",
    ),
    Refusal(
        re.compile(rf"{_LINE}(#|!!!|===|```|~~~|:\s)", re.MULTILINE),
        "judul dan blok khusus tidak dipakai di dalam teks",
        "mulai baris itu dengan kata biasa",
    ),
    Refusal(
        re.compile(rf"^.+\n(=+|-+) *$|{_LINE}([-*_][ \t]*){{3,}}$", re.MULTILINE),
        "garis ini terbaca sebagai pemisah atau judul",
        "hapus garisnya",
    ),
)
# One look for what every refused construct has in it; most prose has none of it.
# It begins with a set of signs, so that the search jumps from one to the next.
_SUSPECT = re.compile(
    r"[<#`~!=:\]*_-](?:(?<=[<#`~!=])|(?<=^:)|(?<=[\]\s>]:)|(?<=\])\(|(?<=[-*_])[ \t]*[-*_][ \t]*[-*_]|(?<=^-)-* *$)",
    re.MULTILINE,
)

UNCLOSED = Refusal(
    re.compile(r"\[\[|\[@|\]\("),
    "tautan atau rujukan ini tidak ditutup dengan benar",
    "tulis [[koleksi/rekaman]] atau [@rujukan, letak]",
)


def split_locator(locator: str | None) -> tuple[str | None, bool]:
    """The place in a source, and whether it still has to be checked against the official text."""
    if locator and locator.endswith(UNCHECKED):
        return locator.removesuffix(UNCHECKED).rstrip(), True
    return locator, False


def refusals(text: str, parts: Iterable[Part]) -> Iterator[Refusal]:
    """Every construct in `text`, whose parts are `parts`, that prose may not hold."""
    found = [refusal for refusal in REFUSALS if refusal.sign.search(text)] if _SUSPECT.search(text) else []
    yield from found
    if not found and ("[" in text or "](" in text) and any(_leftover(parts)):
        yield UNCLOSED


def _leftover(parts: Iterable[Part]) -> Iterator[bool]:
    """For each stretch of words, whether Markdown could still make a link of it."""
    before: Part | None = None
    for part in parts:
        if isinstance(part, Words):
            yield bool(UNCLOSED.sign.search(part.text)) or (before is not None and part.text.startswith("("))
        before = part


def parse(text: str) -> Iterator[Part]:
    """The parts of `text` in order; joined they are the whole text."""
    end = 0
    if "[" in text:
        for match in TOKEN.finditer(text):
            start = match.start()
            if match["source"] and start > end and text[start - 1].isspace():
                start -= 1  # a mark stands close to the word before it
            if start > end:
                yield Words(text[end:start])
            yield _part(match)
            end = match.end()
    if end < len(text):
        yield Words(text[end:])


def _part(match: re.Match[str]) -> Part:
    if match["target"]:
        return Link(match["target"].strip(), match["label"] and match["label"].strip())
    if match["source"]:
        return Citation(match["source"], match["locator"] and " ".join(match["locator"].split()))
    return WebLink(match["text"], match["address"])


def plain(parts: Iterable[Part], name: Callable[[Link], str]) -> str:
    """Prose without its marks on one line; `name` gives the words for a link without a label."""
    return bare("".join([_plain(part, name) for part in parts]))


def bare(words: str) -> str:
    """Words without emphasis on one line."""
    return " ".join(words.replace("*", "").split())


def _plain(part: Part, name: Callable[[Link], str]) -> str:
    match part:
        case Words(text):
            return text
        case Link(_, label):
            return label or name(part)
        case WebLink(label, _):
            return label
        case Citation():
            return ""
