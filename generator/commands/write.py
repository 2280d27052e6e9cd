"""`write FOLDER`: every page and download as plain files, for other builders."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.build import build
from generator.write import write

NAME = "write"
HELP = "tulis semua halaman Markdown ke sebuah folder"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The folder to fill."""
    parser.add_argument("folder", type=Path)


def run(options: argparse.Namespace) -> int:
    """Fill the folder and print how many files it holds."""
    count = write(build(options.data), options.docs, options.folder)
    print(f"{count} berkas ditulis ke {options.folder}.")
    return 0
