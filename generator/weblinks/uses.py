"""Every address on another site that the data names, with each place where it stands."""

from __future__ import annotations

from typing import NamedTuple

from generator import markup, places
from generator.fields import Prose
from generator.load import Entry
from generator.places import Path
from generator.problems import Problem
from generator.refs import values
from generator.site import Site

_WEB = ("https://", "http://")


class Use(NamedTuple):
    """One place that names an address."""

    entry: Entry
    path: Path
    address: str

    def problem(self, message: str, hint: str) -> Problem:
        """A problem at the address itself, also when it stands inside prose."""
        document = self.entry.document
        at = places.words(document.raw, document.place(self.path), self.address)
        return document.problem(message, hint, self.path, at=at)


def uses(site: Site) -> dict[str, list[Use]]:
    """Addresses without their fragments, in the order of the data, each with those who name it."""
    found: dict[str, list[Use]] = {}
    for entry in site.entries.values():
        for path, _, value in values(entry.record):
            for address in _addresses(value):
                found.setdefault(address.partition("#")[0], []).append(Use(entry, path, address))
    return found


def _addresses(value: object) -> list[str]:
    if isinstance(value, Prose):
        named = [part.address for part in value.parts if isinstance(part, markup.WebLink)]
        return [address for address in named if address.startswith(_WEB)]
    # A web address is the only value that is no more than a string and begins like one.
    return [value] if type(value) is str and value.startswith(_WEB) else []
