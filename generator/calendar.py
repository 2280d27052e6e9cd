"""Indonesian names of days and months, and the dates that prose writes with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from babel.dates import get_day_names, get_month_names

# Babel's own formatting looks the names up anew for every date.
DAYS: dict[int, str] = dict(get_day_names("wide", locale="id"))
MONTHS: dict[int, str] = dict(get_month_names("wide", locale="id"))

_MONTH = {name: number for number, name in MONTHS.items()}
_WRITTEN = re.compile(rf"\b({'|'.join(DAYS.values())}),? (\d{{1,2}}) ({'|'.join(_MONTH)})(?: (\d{{4}}))?\b")
_DAY = re.compile("|".join(DAYS.values()).encode())
_QUOTED = re.compile(r"“[^”]*”")


class Written(NamedTuple):
    """A date as prose writes it, with its weekday; the year may be left out."""

    weekday: str
    day: int
    month: int
    year: int | None

    def falls_on(self, year: int) -> str | None:
        """The weekday of that day in `year`; None when the calendar has no such day."""
        try:
            return DAYS[date(year, self.month, self.day).weekday()]
        except ValueError:
            return None


def names_a_day(raw: bytes) -> bool:
    """Whether a weekday's name stands anywhere in a file."""
    return _DAY.search(raw) is not None


def written(text: str) -> Iterator[Written]:
    """Every date with a weekday in `text`, except what stands in quotation marks."""
    for weekday, day, month, year in _WRITTEN.findall(_QUOTED.sub("", text)):
        yield Written(weekday, int(day), _MONTH[month], int(year) if year else None)
