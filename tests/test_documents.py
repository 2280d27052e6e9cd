"""YAML files arrive as text, and every value can be found again."""

from __future__ import annotations

import pytest

from generator import documents
from generator.documents import Document


def parse(text: str) -> object:
    value, problems = documents.parse(Document("data/x.yml", text.encode()))
    assert problems == []
    return value


@pytest.mark.parametrize("written", ["11.10", "13:00", "no", "on", "010", "2024-13-01", "1_000", "0x1F", ".5", "1e3"])
def test_values_that_yaml_likes_to_change_arrive_as_written(written: str) -> None:
    assert parse(f"key: {written}\nlist:\n  - {written}") == {"key": written, "list": [written]}


def test_a_byte_order_mark_is_not_part_of_the_first_key() -> None:
    assert parse("\ufeffkey: x") == {"key": "x"}


def test_places_are_those_of_the_values_and_of_the_keys() -> None:
    document = Document("data/x.yml", b"a: 1\nb:\n  - c: 2\n    d: >-\n      lama\n")
    assert document.place(("b", 0, "c")) == (3, 8)
    assert document.place(("b", 0, "c"), key=True) == (3, 5)
    assert document.place(("b", 0, "d")) == (4, 8)
    assert document.place(("b", 0, "absent")) == (3, 5)
    assert document.place(("b", 7)) == (3, 3)


def test_a_path_reads_as_an_editor_would_say_it() -> None:
    assert documents.dotted(("duties", 0, "sources", 1, "ref")) == "duties[1].sources[2].ref"
    assert documents.dotted(()) == "berkas"


def test_every_mistake_in_a_file_is_found_at_once() -> None:
    _, problems = documents.parse(Document("data/x.yml", b"a: 1\na: 2\nb:\nc: !!int 3\n? [d]\n: 4\n"))
    assert [(problem.line, problem.key) for problem in problems] == [(2, "a"), (3, "b"), (4, "c"), (5, "berkas")]


@pytest.mark.parametrize("depth", [31, 900, 100_000])
def test_deep_nesting_is_refused_before_it_exhausts_the_stack(depth: int) -> None:
    _, problems = documents.parse(Document("data/x.yml", b"a: " + b"[" * depth + b"]" * depth))
    assert [problem.message for problem in problems] == ["isi bersarang terlalu dalam"]


def test_a_problem_is_one_line_that_no_terminal_acts_on() -> None:
    problem = Document("data/a\nb.yml", b"").problem("x\x1b[2J" + "y" * 9_000, "z")
    assert str(problem).isprintable()
    assert len(str(problem)) < 700
