"""`stale`: records past their review date, by collection and risk."""

from __future__ import annotations

import argparse
from datetime import date

from generator.build import check
from generator.commands.days import day
from generator.stale import as_json, stale, text

NAME = "stale"
HELP = "daftar rekaman yang lewat tanggal tinjaunya, menurut koleksi dan risiko"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The day, and who reads."""
    parser.add_argument("--as-of", type=day, default=None, metavar="HARI", help="hari yang dihitung (bawaan: hari ini)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="untuk orang atau program")


def run(options: argparse.Namespace) -> int:
    """Print the records and how many there are; that some are due is no mistake."""
    when = options.as_of or date.today()
    overdue = stale(check(options.data), when)
    print(as_json(overdue, when) if options.format == "json" else text(overdue, when))
    return 0
