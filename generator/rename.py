"""A record under another name: every reference rewritten in place, every other byte as it was, the old address kept."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import yaml

from generator import places, regions, swap
from generator.build import check
from generator.catalog import CATALOG, FOLDERS
from generator.edits import Edit, apply, text_of
from generator.former import with_former_address
from generator.link import link
from generator.load import Entry, load
from generator.problems import DataError
from generator.refs import Ref
from generator.scalars import is_slug
from generator.site import Site, mentions_in
from generator.write import WriteError

Changes = dict[Path, bytes]
"""What files become."""


def rename(data: Path, docs: Path, old: Ref, new: Ref) -> list[Path]:
    """Give the record `old` the name `new` and return the files that changed.

    A record already moved by hand gets its references back.

    The result is checked before the first file is touched. Raises DataError for what is wrong with
    the data, before or after, and WriteError for what cannot be done at all; then nothing has changed.
    """
    site = _joined(data, old, new)
    entry = _the_record(site, data, old, new)
    changes = {data.parent / name: raw for name, raw in _rewritten(site.entries.values(), old, new).items()}
    changes |= _tables(data, old, new) | _pages(docs, entry, old, new)
    here, there = (data / ref.collection / f"{ref.slug}.yml" for ref in (old, new))
    source = here if here.exists() else there
    raw = changes.pop(source, None) or source.read_bytes()
    form = f"/{entry.collection.section}/" + ("#{}" if entry.anchor else "{}/")
    raw = with_former_address(raw, form.format(old.slug), form.format(new.slug))
    changes = {there: raw, **changes}
    gone = [here] if here.exists() else []
    try:
        _move(data, changes, gone)
    except OSError as error:
        place, reason = error.filename or data, error.strerror or "berkasnya tidak dapat disalin"
        raise WriteError(f"{place}: gagal ditulis ({reason}) — tidak ada yang diubah") from None
    return [*changes, *gone]


def _joined(data: Path, old: Ref, new: Ref) -> Site:
    """The site without a mistake, but for references to a record that was moved by hand; raises DataError."""
    loaded = load(data)
    site, dangling = link(loaded.entries, loaded.broken)
    moved = _moved_by_hand(site, old, new)
    problems = [*loaded.problems, *(each for each in dangling if not (moved and f"`{old}`" in each.message))]
    if problems:
        raise DataError(problems)
    return site


def _moved_by_hand(site: Site, old: Ref, new: Ref) -> bool:
    return old not in site.entries and new in site.entries


def _the_record(site: Site, data: Path, old: Ref, new: Ref) -> Entry:
    """The record to rename; raises WriteError with what speaks against it."""
    moved = _moved_by_hand(site, old, new)
    for ref in (old, new):
        if ref.collection not in FOLDERS or not is_slug(ref.slug) or ref.slug == "index":
            raise WriteError(f"{ref}: bukan nama rekaman — tulis koleksi/rekaman, misalnya stages/masa-tenang")
    if old.collection != new.collection:
        raise WriteError(f"{old}: jenis rekaman tidak dapat diganti — buat rekaman baru di data/{new.collection}/")
    if not moved and old not in site.entries:
        raise WriteError(f"{old}: rekaman ini tidak ada — periksa namanya")
    if not moved and (new in site.entries or (data / f"{new}.yml").exists()):
        raise WriteError(f"{new}: rekaman ini sudah ada — pilih nama lain")
    entry = site[new if moved else old]
    table = entry.collection.table
    if table and old.slug in _slugs_of_table(data / old.collection / table):
        raise WriteError(f"{old}: namanya berasal dari data/{old.collection}/{table} — ubah nama wilayahnya di sana")
    return entry


def _slugs_of_table(path: Path) -> set[str]:
    return set(regions.read(path.name, path.read_bytes())[0]) if path.exists() else set()


def _rewritten(entries: Iterable[Entry], old: Ref, new: Ref) -> Mapping[str, bytes]:
    """The YAML files that name the record, by their name in problems, with the new name in them."""
    spans: dict[str, dict[tuple[int, int], Edit]] = defaultdict(dict)
    raws: dict[str, bytes] = {}
    for entry in entries:
        for mention in mentions_in(entry):
            node = places.deepest(entry.document.raw, mention.path) if mention.target == old else None
            if isinstance(node, yaml.ScalarNode):
                start, end = node.start_mark.index, node.end_mark.index
                words = text_of(entry.document.raw)[start:end]
                raws[entry.document.file] = entry.document.raw
                spans[entry.document.file][start, end] = Edit(start, end, _renamed(words, node.value, old, new))
    return {name: apply(raw, spans[name].values()) for name, raw in raws.items()}


def _renamed(words: str, value: str, old: Ref, new: Ref) -> str:
    if value in (old.slug, str(old)):
        before, _, after = words.rpartition(old.slug)
        return before + new.slug + after
    return _in_prose(words, old, new)


def _in_prose(words: str, old: Ref, new: Ref) -> str:
    words = re.sub(rf"(\[\[\s*){re.escape(str(old))}(?=\s*(?:\||\]\]))", rf"\g<1>{new}", words)
    if old.collection == "sources":
        words = re.sub(rf"\[@{re.escape(old.slug)}(?=[\],])", f"[@{new.slug}", words)
    return words


# The keys in the head of a table that list ids, by the collection of the ids.
_LISTS = {"sources": "sources", "institutions": "lembaga-[a-z0-9-]+"}


def _tables(data: Path, old: Ref, new: Ref) -> Changes:
    """The tables whose head names the record, in its prose or in a list of ids."""
    found: Changes = {}
    listing = re.compile(rf"# (?:{_LISTS.get(old.collection, '(?!)')}):")
    name = re.compile(rf"(?<=[ ,]){re.escape(old.slug)}(?=\s*(?:,|$))")
    for path in (data / each.folder / each.table for each in CATALOG if each.table):
        lines = path.read_bytes().decode().splitlines(keepends=True) if path.exists() else []
        made = [_in_prose(line, old, new) if line.startswith("#") else line for line in lines]
        made = [name.sub(new.slug, line) if listing.match(line) else line for line in made]
        found |= {path: "".join(made).encode()} if made != lines else {}
    return found


def _pages(docs: Path, entry: Entry, old: Ref, new: Ref) -> Changes:
    """The hand-written pages that link to the record's page."""
    section = entry.collection.section
    form = f"{section}/index.md#{{}}" if entry.anchor else f"{section}/{{}}.md"
    address, target = form.format(old.slug), form.format(new.slug)
    sign = re.compile(rf"(\]\((?:\.\./)*){re.escape(address)}(?=[)#])".encode())
    return _replaced(sorted(docs.rglob("*.md")) if docs.is_dir() else (), sign, target)


