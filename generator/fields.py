"""The kinds of value a record is made of: text to typed, frozen values.

What a value must look like is said here once, with the message an editor reads when it
does not. Vocabularies carry their Indonesian label with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, NamedTuple, Self, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator import markup

TYPE = "x-type"
"""Under this name a JSON Schema says which kind of value it describes (its name, and how editors call it), for
`generator.schema` to define it once."""

T = TypeVar("T")


_FORGOTTEN: set[str] = set()


class Model(BaseModel):
    """What every value with named parts has in common: closed, frozen, explained."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    conditions: ClassVar[tuple[JsonSchemaValue, ...]] = ()
    """What the validators of this class ask of several keys at once, as JSON Schema says it to editors."""

    def model_post_init(self, context: Any) -> None:
        """Forget which keys were written: nobody asks, and it took a tenth of the memory of a large site."""
        object.__setattr__(self, "__pydantic_fields_set__", _FORGOTTEN)

    @property
    def gist(self) -> object:
        """What this says, for lists of what rests on a source; empty when it says nothing by itself."""
        return ""


class Vocabulary(StrEnum):
    """A closed list of words with the label readers see; its order is the order of display."""

    label: str
    rank: int
    """Position in the list, from 0."""

    def __new__(cls, word: str, label: str) -> Self:
        """A word as it stands in data, and its label."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.label = label
        member.rank = len(cls.__members__)
        return member


class Heading(NamedTuple):
    """What stands over a group of records in their section's index: its anchor and its words."""

    value: str
    label: str


def wrong(message: str, hint: str, at: str | None = None) -> PydanticCustomError:
    """A refusal in an editor's words: what is wrong, what to do, and under which key."""
    return PydanticCustomError("data", "{message}", {"message": message, "hint": hint, "at": at})


class _Words(str):
    """Text with a meaning of its own; subclasses say which."""

    __slots__ = ()
    kind = "teks"
    """What an editor calls it."""

    @classmethod
    def _check(cls, text: str) -> Self:
        return cls(" ".join(text.split()))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls._check, core_schema.str_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {TYPE: (cls.__name__, cls.kind), "type": "string"}


class Plain(_Words):
    """Text shown letter by letter; line breaks count as spaces."""

    __slots__ = ()
    kind = "teks biasa"


class Verbatim(_Words):
    """Words quoted letter by letter, slips and all; line breaks count as spaces."""

    __slots__ = ()
    kind = "kutipan kata demi kata"


class Prose(_Words):
    """Paragraphs and lists in the markup of records (see `generator.markup`)."""

    __slots__ = ("parts",)
    kind = "teks berparagraf"

    parts: tuple[markup.Part, ...]
    """What it is made of; parsed once, for checking, joining and showing it."""

    @classmethod
    def _check(cls, text: str) -> Self:
        return cls._allowed("\n".join(text.splitlines()).strip())

    @classmethod
    def _allowed(cls, text: str) -> Self:
        prose = cls(text)
        prose.parts = tuple(markup.parse(text))
        refusals = list(markup.refusals(text, prose.parts))
        if refusals:
            raise wrong("; ".join(each.message for each in refusals), "; ".join(each.hint for each in refusals))
        return prose


class Text(Prose):
    """One paragraph in the markup of records."""

    __slots__ = ()
    kind = "satu paragraf"

    @classmethod
    def _check(cls, text: str) -> Self:
        if "\n\n" in text.strip():
            raise wrong("nilai ini harus satu paragraf", "hapus baris kosong di dalamnya")
        return cls._allowed(" ".join(text.split()))


def at_least_one(items: tuple[T, ...]) -> tuple[T, ...]:
    """The list itself; refused when nothing is in it."""
    if not items:
        raise wrong("daftar ini kosong", "tambahkan setidaknya satu butir")
    return items


@dataclass(frozen=True, slots=True)
class Filled:
    """Annotation: a list that `check` refuses when nothing is in it."""

    check: Any = at_least_one

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "minItems": 1}


Some = Annotated[tuple[T, ...], Filled()]
