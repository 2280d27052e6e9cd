"""The real data: one promise per test, over every record."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from generator.build import check
from generator.calendar import written
from generator.claims import Assertion, Quotation, Status
from generator.fields import Prose
from generator.files import LEDGER
from generator.models.directives import Directive
from generator.models.elections import Election
from generator.models.institutions import Institution
from generator.models.questions import Question
from generator.models.record import Sourced
from generator.models.regions import Region, RegionLevel
from generator.models.sources import Force, Source
from generator.models.stages import Stage
from generator.models.themes import Theme
from generator.problems import DataError
from generator.refs import Ref, values
from generator.reliance import reliance
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
    assert files - {f"data/{LEDGER}"} == {entry.document.file for entry in site.entries.values()}
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


def test_a_quotation_leaves_its_marks_to_the_page(site: Site) -> None:
    words = [
        (entry.ref, value)
        for entry in site.entries.values()
        for _, holder, value in values(entry.record)
        if isinstance(holder, Quotation) and value is holder.text
    ]
    assert words
    for ref, text in words:
        assert not re.fullmatch("“[^“”]*”", text), f"{ref}: the page writes the marks around {text}"


def test_every_stage_says_what_a_citizen_can_do(site: Site) -> None:
    for entry, stage in site.each(Stage):
        assert stage.citizens, entry.ref


def test_stages_are_shown_in_the_order_of_time_and_parts_after_their_whole(site: Site) -> None:
    stages = [entry.record for entry in site.section("stages") if isinstance(entry.record, Stage)]
    for before, after in pairwise(stages):
        if before.phase is after.phase and before.period.start and after.period.days:
            assert before.period.start <= after.period.days[1], f"{before.title} before {after.title}"
    places = {entry.ref: place for place, entry in enumerate(site.section("stages"))}
    for entry, stage in site.each(Stage):
        assert stage.parent is None or places[stage.parent] < places[entry.ref], entry.ref
    numbers = Counter((stage.phase, stage.number) for stage in stages)
    assert set(numbers.values()) == {1}


def test_every_directive_reaches_institutions_stages_and_themes(site: Site) -> None:
    for entry, directive in site.each(Directive):
        assert directive.institutions, entry.ref
        assert directive.stages, entry.ref
        assert directive.themes, entry.ref


def test_every_directive_is_reached_from_what_it_reaches(site: Site) -> None:
    for entry, directive in site.each(Directive):
        for ref in (*directive.institutions, *directive.stages, *directive.themes):
            assert entry in site.referrers(site[ref], "directives"), f"{entry.ref} from {ref}"


def test_a_date_written_without_its_year_has_a_weekday_of_2024_or_2025(site: Site) -> None:
    for entry in site.entries.values():
        for path, _, value in values(entry.record):
            for found in written(value) if isinstance(value, Prose) else ():
                assert found.year or found.weekday in (found.falls_on(2024), found.falls_on(2025)), (
                    f"{entry.ref} {path}"
                )


def test_every_theme_is_called_for_by_a_directive_or_a_stage(site: Site) -> None:
    for entry, _ in site.each(Theme):
        assert site.referrers(entry, "directives", "themes") or site.referrers(entry, "stages", "themes"), entry.ref


def test_a_body_that_has_changed_since_says_so_with_date_and_source(site: Site) -> None:
    changed = {entry.slug: body.succeeded_by for entry, body in site.each(Institution) if body.succeeded_by}
    assert {"kemenko-polhukam", "kominfo", "kasn", "bawaslu", "kpu", "tni", "polri", "gubernur"} <= changed.keys()
    assert {"kemenko-polkam", "kemenko-kumham-imipas"} == {
        change.institution.slug for change in changed["kemenko-polhukam"] if change.institution
    }
    for slug, changes in changed.items():
        assert all(change.since and change.sources for change in changes), slug


def test_a_rule_that_was_changed_says_so(site: Site) -> None:
    for entry, source in site.each(Source):
        if site.referrers(entry, "sources", "amends"):
            assert source.status in (Force.AMENDED, Force.REPEALED), entry.ref
        if site.referrers(entry, "sources", "replaces"):
            assert source.status is not Force.IN_FORCE, entry.ref


def test_a_laws_page_lists_every_claim_that_rests_on_it(site: Site) -> None:
    for entry, _ in site.each(Source):
        listed = {each.ref for found in reliance(site, entry).values() for one in found for each in one.entries}
        citing = {mention.entry.ref for mention in site.mentions[entry.ref]}
        assert listed == {ref for ref in citing if ref.collection != "sources"}, entry.ref


def test_a_claim_on_a_laws_page_comes_with_its_place(site: Site) -> None:
    found = reliance(site, site[Ref("sources", "pkpu-18-2024")])
    winner = next(each for each in found["Tahapan"] if each.entries[0].slug == "penetapan-calon-terpilih")
    assert ("Pasal 57", False) in {(claim.where, claim.unchecked) for claim in winner.claims}


def test_a_place_in_a_source_is_checked_everywhere_or_nowhere(site: Site) -> None:
    places = {
        (entry.slug, claim.where, claim.unchecked)
        for entry, _ in site.each(Source)
        for found in reliance(site, entry).values()
        for each in found
        for claim in each.claims
    }
    both = {(source, where) for source, where, unchecked in places if unchecked} & {
        (source, where) for source, where, unchecked in places if not unchecked
    }
    assert both == set()


def test_545_regions_elect_somebody_of_their_own(site: Site) -> None:
    """37 governors, 415 bupati, 93 wali kota: derived from the table and the exceptions in law, not typed in."""
    electing = Counter(region.level for _, region in site.each(Region) if region.elects_own_head)
    assert electing == {RegionLevel.PROVINCE: 37, RegionLevel.REGENCY: 415, RegionLevel.CITY: 93}
    assert electing.total() == 545
    provinces, regencies, cities = electing.values()
    said = f"{electing.total()} daerah: {provinces} provinsi, {regencies} kabupaten, dan {cities} kota"
    scale = next(election.scale for entry, election in site.each(Election) if entry.slug == "pilkada-2024")
    assert said in {figure.count.value for figure in scale}


def test_the_table_has_38_provinces_and_514_regencies_and_cities(site: Site) -> None:
    levels = Counter(region.level is RegionLevel.PROVINCE for _, region in site.each(Region))
    assert levels == {True: 38, False: 514}


def test_ballots_follow_from_where_one_lives(site: Site) -> None:
    ballots = {entry.slug: len(region.offices) for entry, region in site.each(Region)}
    assert ballots["kabupaten-tangerang"] == ballots["kota-tangerang"] == 2
    assert ballots["kota-administrasi-jakarta-pusat"] == ballots["kabupaten-sleman"] == 1
    assert ballots["bengkulu"] == 2
    assert ballots["daerah-istimewa-yogyakarta"] == ballots["daerah-khusus-ibukota-jakarta"] == 1


def test_every_region_says_why_it_has_its_ballots_with_the_law(site: Site) -> None:
    for entry, region in site.each(Region):
        assert ["[@" in text for text in region.ballots_why] == [True, True], entry.ref
        assert sum(text.startswith("Satu surat suara") for text in region.ballots_why) == len(region.offices), entry.ref


def test_every_region_links_to_the_bodies_that_run_and_oversee_its_election(site: Site) -> None:
    for entry, region in site.each(Region):
        bodies = [ref.slug for ref in (region.organised_by, region.overseen_by) if ref]
        aceh = region.organiser.startswith("Komisi Independen")
        assert len(bodies) == 2, entry.ref
        assert (bodies == ["kip-aceh", "panwaslih-aceh"]) is aceh, entry.ref


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


def test_every_record_is_found_by_the_words_people_use(site: Site) -> None:
    kinds = ("stages", "institutions", "themes", "directives", "events", "elections", "questions", "corrections")
    for folder in kinds:
        for entry in site.section(folder):
            assert len(entry.record.aliases) >= 3, entry.ref
    for entry in site.section("terms"):
        assert entry.record.aliases, entry.ref
    for entry, region in site.each(Region):
        assert not region.elects_own_head or any(name.startswith("pil") for name in region.names), entry.ref


def test_a_region_is_found_by_the_name_of_its_contest(site: Site) -> None:
    names = {entry.slug: region.names for entry, region in site.each(Region)}
    assert {"Kab. Tangerang", "Tangerang", "pilbup Tangerang"} <= set(names["kabupaten-tangerang"])
    assert {"Tangerang", "pilwalkot Tangerang"} <= set(names["kota-tangerang"])
    assert "pilgub Bengkulu" in names["bengkulu"]
    assert not any(name.startswith("pil") for name in names["kota-administrasi-jakarta-pusat"])


def test_the_inventory_is_complete(site: Site) -> None:
    """What the product promises by name, beyond the counts."""
    there = {str(ref) for ref in site.entries}
    wanted = {
        "stages": "dukungan-perseorangan perpanjangan-pendaftaran coklit dps dpt pindah-memilih iklan-media-massa "
        "dana-kampanye penghitungan-suara rekapitulasi-kecamatan rekapitulasi-kabupaten-kota rekapitulasi-provinsi "
        "sengketa-pencalonan penanganan-pelanggaran pengusulan-pengesahan pemungutan-suara-ulang-2025 "
        "pemilihan-ulang-2025",
        "institutions": "kemenko-polhukam kemenko-polkam desk-koordinasi kominfo komdigi kasn bkn kip-aceh pantarlih "
        "petugas-ketertiban-tps sentra-gakkumdu pttun pengadilan-negeri baharkam media-center-rejang-lebong lemhannas",
        "themes": "sila-1-ketuhanan sila-5-keadilan uud-1945 hak-warga-negara empat-konsensus-dasar ketahanan-nasional "
        "kerukunan-antarsuku kerukunan-antarras hoaks politik-uang netralitas-aparatur luber-dan-jurdil",
        "events": "rakor-medan rakor-jayapura rakor-makassar rakor-badung rakor-yogyakarta forum-gakkumdu-medan",
    }
    for folder, slugs in wanted.items():
        assert {f"{folder}/{slug}" for slug in slugs.split()} <= there


def test_there_is_enough_of_everything(site: Site) -> None:
    wanted = {"questions": 60, "corrections": 40, "terms": 150, "institutions": 55, "themes": 25, "regions": 552}
    for folder, count in wanted.items():
        assert len(site.section(folder)) >= count, folder


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
