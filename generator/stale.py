"""Which records are past their review date, and how much depends on somebody looking again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from generator.claims import Assertion, SourceRef, Status
from generator.fields import Prose, Vocabulary
from generator.load import Entry
from generator.markup import UNCHECKED
from generator.models.changes import Change
from generator.models.corrections import Correction
from generator.models.elections import Election
from generator.models.institutions import Institution
from generator.models.questions import Question
from generator.models.stages import Stage
from generator.refs import values
from generator.reliance import cited
from generator.site import Site


class Risk(Vocabulary):
    """How likely a record has become wrong since somebody last held it against its sources."""

    HIGH = "tinggi", "Tinggi"
    MEDIUM = "sedang", "Sedang"
    LOW = "rendah", "Rendah"


DAYS = {Risk.HIGH: 90, Risk.MEDIUM: 180, Risk.LOW: 365}
"""After so many days a record is to be reviewed again."""

CHANGING = (Election, Stage, Institution, Question, Correction)
"""Kinds about things that change: dates, offices, rules, and what people are told about them."""

_OPEN = frozenset({Status.NOT_SET, Status.DISPUTED})


class Overdue(NamedTuple):
    """A record past its review date."""

    entry: Entry
    risk: Risk
    due: date
    late: int
    """For how many days."""


def risk(entry: Entry) -> Risk:
    """How soon a record has to be looked at again; said by the record itself.

    High while it holds a fact that is not set or on which sources differ, or a place in a source that is still to
    be checked; medium for kinds about things that change; low for the rest.
    """
    if any(_is_open(holder, value) for _, holder, value in values(entry.record)):
        return Risk.HIGH
    return Risk.MEDIUM if isinstance(entry.record, CHANGING) else Risk.LOW


def stale(site: Site, day: date) -> list[Overdue]:
    """Every record whose review date lies before `day`: the riskiest first, then the longest overdue.

    What changed from one publication to the next is history and needs no review.
    """
    found = []
    for entry in site.entries.values():
        if not isinstance(entry.record, Change):
            mine = risk(entry)
            due = entry.record.reviewed + timedelta(days=DAYS[mine])
            if due < day:
                found.append(Overdue(entry, mine, due, (day - due).days))
    return sorted(found, key=lambda each: (each.risk.rank, each.due, each.entry.ref))


def text(overdue: Sequence[Overdue], day: date) -> str:
    """The records for reading, each with the place of its date, then how many there are by collection and risk."""
    if not overdue:
        return f"Per {day.isoformat()} tidak ada rekaman yang lewat tanggal tinjaunya."
    return "\n".join([*map(_line, overdue), "", *_summary(overdue)])


def as_json(overdue: Sequence[Overdue], day: date) -> str:
    """The same for machines."""
    records = [
        {
            "record": str(each.entry.ref),
            "file": each.entry.document.file,
            "risk": each.risk.value,
            "reviewed": each.entry.record.reviewed.isoformat(),
            "due": each.due.isoformat(),
            "late": each.late,
        }
        for each in overdue
    ]
    return json.dumps({"as_of": day.isoformat(), "overdue": records}, ensure_ascii=False, indent=2)


def _is_open(holder: object, value: object) -> bool:
    if isinstance(holder, Assertion) and holder.status in _OPEN:
        return True
    if isinstance(holder, SourceRef):
        return (holder.locator or "").endswith(UNCHECKED)
    return isinstance(value, Prose) and any((place or "").endswith(UNCHECKED) for _, place, _ in cited(value))


def _line(each: Overdue) -> str:
    document, reviewed = each.entry.document, each.entry.record.reviewed
    # A record from a table has its date in the table, which has no keys.
    line, column = document.place(("reviewed",)) if document.file.endswith(".yml") else (1, 1)
    said = f"risiko {each.risk.value}, jatuh tempo {each.due.isoformat()} ({each.late} hari lewat)"
    return f"{document.file}:{line}:{column}: {each.entry.ref}: {said}, terakhir dicocokkan {reviewed.isoformat()}"


def _summary(overdue: Sequence[Overdue]) -> Iterator[str]:
    counts = Counter((each.entry.ref.collection, each.risk) for each in overdue)
    rows = [("koleksi", *(risk.value for risk in Risk), "jumlah")]
    for folder in dict.fromkeys(each.entry.ref.collection for each in overdue):
        mine = [counts[folder, risk] for risk in Risk]
        rows.append((folder, *map(str, (*mine, sum(mine)))))
    totals = [sum(each.risk is risk for each in overdue) for risk in Risk]
    rows.append(("semua", *map(str, (*totals, len(overdue)))))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *numbers in rows:
        cells = [name.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(numbers, widths[1:], strict=True))]
        yield "  ".join(cells)
