"""`rename OLD NEW`: a record under another name, with every reference to it."""

from __future__ import annotations

import argparse

from generator.commands.names import named
from generator.rename import rename

NAME = "rename"
HELP = "ganti nama sebuah rekaman dan semua rujukan kepadanya"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The record as it is named and as it will be."""
    parser.add_argument("old", help="nama sekarang: koleksi/rekaman")
    parser.add_argument("new", help="nama baru: koleksi/rekaman, atau rekaman saja")


def run(options: argparse.Namespace) -> int:
    """Rename, and print which files changed."""
    old = named(options.old)
    new = named(options.new if "/" in options.new else f"{old.collection}/{options.new}")
    changed = rename(options.data, options.docs, old, new)
    for path in changed:
        print(path)
    print(f"{old} menjadi {new}: {len(changed)} berkas berubah.")
    return 0
