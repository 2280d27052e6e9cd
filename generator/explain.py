"""What a model refuses, as problems in an editor's words at the place of the value."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator.documents import Document, undotted
from generator.fields import Vocabulary
from generator.nearest import Nearest
from generator.places import Path
from generator.problems import Problem


def explain(document: Document, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """Every mistake in one record as a problem in an editor's words, at its place."""
    for item in error.errors(include_url=False):
        path = tuple(item["loc"])
        kind, context = item["type"], item.get("ctx", {})
        if kind == "extra_forbidden":
            known = _model_at(model, path[:-1]).model_fields
            hint = meant(str(path[-1]), known)
            names = "" if hint.startswith("pilih") else f"salah satu kunci ini: {', '.join(known)}"
            yield document.problem("kunci ini tidak dikenal", hint, path, key=True, expected=names)
            continue
        if kind == "data":
            path = (*path, context["at"]) if context.get("at") else path
            message, hint = item["msg"], context["hint"]
        elif kind == "missing":
            message, hint = "kunci wajib ini tidak ada", f"tambahkan `{path[-1]}: …`"
        elif kind == "enum" and isinstance(item["input"], str):
            message = f"`{item['input']}` bukan pilihan yang ada"
            hint = meant(item["input"], (word.value for word in _type_at(model, path)))
        else:
            message, hint = _SHAPES.get(kind, (item["msg"], "periksa nilainya"))
        yield document.problem(message, hint, path, expected=expected(model, path))


_SHAPES = {
    "enum": ("nilai ini harus berupa teks", "tulis satu nilai, bukan daftar atau kunci bersarang"),
    "string_type": ("nilai ini harus berupa teks", "tulis satu nilai, bukan daftar atau kunci bersarang"),
    "tuple_type": ("nilai ini harus berupa daftar", "tulis tiap butir di barisnya sendiri, diawali `- `"),
    "model_type": ("nilai ini harus berisi `kunci: nilai`", "tulis kunci-kuncinya di bawah, menjorok dua spasi"),
}


def meant(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that is not in `known`: the nearest one, or the whole list."""
    known = tuple(known)
    near = _nearest(known).to(word)
    return f"maksud Anda `{near}`?" if near else f"pilih salah satu: {', '.join(known)}"


@lru_cache(maxsize=256)
def _nearest(known: tuple[str, ...]) -> Nearest:
    return Nearest(known)


def with_expected(problem: Problem, model: type[BaseModel]) -> Problem:
    """A problem that was found before the model was asked, with what the model says of the place."""
    return replace(problem, expected=expected(model, undotted(problem.key)))


@lru_cache(maxsize=1024)
def expected(model: type[BaseModel], path: Path) -> str:
    """What a key is for, in the words of its docstring, and the words it may hold with their labels."""
    names = [index for index, step in enumerate(path) if isinstance(step, str)]
    if not names:
        return ""
    try:
        holder = _model_at(model, path[: names[-1]])
        text = (holder.model_fields[str(path[names[-1]])].description or "").strip()
        kind = _type_at(model, path)
    except (KeyError, AttributeError, IndexError):  # the place is not one the model knows
        return ""
    if isinstance(kind, type) and issubclass(kind, Vocabulary):
        return f"{text} Pilihan: {'; '.join(f'{word.value} ({word.label})' for word in kind)}."
    return text


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    kind = _type_at(model, path)
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else model


def _type_at(kind: Any, path: Path) -> Any:
    """The type that the fields and lists of `kind` declare for the value under `path`."""
    for step in path:
        kind = _item_type(kind) if isinstance(step, int) else kind.model_fields[step].annotation
        kind = _required(kind)
    return kind


def _required(kind: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        return next(option for option in get_args(kind) if option is not types.NoneType)
    return kind


def _item_type(kind: Any) -> Any:
    return get_args(kind)[0]
