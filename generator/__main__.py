"""`python -m generator COMMAND`: the pipeline at the command line (see `generator.commands`)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import reports
from generator.commands import COMMANDS
from generator.problems import DataError
from generator.write import WriteError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when the data or the target folder is not."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        return code
    except DataError as error:
        reports.say(error.problems, getattr(options, "format", "text"), options.data.parent)
    except WriteError as error:
        print(error, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description="Data YAML menjadi halaman Markdown.")
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder data (bawaan: data)")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="folder halaman tulisan tangan (bawaan: docs)")
    commands = parser.add_subparsers(required=True, metavar="perintah")
    for command in COMMANDS:
        one = commands.add_parser(command.NAME, help=command.HELP)
        command.arguments(one)
        one.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
