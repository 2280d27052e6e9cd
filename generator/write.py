"""Pages and hand-written files to a folder of plain Markdown that any builder can read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from generator.build import Make
from generator.spread import spread

MARK = ".suluh"


class WriteError(Exception):
    """The folder cannot be written; says why and what to do, in Indonesian."""


def write(makes: Sequence[Make], docs: Path, folder: Path) -> int:
    """Fill `folder` with what `makes` makes and a copy of `docs`; returns the number of files.

    The folder is made aside and swapped in whole. One that holds anything this function did
    not write is left alone. Raises WriteError.
    """
    if folder.resolve().is_relative_to(docs.resolve()):
        raise WriteError(f"{folder}: di dalam {docs} — pilih folder di luarnya")
    _refuse_foreign(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise WriteError(f"{folder}: tidak dapat ditulis ({error.strerror}) — pilih folder lain") from None
    try:
        if docs.is_dir():
            shutil.copytree(docs, aside, dirs_exist_ok=True)
        written = [path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()]
        for share in spread(partial(_fill, aside, docs, frozenset(written)), makes):
            written += share
        (aside / MARK).write_text("\n".join(sorted(written)) + "\n", encoding="utf-8")
        _swap(aside, folder)
    except OSError as error:
        raise WriteError(f"{folder}: gagal ditulis ({error.strerror}) — periksa ruang dan izinnya") from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return len(written)


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise WriteError(f"{folder}: ini berkas, bukan folder — pilih nama lain")
    mark = folder / MARK
    ours = set(mark.read_text("utf-8").splitlines()) if mark.is_file() else set()
    for path in folder.rglob("*") if folder.is_dir() else ():
        if path.is_file() and path != mark and path.relative_to(folder).as_posix() not in ours:
            raise WriteError(f"{path}: berkas ini bukan tulisan kami — pilih folder kosong atau yang baru")


def _fill(aside: Path, docs: Path, written: frozenset[str], makes: Sequence[Make]) -> list[str]:
    folders: set[str] = set()
    paths: list[str] = []
    for make in makes:
        made = make()
        if made.path in written:
            raise WriteError(f"{docs / made.path}: halaman ini juga dibuat dari {made.source} — hapus salah satunya")
        folder = f"{aside}/{os.path.dirname(made.path)}"
        if folder not in folders:
            os.makedirs(folder, exist_ok=True)
            folders.add(folder)
        with open(f"{aside}/{made.path}", "wb") as file:
            file.write(made.content)
        paths.append(made.path)
    return paths


def _swap(aside: Path, folder: Path) -> None:
    aside.chmod(0o755)
    old = aside.with_name(f"{aside.name}.old")
    if folder.exists():
        folder.rename(old)
    aside.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
