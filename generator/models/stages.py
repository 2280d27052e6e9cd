"""A stage or sub-stage of an election."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from generator.claims import Claim, Period, SourceRef
from generator.fields import Model, Plain, Prose, Some, Text, Vocabulary
from generator.models.record import Basis, Sourced
from generator.refs import ElectionRef, InstitutionRef, StageRef, ThemeRef
from generator.scalars import Number


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

    @property
    def gist(self) -> Text:
        return self.does


class Warning(Model):
    """Satu hal yang sering keliru atau dilanggar, dan ke mana melapor."""

    what: Text
    """Apa yang perlu diwaspadai."""
    report_to: InstitutionRef | None = None
    """Lembaga tempat melapor."""


class Step(Model):
    """Satu langkah dalam jalur laporan atau perkara."""

    institutions: Some[InstitutionRef]
    """Lembaga yang bekerja pada langkah ini."""
    does: Text
    """Apa yang terjadi pada langkah ini, satu kalimat."""
    deadline: Claim[Text] | None = None
    """Tenggat langkah ini, bila sumber menyebutnya."""
    branch: Plain | None = None
    """Nama cabang, bila jalurnya bercabang; langkah berurutan bernama sama membentuk satu cabang."""
    leads_to: Plain | None = None
    """Apa yang membawa ke langkah berikutnya."""
    sources: tuple[SourceRef, ...] = ()
    """Dasar langkah ini."""


class Stage(Sourced):
    """Satu tahapan atau subtahapan."""

    election: ElectionRef
    """Id pemilihan di `data/elections/`."""
    phase: Phase
    """Kelompok tahapan: `persiapan`, `penyelenggaraan`, atau `sesudah`."""
    number: Number
    """Nomor urut di dalam kelompoknya menurut waktu; subtahapan sesudah induknya."""
    parent: StageRef | None = None
    """Tahapan induk, bila ini subtahapan."""
    period: Period
    """Kapan berlangsung."""
    duties: tuple[Duty, ...]
    """Siapa melakukan apa."""
    no_duty: Text | None = None
    """Alasan bila tidak ada yang bertanggung jawab atau mengawasi."""
    steps: tuple[Step, ...] = ()
    """Jalur laporan atau perkara, langkah demi langkah: siapa, apa, dan berapa lama."""
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
    def branches(self) -> list[tuple[str | None, list[Step]]]:
        """The steps in order, neighbours of one branch together; the trunk has no name."""
        return [(name, list(steps)) for name, steps in groupby(self.steps, lambda step: step.branch)]

    @property
    def when(self) -> Period:
        return self.period

    @property
    def group(self) -> Phase:
        return self.phase

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.phase.rank, self.number, self.title)
