"""Words as readers see them: Indonesian dates, periods, labels."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from babel.dates import get_day_names, get_month_names
from markupsafe import Markup

from generator.claims import Period, Status

# Babel's own formatting looks the names up anew for every date.
_DAYS = get_day_names("wide", locale="id")
_MONTHS = get_month_names("wide", locale="id")
_JSON = json.JSONEncoder(ensure_ascii=False).encode
NOT_SET = "belum ditetapkan"


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """`Rabu, 27 November 2024`."""
    return f"{_DAYS[value.weekday()]}, {short_day(value)}"


@lru_cache(maxsize=4096)
def short_day(value: date) -> str:
    """`27 November 2024`."""
    return f"{value.day} {_MONTHS[value.month]} {value.year}"


def period(value: Period) -> str:
    """The dates of a period in words, or `belum ditetapkan`; the rule is not part of it."""
    return _span(value, day)


def when(value: Period | date) -> str:
    """A day or a period without weekdays, for lists and tables."""
    if isinstance(value, date):
        return short_day(value)
    return _span(value, short_day)


def _span(value: Period, word: Callable[[date], str]) -> str:
    start, end = value.start, value.end
    if start and end:
        return word(start) if start == end else f"{word(start)} – {word(end)}"
    if start:
        return f"mulai {word(start)}"
    return f"sampai {word(end)}" if end else NOT_SET


def sentence(text: str) -> str:
    """Words with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def status(value: Status) -> str:
    """The label of a status that readers must know about; nothing when the fact is confirmed."""
    return "" if value is Status.CONFIRMED else value.label


def quoted(text: str) -> Markup:
    """Text as a JSON string, which is also a YAML string."""
    return Markup(_JSON(text))


def address(url: str) -> Markup:
    """A web address as the target of a Markdown link."""
    return Markup(url.replace("(", "%28").replace(")", "%29"))


FILTERS = {
    "day": day,
    "short_day": short_day,
    "period": period,
    "when": when,
    "sentence": sentence,
    "status": status,
    "quoted": quoted,
    "address": address,
}
