"""`release FOLDER`: the built site as a versioned archive with checksums."""

from __future__ import annotations

import argparse
import os
import subprocess
from pathlib import Path

from generator.build import check
from generator.heads import version
from generator.release import release
from generator.write import WriteError

NAME = "release"
HELP = "kemas situs yang sudah dibangun menjadi arsip berversi"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to pack, the list of what made it, and where to put both."""
    parser.add_argument("folder", type=Path)
    parser.add_argument("--site", type=Path, default=Path("site"), help="situs yang sudah dibangun (bawaan: site)")
    parser.add_argument("--sbom", type=Path, required=True, help="daftar bahan perangkat lunaknya (CycloneDX)")


def run(options: argparse.Namespace) -> int:
    """Fill the folder and name what is in it."""
    name = f"suluh-{version(Path(), check(options.data))}"
    for path in release(options.site, options.sbom, name, _moment(), options.folder):
        print(path)
    return 0


def _moment() -> int:
    """The time of the commit, or what SOURCE_DATE_EPOCH says: the clock of the machine has no say."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        return int(given or subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        raise WriteError(
            "waktu rilis tidak diketahui — jalankan di dalam git atau isi SOURCE_DATE_EPOCH dengan detik sejak 1970"
        ) from None
