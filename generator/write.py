"""Pages and hand-written files to a folder of plain Markdown that any builder can read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from generator import swap
from generator.build import Ready, without_collecting_garbage
from generator.spread import spread

MARK = ".suluh"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class WriteError(Exception):
    """The folder cannot be written; says why and what to do, in Indonesian."""


def write(makes: Sequence[Ready], docs: Path, folder: Path) -> int:
    """Fill `folder` with what `makes` makes and a copy of `docs`; returns the number of files.

    The folder is made aside and swapped in whole. One that holds anything this function did
    not write is left alone. Raises WriteError.
    """
    if folder.resolve().is_relative_to(docs.resolve()):
        raise WriteError(f"{folder}: di dalam {docs} — pilih folder di luarnya")
    _refuse_foreign(folder)
    try:
        new = swap.aside(folder)
    except OSError as error:
        raise WriteError(f"{folder}: tidak dapat ditulis ({error.strerror}) — pilih folder lain") from None
    try:
        if docs.is_dir():
            shutil.copytree(docs, new, dirs_exist_ok=True)
        written = [path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()]
        with without_collecting_garbage():
            written += spread(partial(_fill, new, docs, frozenset(written)), makes, "Halaman dan unduhan")
        (new / MARK).write_text("\n".join(sorted(written)) + "\n", encoding="utf-8")
        swap.replace(folder, new)
    except OSError as error:
        raise WriteError(f"{folder}: gagal ditulis ({error.strerror}) — periksa ruang dan izinnya") from None
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return len(written)


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise WriteError(f"{folder}: ini berkas, bukan folder — pilih nama lain")
    mark = folder / MARK
    ours = set(mark.read_text("utf-8").splitlines()) if mark.is_file() else set()
    for path in folder.rglob("*") if folder.is_dir() else ():
        if path.is_file() and path != mark and path.relative_to(folder).as_posix() not in ours:
            raise WriteError(f"{path}: berkas ini bukan tulisan kami — pilih folder kosong atau yang baru")


def _fill(aside: Path, docs: Path, written: frozenset[str], makes: Iterable[Ready]) -> Iterator[str]:
    folders: set[str] = set()
    for make in makes:
        made = make()
        if made.path in written:
            raise WriteError(f"{docs / made.path}: halaman ini juga dibuat dari {made.source} — hapus salah satunya")
        folder = f"{aside}/{made.path.rpartition('/')[0]}"
        if folder not in folders:
            os.makedirs(folder, exist_ok=True)
            folders.add(folder)
        _put(f"{aside}/{made.path}", made.content)
        yield made.path


def _put(path: str, content: bytes) -> None:
    # `open` asks the system four things that do not matter here, for every page.
    file = os.open(path, _NEW, 0o666)
    try:
        while content:
            content = content[os.write(file, content) :]
    finally:
        os.close(file)
