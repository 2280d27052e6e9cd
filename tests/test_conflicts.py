"""The conflicts between sources that readers must see, one promise each; they fail when a record stops showing one."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.claims import Assertion, Period, Status
from generator.fields import Prose
from generator.models.institutions import Institution
from generator.models.stages import Stage
from generator.refs import Ref, values
from generator.site import Site

# What is contested: record, part of the record, words of our reading, words of the other readings.
NAMED = {
    "the deadline for setting the winner": ("stages/penetapan-calon-terpilih", "period", "3 hari", ["5 hari"]),
    "the number of pairs": ("elections/pilkada-2024", "scale", "1.557", ["1.553"]),
    "the number of single-pair regions": ("elections/pilkada-2024", "scale", "37 daerah", ["43 daerah", "41 daerah"]),
    "the number of regions": ("elections/pilkada-2024", "scale", "37 provinsi", ["38 provinsi, 416 kabupaten, dan 98"]),
    "the labels of voters who moved or were not listed": (
        "questions/apa-beda-dptb-dpk-dan-dpph",
        "contested",
        "Tidak kami singkat",
        ["DPTb untuk pemilih pindahan dan DPK", "DPPh untuk pemilih pindahan dan DPTb"],
    ),
    "who chaired KPU in Medan": ("events/rakor-medan", "contested", "Afifuddin", ["Hasyim Asy’ari"]),
    "whether the minister of home affairs came": ("events/rakor-medan", "contested", "Tito", ["perwakikan"]),
    "the end of Pantarlih's term": ("institutions/pantarlih", "term", "25 Juli", ["24 Juli"]),
    "the size of the desk": ("institutions/desk-koordinasi", "members", "19 kementerian", ["Perludem"]),
    "the list of voters": ("elections/pilkada-2024", "scale", "203.657.354", ["202,8 juta"]),
    "the turnout": ("elections/pilkada-2024", "scale", "71,39 persen", ["68 persen", "71 persen"]),
    "the day of inauguration": ("stages/pelantikan", "period", "2025-02-20", ["7 Februari 2025"]),
    "the number of polling stations": ("elections/pilkada-2024", "scale", "435.296", ["435.089"]),
}


def disagreements(site: Site, record: str, part: str) -> list[Assertion]:
    entry = site[Ref(*record.split("/"))]
    holders = {id(holder): holder for path, holder, _ in values(entry.record) if path[0] == part}
    return [holder for holder in holders.values() if isinstance(holder, Assertion) and holder.competing]


def reading(fact: Assertion) -> str:
    own = [fact.start, fact.rule] if isinstance(fact, Period) else [getattr(fact, "value", "")]
    return " ".join(map(str, own))


@pytest.mark.parametrize("conflict", NAMED.values(), ids=NAMED)
def test_a_named_conflict_is_shown_with_both_readings_and_our_reason(
    site: Site, conflict: tuple[str, str, str, list[str]]
) -> None:
    record, part, ours, others = conflict
    fact = next(fact for fact in disagreements(site, record, part) if ours in reading(fact))
    shown = " | ".join(other.value for other in fact.competing)
    assert all(other in shown for other in others), shown
    assert fact.sources
    assert all(other.sources for other in fact.competing)
    assert fact.reason


@pytest.mark.parametrize("slug", ["sengketa-pencalonan", "penanganan-pelanggaran"])
def test_a_deadline_without_a_date_is_a_rule_that_says_it_is_not_set(site: Site, slug: str) -> None:
    period = next(stage.period for entry, stage in site.each(Stage) if entry.slug == slug)
    assert period.status is Status.NOT_SET
    assert period.rule
    assert "paling lama" in period.rule
    assert period.days is None


@pytest.mark.parametrize(
    "slug", ["penetapan-calon-terpilih", "pengusulan-pengesahan", "sengketa-hasil", "pindah-memilih"]
)
def test_a_deadline_with_a_date_shows_the_rule_as_well(site: Site, slug: str) -> None:
    period = next(stage.period for entry, stage in site.each(Stage) if entry.slug == slug)
    assert period.rule
    assert period.days


def test_who_quotes_the_minimum_of_pasal_187a_says_what_uu_1_2026_may_have_changed(site: Site) -> None:
    for entry in site.entries.values():
        text = " ".join(str(value) for _, _, value in values(entry.record) if isinstance(value, Prose))
        if "187A" in text and re.search(r"36(–| sampai )72", text):
            assert "1/2026" in text, entry.ref


def test_nobody_claims_that_the_minimum_of_pasal_187a_has_lapsed(site: Site) -> None:
    """No source says so; the fact is an inference that the text of the law must settle."""
    for entry in site.entries.values():
        for path, _, value in values(entry.record):
            if isinstance(value, Prose):
                lapsed = re.search(r"187A[^.]*\b(dihapus|gugur|tidak berlaku lagi|sudah tidak berlaku)\b", value)
                assert not lapsed, f"{entry.ref} {path}"


def test_office_holders_are_named_as_of_the_day_of_the_medan_meeting(site: Site) -> None:
    for entry, institution in site.each(Institution):
        assert {holder.as_of for holder in institution.holders} <= {date(2024, 7, 9)}, entry.ref
