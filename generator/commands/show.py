"""`show RECORD`: one record as the generator understands it."""

from __future__ import annotations

import argparse

from generator.commands.names import named
from generator.explain import meant
from generator.link import link
from generator.load import load
from generator.problems import DataError
from generator.show import show
from generator.write import WriteError

NAME = "show"
HELP = "tunjukkan sebuah rekaman: isinya, turunannya, dan siapa yang merujuknya"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The record."""
    parser.add_argument("record", help="koleksi/rekaman, atau nama berkasnya")


def run(options: argparse.Namespace) -> int:
    """Print the record; mistakes elsewhere in the data do not matter, its own are raised."""
    ref = named(options.record)
    loaded = load(options.data)
    site, _ = link(loaded.entries, loaded.broken)
    if ref in site.entries:
        print(show(site, ref))
        return 0
    if mine := [problem for problem in loaded.problems if problem.file.endswith(f"/{ref}.yml")]:
        raise DataError(mine)
    slugs = [entry.slug for entry in site.section(ref.collection)]
    near = meant(ref.slug, slugs)
    raise WriteError(f"{ref}: rekaman ini tidak ada — {near if len(near) < 300 else 'periksa namanya'}")
