"""References between records, and the one walk that finds them wherever they are nested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Any, NamedTuple, Self

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.fields import TYPE, wrong
from generator.places import Path
from generator.scalars import SLUG, is_slug, slug


class Ref(NamedTuple):
    """A record elsewhere in the data: its collection and its slug."""

    collection: str
    slug: str

    def __str__(self) -> str:
        return f"{self.collection}/{self.slug}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """`collection/slug` as a reference; None when the text has another shape."""
        collection, _, slug = text.partition("/")
        return cls(collection, slug) if collection and is_slug(slug) else None


@dataclass(frozen=True, slots=True)
class _RefTo:
    """Annotation: a slug of one collection, or `collection/slug` where any may be meant."""

    collection: str | None = None

    @property
    def name(self) -> str:
        """The name of this kind of value."""
        return f"{self.collection.removesuffix('s').title()}Id" if self.collection else "AnyId"

    @property
    def kind(self) -> str:
        """What an editor calls it."""
        return f"id di data/{self.collection}/" if self.collection else "koleksi/rekaman"

    def make(self, text: str) -> Ref:
        if self.collection:
            return Ref(self.collection, slug(text))
        ref = Ref.parse(text)
        if not ref or not is_slug(ref.collection):
            raise wrong("bukan rujukan ke rekaman", "tulis koleksi/rekaman, misalnya institutions/kpu")
        return ref

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            lru_cache(maxsize=1 << 15)(self.make),
            core_schema.str_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        pattern = SLUG if self.collection else f"{SLUG}/{SLUG}"
        example = {"examples": ["institutions/kpu"]} if not self.collection else {}
        return {TYPE: (self.name, self.kind), "type": "string", "pattern": f"^{pattern}$", **example}


AnyRef = Annotated[Ref, _RefTo()]
ElectionRef = Annotated[Ref, _RefTo("elections")]
StageRef = Annotated[Ref, _RefTo("stages")]
InstitutionRef = Annotated[Ref, _RefTo("institutions")]
ThemeRef = Annotated[Ref, _RefTo("themes")]
DirectiveRef = Annotated[Ref, _RefTo("directives")]
EventRef = Annotated[Ref, _RefTo("events")]
RegionRef = Annotated[Ref, _RefTo("regions")]
SourceKey = Annotated[Ref, _RefTo("sources")]


Leaf = tuple[Path, BaseModel, Any]
"""A value that holds no others: its path, the model that holds it, and itself."""


def values(model: BaseModel, kinds: tuple[type, ...] = (object,)) -> list[Leaf]:
    """Every leaf of `model`, or those of some kinds, with its path and the model that holds it, in field order."""
    found: list[Leaf] = []
    _gather(model.__dict__.items(), (), model, _sorts(kinds), found)
    return found


def _gather(items: Iterable[tuple[Any, Any]], path: Path, holder: BaseModel, sorts: _Sorts, found: list[Leaf]) -> None:
    for step, value in items:
        if sort := sorts[value.__class__]:
            if sort == _WANTED:
                found.append(((*path, step), holder, value))
            elif sort == _MODEL:
                _gather(value.__dict__.items(), (*path, step), value, sorts, found)
            elif value:
                _gather(enumerate(value), (*path, step), holder, sorts, found)


_WANTED, _MODEL, _LIST = 1, 2, 3


class _Sorts(dict[type, int]):
    """What to do with values of a type: every value of every record asks, so each type is looked at once."""

    def __init__(self, kinds: tuple[type, ...]) -> None:
        self.kinds = kinds

    def __missing__(self, of: type) -> int:
        if issubclass(of, BaseModel):
            sort = _MODEL
        elif issubclass(of, tuple) and of is not Ref:
            sort = _LIST
        else:
            sort = _WANTED if of is not type(None) and issubclass(of, self.kinds) else 0
        self[of] = sort
        return sort


_sorts = cache(_Sorts)
