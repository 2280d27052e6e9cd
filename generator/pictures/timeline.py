"""The stages of each election on a line of months."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from generator.claims import Period
from generator.load import Entry
from generator.models.elections import Election, ElectionStatus
from generator.models.stages import Stage
from generator.pictures.axis import Axis, Tick, percent
from generator.site import Site

# Where only one end is known a dashed box of this many days stands there, so that no length is claimed.
_STUB = 24
# Shorter than this a bar would be a hair; a dot says the same and can be seen.
_DOT = 4


class Row(NamedTuple):
    """One stage: its bar or dot, open where its beginning or end is not known, and its sub-stages below."""

    entry: Entry
    period: Period
    x: str
    width: str
    shape: str
    """`bar`, `dot`, `from` (end unknown), `until` (beginning unknown)."""
    parts: tuple[Row, ...]


class Band(NamedTuple):
    """One phase: its dated stages by date, and those whose date the sources do not set."""

    phase: str
    label: str
    rows: tuple[Row, ...]
    undated: tuple[Entry, ...]


class Timeline(NamedTuple):
    """The stages of one election."""

    election: Entry
    axis: Axis
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    over: date | None
    """The day by which it is known to be finished."""

    @property
    def main(self) -> list[Row]:
        """The stages, without sub-stages, of which both ends are known, by date."""
        rows = (row for band in self.bands for row in band.rows if row.period.start and row.period.end)
        return sorted(rows, key=_by_date)


def timelines(site: Site) -> tuple[Timeline, ...]:
    """One for every election that has a dated stage, in the order of the elections."""
    found = (_timeline(site, entry) for entry in site.section("elections"))
    return tuple(timeline for timeline in found if timeline)


def over(election: Entry) -> date | None:
    """The day on which somebody last saw in the sources that an election is finished; None while it is not."""
    record = election.record
    finished = isinstance(record, Election) and record.status is ElectionStatus.FINISHED
    return record.reviewed if finished else None


def _timeline(site: Site, entry: Entry) -> Timeline | None:
    stages = [(stage, stage.record) for stage in site.referrers(entry, "stages", "election")]
    mine = [(stage, record) for stage, record in stages if isinstance(record, Stage)]
    days = [day for _, record in mine for day in record.period.days or ()]
    if not days:
        return None
    axis = Axis.over(days)
    bands = tuple(_band(site, axis, list(group)) for _, group in groupby(mine, lambda each: each[1].phase))
    return Timeline(entry, axis, tuple(axis.ticks()), bands, over(entry))


def _band(site: Site, axis: Axis, stages: list[tuple[Entry, Stage]]) -> Band:
    phase = stages[0][1].phase
    present = {entry.ref for entry, _ in stages}
    dated = [(entry, stage) for entry, stage in stages if stage.period.days]
    top = (_row(site, axis, entry, stage) for entry, stage in dated if stage.parent not in present)
    undated = tuple(entry for entry, stage in stages if not stage.period.days)
    return Band(phase.value, phase.label, tuple(sorted(top, key=_by_date)), undated)


def _row(site: Site, axis: Axis, entry: Entry, stage: Stage) -> Row:
    children = [(child, child.record) for child in site.children(entry)]
    parts = (
        _row(site, axis, child, record)
        for child, record in children
        if isinstance(record, Stage) and record.period.days and record.phase is stage.phase
    )
    return Row(entry, stage.period, *_place(axis, stage.period), tuple(sorted(parts, key=_by_date)))


def _place(axis: Axis, period: Period) -> tuple[str, str, str]:
    start, end = period.start, period.end
    if start and end:
        share = axis.share(start, end + timedelta(days=1))
        if (end - start).days + 1 < _DOT:
            return percent(axis.at(start) + share / 2), "", "dot"
        return percent(axis.at(start)), percent(share), "bar"
    stub = axis.share(axis.first, axis.first + timedelta(days=_STUB))
    if start:
        return percent(axis.at(start)), percent(min(stub, 100 - axis.at(start))), "from"
    until = axis.at(end + timedelta(days=1)) if end else 0
    return percent(max(0, until - stub)), percent(min(stub, until)), "until"


def _by_date(row: Row) -> tuple[date, date, str]:
    first, last = row.period.days or (date.max, date.max)
    return first, last, row.entry.slug
