"""What a model refuses, as problems in an editor's words at the place of the value."""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable, Iterator
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator import documents
from generator.documents import Document
from generator.fields import Vocabulary
from generator.problems import Problem


def explain(document: Document, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """Every mistake in one record as a problem in an editor's words, at its place."""
    for item in error.errors(include_url=False):
        path = tuple(step for step in item["loc"])
        context = item.get("ctx", {})
        if item["type"] == "data":
            at = context.get("at")
            yield document.problem(item["msg"], context["hint"], (*path, at) if at else path)
        elif item["type"] == "extra_forbidden":
            known = list(_model_at(model, path[:-1]).model_fields)
            yield document.problem("kunci ini tidak dikenal", meant(str(path[-1]), known), path, key=True)
        elif item["type"] == "missing":
            yield document.problem("kunci wajib ini tidak ada", f"tambahkan `{path[-1]}: …`", path)
        elif item["type"] == "enum" and isinstance(item["input"], str):
            words = [word.value for word in _vocabulary_at(model, path)]
            yield document.problem(f"`{item['input']}` bukan pilihan yang ada", meant(str(item["input"]), words), path)
        else:
            yield document.problem(*_SHAPES.get(item["type"], (item["msg"], "periksa nilainya")), path)


_SHAPES = {
    "enum": ("nilai ini harus berupa teks", "tulis satu nilai, bukan daftar atau kunci bersarang"),
    "string_type": ("nilai ini harus berupa teks", "tulis satu nilai, bukan daftar atau kunci bersarang"),
    "tuple_type": ("nilai ini harus berupa daftar", "tulis tiap butir di barisnya sendiri, diawali `- `"),
    "model_type": ("nilai ini harus berisi `kunci: nilai`", "tulis kunci-kuncinya di bawah, menjorok dua spasi"),
}


def meant(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that is not in `known`: the nearest one, or the whole list."""
    known = list(known)
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"maksud Anda `{near[0]}`?" if near else f"pilih salah satu: {', '.join(known)}"


def _model_at(model: type[BaseModel], path: documents.Path) -> type[BaseModel]:
    kind = _type_at(model, path)
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else model


def _vocabulary_at(model: type[BaseModel], path: documents.Path) -> type[Vocabulary]:
    kind: type[Vocabulary] = _type_at(model, path)
    return kind


def _type_at(kind: Any, path: documents.Path) -> Any:
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
