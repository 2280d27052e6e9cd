"""The kinds of value that are one word: ids, days, numbers, addresses; each with the pattern it follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.fields import TYPE, wrong

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
FIRST_YEAR, LAST_YEAR = 1900, 2199
_SLUG = re.compile(SLUG)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ADDRESS = re.compile(rf"/(?:{SLUG}/)+(?:#{SLUG})?")
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_URL = re.compile(r"https?://[^\s<>\"'`\\|{}]+")


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

    name: str
    kind: str
    """What an editor calls it."""
    make: Any
    pattern: str
    example: str | int
    format: str | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            lru_cache(maxsize=4096)(self.make),
            core_schema.str_schema(),
            serialization=core_schema.simple_ser_schema("any"),
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        named = {"format": self.format} if self.format else {}
        shape = {"type": "string", "pattern": f"^{self.pattern}$", "examples": [self.example]}
        return {TYPE: (self.name, self.kind), **shape, **named}


# The days of the calendar as a pattern, for those who cannot ask one.
_LONG, _SHORT = r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])", r"(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_LEAP = r"(?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29"
_CALENDAR = rf"(?:(?:19|20|21)[0-9]{{2}}-(?:{_LONG}|{_SHORT}|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP})"

Slug = Annotated[str, _From("Slug", "id", slug, SLUG, "masa-tenang")]
Day = Annotated[date, _From("Day", "tanggal", _day, _CALENDAR, "2024-11-27", "date")]
Number = Annotated[int, _From("Number", "nomor urut", _number, _NUMBER.pattern, 7)]
Address = Annotated[str, _From("Address", "alamat di situs ini", _address, _ADDRESS.pattern, "/tahapan/nama-lama/")]
Url = Annotated[str, _From("Url", "alamat web", _url, _URL.pattern, "https://www.kpu.go.id/", "uri")]
