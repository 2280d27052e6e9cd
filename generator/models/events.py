"""A meeting: when, where, who, what was said, and where its reports differ."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.claims import Assertion, Claim, Quotation
from generator.fields import Plain, Prose, Text
from generator.models.record import Contested, Sourced
from generator.refs import InstitutionRef
from generator.scalars import Day


class Participant(Assertion):
    """Seseorang atau sekelompok orang yang hadir, seperti dilaporkan sumber."""

    name: Plain | None = None
    """Nama menurut versi yang kami ikuti."""
    role: Plain
    """Jabatan seperti disebut sumber."""
    institution: InstitutionRef | None = None
    """Lembaga yang diwakilinya."""
    part: Text | None = None
    """Peran dalam rapat: membuka, mewakili, mengikuti secara daring."""

    @property
    def gist(self) -> Plain:
        return self.name or self.role

    @property
    def anchor(self) -> str:
        """The body somebody came for, or the post."""
        return self.institution.slug if self.institution else self.role


class Event(Sourced):
    """Satu rapat atau pertemuan."""

    day: Claim[Day]
    """Tanggal."""
    time: Text | None = None
    """Waktu, bila disebut."""
    place: Claim[Text]
    """Tempat."""
    organiser: InstitutionRef
    """Penyelenggara."""
    body: Prose
    """Apa yang terjadi."""
    statements: tuple[Quotation, ...] = ()
    """Kalimat sumber kata demi kata, dengan artinya."""
    participants: tuple[Participant, ...] = ()
    """Siapa yang hadir menurut sumber."""
    contested: tuple[Contested, ...] = ()
    """Hal yang dilaporkan berbeda-beda."""

    @property
    def when(self) -> date:
        return self.day.value

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.day.value, self.title)
