"""Editors are told what the loader accepts: the schemas in `.vscode/`, proven against the loader itself.

A value is looked at twice: as text, the way the loader reads it, and with the types that YAML 1.2 gives
its plain spellings, the way an editor reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from generator import documents, load, nodes, regions
from generator.__main__ import main
from generator.catalog import CATALOG, FOLDERS, Collection
from generator.documents import Document
from generator.files import Draft
from generator.schema import schema, schemas
from tests.conftest import ROOT, WORLD
from tests.test_problems import CASES, prepare

# What JSON Schema cannot say, by the loader's words.
UNSAID = {
    "berakhir sebelum mulai": "it cannot compare two values",
    "kunci ini ditulis dua kali": "a mapping has lost it; the editor's YAML reader reports it",
    "tag `tag:yaml.org,2002:int` tidak dipakai di sini": "a value has lost its tag",
    "tag `!pribadi` tidak dipakai di sini": "a value has lost its tag",
}


@cache
def validator(folder: str) -> Draft202012Validator:
    return Draft202012Validator(schema(FOLDERS[folder]), format_checker=FormatChecker(["date"]))


def seen_by_an_editor(node: yaml.Node) -> Any:
    """The node with the types of the YAML 1.2 core schema."""
    if isinstance(node, yaml.MappingNode):
        return {name.value: seen_by_an_editor(item) for name, item in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [seen_by_an_editor(item) for item in node.value]
    text = str(node.value)
    if node.style:
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text.lower() in ("true", "false") and text in (text.lower(), text.title(), text.upper()):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def refusals(collection: Collection, raw: bytes, row: dict[str, Any]) -> list[str]:
    """The messages of everything the loader refuses in one file."""
    value, problems = documents.parse(Document("x.yml", raw))
    if not isinstance(value, dict):
        return [problem.message for problem in problems] or ["isi berkas bukan `kunci: nilai`"]
    refused = tuple(problem.key for problem in problems)
    _, more = load._entry(Draft(collection, "x", {**row, **value}, Document("x.yml", raw), refused))
    return [problem.message for problem in (*problems, *more)]


def disagreement(folder: str, raw: bytes, row: dict[str, Any]) -> str | None:
    """How a schema and the loader differ about one file, if they do."""
    refused = refusals(FOLDERS[folder], raw, row)
    root = nodes.compose(raw)
    plain_nothing = {"nilainya kosong"}  # as text `~` and `"~"` are the same; an editor tells them apart
    for view, lost in ((yaml.load(raw, yaml.CBaseLoader), plain_nothing), (seen_by_an_editor(root), set())):
        said = [error.message for error in validator(folder).iter_errors(view)]
        if said and not refused:
            return f"only the schema refuses: {said}"
        if not said and set(refused) - UNSAID.keys() - lost:
            return f"only the loader refuses: {refused}"
    return None


def records(data: Path) -> Iterator[tuple[str, str, bytes, dict[str, Any]]]:
    """Folder, name, bytes and row of the table for every file of a data folder that YAML can read."""
    table = data / "regions" / "wilayah.csv"
    rows, _ = regions.read("", table.read_bytes())
    for path in sorted(data.glob("*/*.yml")):
        folder = path.parent.name
        if folder not in FOLDERS:
            continue
        try:
            nodes.compose(path.read_bytes())
        except nodes.UnreadableError:
            continue
        yield folder, path.stem, path.read_bytes(), rows.get(path.stem, {}) if folder == "regions" else {}


def test_the_written_schemas_are_those_of_the_models() -> None:
    """`python -m generator schema` writes them anew."""
    written = {path.name: path.read_text("utf-8") for path in (ROOT / ".vscode" / "schema").iterdir()}
    assert written == dict(schemas())


def test_the_command_writes_them_and_removes_what_is_no_more(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "lama.json").write_text("{}")
    assert main(["schema", str(tmp_path / "s")]) == 0
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "s").iterdir()} == dict(schemas())


def test_the_editor_binds_each_schema_to_its_folder() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {
        f"./.vscode/schema/{collection.folder}.json": f"data/{collection.folder}/*.yml" for collection in CATALOG
    }
    assert settings["yaml.yamlVersion"] == "1.2"
    assert set((ROOT / ".vscode" / "schema").iterdir()) == {ROOT / name for name in settings["yaml.schemas"]}


def test_the_task_finds_the_place_in_a_printed_problem() -> None:
    (task,) = json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    match = re.match(pattern["regexp"], "data/stages/kampanye.yml:8:8: period.end: berakhir — periksa")
    assert match
    assert [match[pattern[part]] for part in ("file", "line", "column", "message")] == [
        "data/stages/kampanye.yml",
        "8",
        "8",
        "period.end: berakhir — periksa",
    ]


@pytest.mark.parametrize("collection", CATALOG, ids=lambda collection: collection.folder)
def test_a_schema_is_one_and_explains_every_key_in_indonesian(collection: Collection) -> None:
    made = schema(collection)
    Draft202012Validator.check_schema(made)
    assert made["title"] == collection.title
    kinds = [part for part in (made, *made["$defs"].values()) for part in (part, *part.get("anyOf", ()))]
    for kind in kinds:
        for key, value in kind.get("properties", {}).items():
            assert value["title"], key
            assert value["description"], key
            assert value["title"] in value["description"]
            assert kind["additionalProperties"] is False
            for example in value.get("examples", ()):
                assert Draft202012Validator({**value, "$defs": made["$defs"]}).is_valid(example), (key, example)
        if "enum" in kind:
            assert len(kind["enum"]) == len(kind["enumDescriptions"])
            assert all(kind["enumDescriptions"])


@pytest.mark.parametrize("data", [WORLD, ROOT / "data"], ids=["world", "data"])
def test_every_record_is_accepted(data: Path) -> None:
    count = 0
    for folder, slug, raw, row in records(data):
        assert refusals(FOLDERS[folder], raw, row) == [], slug
        assert disagreement(folder, raw, row) is None, f"{folder}/{slug}"
        count += 1
    assert count


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_mistake_in_the_shape_of_a_record_is_refused(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    prepare(case, tmp_path / "data")
    touched = {name.removesuffix(".yml") for part in case.values() if isinstance(part, dict) for name in part}
    touched |= {name.removesuffix(".yml") for name, *_ in case.get("edits", ())}
    for folder, slug, raw, row in records(tmp_path / "data"):
        if f"{folder}/{slug}" in touched:
            assert disagreement(folder, raw, row) is None, f"{folder}/{slug}"


class Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


WORDS = (
    "kata",
    "Dua Kata",
    "7",
    "27",
    "007",
    "2100-02-29",
    "2096-02-29",
    "2300-01-01",
    "disputed",
    "not_set",
    "BELUM DIISI",
    "baris\n\nbaru",
    "https://contoh.example/a",
    "/tahapan/lama/",
    "themes/x",
    "a <b>c",
    "[[stages/pemungutan",
    "[[stages/pemungutan]](x",
    "[[[stages/pemungutan]]",
    "lihat [@piagam-pulau] dan [peta](https://x.example/a_b)",
    "[peta](JavaScript:x)",
    "![peta](https://x.example)",
    "  # judul",
    "judul\n---\nisi",
    "- : blok",
    "a\n\n- - -",
    "[a]: https://x.example",
)


def changed(value: Any, tried: set[tuple[str, ...]], path: tuple[str, ...] = ()) -> Iterator[Any]:
    """The value with one thing in it changed, in every way that an editor may come up with; keys `tried` before not."""
    if isinstance(value, dict):
        yield {**value, "tidak-ada": "x"}
        for key, part in value.items():
            yield {name: other for name, other in value.items() if name != key}
            yield from ({**value, key: new} for new in (["kata"], [], {"a": "b"}, *changed(part, tried, (*path, key))))
    elif isinstance(value, list):
        yield [*value, *value]
        for index, part in enumerate(value[:1]):
            yield from (
                [*value[:index], new, *value[index + 1 :]]
                for new in (["kata"], {"a": "b"}, *changed(part, tried, path))
            )
    elif path[-2:] not in tried:
        tried.add(path[-2:])
        yield from WORDS


TRIED: set[tuple[str, ...]] = set()


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_schema_and_the_loader_agree_about_every_change_of_one_thing(folder: str) -> None:
    mine = [(slug, raw, row) for name, slug, raw, row in records(WORLD) if name == folder]
    slug, raw, row = max(mine, key=lambda each: len(each[1]))
    for value in changed(yaml.load(raw, yaml.CBaseLoader), TRIED):
        text = yaml.dump(value, Dumper=Dumper, default_style='"', allow_unicode=True).encode()
        assert disagreement(folder, text, row) is None, f"{slug}: {text.decode()}"


def test_the_dictionary_names_every_key_and_every_word_of_the_schemas() -> None:
    page = (ROOT / "tests" / "pages" / "kamus-data.md").read_text("utf-8")
    for collection in CATALOG:
        made = schema(collection)
        for kind in (made, *made["$defs"].values()):
            for part in (kind, *kind.get("anyOf", ())):
                for key, value in part.get("properties", {}).items():
                    assert f"\n`{key}`\n:   {value['description']}" in page, key
            for word, label in zip(kind.get("enum", ()), kind.get("enumDescriptions", ()), strict=True):
                assert f"    - `{word}`: {label}\n" in page
