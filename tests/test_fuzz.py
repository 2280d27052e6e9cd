"""Whatever somebody saves, the loader answers in good order: a slice of `make fuzz`, and properties of its parts."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import documents, regions
from generator.catalog import CATALOG
from generator.documents import Document
from generator.files import Draft
from generator.load import _entry
from tests.conftest import WORLD
from tests.fuzz import Field

# The same examples on every machine, and no clock.
steady = settings(derandomize=True, database=None, deadline=None, max_examples=100)

YAML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters="\ufeff")
)
VALUES = st.recursive(
    YAML_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(YAML_TEXT, inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Field:
    return Field(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_mutated_records_end_in_a_site_or_in_problems(field: Field, start: int) -> None:
    for number in range(start, start + 50):
        failure = field.trial(number, 2024)
        assert failure is None, failure


@given(st.binary(max_size=300))
@steady
def test_any_bytes_are_content_or_problems_with_a_place(raw: bytes) -> None:
    value, problems = documents.parse(Document("data/stages/x.yml", raw))
    assert value is not None or problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)


@given(st.binary(max_size=300))
@steady
def test_any_bytes_are_a_table_of_regions_or_problems_with_a_line(raw: bytes) -> None:
    rows, problems = regions.read("data/regions/wilayah.csv", raw)
    assert not (rows and problems)
    assert all(problem.line >= 1 for problem in problems)


@given(YAML_TEXT.filter(lambda text: bool(text.strip())))
@steady
def test_quoted_text_arrives_letter_by_letter(text: str) -> None:
    escaped = "".join(f"\\U{ord(sign):08x}" for sign in text)
    raw = f'title: "{escaped}"\n'.encode()
    assert documents.parse(Document("data/stages/x.yml", raw)) == ({"title": text}, [])


def _records() -> list[tuple[Any, str, dict[str, Any]]]:
    return [
        (collection, path.stem, yaml.load(path.read_bytes(), yaml.CBaseLoader))
        for collection in CATALOG
        for path in sorted((WORLD / collection.folder).glob("*.yml"))
        if collection.table is None  # the others are only a part of a record
    ]


@given(st.data())
@steady
def test_any_value_in_any_place_of_a_record_is_taken_or_refused(data: st.DataObject) -> None:
    collection, slug, record = data.draw(st.sampled_from(_records()))
    place: Any = record
    while True:
        step = data.draw(st.sampled_from(list(place) if isinstance(place, dict) else list(range(len(place)))))
        if not isinstance(place[step], (dict, list)) or not data.draw(st.booleans()):
            break
        place = place[step]
    place[step] = data.draw(VALUES)
    raw = yaml.dump(record, allow_unicode=True, Dumper=yaml.CSafeDumper).encode()
    document = Document(f"data/{collection.folder}/{slug}.yml", raw)
    entry, problems = _entry(Draft(collection, PurePath(slug).stem, record, document))
    assert (entry is None) == bool(problems)
    assert all(problem.file == document.file for problem in problems)
