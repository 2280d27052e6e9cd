"""Which records are to be looked at again: by risk, by day, with the place of the date."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from generator.__main__ import main
from generator.build import check
from generator.models.changes import Change
from generator.refs import Ref
from generator.site import Site
from generator.stale import DAYS, Risk, risk, stale
from tests.conftest import WORLD

REVIEWED = date(2101, 4, 1)


@pytest.fixture(scope="module")
def world() -> Site:
    return check(WORLD)


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("stages/pelantikan", Risk.HIGH),  # no day is set
        ("events/rapat-dermaga", Risk.HIGH),  # sources differ
        ("elections/pemilihan-ulang", Risk.MEDIUM),
        ("institutions/museum-dermaga", Risk.MEDIUM),
        ("corrections/pemilihan-dua-hari", Risk.MEDIUM),
        ("terms/nakhoda", Risk.LOW),
        ("sources/kabar-dermaga", Risk.LOW),
    ],
)
def test_the_risk_follows_from_the_record(world: Site, ref: str, expected: Risk) -> None:
    found = Ref.parse(ref)
    assert found
    assert risk(world[found]) is expected


def test_every_risk_occurs_in_the_data(site: Site) -> None:
    assert {risk(entry) for entry in site.entries.values()} == set(Risk)


@pytest.mark.parametrize("level", Risk)
def test_a_record_is_overdue_on_the_day_after_its_review_date_and_not_before(world: Site, level: Risk) -> None:
    mine = {
        entry.ref
        for entry in world.entries.values()
        if risk(entry) is level and entry.record.reviewed == REVIEWED and not isinstance(entry.record, Change)
    }
    assert mine
    due = REVIEWED + timedelta(days=DAYS[level])
    assert not mine & {each.entry.ref for each in stale(world, due)}
    after = {each.entry.ref: each for each in stale(world, due + timedelta(days=1))}
    assert mine <= after.keys()
    assert {after[ref].late for ref in mine} == {1}


def test_history_is_never_overdue(world: Site) -> None:
    overdue = stale(world, date(2199, 1, 1))
    assert {each.entry.ref for each in overdue} == {ref for ref in world.entries if ref.collection != "changes"}


def test_the_riskiest_come_first_and_then_the_longest_overdue(world: Site) -> None:
    overdue = stale(world, date(2199, 1, 1))
    assert overdue == sorted(overdue, key=lambda each: (each.risk.rank, -each.late, each.entry.ref))


def test_the_command_prints_places_and_a_count_by_collection_and_risk(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(WORLD), "stale", "--as-of", "2101-07-01"]) == 0
    lines = capsys.readouterr().out.splitlines()
    said = "risiko tinggi, jatuh tempo 2101-06-30 (1 hari lewat), terakhir dicocokkan 2101-04-01"
    assert f"world/events/rapat-dermaga.yml:55:11: events/rapat-dermaga: {said}" in lines
    assert [line.split() for line in lines[lines.index("") + 1 :]] == [
        ["koleksi", "tinggi", "sedang", "rendah", "jumlah"],
        *([row[0], row[1], "0", "0", row[1]] for row in (line.split() for line in lines[lines.index("") + 2 :])),
    ]
    total = lines.index("")
    assert lines[-1].split() == ["semua", str(total), "0", "0", str(total)]


def test_machines_read_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(WORLD), "stale", "--as-of", "2101-07-01", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    expected = [str(each.entry.ref) for each in stale(check(WORLD), date(2101, 7, 1))]
    assert (told["as_of"], [record["record"] for record in told["overdue"]]) == ("2101-07-01", expected)


def test_nothing_overdue_is_said_so_and_an_impossible_day_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(WORLD), "stale", "--as-of", "2101-04-02"]) == 0
    assert capsys.readouterr().out == "Per 2101-04-02 tidak ada rekaman yang lewat tanggal tinjaunya.\n"
    with pytest.raises(SystemExit):
        main(["stale", "--as-of", "2101-02-30"])
    assert "bukan tanggal; tulis tahun-bulan-hari" in capsys.readouterr().err
