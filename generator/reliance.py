"""What rests on a source: every claim that cites it, with its place, under the record that makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from textwrap import TextWrapper
from typing import Any, NamedTuple

from generator import filters, markup
from generator.claims import SourceRef
from generator.fields import Model, Prose
from generator.load import Entry
from generator.models.record import Record
from generator.site import Mention, Site

_LONGEST = 120
_CUT = TextWrapper(_LONGEST, max_lines=1, placeholder=" …", expand_tabs=False, replace_whitespace=False)
_SENTENCE = re.compile(r"[.!?:\n](?:(?<!\n)\s+|(?<=\n)\s*(?:(?:[-*]|\d+\.)\s+)?)")


class Resting(NamedTuple):
    """One claim: what it says, in short, the place it cites, and whether that is still to be checked."""

    what: str
    where: str | None
    unchecked: bool


class Reliance(NamedTuple):
    """Records that rest on the source with the same claims; none when it stands behind them as a whole."""

    entries: tuple[Entry, ...]
    claims: tuple[Resting, ...]


def reliance(site: Site, source: Entry) -> dict[str, list[Reliance]]:
    """Who rests on `source` with what, section by section; other sources are left out."""
    claims: dict[Entry, dict[Resting, None]] = {}
    for mention in site.mentions.get(source.ref, ()):
        if mention.entry.ref.collection != "sources":
            claims.setdefault(mention.entry, {}).update(dict.fromkeys(_claims(site, mention)))
    alike: dict[str, dict[tuple[Resting, ...], list[Entry]]] = {}
    for entry, mine in claims.items():
        alike.setdefault(entry.collection.title, {}).setdefault(tuple(mine), []).append(entry)
    return {
        title: [Reliance(tuple(entries), said) for said, entries in groups.items()] for title, groups in alike.items()
    }


def _claims(site: Site, mention: Mention) -> Iterator[Resting]:
    if mention.prose:
        for source, at, said in cited(mention.prose):
            if source == mention.target.slug:
                yield Resting(_short(site, said), *markup.split_locator(at))
        return
    where = mention.holder.locator if isinstance(mention.holder, SourceRef) else None
    if mention.path[0] != "sources":
        words = _gists(mention) or _label(type(mention.entry.record), str(mention.path[0]))
        yield Resting(_short(site, words), *markup.split_locator(where))
    elif where:
        yield Resting("", *markup.split_locator(where))


def _gists(mention: Mention) -> str:
    """What the parts of the record say on the way to what it mentions."""
    value: Any = mention.entry.record
    gists: list[str] = []
    for step in mention.path:
        value = getattr(value, step) if isinstance(step, str) else value[step]
        if isinstance(value, Model) and (gist := value.gist):
            gists.append(filters.day(gist) if isinstance(gist, date) else str(gist))
    return " – ".join(gists)


@lru_cache(maxsize=8192)
def cited(prose: Prose) -> tuple[tuple[str, str | None, str], ...]:
    """Every citation in prose: source, place, and the sentence that it ends."""
    found, words = [], ""
    for part in prose.parts:
        match part:
            case markup.Words(text):
                words += text
            case markup.Citation(source, locator):
                said = _SENTENCE.split(words.rstrip())[-1]
                found.append((source, locator, said))
                words = words[words.rindex(said) :]  # what was said before is not looked at again
            case markup.Link(target, label):
                words += label or f"[[{target}]]"
            case markup.WebLink(label, _):
                words += label
    return tuple(found)


def _short(site: Site, text: str) -> str:
    if "[" in text:
        text = site.plain(markup.parse(text))
    return _shortened(text)


@lru_cache(maxsize=1 << 14)  # a claim with several sources stands on the page of each
def _shortened(text: str) -> str:
    words = markup.bare(text)
    return words if len(words) <= _LONGEST else _CUT.fill(words[: 2 * _LONGEST])


@lru_cache(maxsize=256)
def _label(model: type[Record], field: str) -> str:
    # The field as its docstring begins: `Kapan berlangsung`.
    return re.split(r"[.,;:]", model.model_fields[field].description or field)[0]
