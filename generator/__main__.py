"""`python -m generator check | write`: the pipeline at the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from generator.build import build, check
from generator.coverage import table
from generator.problems import DataError
from generator.write import WriteError, write


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when the data or the target folder is not."""
    options = _parser().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except DataError as error:
        print(error, file=sys.stderr)
        print(f"\n{len(error.problems)} masalah. Tidak ada yang ditulis.", file=sys.stderr)
    except WriteError as error:
        print(error, file=sys.stderr)
    return 1


def _check(options: argparse.Namespace) -> int:
    site = check(options.data)
    print(f"{len(site.entries)} rekaman, tidak ada masalah.")
    return 0


def _coverage(options: argparse.Namespace) -> int:
    print(table(check(options.data)))
    return 0


def _write(options: argparse.Namespace) -> int:
    count = write(build(options.data), options.docs, options.folder)
    print(f"{count} berkas ditulis ke {options.folder}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description="Data YAML menjadi halaman Markdown.")
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder data (bawaan: data)")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="folder halaman tulisan tangan (bawaan: docs)")
    commands = parser.add_subparsers(required=True, metavar="perintah")
    commands.add_parser("check", help="periksa semua data").set_defaults(run=_check)
    commands.add_parser("coverage", help="berapa banyak, dan seberapa kuat sumbernya").set_defaults(run=_coverage)
    writer = commands.add_parser("write", help="tulis semua halaman Markdown ke sebuah folder")
    writer.add_argument("folder", type=Path)
    writer.set_defaults(run=_write)
    return parser


if __name__ == "__main__":
    sys.exit(main())
