"""A folder made aside put in the place of another, at one stroke where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp

_EXCHANGE = 2  # renameat2(2): RENAME_EXCHANGE
_HERE = -100  # AT_FDCWD
_UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})


def aside(folder: Path) -> Path:
    """A new folder next to `folder`, on the same disk and nobody else's. Raises OSError.

    What earlier runs left when they were killed is cleared away.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob(f".{folder.name}-*-*"):
        owner = left.name.split("-")[-2]
        if owner.isdigit() and not _runs(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
    made = Path(mkdtemp(prefix=f".{folder.name}-{os.getpid()}-", dir=folder.parent))
    made.chmod(0o755)
    return made


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's, or the system will not say
        return True
    return True


def replace(folder: Path, new: Path) -> None:
    """Let `new` take the place of `folder` and delete what stood there. Raises OSError.

    On Linux both are exchanged in one step, so that `folder` is whole at every moment; elsewhere
    it is missing between two renames.
    """
    if not folder.exists():
        new.rename(folder)
        return
    if not _exchange(new, folder):
        old = new.with_name(f"{new.name}.old")
        folder.rename(old)
        new.rename(folder)
        new = old
    shutil.rmtree(new, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders; false where the system or the disk cannot."""
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))
