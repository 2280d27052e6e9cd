"""Pages and hand-written files to a folder of plain Markdown that any builder can read."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

from generator.exports.asset import Asset
from generator.render import Page

MARK = ".suluh"


class WriteError(Exception):
    """The folder cannot be written; says why and what to do, in Indonesian."""


def write(files: Iterable[Page | Asset], docs: Path, folder: Path) -> int:
    """Fill `folder` with pages, downloads and a copy of `docs`; returns the number of files.

    The folder is made aside and swapped in whole. One that holds anything this function did
    not write is left alone. Raises WriteError.
    """
    _refuse_foreign(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise WriteError(f"{folder}: tidak dapat ditulis ({error.strerror}) — pilih folder lain") from None
    try:
        count = _fill(aside, files, docs)
        _swap(aside, folder)
    except OSError as error:
        raise WriteError(f"{folder}: gagal ditulis ({error.strerror}) — periksa ruang dan izinnya") from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return count


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise WriteError(f"{folder}: ini berkas, bukan folder — pilih nama lain")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise WriteError(f"{folder}: folder ini berisi hal lain — pilih folder kosong atau yang baru")


def _fill(aside: Path, files: Iterable[Page | Asset], docs: Path) -> int:
    if docs.is_dir():
        shutil.copytree(docs, aside, dirs_exist_ok=True)
    for file in files:
        target = aside / file.path
        if target.exists():
            raise WriteError(f"{docs / file.path}: halaman ini juga dibuat dari {file.source} — hapus salah satunya")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    (aside / MARK).write_text("Ditulis oleh `python -m generator write`; isinya boleh dihapus.\n", encoding="utf-8")
    return sum(1 for path in aside.rglob("*") if path.is_file()) - 1


def _swap(aside: Path, folder: Path) -> None:
    aside.chmod(0o755)
    old = aside.with_name(f"{aside.name}.old")
    if folder.exists():
        folder.rename(old)
    aside.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
