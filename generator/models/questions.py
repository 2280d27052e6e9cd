"""A question people ask, answered in two sentences first."""

from __future__ import annotations

from typing import Any

from generator.fields import Prose, Vocabulary
from generator.models.record import Contested, Sourced
from generator.refs import StageRef, ThemeRef
from generator.scalars import Number


class Topic(Vocabulary):
    """What a question is about, in the order a voter meets it."""

    REGISTER = "terdaftar", "Terdaftar sebagai pemilih"
    VOTE = "memilih", "Memilih di TPS"
    ACCESS = "akses", "Pemilih dengan kebutuhan khusus"
    CANDIDATES = "calon", "Calon dan pencalonan"
    CAMPAIGN = "kampanye", "Kampanye dan politik uang"
    REPORT = "melapor", "Melapor dan bersengketa"
    RESULT = "hasil", "Penghitungan dan hasil"
    REGION = "daerah", "Daerah saya"
    BODIES = "lembaga", "Lembaga dan aturan"


class Question(Sourced):
    """Satu pertanyaan: `title` pertanyaannya, `summary` jawabannya dalam satu atau dua kalimat."""

    topic: Topic
    """Pokok pertanyaan."""
    number: Number
    """Urutan di dalam pokoknya; yang paling sering ditanyakan lebih dulu."""
    asked: Number | None = None
    """Peringkatnya di antara pertanyaan yang paling sering diajukan, mulai dari 1; halaman depan memuatnya."""
    detail: Prose
    """Penjelasan sesudah jawaban singkat."""
    contested: tuple[Contested, ...] = ()
    """Hal yang disebut berbeda-beda oleh sumber."""
    stage: StageRef | None = None
    """Tahapan yang bersangkutan."""
    theme: ThemeRef | None = None
    """Tema wawasan yang bersangkutan."""

    @property
    def group(self) -> Topic:
        return self.topic

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.topic.rank, self.number, self.title)
