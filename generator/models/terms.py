"""A word of the glossary."""

from __future__ import annotations

from typing import Any

from pydantic import field_validator

from generator.fields import Plain, Prose, Text, wrong
from generator.models.record import Sourced

LONGEST = 160


class Term(Sourced):
    """Satu istilah: `title` istilahnya, `summary` batasan singkatnya (paling panjang 160 huruf)."""

    abbreviation: Plain | None = None
    """Singkatannya."""
    more: Prose | None = None
    """Penjelasan yang lebih panjang."""

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
    def order(self) -> tuple[Any, ...]:
        return (self.title.casefold(),)
