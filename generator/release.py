"""A built site as one archive that two machines make alike, with its checksum and the list of what made it."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import shutil
import tarfile
from pathlib import Path

from generator import swap
from generator.write import WriteError

SUMS = "SHA256SUMS"
_OURS = re.compile(r"suluh-.*\.(tar\.gz|cdx\.json)")


def release(site: Path, sbom: Path, name: str, moment: int, folder: Path) -> list[Path]:
    """Fill `folder` with `<name>.tar.gz`, `<name>.cdx.json` and their sums; returns the files.

    `moment` is the time that everything in the archive bears, in seconds since 1970. Raises WriteError.
    """
    if not (site / "index.html").is_file():
        raise WriteError(f"{site}: belum ada situs di sini — jalankan `make site` dulu")
    _refuse_foreign(folder)
    try:
        new = swap.aside(folder)
        try:
            (new / f"{name}.tar.gz").write_bytes(archive(site, name, moment))
            (new / f"{name}.cdx.json").write_bytes(sbom.read_bytes())
            (new / SUMS).write_text("".join(map(_sum, sorted(new.iterdir()))), encoding="utf-8")
            swap.replace(folder, new)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        raise WriteError(f"{error.filename or folder}: {error.strerror} — periksa ruang dan izinnya") from None
    return sorted(folder.iterdir())


def _refuse_foreign(folder: Path) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if not (path.name == SUMS or _OURS.fullmatch(path.name)):
            raise WriteError(f"{path}: berkas ini bukan hasil rilis — pilih folder kosong atau yang baru")


def archive(site: Path, name: str, moment: int) -> bytes:
    """The site under `name/`: sorted, of one time, of nobody in particular, whatever the machine."""
    packed = io.BytesIO()
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    with (
        gzip.GzipFile(fileobj=packed, mode="wb", filename="", mtime=0) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for inside, path in sorted(files.items()):
            content = path.read_bytes()
            entry = tarfile.TarInfo(f"{name}/{inside}")
            entry.size, entry.mtime, entry.mode = len(content), moment, 0o644
            tar.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def _sum(path: Path) -> str:
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
