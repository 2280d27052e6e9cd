"""A statement often got wrong, and what is right."""

from __future__ import annotations

from typing import Any

from generator.fields import Plain, Prose, Text, Vocabulary
from generator.models.record import Sourced
from generator.refs import StageRef


class Verdict(Vocabulary):
    """How a statement stands against its sources."""

    WRONG = "keliru", "Keliru"
    MISLEADING = "menyesatkan", "Menyesatkan"
    INCOMPLETE = "tidak-lengkap", "Tidak lengkap"
    OUTDATED = "sudah-berubah", "Dulu benar, kini berubah"
    UNPROVEN = "belum-terbukti", "Belum terbukti"


class Subject(Vocabulary):
    """What a statement is about."""

    SCHEDULE = "jadwal", "Jadwal dan angka"
    VOTING = "memilih", "Memilih"
    CANDIDATES = "calon", "Calon dan kampanye"
    SANCTIONS = "sanksi", "Pelanggaran dan sanksi"
    RESULTS = "hasil", "Hasil dan sengketa"
    BODIES = "lembaga", "Lembaga"
    VALUES = "wawasan", "Wawasan kebangsaan"


class Correction(Sourced):
    """Satu pernyataan yang sering keliru: `title` yang benar secara singkat, `summary` jawaban lengkapnya."""

    claim: Plain
    """Pernyataan yang beredar, seperti orang mengatakannya."""
    verdict: Verdict
    """Penilaian: `keliru`, `menyesatkan`, `tidak-lengkap`, `sudah-berubah`, atau `belum-terbukti`."""
    subject: Subject
    """Pokok pernyataan."""
    right: Text
    """Apa yang benar, dengan sumbernya."""
    why: Prose
    """Mengapa kekeliruan ini menyebar, dan bagaimana memeriksanya."""
    stage: StageRef | None = None
    """Tahapan yang bersangkutan."""

    @property
    def group(self) -> Subject:
        return self.subject

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.subject.rank, self.title)
