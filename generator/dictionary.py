"""The models as a dictionary of the data: every key, what it holds, what it means, which words it may be."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from markupsafe import Markup
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.catalog import CATALOG
from generator.fields import Vocabulary
from generator.models.record import Record
from generator.regions import slug
from generator.schema import title


class Word(NamedTuple):
    """A word that a key may hold, as Markdown, and the label that readers see for it."""

    value: Markup
    label: str


class Kind(NamedTuple):
    """What a key holds, in an editor's words; for a value with keys of its own the section that lists them."""

    name: str
    anchor: str = ""
    words: tuple[Word, ...] = ()
    many: bool = False


class Key(NamedTuple):
    """One key: its name, whether a record must have it, what it holds, and what it means; as Markdown."""

    name: Markup
    required: bool
    kind: Kind
    meaning: Markup


class Shape(NamedTuple):
    """A value with keys: where it is explained, what it is, its keys."""

    anchor: str
    name: str
    meaning: Markup
    keys: list[Key]


def _parts() -> list[Shape]:
    found: dict[str, Shape] = {}
    todo: list[type[BaseModel]] = [collection.model for collection in CATALOG]
    for model in todo:
        annotations: list[Any] = [field.annotation for field in model.model_fields.values()]
        for annotation in annotations:
            for part in _models(annotation):
                if _anchor(part) not in found:
                    found[_anchor(part)] = _shape(part)
                    todo.append(part)
    return list(found.values())


def _shape(model: type[BaseModel], without: Container[str] = ()) -> Shape:
    keys = [
        Key(Markup(name), field.is_required(), _field_kind(field), Markup((field.description or "").strip()))
        for name, field in model.model_fields.items()
        if name not in without
    ]
    return Shape(_anchor(model), _title(model), Markup(" ".join((_origin(model).__doc__ or "").split())), keys)


def _field_kind(field: FieldInfo) -> Kind:
    annotation: Any = field.annotation
    return _kind(annotation, tuple(field.metadata))


@cache  # the same few kinds of value come again and again
def _kind(annotation: Any, metadata: tuple[Any, ...] = ()) -> Kind:
    if named := [part.kind for part in metadata if hasattr(part, "kind")]:
        return Kind(named[0])
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kind(annotation.__origin__, annotation.__metadata__)
    if origin in (Union, UnionType):
        return _kind(next(part for part in get_args(annotation) if part is not NoneType), metadata)
    if origin is tuple:
        return _kind(get_args(annotation)[0])._replace(many=True)
    if issubclass(annotation, Vocabulary):
        return Kind("pilihan", words=tuple(Word(Markup(word.value), word.label) for word in annotation))
    if not issubclass(annotation, BaseModel):
        return Kind(annotation.kind)
    args = annotation.__pydantic_generic_metadata__["args"]
    name = _title(annotation)
    return Kind(f"{name} ({_kind(args[0]).name})" if args else name, _anchor(annotation))


@cache
def _models(annotation: Any) -> tuple[type[BaseModel], ...]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(model for part in getattr(annotation, "__args__", ()) for model in _models(part))


def _origin(model: type[BaseModel]) -> type[BaseModel]:
    origin: type[BaseModel] = model.__pydantic_generic_metadata__["origin"] or model
    return origin


@cache
def _title(model: type[BaseModel]) -> str:
    words = title(_origin(model).__doc__ or "")
    return words[:1].lower() + words[1:]


@cache
def _anchor(model: type[BaseModel]) -> str:
    return slug(_title(model))


# Made when the program starts: it depends on nothing else, and a forked process would copy every model to make it.
COMMON = _shape(Record)
"""What every record holds."""
RECORDS = [(collection, _shape(collection.model, without=Record.model_fields)) for collection in CATALOG]
"""Every collection with the keys that are its own."""
PARTS = _parts()
"""Every value with keys of its own that a record may hold, in the order in which they are met."""
