"""A stage or sub-stage of an election."""

from __future__ import annotations

from typing import Any

from generator.claims import Period, SourceRef
from generator.fields import Model, Number, Prose, Text, Vocabulary
from generator.models.record import Basis, Sourced
from generator.refs import ElectionRef, InstitutionRef, StageRef, ThemeRef


class Phase(Vocabulary):
    """The two groups of stages in UU Pilkada, and what comes after them."""

    PREPARATION = "persiapan", "Persiapan"
    CONDUCT = "penyelenggaraan", "Penyelenggaraan"
    AFTERWARDS = "sesudah", "Sesudah pemilihan"


class Role(Vocabulary):
    """What part a body takes in a stage."""

    RESPONSIBLE = "responsible", "Bertanggung jawab"
    OVERSEES = "oversees", "Mengawasi"
    SUPPORTS = "supports", "Mendukung"
    ADJUDICATES = "adjudicates", "Mengadili"


class Duty(Model):
    """Tugas satu lembaga dalam satu tahapan."""

    institution: InstitutionRef
    """Id lembaga di `data/institutions/`."""
    role: Role
    """Peran: `responsible`, `oversees`, `supports`, atau `adjudicates`."""
    does: Text
    """Apa yang dikerjakannya, satu kalimat."""
    sources: tuple[SourceRef, ...] = ()
    """Dasar hukum tugas itu."""


class Warning(Model):
    """Satu hal yang sering keliru atau dilanggar, dan ke mana melapor."""

    what: Text
    """Apa yang perlu diwaspadai."""
    report_to: InstitutionRef | None = None
    """Lembaga tempat melapor."""


class Stage(Sourced):
    """Satu tahapan atau subtahapan."""

    election: ElectionRef
    """Id pemilihan di `data/elections/`."""
    phase: Phase
    """Kelompok tahapan: `persiapan`, `penyelenggaraan`, atau `sesudah`."""
    number: Number
    """Nomor urut di dalam kelompoknya, untuk mengurutkan tampilan."""
    parent: StageRef | None = None
    """Tahapan induk, bila ini subtahapan."""
    period: Period
    """Kapan berlangsung."""
    duties: tuple[Duty, ...]
    """Siapa melakukan apa."""
    no_duty: Text | None = None
    """Alasan bila tidak ada yang bertanggung jawab atau mengawasi."""
    body: Prose | None = None
    """Apa yang terjadi dalam tahapan ini."""
    citizens: tuple[Text, ...] = ()
    """Apa yang dapat dilakukan warga."""
    papers: tuple[Text, ...] = ()
    """Dokumen yang diperlukan."""
    warnings: tuple[Warning, ...] = ()
    """Apa yang sering keliru dan ke mana melapor."""
    legal_basis: tuple[Basis, ...] = ()
    """Dasar hukum."""
    themes: tuple[ThemeRef, ...] = ()
    """Tema wawasan yang menjadi pijakan."""

    @property
    def duties_by_role(self) -> dict[Role, list[Duty]]:
        """The duties under their roles, in the order of `Role`."""
        return {role: mine for role in Role if (mine := [duty for duty in self.duties if duty.role is role])}

    @property
    def when(self) -> Period:
        return self.period

    @property
    def group(self) -> Phase:
        return self.phase

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.phase.rank, self.number, self.title)
