"""Entries to Site: every reference joined both ways, or why it leads nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from generator import catalog
from generator.catalog import CATALOG, FOLDERS
from generator.explain import expected
from generator.glossary import glossaries
from generator.load import Entry
from generator.nearest import Nearest
from generator.problems import Problem
from generator.refs import Ref
from generator.site import Mention, Site, mentions_in


def link(entries: Iterable[Entry], broken: Collection[Ref] = ()) -> tuple[Site, list[Problem]]:
    """The site of `entries`, and every reference that leads nowhere.

    References to `broken` records, which exist but could not be read, are not reported.
    """
    by_ref = {entry.ref: entry for entry in entries}
    sections = {collection.folder: _section(collection, by_ref) for collection in CATALOG}
    mentions: dict[Ref, list[Mention]] = defaultdict(list)
    nowhere: dict[Ref, list[Mention]] = defaultdict(list)
    for entry in chain.from_iterable(sections.values()):  # in the order of display, so that nobody sorts again
        for mention in mentions_in(entry):
            if mention.target in by_ref:
                mentions[mention.target].append(mention)
            elif mention.target not in broken:
                nowhere[mention.target].append(mention)
    site = Site(
        entries=MappingProxyType(by_ref),
        sections=MappingProxyType(sections),
        mentions=MappingProxyType({ref: tuple(found) for ref, found in mentions.items()}),
        adjacent=MappingProxyType(_adjacent(sections.values())),
        glossaries=MappingProxyType(glossaries(by_ref.values())),
        former=MappingProxyType(
            {address: entry for entry in by_ref.values() for address in entry.record.former_addresses}
        ),
    )
    return site, list(_dangling(nowhere, site))


def _adjacent(sections: Iterable[Sequence[Entry]]) -> dict[Ref, tuple[Entry | None, Entry | None]]:
    return {
        entry.ref: (before, after)
        for section in sections
        for before, entry, after in zip((None, *section), section, (*section[1:], None), strict=False)
    }


def _section(collection: catalog.Collection, by_ref: Mapping[Ref, Entry]) -> tuple[Entry, ...]:
    mine = (entry for entry in by_ref.values() if entry.collection is collection)
    return tuple(sorted(mine, key=lambda entry: (entry.record.order, entry.slug)))


class _Folder(NamedTuple):
    """What a collection offers to a reference that leads nowhere: names like it, and records that nobody names."""

    near: Nearest
    alone: frozenset[Ref]


def _dangling(nowhere: Mapping[Ref, list[Mention]], site: Site) -> Iterator[Problem]:
    """One problem for each record that is missing, at the first place that names it; the other places go with it."""
    folders = {
        folder: _Folder(
            Nearest(entry.slug for entry in site.section(folder)),
            frozenset(entry.ref for entry in site.section(folder) if entry.ref not in site.mentions),
        )
        for folder in FOLDERS.keys() & {target.collection for target in nowhere}
    }
    for target, mentions in nowhere.items():
        message, hint = _remedy(target, folders.get(target.collection), len(mentions))
        first, *others = sorted(
            each.entry.document.problem(message, hint, each.path, expected=_expected(each)) for each in mentions
        )
        yield replace(first, others=tuple(problem.place for problem in others))


def _remedy(target: Ref, folder: _Folder | None, times: int) -> tuple[str, str]:
    if not folder:
        name = str(target).lstrip("/")
        return f"`{name}` bukan rekaman", f"tulis koleksi/rekaman; koleksinya: {', '.join(FOLDERS)}"
    message = f"rekaman `{target}` tidak ada" + (f", padahal dirujuk di {times} tempat" if times > 1 else "")
    meant = folder.near.to(target.slug)
    moved = _perhaps_moved(Ref(target.collection, meant) if meant else None, folder.alone, times)
    rename = f"bila berganti nama: `python -m generator rename {target} {moved}`" if moved else ""
    if meant:
        return message, f"maksud Anda `{meant}`?" + (f" Atau {rename}" if rename else "")
    return message, rename or f"buat berkas data/{target}.yml atau hapus rujukan ini"


def _perhaps_moved(meant: Ref | None, alone: frozenset[Ref], times: int) -> Ref | None:
    """What a missing record may have become: one that nobody refers to, near in name or the only one."""
    if meant:
        return meant if meant in alone else None
    return next(iter(alone)) if times > 1 and len(alone) == 1 else None


def _expected(mention: Mention) -> str:
    if mention.target.collection not in FOLDERS:
        return ""
    said = expected(type(mention.entry.record), mention.path)
    return f"nama berkas di data/{mention.target.collection}/ tanpa .yml. {said}".strip()
