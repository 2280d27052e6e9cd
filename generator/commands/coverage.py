"""`coverage`: how well the data is founded, a line per collection."""

from __future__ import annotations

import argparse

from generator.build import check
from generator.coverage import table

NAME = "coverage"
HELP = "berapa banyak, dan seberapa kuat sumbernya"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing more."""


def run(options: argparse.Namespace) -> int:
    """Print the table."""
    print(table(check(options.data)))
    return 0
