"""Days as places on a line: whole months from the first day to the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator.filters import short_month

_QUARTER = 3


class Tick(NamedTuple):
    """The beginning of a month: where it stands, its name, and whether a narrow screen shows it too."""

    x: str
    label: str
    major: bool


class Axis(NamedTuple):
    """A line of whole months."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Iterable[date]) -> Axis:
        """The line that holds all of `days`; there must be one."""
        days = sorted(days)
        return cls(days[0].replace(day=1), _month_after(days[-1]) - timedelta(days=1))

    def share(self, start: date, end: date) -> float:
        """How much of the line the days from `start` up to, not including, `end` take, in percent."""
        return 100 * (end - start).days / ((self.last - self.first).days + 1)

    def at(self, day: date) -> float:
        """Where a day begins, in percent."""
        return self.share(self.first, day)

    def ticks(self) -> Iterator[Tick]:
        """Every month, January by its year; the first and those that begin a quarter are major."""
        month = self.first
        while month <= self.last:
            major = month == self.first or month.month % _QUARTER == 1
            yield Tick(percent(self.at(month)), self._label(month), major)
            month = _month_after(month)

    def _label(self, month: date) -> str:
        if month.month == 1:
            return str(month.year)
        return f"{short_month(month)} {month.year}" if month == self.first else short_month(month)


def percent(value: float) -> str:
    """A length in SVG: `12.34%`."""
    return f"{value:.2f}%"


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)
