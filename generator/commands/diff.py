"""`diff OLD NEW`: what changed between two versions of the data, by meaning."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from generator import changelog
from generator.commands.days import day
from generator.diff import diff
from generator.link import link
from generator.load import load
from generator.revisions import folder_of
from generator.site import Site
from generator.write import WriteError

NAME = "diff"
HELP = "bandingkan dua versi data menurut artinya, dan catat perubahannya"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The two versions, and whether to keep what changed."""
    parser.add_argument("old", help="versi lama: folder data, atau revisi git")
    parser.add_argument("new", help="versi baru: folder data, atau revisi git")
    parser.add_argument("--write", action="store_true", help="tulis satu rekaman ke data/changes/")
    parser.add_argument("--as-of", type=day, default=None, metavar="HARI", help="hari terbit (bawaan: hari ini)")


def run(options: argparse.Namespace) -> int:
    """Print what changed, or write it down and print where."""
    with folder_of(options.old, options.data) as old, folder_of(options.new, options.data) as new:
        differences = diff(_site(old), _site(new))
    if not options.write:
        print(changelog.text(differences))
        return 0
    if not differences:
        raise WriteError("tidak ada yang berubah — tidak ada yang perlu dicatat")
    published = options.as_of or date.today()
    print(changelog.write(options.data / "changes", published, changelog.record(differences, published)))
    return 0


def _site(data: Path) -> Site:
    loaded = load(data)
    if loaded.broken:
        print(f"{data}: {len(loaded.broken)} rekaman tidak terbaca dan tidak dibandingkan.", file=sys.stderr)
    return link(loaded.entries, loaded.broken)[0]
