"""The real data: one promise per test, over every record."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator.build import check
from generator.claims import Assertion, Status
from generator.fields import Prose
from generator.models.directives import Directive
from generator.models.elections import Election
from generator.models.institutions import Institution
from generator.models.questions import Question
from generator.models.record import Sourced
from generator.models.regions import Region, RegionLevel
from generator.models.stages import Stage
from generator.models.themes import Theme
from generator.problems import DataError
from generator.refs import values
from generator.render import pages
from generator.site import Site
from tests.conftest import ROOT


def test_the_data_has_no_problem() -> None:
    try:
        check(ROOT / "data")
    except DataError as error:
        pytest.fail(str(error))


def test_every_file_in_data_becomes_a_page_or_a_part_of_one(site: Site) -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*") if path.is_file()}
    assert files == {entry.document.file for entry in site.entries.values()}
    assert {entry.path for entry in site.entries.values()} <= {page.path for page in pages(site)}


def test_every_record_says_where_its_facts_come_from(site: Site) -> None:
    for entry, record in site.each(Sourced):
        assert record.sources, entry.ref


def test_a_summary_has_at_most_four_sentences(site: Site) -> None:
    for entry in site.entries.values():
        sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z“])", str(entry.record.summary))
        assert len(sentences) <= 4, f"{entry.ref}: {len(sentences)}"


def test_a_dispute_shows_at_least_two_sources(site: Site) -> None:
    for entry in site.entries.values():
        for _, holder, _ in values(entry.record):
            if isinstance(holder, Assertion) and holder.status is Status.DISPUTED:
                named = {source.ref for source in holder.sources}
                named |= {source.ref for reading in holder.competing for source in reading.sources}
                assert len(named) >= 2, entry.ref


def test_every_stage_says_what_a_citizen_can_do(site: Site) -> None:
    for entry, stage in site.each(Stage):
        assert stage.citizens, entry.ref


def test_every_directive_reaches_institutions_stages_and_themes(site: Site) -> None:
    for entry, directive in site.each(Directive):
        assert directive.institutions, entry.ref
        assert directive.stages, entry.ref
        assert directive.themes, entry.ref


def test_every_directive_is_reached_from_what_it_reaches(site: Site) -> None:
    for entry, directive in site.each(Directive):
        for ref in (*directive.institutions, *directive.stages, *directive.themes):
            assert entry in site.referrers(site[ref], "directives"), f"{entry.ref} from {ref}"


def test_every_theme_is_called_for_by_a_directive_or_a_stage(site: Site) -> None:
    for entry, _ in site.each(Theme):
        assert site.referrers(entry, "directives", "themes") or site.referrers(entry, "stages", "themes"), entry.ref


def test_545_regions_elect_somebody_of_their_own(site: Site) -> None:
    """37 governors, 415 bupati, 93 wali kota: derived from the table and the exceptions in law, not typed in."""
    electing = Counter(region.level for _, region in site.each(Region) if region.elects_own_head)
    assert electing == {RegionLevel.PROVINCE: 37, RegionLevel.REGENCY: 415, RegionLevel.CITY: 93}
    assert electing.total() == 545


def test_the_table_has_38_provinces_and_514_regencies_and_cities(site: Site) -> None:
    levels = Counter(region.level is RegionLevel.PROVINCE for _, region in site.each(Region))
    assert levels == {True: 38, False: 514}


def test_ballots_follow_from_where_one_lives(site: Site) -> None:
    ballots = {entry.slug: len(region.offices) for entry, region in site.each(Region)}
    assert ballots["kabupaten-tangerang"] == ballots["kota-tangerang"] == 2
    assert ballots["kota-administrasi-jakarta-pusat"] == ballots["kabupaten-sleman"] == 1


def test_24_regions_voted_again_on_order_of_the_court(site: Site) -> None:
    again = [entry for entry, _ in site.each(Election) if entry.slug.startswith("psu-2025-")]
    regions = [region for entry in again for region in entry.record.regions]
    assert len(regions) == len(set(regions)) == 24
    assert len(again) == 7


def test_a_question_is_answered_in_its_first_two_sentences(site: Site) -> None:
    for entry, question in site.each(Question):
        assert question.title.endswith("?"), entry.ref
        sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z“])", str(question.summary))
        assert len([sentence for sentence in sentences if " " in sentence]) <= 2, (
            entry.ref
        )  # besides "Ya." and "Tidak."


def test_there_is_enough_of_everything(site: Site) -> None:
    wanted = {"questions": 60, "corrections": 40, "terms": 150, "institutions": 55, "themes": 25, "regions": 552}
    for folder, count in wanted.items():
        assert len(site.section(folder)) >= count, folder


def test_every_institution_takes_part_in_something(site: Site) -> None:
    for entry, _ in site.each(Institution):
        folders = {mention.entry.collection.folder for mention in site.mentions[entry.ref]}
        assert folders & {"stages", "directives", "events"}, entry.ref


def test_a_name_never_stands_for_two_records_of_one_kind(site: Site) -> None:
    seen: dict[tuple[str, str, str], object] = {}
    for entry in site.entries.values():
        key = (entry.collection.folder, entry.record.heading.casefold(), entry.record.short.casefold())
        assert key not in seen, f"{entry.ref} and {seen[key]}"
        seen[key] = entry.ref


def test_no_prose_leaks_workplace_or_placeholder_words(site: Site) -> None:
    for entry in site.entries.values():
        for path, _, value in values(entry.record):
            if isinstance(value, Prose):
                assert not re.search(r"\b(TODO|FIXME|lorem|xxx)\b", value, re.IGNORECASE), f"{entry.ref} {path}"
