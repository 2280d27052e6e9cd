"""One record as the generator understands it: its facts, what follows from them, and who refers to it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from generator import filters, markup
from generator.claims import Period
from generator.documents import dotted
from generator.fields import Prose, Vocabulary
from generator.load import Entry
from generator.refs import Ref, values
from generator.site import Site, link_target


def show(site: Site, ref: Ref) -> str:
    """The record as lines for a terminal; references that lead nowhere are marked."""
    entry = site[ref]
    head = [f"{entry.ref}: {entry.record.heading}", f"  berkas   {entry.document.file}", f"  alamat   {entry.address}"]
    parts = {"Isi": _facts(site, entry), "Turunan": _derived(site, entry), "Dirujuk oleh": _referrers(site, entry)}
    for title, lines in parts.items():
        head += ["", title, *(f"  {line}" for line in lines)]
    return "\n".join(head)


def _facts(site: Site, entry: Entry) -> Iterator[str]:
    for path, _, value in values(entry.record):
        yield f"{dotted(path)}: {_shown(site, value)}"


def _derived(site: Site, entry: Entry) -> Iterator[str]:
    """What the model makes of the facts: every property that our own classes define."""
    kind = type(entry.record)
    for name, _ in inspect.getmembers(kind, lambda member: isinstance(member, property)):
        if not hasattr(BaseModel, name) and name not in ("order", "heading"):
            value = getattr(entry.record, name)
            if value not in (None, (), "", {}):
                yield f"{name}: {_shown(site, value)}"
    before, after = site.neighbours(entry)
    yield from (f"{word}: {other.ref}" for word, other in (("sebelumnya", before), ("sesudahnya", after)) if other)


def _referrers(site: Site, entry: Entry) -> Iterator[str]:
    mentions = site.mentions.get(entry.ref, ())
    for title, section in groupby(mentions, key=lambda mention: mention.entry.collection.title):
        yield f"{title}:"
        yield from (f"  {mention.entry.ref}  {dotted(mention.path)}" for mention in section)
    if not mentions:
        yield "tidak ada"


def _shown(site: Site, value: Any) -> str:
    match value:
        case Ref():
            other = site.entries.get(value)
            return f"{value} → {other.record.short}, {other.address}" if other else f"{value} (tidak ada)"
        case Vocabulary():
            return f"{value.value} ({value.label})"
        case Prose():
            return markup.plain(value.parts, lambda link: _name(site, link_target(link)))
        case date():
            return f"{value.isoformat()} ({filters.day(value)})"
        case Period():
            return filters.period(value)
        case dict():
            return ", ".join(f"{key} {len(items)}" for key, items in value.items())
        case tuple() | list():
            return "; ".join(_shown(site, item) for item in value)
        case BaseModel():
            return "; ".join(f"{dotted(path)} {_shown(site, leaf)}" for path, _, leaf in values(value))
        case bool():
            return "ya" if value else "tidak"
        case _:
            return str(value)


def _name(site: Site, ref: Ref) -> str:
    return site[ref].record.short if ref in site.entries else str(ref)
