"""A word of the glossary."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import field_validator
from pydantic.json_schema import JsonSchemaValue

from generator.fields import Heading, Plain, Prose, Text, wrong
from generator.models.record import Sourced

LONGEST = 160
_TOO_LONG = {"patternErrorMessage": f"batasan ini lebih panjang dari {LONGEST} huruf; pindahkan sisanya ke `more`"}


class Term(Sourced):
    """Satu istilah: `title` istilahnya, `summary` batasan singkatnya (paling panjang 160 huruf)."""

    abbreviation: Plain | None = None
    """Singkatannya."""
    more: Prose | None = None
    """Penjelasan yang lebih panjang."""
    well_known: Text | None = None
    """Alasan istilah ini tidak dijelaskan di halaman lain, misalnya kata sehari-hari."""

    conditions: ClassVar[tuple[JsonSchemaValue, ...]] = (
        # Letters are counted as the page shows them: white space is one space, and none at the ends.
        {"properties": {"summary": {"pattern": rf"^\s*(?:\S|\s+(?=\S)){{0,{LONGEST}}}\s*$", **_TOO_LONG}}},
    )

    @field_validator("summary")
    @classmethod
    def _is_short(cls, summary: Text) -> Text:
        if len(summary) > LONGEST:
            raise wrong(f"batasan ini {len(summary)} huruf", f"paling panjang {LONGEST}; pindahkan sisanya ke `more`")
        return summary

    @property
    def heading(self) -> str:
        return f"{self.title} ({self.abbreviation})" if self.abbreviation else self.title

    @property
    def short(self) -> str:
        return self.abbreviation or self.title

    @property
    def group(self) -> Heading:
        letter = self.title[0].upper()
        return Heading(f"huruf-{letter.lower()}", letter)

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.title.casefold(),)
