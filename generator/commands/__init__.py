"""What `python -m generator` can do: one module per command, in the order of the help.

A module of a command has `NAME`, `HELP`, `arguments(parser)` for what it takes besides `--data` and
`--docs`, and `run(options)`, which prints and returns the exit code.
"""

from __future__ import annotations

import argparse
from typing import Protocol

from generator.commands import (
    addresses,
    check,
    coverage,
    diff,
    links,
    new,
    prose,
    release,
    rename,
    schema,
    show,
    stale,
    write,
)


class Command(Protocol):
    """One thing to do at the command line."""

    NAME: str
    HELP: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; 0 when all is well. Raises DataError and WriteError."""


COMMANDS: tuple[Command, ...] = (
    check,
    coverage,
    new,
    show,
    rename,
    schema,
    prose,
    stale,
    links,
    diff,
    addresses,
    write,
    release,
)
