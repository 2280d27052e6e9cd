"""The architecture, tested: floors, circles, templates, docstrings, sizes."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
from pydantic import BaseModel

import generator
from generator.catalog import CATALOG
from generator.fields import Vocabulary
from generator.jinja import TEMPLATES
from tests.conftest import ROOT, WORLD

PACKAGE = ROOT / "generator"
FLOORS = [
    line.split()[0] for line in (generator.__doc__ or "").splitlines() if line.startswith("    ") and "─" not in line
]
DOORS = ("__main__", "mkdocs_hook")
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))


def floor(path: Path) -> int:
    name = path.relative_to(PACKAGE).with_suffix("").parts[0]
    return len(FLOORS) if name in DOORS else FLOORS.index(name)


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules = {
        f"generator.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "generator"
        for alias in node.names
    }
    return found | named | modules


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_floors_below(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        assert not imports(path)
        return
    mine = floor(path)
    for name in imports(path):
        if name.startswith("generator."):
            part = name.split(".")[1]
            assert part not in DOORS
            own_package = part == path.relative_to(PACKAGE).parts[0]
            assert own_package or FLOORS.index(part) < mine, f"{path.name} imports {name}"


def test_only_the_hook_knows_mkdocs() -> None:
    who = {path.stem for path in MODULES if any(name.split(".")[0] == "mkdocs" for name in imports(path))}
    assert who == {"mkdocs_hook", "mkdocs_live", "mkdocs_pages", "mkdocs_work"}


def test_the_models_do_not_import_each_other() -> None:
    for path in (PACKAGE / "models").glob("*.py"):
        theirs = {name for name in imports(path) if name.startswith("generator.models.")}
        assert theirs <= {"generator.models.record"}, path.name


def test_every_collection_has_a_model_a_template_and_a_folder_of_data() -> None:
    for collection in CATALOG:
        assert (TEMPLATES / f"{collection.folder}.md.j2").is_file()
        assert (ROOT / "data" / collection.folder).is_dir()
        assert (WORLD / collection.folder).is_dir()


def models() -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = []
    todo = [collection.model for collection in CATALOG]
    while todo:
        model: type[BaseModel] = todo.pop()
        if model not in found:
            found.append(model)
            todo += [kind for field in model.model_fields.values() for kind in _models_in(field.annotation)]
    return found


def _models_in(kind: object) -> list[type[BaseModel]]:
    if inspect.isclass(kind) and issubclass(kind, BaseModel):
        return [kind]
    return [model for part in getattr(kind, "__args__", ()) for model in _models_in(part)]


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_key_is_explained_and_closed(model: type[BaseModel]) -> None:
    assert (model.__pydantic_generic_metadata__["origin"] or model).__doc__
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name} has no docstring"


def test_the_small_world_uses_every_key_and_every_template_branch_it_can() -> None:
    text = "\n".join(path.read_text("utf-8") for path in WORLD.rglob("*.yml"))
    derived = {"code", "time_zone"}  # from the table of regions
    for model in models():
        for name in model.model_fields.keys() - derived:
            assert f"{name}:" in text, f"tests/world never uses {model.__name__}.{name}"


def test_every_word_of_a_vocabulary_has_a_label() -> None:
    todo = list(Vocabulary.__subclasses__())
    assert todo
    for vocabulary in todo:
        assert all(word.label for word in vocabulary), vocabulary


def test_every_module_says_what_it_makes() -> None:
    for path in MODULES:
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path


def test_rooms_stay_small() -> None:
    """The house looks for a second room at 200 lines a module, 60 a template; 25 lines a function."""
    for path in MODULES:
        text = path.read_text("utf-8")
        assert text.count("\n") <= 200, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 30, f"{path}: {node.name}"
    for path in TEMPLATES.rglob("*.j2"):
        assert path.read_text("utf-8").count("\n") <= 60, path


def test_every_rule_is_in_the_list_of_rules() -> None:
    from generator import rules

    written = [
        function
        for name, function in vars(rules).items()
        if inspect.isfunction(function)
        and function.__module__ == rules.__name__
        and not name.startswith("_")
        and name != "check"
    ]
    assert list(rules.RULES) == written
