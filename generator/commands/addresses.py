"""`addresses`: write every address of the site into the ledger, so that none can be lost unnoticed."""

from __future__ import annotations

import argparse

from generator import addresses
from generator.build import check, makes

NAME = "addresses"
HELP = "catat setiap alamat yang ada, supaya tidak satu pun hilang"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing more."""


def run(options: argparse.Namespace) -> int:
    """Print how many addresses are new and how many there are."""
    site = check(options.data)
    made = {addresses.of_file(make(site).path) for make in makes(site)}
    written = {addresses.of_file(path.relative_to(options.docs).as_posix()) for path in options.docs.rglob("*.md")}
    new, total = addresses.record(options.data, addresses.of_site(site) | _kept(made) | written)
    print(f"{new} alamat baru, {total} seluruhnya.")
    return 0


def _kept(made: set[str]) -> set[str]:
    # Files for hosts are no addresses, and a page of redirection is known by its folder.
    return {address for address in made if not address.startswith("/_") and not address.endswith("/index.html")}
