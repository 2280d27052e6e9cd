"""`data/` to entries, and every reason a file is not one."""

from __future__ import annotations

import difflib
import os
import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, NamedTuple, Self, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator import documents
from generator.catalog import FOLDERS, Collection
from generator.documents import Document
from generator.fields import Vocabulary, is_slug
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

    @classmethod
    def of(cls, collection: Collection, slug: str, record: Record, document: Document) -> Self:
        """The entry of a record; its name and path are stored because every link on every page asks for them."""
        path = f"{collection.section}/{slug}.md"
        return cls(collection, slug, record, document, Ref(collection.folder, slug), path)


class Loaded(NamedTuple):
    """What `load` made: entries, the records that exist but are wrong, and why they are."""

    entries: tuple[Entry, ...]
    broken: frozenset[Ref]
    problems: tuple[Problem, ...]


def load(data: Path) -> Loaded:
    """Every entry under `data`, and what is wrong with the files that did not become one.

    Files are named in problems by their path from the parent of `data`, with `/`.
    Raises DataError when there is no such folder.
    """
    if not data.is_dir():
        raise DataError([Problem(data.name, 1, 1, "berkas", "folder data tidak ada", "jalankan dari folder proyek")])
    entries: list[Entry] = []
    broken: list[Ref] = []
    problems: list[Problem] = []
    for path in _files(data):
        name = f"{data.name}/{path.as_posix()}"
        problem = _misplaced(path, name)
        if problem:
            problems.append(problem)
            continue
        entry, found = _entry(data, path, name)
        problems += found
        if entry:
            entries.append(entry)
        else:
            broken.append(Ref(path.parent.name, path.stem))
    return Loaded(tuple(entries), frozenset(broken), tuple(problems))


def _files(data: Path) -> Iterator[PurePath]:
    """Every file that is not hidden, by its path inside `data`."""
    for folder, folders, names in os.walk(data):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        place = PurePath(folder).relative_to(data)
        yield from (place / name for name in sorted(names) if not name.startswith("."))


def _misplaced(path: PurePath, name: str) -> Problem | None:
    def problem(message: str, hint: str) -> Problem:
        return Problem(name, *START, "berkas", message, hint)

    if len(path.parts) != 2 or path.parts[0] not in FOLDERS:
        return problem("berkas ini di luar koleksi mana pun", f"pindahkan ke salah satu folder: {', '.join(FOLDERS)}")
    if path.suffix == ".yaml":
        return problem("akhiran berkas harus .yml", f"ganti namanya menjadi {path.stem}.yml")
    if path.suffix != ".yml":
        return problem("hanya berkas .yml yang dibaca", "hapus berkas ini atau ubah menjadi rekaman .yml")
    if path.stem == "index":
        return problem("nama index dipakai halaman daftar bagian ini", "beri berkas ini nama lain")
    if not is_slug(path.stem):
        return problem("nama berkas bukan id yang sah", "pakai huruf kecil, angka, dan tanda hubung: `masa-tenang.yml`")
    return None


def _entry(data: Path, path: PurePath, name: str) -> tuple[Entry | None, list[Problem]]:
    try:
        document = Document(name, (data / path).read_bytes())
    except OSError as error:
        return None, [
            Problem(name, *START, "berkas", f"tidak dapat dibaca ({error.strerror})", "periksa izin berkasnya")
        ]
    value, problems = documents.parse(document)
    if problems:
        return None, problems
    if not isinstance(value, dict):
        return None, [document.problem("isi berkas bukan `kunci: nilai`", "tulis satu kunci tiap baris")]
    collection = FOLDERS[path.parent.name]
    try:
        record = collection.model.model_validate(value)
    except ValidationError as error:
        return None, list(explain(document, collection.model, error))
    return Entry.of(collection, path.stem, record, document), []


def explain(document: Document, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """Every mistake in one record as a problem in an editor's words, at its place."""
    for item in error.errors(include_url=False):
        path = tuple(step for step in item["loc"])
        context = item.get("ctx", {})
        if item["type"] == "data":
            at = context.get("at")
            yield document.problem(item["msg"], context["hint"], (*path, at) if at else path)
        elif item["type"] == "extra_forbidden":
            known = list(_model_at(model, path[:-1]).model_fields)
            yield document.problem("kunci ini tidak dikenal", meant(str(path[-1]), known), path, key=True)
        elif item["type"] == "missing":
            yield document.problem("kunci wajib ini tidak ada", f"tambahkan `{path[-1]}: …`", path)
        elif item["type"] == "enum":
            words = [word.value for word in _vocabulary_at(model, path)]
            yield document.problem(f"`{item['input']}` bukan pilihan yang ada", meant(str(item["input"]), words), path)
        else:
            yield document.problem(*_SHAPES.get(item["type"], (item["msg"], "periksa nilainya")), path)


_SHAPES = {
    "string_type": ("nilai ini harus berupa teks", "tulis satu nilai, bukan daftar atau kunci bersarang"),
    "tuple_type": ("nilai ini harus berupa daftar", "tulis tiap butir di barisnya sendiri, diawali `- `"),
    "model_type": ("nilai ini harus berisi `kunci: nilai`", "tulis kunci-kuncinya di bawah, menjorok dua spasi"),
}


def meant(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that is not in `known`: the nearest one, or the whole list."""
    known = list(known)
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"maksud Anda `{near[0]}`?" if near else f"pilih salah satu: {', '.join(known)}"


def _model_at(model: type[BaseModel], path: documents.Path) -> type[BaseModel]:
    kind = _type_at(model, path)
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else model


def _vocabulary_at(model: type[BaseModel], path: documents.Path) -> type[Vocabulary]:
    kind: type[Vocabulary] = _type_at(model, path)
    return kind


def _type_at(kind: Any, path: documents.Path) -> Any:
    """The type that the fields and lists of `kind` declare for the value under `path`."""
    for step in path:
        kind = _item_type(kind) if isinstance(step, int) else kind.model_fields[step].annotation
        kind = _required(kind)
    return kind


def _required(kind: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        return next(option for option in get_args(kind) if option is not types.NoneType)
    return kind


def _item_type(kind: Any) -> Any:
    return get_args(kind)[0]
