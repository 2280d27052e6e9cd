"""`schema`: the formats of all records, for editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.schema import schemas

NAME = "schema"
HELP = "tulis skema JSON setiap jenis rekaman, untuk penyunting teks"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The folder to fill."""
    parser.add_argument("folder", type=Path, nargs="?", default=Path(".vscode/schema"))


def run(options: argparse.Namespace) -> int:
    """Write one file per collection, remove those of collections that are no more, and print how many there are."""
    options.folder.mkdir(parents=True, exist_ok=True)
    made = dict(schemas())
    for path in options.folder.glob("*.json"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (options.folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(made)} skema ditulis ke {options.folder}.")
    return 0
