"""One directive of a coordination meeting, or one of its sub-points."""

from __future__ import annotations

from string import ascii_lowercase
from typing import Any, ClassVar, Self

from pydantic import model_validator
from pydantic.json_schema import JsonSchemaValue

from generator.claims import Quotation
from generator.fields import Prose, Some, Text, Vocabulary, wrong
from generator.models.record import Basis, Sourced
from generator.refs import DirectiveRef, EventRef, InstitutionRef, StageRef, ThemeRef
from generator.scalars import Number


class DirectiveSet(Vocabulary):
    """The two lists of the Medan meeting."""

    FOLLOW_UP = "tindak-lanjut", "Lima tindak lanjut"
    STRATEGIC_STEP = "langkah-strategis", "Tiga langkah strategis pemerintah daerah"


class Directive(Sourced):
    """Satu arahan rapat koordinasi, atau satu butirnya."""

    event: EventRef
    """Id rapat di `data/events/`."""
    set: DirectiveSet
    """Daftar arahan: `tindak-lanjut` atau `langkah-strategis`."""
    number: Number
    """Nomor di dalam daftar itu, atau nomor butir bila ada induknya."""
    parent: DirectiveRef | None = None
    """Arahan induk, bila ini butirnya."""
    verbatim: Quotation
    """Bunyi arahan kata demi kata."""
    plain: Prose
    """Artinya dalam bahasa sehari-hari."""
    why: Prose
    """Mengapa arahan ini ada."""
    addressees: Text
    """Kepada siapa arahan ini ditujukan."""
    institutions: Some[InstitutionRef]
    """Lembaga yang menjalankannya."""
    stages: Some[StageRef]
    """Tahapan yang disentuhnya."""
    themes: Some[ThemeRef]
    """Tema wawasan tempatnya berpijak."""
    asks: Some[Text]
    """Apa yang diharapkannya dari warga."""
    legal_basis: tuple[Basis, ...] = ()
    """Akar hukumnya."""

    conditions: ClassVar[tuple[JsonSchemaValue, ...]] = (
        {
            "if": {"required": ["parent"]},
            "then": {"properties": {"number": {"maximum": 26, "pattern": "^(?:[1-9]|1[0-9]|2[0-6])$"}}},
        },
    )

    @model_validator(mode="after")
    def _has_a_letter(self) -> Self:
        if self.parent and self.number > len(ascii_lowercase):
            raise wrong("butir diberi huruf a sampai z", "pakai nomor 1 sampai 26", "number")
        return self

    @property
    def group(self) -> DirectiveSet:
        return self.set

    @property
    def numbering(self) -> str:
        """`3`, or `b` for the second sub-point."""
        return ascii_lowercase[self.number - 1] if self.parent else str(self.number)

    @property
    def position(self) -> str:
        """Where it stands: the list and the number in it."""
        return f"{self.set.label}, {'butir' if self.parent else 'nomor'} {self.numbering}"

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.set.rank, self.parent is not None, self.number)
