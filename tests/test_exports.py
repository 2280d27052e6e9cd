"""Downloads say what the pages say."""

from __future__ import annotations

import json
from datetime import date, timedelta

import icalendar

from generator.exports import assets
from generator.models.stages import Stage
from generator.render import pages
from generator.site import Site


def files(site: Site) -> dict[str, bytes]:
    return {asset.path: asset.content for asset in assets(site)}


def test_every_record_is_in_the_json_of_its_collection_under_its_address(site: Site) -> None:
    made = files(site)
    paths = {f"/{page.path.removesuffix('.md').removesuffix('index')}".rstrip("/") + "/" for page in pages(site)}
    for folder, entries in site.sections.items():
        records = json.loads(made[f"unduh/{folder}.json"])
        assert [record["id"] for record in records] == [entry.slug for entry in entries]
        assert {record["address"].partition("#")[0] for record in records} <= paths


def test_the_calendar_has_every_dated_stage_on_the_days_of_its_page(site: Site) -> None:
    calendar = icalendar.Calendar.from_ical(files(site)["unduh/pilkada-2024.ics"])
    shown = {
        str(event["uid"]).removesuffix("@suluh"): (event["dtstart"].dt, event["dtend"].dt - timedelta(days=1))
        for event in calendar.walk("VEVENT")
    }
    dated: dict[str, tuple[date, date]] = {
        entry.slug: stage.period.days for entry, stage in site.each(Stage) if stage.period.days
    }
    assert shown == dated
