"""The small language of prose in records: text to parts, and what it does not allow.

`[[institutions/kpu]]` and `[[institutions/kpu|KPU]]` link to a record, `[@pkpu-2-2024,
Lampiran I]` cites a source, `[teks](https://…)` links elsewhere; `*miring*`, `**tebal**`,
lists and paragraphs are as in Markdown. A locator that ends with `?` has not been checked
against the official text. Everything else arrives on the page as it was typed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
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
_LINK = r"\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<label>[^\[\]\n]{1,300}))?\]\]"
_CITATION = r"\[@(?P<source>[^\[\],\s]{1,200})(?:,\s?(?P<locator>[^\[\]]{1,300}))?\]"
_WEB_LINK = r"(?<!!)\[(?P<text>[^\[\]\n]{1,300})\]\((?P<address>[^()\s]{1,2000})\)"
_TOKEN = re.compile(rf"{_LINK}|\s?{_CITATION}|{_WEB_LINK}")


class Refusal(NamedTuple):
    """A construct that prose may not hold, and what to write instead."""

    sign: re.Pattern[str]
    message: str
    hint: str


# A line's beginning as Markdown reads it: after indents, quote signs and list signs.
_LINE = r"^[ \t\u00a0>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*"

_REFUSALS = (
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
_SUSPECT = re.compile(r"[<#`~!=:]|\]\(|[-*_][ \t]*[-*_][ \t]*[-*_]|^-+ *$", re.MULTILINE)

_UNCLOSED = Refusal(
    re.compile(r"\[\[|\[@|\]\("),
    "tautan atau rujukan ini tidak ditutup dengan benar",
    "tulis [[koleksi/rekaman]] atau [@rujukan, letak]",
)


def split_locator(locator: str | None) -> tuple[str | None, bool]:
    """The place in a source, and whether it still has to be checked against the official text."""
    if locator and locator.endswith(UNCHECKED):
        return locator.removesuffix(UNCHECKED).rstrip(), True
    return locator, False


def refusals(text: str) -> Iterator[Refusal]:
    """Every construct in `text` that prose may not hold."""
    found = [refusal for refusal in _REFUSALS if refusal.sign.search(text)] if _SUSPECT.search(text) else []
    yield from found
    if not found and _UNCLOSED.sign.search(text) and any(_leftover(text)):
        yield _UNCLOSED


def _leftover(text: str) -> Iterator[bool]:
    """For each stretch of words, whether Markdown could still make a link of it."""
    before: Part | None = None
    for part in parse(text):
        if isinstance(part, Words):
            yield bool(_UNCLOSED.sign.search(part.text)) or (before is not None and part.text.startswith("("))
        before = part


def parse(text: str) -> Iterator[Part]:
    """The parts of `text` in order; joined they are the whole text."""
    end = 0
    if "[" in text:
        for match in _TOKEN.finditer(text):
            if match.start() > end:
                yield Words(text[end : match.start()])
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


_MARKED = re.compile(r"[\\`*_{}\[\]|<&/]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SIGNS = re.compile(r"[\\`*_{}\[\]|]")
_SIGNS_BUT_STARS = re.compile(r"[\\`_{}\[\]|]")
_BLOCK_START = re.compile(r"(\d+(?=[.)]\s)|(?=[-+*#>!]))")
_CLOSING_HASHES = re.compile(r"#+$")


@lru_cache(maxsize=16_384)
def escape(text: str) -> str:
    """Plain text as Markdown that shows exactly that text."""
    shown = at_line_start(_escape(text, _SIGNS))
    return _CLOSING_HASHES.sub(lambda match: r"\#" * len(match.group()), shown) if shown.endswith("#") else shown


def escape_words(text: str) -> str:
    """The words between two tokens of prose: emphasis and lists stay, the rest is literal."""
    return _escape(text, _SIGNS_BUT_STARS)


def at_line_start(text: str) -> str:
    """One line of Markdown that no block syntax (list, heading, quote) can claim."""
    if text.startswith(":"):
        return f"&#58;{text[1:]}"
    match = _BLOCK_START.match(text)
    if not match or text.startswith("**") or (text[0] == "*" and not text[1:2].isspace()):
        return text
    return f"{text[: match.end()]}\\{text[match.end() :]}"


def _escape(text: str, signs: re.Pattern[str]) -> str:
    if not _MARKED.search(text):
        return text
    shown = signs.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")
    return shown.replace("///", "//&#47;")  # Python-Markdown puts a page's notes where it reads ///Footnotes Go Here///


def plain(text: str, name: Callable[[Link], str]) -> str:
    """Prose without its marks on one line; `name` gives the words for a link without a label."""
    shown = "".join(_plain(part, name) for part in parse(text))
    return " ".join(shown.replace("*", "").split())


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
