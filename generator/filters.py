"""Words as readers see them: Indonesian dates, periods, labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring

from markupsafe import Markup

from generator.calendar import DAYS, MONTHS
from generator.claims import Period, Status
from generator.escaping import escape, markdown

NOT_SET = "belum ditetapkan"


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """`Rabu, 27 November 2024`."""
    return f"{DAYS[value.weekday()]}, {short_day(value)}"


@lru_cache(maxsize=4096)
def short_day(value: date) -> str:
    """`27 November 2024`."""
    return f"{value.day} {MONTHS[value.month]} {value.year}"


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


def short_month(value: date) -> str:
    """`Nov`."""
    return MONTHS[value.month][:3]


def brief(value: Period) -> str:
    """The dates of a period as short as they can be said: `25 Sep – 23 Nov 2024`."""
    start, end = value.start, value.end
    if start and end and start != end and start.year == end.year:
        month = "" if start.month == end.month else f" {short_month(start)}"
        return f"{start.day}{month} – {_brief_day(end)}"
    return _span(value, _brief_day)


def _brief_day(value: date) -> str:
    return f"{value.day} {short_month(value)} {value.year}"


def sentence(text: str) -> str:
    """Words with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def status(value: Status) -> str:
    """The label of a status that readers must know about; nothing when the fact is confirmed."""
    return "" if value is Status.CONFIRMED else value.label


def quoted(text: str) -> Markup:
    """Text as a JSON string, which is also a YAML string."""
    return markdown(encode_basestring(text))


def join(texts: Iterable[str], between: str) -> str:
    """Texts as one; Jinja's own asks of each whether it is Markup."""
    return between.join(texts)


def weblink(url: str) -> Markup:
    """A web address as a Markdown link that shows it."""
    target = url.replace("(", "%28").replace(")", "%29")
    return markdown(f"[{escape(url)}]({target})")


FILTERS = {
    "day": day,
    "short_day": short_day,
    "period": period,
    "when": when,
    "brief": brief,
    "join": join,
    "sentence": sentence,
    "status": status,
    "quoted": quoted,
    "weblink": weblink,
}
