"""Downloads say what the pages say."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import icalendar

from generator.exports import assets
from generator.exports.names import SHARDS, fold, number
from generator.markup import Words
from generator.models.regions import Region
from generator.models.sources import REPORTS, Source
from generator.models.stages import Stage
from generator.refs import Ref
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


def test_every_name_of_a_page_that_is_searched_leads_to_it(site: Site) -> None:
    made = files(site)
    called = [_called(json.loads(made[f"unduh/nama/{place}.json"])) for place in range(SHARDS)]
    for entries in site.sections.values():
        for entry in (entry for entry in entries if entry.record.searched):
            for name in entry.record.names:
                assert (fold(name), entry.address) in called[number(fold(name))], f"{entry.ref}: {name}"


def _called(shard: dict[str, Any]) -> set[tuple[str, str]]:
    """Each name of a shard with each address it leads to."""
    return {
        (fold(name), f"/{shard['kinds'][kind][1]}{rest}")
        for kind, rest, heading, own, others, *_ in shard["pages"]
        for name in (heading, *own, *others)
    }


def test_what_shares_a_page_is_told_by_its_summary_beside_its_name(site: Site) -> None:
    shard = json.loads(files(site)[f"unduh/nama/{number('pemilih')}.json"])
    entry = site[Ref("terms", "pemilih")]
    (row,) = [row for row in shard["pages"] if row[2] == entry.record.title and shard["kinds"][row[0]][0] == "Istilah"]
    assert row[5] == "".join(part.text for part in entry.record.summary.parts if isinstance(part, Words))


def test_reports_are_not_searched(site: Site) -> None:
    names = "".join(content.decode() for path, content in files(site).items() if path.startswith("unduh/nama/"))
    for entry, source in site.each(Source):
        assert (source.kind in REPORTS) != (entry.record.searched)
        assert not (source.kind in REPORTS and f'"{entry.slug}/"' in names)


def test_the_list_of_regions_names_each_under_its_province(site: Site) -> None:
    rows = json.loads(files(site)["unduh/daerah.json"])
    assert [row[1] for row in rows] == [entry.slug for entry in site.section("regions")]
    regions = [region for _, region in sorted(site.each(Region), key=lambda pair: pair[1].order)]
    for row, region in zip(rows, regions, strict=True):
        assert (rows[row[2]][1] if row[2] >= 0 else None) == (region.parent and region.parent.slug)
