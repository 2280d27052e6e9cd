"""References between records, and the one walk that finds them wherever they are nested."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple, Self

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.fields import SLUG, is_slug, slug, wrong


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

    def make(self, text: str) -> Ref:
        if self.collection:
            return Ref(self.collection, slug(text))
        ref = Ref.parse(text)
        if not ref:
            raise wrong("bukan rujukan ke rekaman", "tulis koleksi/rekaman, misalnya institutions/kpu")
        return ref

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self.make, core_schema.str_schema(), serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        pattern = SLUG if self.collection else f"{SLUG}/{SLUG}"
        return {"type": "string", "pattern": f"^{pattern}$"}


AnyRef = Annotated[Ref, _RefTo()]
ElectionRef = Annotated[Ref, _RefTo("elections")]
StageRef = Annotated[Ref, _RefTo("stages")]
InstitutionRef = Annotated[Ref, _RefTo("institutions")]
ThemeRef = Annotated[Ref, _RefTo("themes")]
DirectiveRef = Annotated[Ref, _RefTo("directives")]
EventRef = Annotated[Ref, _RefTo("events")]
RegionRef = Annotated[Ref, _RefTo("regions")]
SourceKey = Annotated[Ref, _RefTo("sources")]


def values(
    model: BaseModel, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], BaseModel, Any]]:
    """Every leaf of `model` with its path and the model that holds it, in field order."""
    for name, value in model.__dict__.items():
        if value is not None and value != ():
            yield from _leaves(value, (*path, name), model)


def _leaves(
    value: Any, path: tuple[str | int, ...], holder: BaseModel
) -> Iterator[tuple[tuple[str | int, ...], BaseModel, Any]]:
    if isinstance(value, BaseModel):
        yield from values(value, path)
    elif isinstance(value, tuple) and not isinstance(value, Ref):
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, index), holder)
    else:
        yield path, holder, value
