"""The stages of every election as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import icalendar

from generator.exports.asset import FOLDER, Asset, Make
from generator.load import Entry
from generator.models.elections import Election
from generator.models.stages import Stage
from generator.refs import Ref
from generator.site import Site


def assets(site: Site) -> Iterator[Make]:
    """`unduh/<election>.ics`: one all-day event per stage that has a date; times of day are in the text."""
    return (partial(_asset, entry.ref) for entry, _ in site.each(Election))


def _asset(ref: Ref, site: Site) -> Asset:
    entry = site[ref]
    return Asset(f"{FOLDER}/{entry.slug}.ics", _calendar(site, entry), entry.document.file)


def _calendar(site: Site, election: Entry) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Suluh//ID")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Tahapan {election.record.title}")
    for entry in site.referrers(election, "stages", "election"):
        if isinstance(entry.record, Stage) and (days := entry.record.period.days):
            calendar.add_component(_event(entry, entry.record, *days))
    return bytes(calendar.to_ical())


def _event(entry: Entry, stage: Stage, first: date, last: date) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{entry.slug}@suluh")
    event.add("dtstamp", datetime.combine(stage.reviewed, time(), UTC))
    event.add("summary", stage.title if stage.period.start else f"Batas akhir: {stage.title}")
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # RFC 5545: the end of an all-day event is not part of it
    event.add("categories", [stage.phase.label])
    event.add("description", "\n".join(filter(None, (stage.period.hours, entry.address))))
    return event
