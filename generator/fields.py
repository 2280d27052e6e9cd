"""The kinds of value a record is made of: text to typed, frozen values.

What a value must look like is said here once, with the message an editor reads when it
does not. Vocabularies carry their Indonesian label with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator import markup

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
FIRST_YEAR, LAST_YEAR = 1900, 2199
_SLUG = re.compile(SLUG)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ADDRESS = re.compile(rf"/(?:{SLUG}/)+")
_NUMBER = re.compile(r"[1-9]\d{0,5}")
_URL = re.compile(r"https?://[^\s<>\"'`\\|{}]+")


T = TypeVar("T")


class Model(BaseModel):
    """What every value with named parts has in common: closed, frozen, explained."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


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


def wrong(message: str, hint: str, at: str | None = None) -> PydanticCustomError:
    """A refusal in an editor's words: what is wrong, what to do, and under which key."""
    return PydanticCustomError("data", "{message}", {"message": message, "hint": hint, "at": at})


class _Words(str):
    """Text with a meaning of its own; subclasses say which."""

    __slots__ = ()

    @classmethod
    def _check(cls, text: str) -> Self:
        return cls(" ".join(text.split()))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls._check, core_schema.str_schema())


class Plain(_Words):
    """Text shown letter by letter; line breaks count as spaces."""

    __slots__ = ()


class Verbatim(_Words):
    """Words quoted letter by letter, slips and all; line breaks count as spaces."""

    __slots__ = ()


class Prose(_Words):
    """Paragraphs and lists in the markup of records (see `generator.markup`)."""

    __slots__ = ()

    @classmethod
    def _check(cls, text: str) -> Self:
        return cls(_allowed("\n".join(text.splitlines()).strip()))


class Text(Prose):
    """One paragraph in the markup of records."""

    __slots__ = ()

    @classmethod
    def _check(cls, text: str) -> Self:
        if "\n\n" in text.strip():
            raise wrong("nilai ini harus satu paragraf", "hapus baris kosong di dalamnya")
        return cls(_allowed(" ".join(text.split())))


def _allowed(text: str) -> str:
    refusals = list(markup.refusals(text))
    if refusals:
        raise wrong("; ".join(refusal.message for refusal in refusals), "; ".join(refusal.hint for refusal in refusals))
    return text


def is_slug(text: str) -> bool:
    """Whether `text` can be a record's id and part of an address."""
    return bool(_SLUG.fullmatch(text))


def slug(text: str) -> str:
    """The text itself if it is an id; raises the refusal an editor reads if not."""
    if not is_slug(text):
        raise wrong("bukan id yang sah", "pakai huruf kecil, angka, dan tanda hubung: `masa-tenang`")
    return text


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise wrong("bukan tanggal", "tulis tahun-bulan-hari, misalnya 2024-11-27")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise wrong("tanggal ini tidak ada di kalender", "periksa bulan dan harinya") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise wrong("tahun ini tidak masuk akal", f"tulis tahun {FIRST_YEAR} sampai {LAST_YEAR}")
    return day


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise wrong("bukan alamat halaman situs ini", "tulis seperti /tahapan/nama-lama/")
    return text


def _url(text: str) -> str:
    if not _URL.fullmatch(text):
        raise wrong("bukan alamat web yang sah", "tulis lengkap, dimulai dengan https://")
    return text


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise wrong("bukan nomor urut", "tulis bilangan bulat tanpa nol di depan, misalnya 7")
    return int(text)


@dataclass(frozen=True, slots=True)
class _From:
    """Annotation: a value made from text by `make`, which raises `wrong(...)`."""

    make: Any
    pattern: str
    format: str | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self.make, core_schema.str_schema(), serialization=core_schema.simple_ser_schema("any")
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        named = {"format": self.format} if self.format else {}
        return {"type": "string", "pattern": f"^{self.pattern}$", **named}


Slug = Annotated[str, _From(slug, SLUG)]
Day = Annotated[date, _From(_day, _DAY.pattern, "date")]
Number = Annotated[int, _From(_number, _NUMBER.pattern)]
Address = Annotated[str, _From(_address, _ADDRESS.pattern)]
Url = Annotated[str, _From(_url, _URL.pattern, "uri")]


def at_least_one(items: tuple[T, ...]) -> tuple[T, ...]:
    """The list itself; refused when nothing is in it."""
    if not items:
        raise wrong("daftar ini kosong", "tambahkan setidaknya satu butir")
    return items


Some = Annotated[tuple[T, ...], AfterValidator(at_least_one)]
