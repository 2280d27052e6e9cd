"""Who does what when: the institutions of an election against its stages."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import NamedTuple

from generator.load import Entry
from generator.models.institutions import Institution
from generator.models.stages import Phase, Role, Stage
from generator.refs import Ref
from generator.site import Site


class Mark(NamedTuple):
    """A role, and the letter of its own word that stands for it: ber*T*anggung jawab, menga*W*asi."""

    role: Role
    letter: str


MARKS = {
    role: Mark(role, letter)
    for role, letter in {
        Role.RESPONSIBLE: "T",
        Role.OVERSEES: "W",
        Role.SUPPORTS: "D",
        Role.ADJUDICATES: "A",
    }.items()
}


class Line(NamedTuple):
    """One institution: for every stage of the table, the marks of its roles there."""

    entry: Entry
    cells: tuple[tuple[Mark, ...], ...]


class Group(NamedTuple):
    """Institutions of one kind."""

    label: str
    lines: tuple[Line, ...]


class Table(NamedTuple):
    """One phase of one election."""

    election: Entry
    phase: str
    label: str
    stages: tuple[Entry, ...]
    groups: tuple[Group, ...]


def tables(site: Site) -> tuple[Table, ...]:
    """A table per election and phase, in the order of the elections and of the phases."""
    found = (
        _table(site, election, phase, [entry for entry, _ in stages])
        for election in site.section("elections")
        for phase, stages in groupby(_stages(site, election), lambda each: each[1].phase)
    )
    return tuple(table for table in found if table.groups)


def _stages(site: Site, election: Entry) -> list[tuple[Entry, Stage]]:
    found = ((entry, entry.record) for entry in site.referrers(election, "stages", "election"))
    return [(entry, record) for entry, record in found if isinstance(record, Stage)]


def _table(site: Site, election: Entry, phase: Phase, stages: list[Entry]) -> Table:
    roles: dict[Ref, dict[Ref, list[Role]]] = defaultdict(lambda: defaultdict(list))
    for entry in stages:
        if isinstance(entry.record, Stage):
            for duty in entry.record.duties:
                roles[duty.institution][entry.ref].append(duty.role)
    institutions = [entry for entry in site.section("institutions") if entry.ref in roles]
    groups = tuple(
        Group(label, tuple(Line(entry, _cells(roles[entry.ref], stages)) for entry in group))
        for label, group in groupby(institutions, _kind)
    )
    return Table(election, phase.value, phase.label, tuple(stages), groups)


def _kind(entry: Entry) -> str:
    return entry.record.kind.label if isinstance(entry.record, Institution) else ""


def _cells(mine: dict[Ref, list[Role]], stages: list[Entry]) -> tuple[tuple[Mark, ...], ...]:
    return tuple(tuple(mark for role, mark in MARKS.items() if role in mine.get(entry.ref, ())) for entry in stages)
