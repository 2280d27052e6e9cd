"""Drafts to entries, and every reason a draft is not one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import ValidationError

from generator import files
from generator.catalog import Collection
from generator.documents import Document
from generator.explain import explain
from generator.files import Content, Draft
from generator.models.record import Record
from generator.problems import Problem
from generator.refs import Ref

_STEP = re.compile(r"[.\[]")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One record, where it stands in the data and where its page will stand; equal only to itself."""

    collection: Collection
    slug: str
    record: Record
    document: Document
    ref: Ref
    """How other records name it."""
    path: str
    """Its page, as a path under the documentation folder."""
    anchor: str
    """Its place on that page: `#slug`, or nothing when the page is its own."""

    @classmethod
    def of(cls, draft: Draft, record: Record) -> Self:
        """The entry of a record; its name and path are stored because every link on every page asks for them."""
        collection, slug = draft.collection, draft.slug
        page, anchor = ("index", f"#{slug}") if collection.one_page else (slug, "")
        ref = Ref(collection.folder, slug)
        return cls(collection, slug, record, draft.document, ref, f"{collection.section}/{page}.md", anchor)

    @property
    def address(self) -> str:
        """Where readers find it, from the root of the site."""
        return f"/{self.collection.section}/{self.anchor or f'{self.slug}/'}"


class Loaded(NamedTuple):
    """What `load` made: entries, the records that exist but are wrong, and why they are."""

    entries: tuple[Entry, ...]
    broken: frozenset[Ref]
    problems: tuple[Problem, ...]


class Memory:
    """What an earlier look at the same folder found; a record whose files are as they were is the very same entry."""

    def __init__(self) -> None:
        self.files: files.Memory = {}
        self.entries: dict[Ref, tuple[Drafts, Entry | None, list[Problem]]] = {}


Drafts = tuple[Draft, ...]


def load(data: Path, memory: Memory | None = None) -> Loaded:
    """Every entry under `data`, and what is wrong with the files that did not become one.

    Raises DataError when there is no such folder.
    """
    wrong: list[Content] = []
    entries: list[Entry] = []
    broken: set[Ref] = set()
    problems: list[Problem] = []
    # Each is made while another process still reads the rest, so files come in no order.
    for drafts in _by_record(files.read(data, memory.files if memory else None), wrong):
        if _lacks_table(drafts, wrong):
            broken.add(drafts[0].ref)
            continue
        entry, found = _remembered(memory, drafts) if memory else _entry(_joined(drafts))
        problems += found
        if entry:
            entries.append(entry)
        else:
            broken.add(drafts[0].ref)
    broken |= {content.ref for content in wrong}
    problems += chain.from_iterable(content.problems for content in wrong)
    entries.sort(key=lambda entry: entry.document.file)
    return Loaded(tuple(entries), frozenset(broken), tuple(sorted(problems)))


def _by_record(contents: Iterable[Content], wrong: list[Content]) -> Iterator[Drafts]:
    """What makes each record, and aside the `wrong` files; where a collection has a table, once every file is read."""
    tabled: dict[Ref, Drafts] = {}
    for content in contents:
        if content.problems:
            wrong.append(content)
        for draft in content.drafts:
            if draft.collection.table:
                tabled[draft.ref] = (*tabled.get(draft.ref, ()), draft)
            else:
                yield (draft,)
    yield from tabled.values()


def _lacks_table(drafts: Drafts, wrong: Iterable[Content]) -> bool:
    """Whether what the record lacks is the fault of its table."""
    folder, table = drafts[0].collection.folder, drafts[0].collection.table
    return bool(table) and any(content.path == f"{folder}/{table}" for content in wrong)


def _joined(drafts: Drafts) -> Draft:
    """What a table says of a record, with what its own file adds or says otherwise."""
    if len(drafts) == 1:
        return drafts[0]
    table, own = sorted(drafts, key=lambda draft: not draft.document.file.endswith(".csv"))
    assert isinstance(table.value, dict)
    assert isinstance(own.value, dict)
    return own._replace(value={**table.value, **own.value})


def _remembered(memory: Memory, drafts: Drafts) -> tuple[Entry | None, list[Problem]]:
    ref = drafts[0].ref
    known = memory.entries.get(ref)
    if known is None or known[0] != drafts:
        known = memory.entries[ref] = (drafts, *_entry(_joined(drafts)))
    _, entry, problems = known
    return entry, problems


def _entry(draft: Draft) -> tuple[Entry | None, list[Problem]]:
    try:
        record = draft.collection.model.model_validate(draft.value)
    except ValidationError as error:
        problems = explain(draft.document, draft.collection.model, error)
        return None, list(_without_fault_of(draft.refused, problems))
    return (None if draft.refused else Entry.of(draft, record)), []


def _without_fault_of(refused: tuple[str, ...], problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems at keys that neither stand inside a refused one nor hold one, and so are not its fault."""
    refused_keys = frozenset(refused)
    around = {outer for key in refused for outer in _around(key)}
    for problem in problems:
        if problem.key not in around and not any(outer in refused_keys for outer in _around(problem.key)):
            yield problem


def _around(key: str) -> Iterator[str]:
    """A key and every key that it stands in: `a[1].b`, `a[1]`, `a`."""
    yield key
    yield from (key[: step.start()] for step in _STEP.finditer(key))
