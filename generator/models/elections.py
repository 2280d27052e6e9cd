"""An election as an event."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.claims import Claim, Period
from generator.fields import Prose, Vocabulary
from generator.models.record import Basis, Figure, Sourced
from generator.refs import RegionRef
from generator.scalars import Day


class ElectionStatus(Vocabulary):
    """Where an election stands."""

    PLANNED = "akan-datang", "Akan datang"
    RUNNING = "berlangsung", "Berlangsung"
    FINISHED = "selesai", "Selesai"


class Election(Sourced):
    """Satu pemilihan."""

    voting_day: Claim[Day]
    """Hari pemungutan suara."""
    status: ElectionStatus
    """Keadaan pemilihan ini."""
    hours: Period | None = None
    """Tanggal dan jam pemungutan suara."""
    regions: tuple[RegionRef, ...] = ()
    """Daerah yang ikut, bila bukan semua."""
    scale: tuple[Figure, ...] = ()
    """Angka-angkanya: daerah, pemilih, TPS, pasangan calon, partisipasi."""
    legal_basis: tuple[Basis, ...] = ()
    """Dasar hukumnya."""
    body: Prose | None = None
    """Penjelasan yang tidak muat di kunci lain."""

    @property
    def when(self) -> date:
        return self.voting_day.value

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.voting_day.value, self.title)
