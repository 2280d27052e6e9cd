"""`check`: every mistake in the data, or how many records are right."""

from __future__ import annotations

import argparse

from generator import reports
from generator.build import check

NAME = "check"
HELP = "periksa semua data"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Who will read the problems."""
    parser.add_argument(
        "--format",
        choices=reports.FORMATS,
        default="text",
        help="text untuk dibaca orang, json untuk program, github dan gitlab untuk catatan pada usulan perubahan",
    )


def run(options: argparse.Namespace) -> int:
    """Print how many records there are when all are right."""
    site = check(options.data)
    for_programs = options.format in ("json", "gitlab")
    print(reports.report((), options.format) if for_programs else f"{len(site.entries)} rekaman, tidak ada masalah.")
    return 0
