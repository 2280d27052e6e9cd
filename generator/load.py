"""`data/` to entries, and every reason a file is not one."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NamedTuple, Self

from pydantic import ValidationError

from generator import documents, regions
from generator.catalog import FOLDERS, Collection
from generator.documents import Document, Value
from generator.explain import explain
from generator.fields import is_slug
from generator.models.record import Record
from generator.problems import START, DataError, Problem
from generator.refs import Ref


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


class Draft(NamedTuple):
    """One record as text, before its model has seen it."""

    collection: Collection
    slug: str
    value: Value
    document: Document


def load(data: Path) -> Loaded:
    """Every entry under `data`, and what is wrong with the files that did not become one.

    Files are named in problems by their path from the parent of `data`, with `/`.
    Raises DataError when there is no such folder.
    """
    if not data.is_dir():
        raise DataError([Problem(data.name, 1, 1, "berkas", "folder data tidak ada", "jalankan dari folder proyek")])
    drafts: dict[Ref, Draft] = {}
    broken: list[Ref] = []
    problems: list[Problem] = []
    for path in _files(data):
        found, wrong = _drafts(data, path)
        problems += wrong
        broken += [Ref(path.parent.name, path.stem)] if wrong else []
        for draft in found:
            ref = Ref(draft.collection.folder, draft.slug)
            drafts[ref] = _added(drafts[ref], draft) if ref in drafts else draft
    entries: list[Entry] = []
    for ref, draft in drafts.items():
        entry, wrong = _entry(draft)
        problems += wrong
        if entry:
            entries.append(entry)
        else:
            broken.append(ref)
    return Loaded(tuple(entries), frozenset(broken), tuple(problems))


def _drafts(data: Path, path: PurePath) -> tuple[list[Draft], list[Problem]]:
    name = f"{data.name}/{path.as_posix()}"
    problem = _misplaced(path, name)
    if problem:
        return [], [problem]
    try:
        document = Document(name, _content(f"{data}/{path}"))
    except OSError as error:
        reason = f"tidak dapat dibaca ({error.strerror})"
        return [], [Problem(name, *START, "berkas", reason, "periksa izin berkasnya")]
    collection = FOLDERS[path.parts[0]]
    if path.name == collection.table:
        rows, problems = regions.read(name, document.raw)
        return [Draft(collection, slug, value, document) for slug, value in rows.items()], problems
    value, problems = documents.parse(document)
    if not problems and not isinstance(value, dict):
        problems = [document.problem("isi berkas bukan `kunci: nilai`", "tulis satu kunci tiap baris")]
    return ([] if problems or value is None else [Draft(collection, path.stem, value, document)]), problems


def _content(path: str) -> bytes:
    if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe would be waited for without end
        raise OSError(errno.EINVAL, "bukan berkas biasa")
    with open(path, "rb") as file:
        return file.read()


def _added(row: Draft, extra: Draft) -> Draft:
    """What a table says of a record, with what its own file adds or says otherwise."""
    table, own = (row, extra) if row.document.file.endswith(".csv") else (extra, row)
    assert isinstance(table.value, dict)
    assert isinstance(own.value, dict)
    return own._replace(value={**table.value, **own.value})


def _files(data: Path) -> Iterator[PurePath]:
    """Every file that is not hidden, by its path inside `data`."""
    for folder, folders, names in os.walk(data, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        place = PurePath(folder).relative_to(data)
        yield from (place / name for name in sorted(names) if not name.startswith("."))


def _unreadable(error: OSError) -> None:
    name = PurePath(error.filename or "data").name
    reason = f"folder ini tidak dapat dibaca ({error.strerror})"
    raise DataError([Problem(name, *START, "berkas", reason, "periksa izinnya")])


def _misplaced(path: PurePath, name: str) -> Problem | None:
    def problem(message: str, hint: str) -> Problem:
        return Problem(name, *START, "berkas", message, hint)

    if len(path.parts) != 2 or path.parts[0] not in FOLDERS:
        return problem("berkas ini di luar koleksi mana pun", f"pindahkan ke salah satu folder: {', '.join(FOLDERS)}")
    if path.name == FOLDERS[path.parts[0]].table:
        return None
    if path.suffix == ".yaml":
        return problem("akhiran berkas harus .yml", f"ganti namanya menjadi {path.stem}.yml")
    if path.suffix != ".yml":
        return problem("hanya berkas .yml yang dibaca", "hapus berkas ini atau ubah menjadi rekaman .yml")
    if path.stem == "index":
        return problem("nama index dipakai halaman daftar bagian ini", "beri berkas ini nama lain")
    if not is_slug(path.stem):
        return problem("nama berkas bukan id yang sah", "pakai huruf kecil, angka, dan tanda hubung: `masa-tenang.yml`")
    return None


def _entry(draft: Draft) -> tuple[Entry | None, list[Problem]]:
    try:
        record = draft.collection.model.model_validate(draft.value)
    except ValidationError as error:
        return None, list(explain(draft.document, draft.collection.model, error))
    return Entry.of(draft, record), []