def _replaced(paths: Iterable[Path], sign: re.Pattern[bytes], new: str) -> Changes:
    """The files that hold `sign`, with other words after its first group."""
    before = {path: path.read_bytes() for path in paths}
    after = {path: sign.sub(lambda match: match[1] + new.encode(), raw) for path, raw in before.items()}
    return {path: raw for path, raw in after.items() if raw != before[path]}


def _move(data: Path, changes: Changes, gone: list[Path]) -> None:
    """Put every change in its place, or none: in a copy of the data, which is checked and takes the place of the data.

    Killed at any moment it leaves the old data or the new. Raises DataError and OSError.
    """
    folder = data.resolve()  # a link to the data stays one
    holder = swap.aside(folder)
    try:
        copy = holder / data.name
        shutil.copytree(data, copy)
        for path in gone:
            (copy / path.relative_to(data)).unlink()
        pages = {path: raw for path, raw in changes.items() if not path.is_relative_to(data)}
        for path in changes.keys() - pages.keys():
            (copy / path.relative_to(data)).write_bytes(changes[path])
        check(copy)
        with _written(pages, holder):
            swap.replace(folder, copy)
    finally:
        shutil.rmtree(holder, ignore_errors=True)


@contextmanager
def _written(pages: Changes, holder: Path) -> Iterator[None]:
    """Pages by hand with their changes, each whole at every moment; as they were when what follows fails."""
    before = {path: path.read_bytes() for path in pages}
    try:
        for number, (path, raw) in enumerate(pages.items()):
            page = holder / f"{number}.md"
            page.write_bytes(raw)
            page.replace(path)
        yield
    except OSError:
        for path, raw in before.items():
            path.write_bytes(raw)
        raise
