"""A version of the data, by its folder or by a name that git knows, as a folder."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.write import WriteError


@contextmanager
def folder_of(version: str, data: Path) -> Iterator[Path]:
    """The data folder of a version while the block runs: a folder as it is, a revision of `data` unpacked aside.

    Raises WriteError when there is no such version.
    """
    if Path(version).is_dir():
        yield Path(version)
        return
    archive = _archive(version, data)
    with TemporaryDirectory() as aside:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(aside, filter="data")
        yield Path(aside) / data.name


def _archive(version: str, data: Path) -> bytes:
    at = data.resolve().parent
    commit = _git(at, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{version}^{{commit}}")
    if commit is None:
        raise WriteError(
            f"{version}: bukan folder dan bukan revisi git — tulis folder data atau revisi, misalnya HEAD~1"
        )
    archive = _git(at, "archive", "--format=tar", commit.decode().strip(), data.name)
    if archive is None:
        raise WriteError(f"{version}: tidak ada folder {data.name} pada revisi itu — pilih revisi yang lebih baru")
    return archive


def _git(folder: Path, *command: str) -> bytes | None:
    """What git prints, or None when it refuses. Raises WriteError when there is no git."""
    try:
        result = subprocess.run(["git", "-C", str(folder), *command], capture_output=True, check=False)
    except FileNotFoundError:
        raise WriteError("git tidak ada di komputer ini — pasang git, atau bandingkan dua folder") from None
    return None if result.returncode else result.stdout
