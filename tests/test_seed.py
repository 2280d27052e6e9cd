"""Every sentence of the press release stands in the data, word for word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import documents
from generator.refs import Ref
from generator.site import Site
from tests.conftest import ROOT

SEED = ROOT / "tests" / "seed" / "rilis-media-center-rejang-lebong.txt"
COVERAGE: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "seed_coverage.yml").read_text("utf-8"))


def words(text: str) -> str:
    return " ".join(text.replace("[sic]", " ").split())


def letters(text: str) -> str:
    """Text without spaces, so that a mark in the middle of a sentence cannot hide a difference."""
    return "".join(text.replace("[sic]", "").split())


def test_the_table_holds_every_sentence_of_the_release_in_order() -> None:
    assert letters(" ".join(item["sentence"] for item in COVERAGE)) == letters(SEED.read_text("utf-8"))


@pytest.mark.parametrize("item", COVERAGE, ids=lambda item: words(item["sentence"])[:40])
def test_a_sentence_is_carried_by_records_that_hold_its_words(item: dict[str, Any], site: Site) -> None:
    assert item["carried_by"]
    for carrier in item["carried_by"]:
        ref = Ref.parse(carrier["record"])
        assert ref in site.entries, f"{carrier['record']} is missing"
        assert letters(carrier["words"]) in _text(site, ref), f"{ref} does not hold: {carrier['words']}"


@pytest.mark.parametrize("item", COVERAGE, ids=lambda item: words(item["sentence"])[:40])
def test_the_words_carried_cover_the_sentence(item: dict[str, Any]) -> None:
    rest = letters(item["sentence"])
    for carrier in sorted(item["carried_by"], key=lambda carrier: -len(carrier["words"])):
        rest = rest.replace(letters(carrier["words"]), "")
    assert sum(character.isalnum() for character in rest) <= 0.1 * len(letters(item["sentence"])), rest


def _text(site: Site, ref: Ref) -> str:
    value, problems = documents.parse(site[ref].document)
    assert not problems
    return "\n".join(letters(leaf) for leaf in _leaves(value))


def _leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in _leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item)]
    return [value]
