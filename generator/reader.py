"""What the reader of one page has been told so far: acronyms written out and terms explained once, at first use."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.glossary import Glossary
from generator.load import Entry
from generator.refs import Ref
from generator.site import Site

MOST = 8  # a page with more explained words than this is a blue sea

# "PKPU 2/2024", "Keputusan KPU Nomor 1229", "Putusan MK 60/PUU-XXII/2024": names of law, never rewritten.
_OF_A_LAW = re.compile(r" (?:Nomor\b|No\.|\d+[/ ](?:\d|[A-Z]))")
_SENTENCE = re.compile(r"(?:\A|[.!?][”\"]? |\n *)(?:[-*+] |\d+\. )?[*“(]*\Z")


class Explained(NamedTuple):
    """Words of a text as the page shows them, and the glossary entry they lead to."""

    text: str
    term: Ref | None = None


class Reader:
    """Reads a page in the order of its texts; `terms` are the entries it met."""

    def __init__(self, glossary: Glossary, heading: str = "", *, learns: bool = True) -> None:
        self._find = glossary.find
        self._most = MOST if learns else 0
        self.terms: list[Ref] = []
        subject = [found.meaning for found in self._find(heading)]
        self._told = {meaning.words for meaning in subject if meaning.words and meaning.words in heading}
        self._met = {meaning.term for meaning in subject if meaning.term}

    def read(self, text: str, before: str = "", *, links: bool = True) -> list[Explained]:
        """The pieces of `text`, which follows `before` in its paragraph; none when there is nothing to explain.

        Terms are met only where a link may stand.
        """
        pieces: list[Explained] = []
        end = 0
        for found in self._find(text):
            start, stop, (words, term) = found
            tells = words is not None and words not in self._told
            meets = links and term is not None and term not in self._met and len(self.terms) < self._most
            if not (tells or meets) or start < end:
                continue
            context = before + text[:start]
            if _is_quoted(context) or _OF_A_LAW.match(text, stop):
                continue
            stop = self._chain(text, stop) if tells else stop
            said = text[start:stop]
            shown = self._spelled(said, context, text[stop:]) if tells else said
            met = self.meet(term) if meets else None
            if met or shown != said:
                pieces += (Explained(text[end:start]), Explained(shown, met))
                end = stop
        return [*pieces, Explained(text[end:])] if pieces else pieces

    def meet(self, term: Ref | None) -> Ref | None:
        """The entry itself if the page will explain it at its end."""
        if term is None or len(self.terms) >= self._most:
            return None
        self._met.add(term)
        self.terms.append(term)
        return term

    def _chain(self, text: str, stop: int) -> int:
        """Where `TNI/Polri` ends, given where `TNI` does: acronyms with a stroke are written out together."""
        while text.startswith("/", stop):
            following = self._find(text[stop + 1 :])
            if not following or following[0].start or not following[0].meaning.words:
                break
            stop += 1 + following[0].stop
        return stop

    def _spelled(self, acronym: str, context: str, after: str) -> str:
        """`acronym` with its words unless the text gives them itself."""
        meanings = [self._find(part)[0].meaning for part in acronym.split("/")]
        words = [meaning.words or "" for meaning in meanings]
        self._told.update(words)
        said = "/".join(words)
        in_brackets = context.rfind("(") > context.rfind(")")
        if in_brackets and (said.casefold() in context.casefold() or (context[-1] == "(" and after[:1] == ")")):
            return acronym
        if after.startswith(" (") and after[2:].casefold().startswith(said.casefold()):
            return acronym
        if said[1:] == said[1:].lower() and not _SENTENCE.search(context):
            said = said[0].lower() + said[1:]
        return f"{said}/{acronym}" if in_brackets else f"{said} ({acronym})"


def reader_of(site: Site, entry: Entry | None) -> Reader | None:
    """Who reads the page of a record; an index is read by jumping to a line, so there is no first use on it."""
    if not entry:
        return None
    learns = entry.ref.collection != "sources"
    return Reader(site.glossaries[learns], entry.record.heading, learns=learns)


def _is_quoted(context: str) -> bool:
    return context.rfind("“") > context.rfind("”") or context.count('"') % 2 == 1
