"""`data/` to drafts: every file as the records it holds, or why it holds none."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator import documents, regions
from generator.catalog import FOLDERS, Collection
from generator.documents import Document, Value
from generator.explain import with_expected
from generator.problems import START, DataError, Problem
from generator.refs import Ref
from generator.scalars import is_slug
from generator.spread import spread

# Without waiting, which for a pipe would have no end; Windows has none, and translates lines unless told not to.
_TO_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

LEDGER = "addresses.txt"
"""The one file in `data` that holds no record (see `generator.addresses`)."""

MANY = 400
"""From so many files on a second process saves more than it costs."""

_Signature = tuple[int, int, int] | None


class Draft(NamedTuple):
    """One record as text, before its model has seen it."""

    collection: Collection
    slug: str
    value: Value
    document: Document
    refused: tuple[str, ...] = ()
    """The keys whose values YAML gave and nobody can use; the rest is looked at all the same."""

    @property
    def ref(self) -> Ref:
        """How records name it."""
        return Ref(self.collection.folder, self.slug)


class Content(NamedTuple):
    """One file: the records it holds, or why it holds none."""

    path: str
    """Inside the data folder, with `/`."""
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]

    @property
    def ref(self) -> Ref:
        """How records would name what its name promises."""
        folder, name = os.path.split(self.path)
        return Ref(os.path.basename(folder), os.path.splitext(name)[0])


Memory = dict[str, tuple[_Signature, Content]]
"""What an earlier look found, so that the next reads only the files that changed."""


def read(data: Path, memory: Memory | None = None) -> Iterator[Content]:
    """What every file under `data` holds, in no order; with a memory, a file that is as it was gives the same drafts.

    Files are named in problems by their path from the parent of `data`, with `/`.
    Raises DataError when there is no such folder.
    """
    if not data.is_dir():
        raise DataError([Problem(data.name, *START, "berkas", "folder data tidak ada", "jalankan dari folder proyek")])
    paths = list(_files(data))
    if memory is None:
        yield from _contents(data, paths)
        return
    signatures = {path: _signature(f"{data}/{path}") for path in paths}
    changed = [path for path, signature in signatures.items() if memory.get(path, (0,))[0] != signature]
    memory |= {content.path: (signatures[content.path], content) for content in _contents(data, changed)}
    yield from (memory[path][1] for path in paths)


def _signature(path: str) -> _Signature:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _contents(data: Path, paths: Sequence[str]) -> Iterator[Content]:
    reading = partial(map, partial(_read, data))
    return spread(reading, paths) if len(paths) >= MANY else reading(paths)


def _read(data: Path, path: str) -> Content:
    drafts, problems = _drafts(data, path)
    return Content(path, tuple(drafts), tuple(problems))


def _drafts(data: Path, path: str) -> tuple[list[Draft], list[Problem]]:
    name = f"{data.name}/{path}"
    problem = _misplaced(path, name)
    if problem:
        return [], [problem]
    try:
        document = Document(name, _content(f"{data}/{path}"))
    except OSError as error:
        reason = f"tidak dapat dibaca ({error.strerror})"
        return [], [Problem(name, *START, "berkas", reason, "periksa izin berkasnya")]
    folder, file = path.split("/")
    collection = FOLDERS[folder]
    if file == collection.table:
        rows, problems = regions.read(name, document.raw)
        return [Draft(collection, slug, value, document) for slug, value in rows.items()], problems
    value, problems = documents.parse(document)
    if value is not None and not isinstance(value, dict):
        problems = [document.problem("isi berkas bukan `kunci: nilai`", "tulis satu kunci tiap baris"), *problems]
    problems = [with_expected(problem, collection.model) for problem in problems]
    refused = tuple(problem.key for problem in problems)
    drafts = [Draft(collection, file.removesuffix(".yml"), value, document, refused)] if isinstance(value, dict) else []
    return drafts, problems


def _content(path: str) -> bytes:
    file = os.open(path, _TO_READ)
    try:
        found = os.fstat(file)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "bukan berkas biasa")
        return b"".join(iter(partial(os.read, file, found.st_size + 1), b""))
    finally:
        os.close(file)


def _files(data: Path) -> Iterator[str]:
    """Every file that is not hidden, by its path inside `data`."""
    for folder, folders, names in os.walk(data, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        place = folder[len(str(data)) :].replace(os.sep, "/")
        names = sorted(name for name in names if not name.startswith("."))
        yield from (path for name in names if (path := f"{place}/{name}"[1:]) != LEDGER)


def _unreadable(error: OSError) -> None:
    name = os.path.basename(error.filename or "data")
    reason = f"folder ini tidak dapat dibaca ({error.strerror})"
    raise DataError([Problem(name, *START, "berkas", reason, "periksa izinnya")])


def _misplaced(path: str, name: str) -> Problem | None:
    def problem(message: str, hint: str) -> Problem:
        return Problem(name, *START, "berkas", message, hint)

    folder, _, file = path.partition("/")
    stem, suffix = os.path.splitext(file)
    if folder not in FOLDERS or not file or "/" in file:
        return problem("berkas ini di luar koleksi mana pun", f"pindahkan ke salah satu folder: {', '.join(FOLDERS)}")
    if file == FOLDERS[folder].table:
        return None
    if suffix == ".yaml":
        return problem("akhiran berkas harus .yml", f"ganti namanya menjadi {stem}.yml")
    if suffix != ".yml":
        return problem("hanya berkas .yml yang dibaca", "hapus berkas ini atau ubah menjadi rekaman .yml")
    if stem == "index":
        return problem("nama index dipakai halaman daftar bagian ini", "beri berkas ini nama lain")
    if not is_slug(stem):
        return problem("nama berkas bukan id yang sah", "pakai huruf kecil, angka, dan tanda hubung: `masa-tenang.yml`")
    return None
