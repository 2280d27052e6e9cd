"""The four consensuses, the first as the ground of the others, and the five principles of the first."""

from __future__ import annotations

from typing import NamedTuple

from generator.load import Entry
from generator.models.themes import Family, Theme
from generator.site import Site

_FOUR = (Family.PANCASILA, Family.CONSTITUTION, Family.DIVERSITY, Family.UNITARY_STATE)


class Part(NamedTuple):
    """One consensus: its name, the theme that bears its name if there is one, and the family's others."""

    label: str
    entry: Entry | None
    others: tuple[Entry, ...]


class Principle(NamedTuple):
    """One sila: its number and its words."""

    entry: Entry
    number: int
    text: str


class House(NamedTuple):
    """The ground, and what stands on it."""

    ground: Part
    pillars: tuple[Part, ...]


def house(site: Site) -> House:
    """The four consensuses as the themes' families have them."""
    ground, *pillars = (_part(site, family) for family in _FOUR)
    return House(ground, tuple(pillars))


def principles(site: Site) -> tuple[Principle, ...]:
    """The themes that are one of the five sila, in order, with the words they quote first."""
    themes = ((entry, entry.record) for entry in site.section("themes"))
    found = (
        Principle(entry, theme.sila, theme.verbatim[0].text)
        for entry, theme in themes
        if isinstance(theme, Theme) and theme.sila and theme.verbatim
    )
    return tuple(sorted(found, key=lambda principle: principle.number))


def _part(site: Site, family: Family) -> Part:
    mine = site.groups("themes").get(family, [])
    named = next((entry for entry in mine if entry.slug == family.value), None)
    others = tuple(entry for entry in mine if entry is not named and not _is_principle(entry))
    return Part(family.label, named, others)


def _is_principle(entry: Entry) -> bool:
    return isinstance(entry.record, Theme) and entry.record.sila is not None
