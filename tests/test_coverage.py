"""The table that says how well the data is founded."""

from __future__ import annotations

from generator.build import check
from generator.coverage import Coverage, coverage, table
from tests.conftest import WORLD


def test_coverage_counts_records_claims_and_what_is_unchecked() -> None:
    found = {each.folder: each for each in coverage(check(WORLD))}
    assert found["questions"] == Coverage("questions", 1, 4, 0.75, 0.0, "2101-04-01")
    assert found["directives"].primary == 1 / 5
    assert found["elections"].unchecked == 1 / 6


def test_the_table_has_a_line_for_every_collection() -> None:
    assert table(check(WORLD)).count("\n") == len(list(coverage(check(WORLD))))
