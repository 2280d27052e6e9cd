"""`prose`: sentences, summaries, acronyms and words that a reader would stumble over."""

from __future__ import annotations

import argparse
import sys

from generator.build import check
from generator.problems import DataError
from generator.prose import problems
from generator.spelling import MissingDictionaryError

NAME = "prose"
HELP = "periksa bahasa semua data: kalimat, singkatan, ejaan"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing more."""


def run(options: argparse.Namespace) -> int:
    """Print that nothing is wrong, or what is."""
    try:
        found = problems(check(options.data))
    except MissingDictionaryError as error:
        print(error, file=sys.stderr)
        return 1
    if found:
        raise DataError(found)
    print("Bahasa semua rekaman rapi.")
    return 0
