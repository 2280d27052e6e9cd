"""A theme of national insight, and what follows from it in an election."""

from __future__ import annotations

from typing import Any

from generator.claims import Quotation
from generator.fields import Prose, Some, Text, Vocabulary
from generator.models.record import Basis, Sourced
from generator.scalars import Number


class Family(Vocabulary):
    """The four consensuses and what follows from them."""

    PANCASILA = "pancasila", "Pancasila"
    CONSTITUTION = "uud-1945", "UUD 1945"
    DIVERSITY = "bhinneka-tunggal-ika", "Bhinneka Tunggal Ika"
    UNITARY_STATE = "nkri", "NKRI"
    INSIGHT = "wawasan-kebangsaan", "Wawasan kebangsaan dan ketahanan nasional"
    HARMONY = "kerukunan", "Kerukunan dan persatuan"
    DEMOCRACY = "demokrasi", "Pendidikan politik dan pemilihan yang sehat"


class Theme(Sourced):
    """Satu tema wawasan kebangsaan."""

    family: Family
    """Rumpun tema."""
    sila: Number | None = None
    """Nomor sila, bila tema ini salah satu dari kelima sila; kutipan pertamanya bunyi sila itu."""
    verbatim: tuple[Quotation, ...] = ()
    """Teks resminya, bila ada."""
    meaning: Prose
    """Artinya dalam bahasa sehari-hari."""
    in_election: Some[Text]
    """Wujudnya dalam pemilihan."""
    do: Some[Text]
    """Yang sebaiknya dilakukan."""
    dont: Some[Text]
    """Yang sebaiknya dihindari."""
    discuss: Some[Text]
    """Pertanyaan untuk didiskusikan."""
    legal_basis: tuple[Basis, ...] = ()
    """Dasar hukum."""

    @property
    def group(self) -> Family:
        return self.family

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.family.rank, self.title)
