"""What readers pass on: a message with answer, source and link, and citations in APA and BibTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.filters import short_day

MOST = 700
_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX |= {sign: f"\\{sign}" for sign in "&%$#_{}"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Work:
    """What a page is to somebody who quotes it."""

    publisher: str
    title: str
    answer: str
    """Plain words that say what the page says."""
    source: str | None
    """The weightiest source by its short name and the place in it."""
    address: str
    """Whole if the public address of the site is known, else from its root."""
    reviewed: date | None
    version: str


def message(work: Work) -> str:
    """Title, answer, source and link in at most 700 characters; what is too long is the answer, cut between words."""
    source = f"Sumber: {work.source}.\n" if work.source else ""
    tail = f"\n\n{shortened(source, MOST // 3)}{work.address}"
    head = f"{shortened(work.title, MOST // 3)}\n\n"
    return f"{head}{shortened(work.answer, MOST - len(head) - len(tail))}{tail}"


def shortened(text: str, most: int) -> str:
    """Text of at most so many characters, cut between words and then marked with `…`."""
    if len(text) <= most:
        return text
    cut = text[: max(most - 2, 0)]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} …"


def apa(work: Work) -> str:
    """`Suluh. (2024, 27 November). Judul (Versi 0.1.0). https://…`; `t.t.` when nobody dated the page."""
    when = f"{work.reviewed.year}, {short_day(work.reviewed).rpartition(' ')[0]}" if work.reviewed else "t.t."
    return f"{work.publisher}. ({when}). {work.title} (Versi {work.version}). {work.address}"


def bibtex(work: Work) -> str:
    """A `@misc` entry; the day of the last review stands in its note."""
    key = "-".join(re.findall(r"[a-z0-9]+", f"{work.publisher} {_path(work.address)}".lower()))
    fields = {"author": f"{{{_tex(work.publisher)}}}", "title": f"{{{_tex(work.title)}}}"}
    note = f"Versi {work.version}"
    if work.reviewed:
        fields |= {"year": str(work.reviewed.year), "month": _MONTHS[work.reviewed.month - 1]}
        note = f"Dicocokkan dengan sumbernya {short_day(work.reviewed)}. {note}"
    fields |= {"url": work.address, "note": _tex(note), "langid": "indonesian"}
    lines = (f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items())
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def _path(address: str) -> str:
    return re.sub(r"^https?://[^/]+", "", address)


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text)
