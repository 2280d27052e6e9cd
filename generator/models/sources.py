"""A law, regulation, ruling, decree, report or page on which facts rest."""

from __future__ import annotations

from typing import Any, Self

from pydantic import model_validator

from generator.fields import Day, Plain, Prose, Text, Url, Vocabulary, wrong
from generator.models.record import Record
from generator.refs import SourceKey


class SourceKind(Vocabulary):
    """Kinds of source, the weightiest first (UU 12/2011 Pasal 7-8 for the instruments)."""

    CONSTITUTION = "uud", "Undang-Undang Dasar"
    DECREE_MPR = "tap-mpr", "Ketetapan MPR"
    STATUTE = "uu", "Undang-undang dan Perppu"
    GOVERNMENT = "pp", "Peraturan Pemerintah"
    PRESIDENTIAL = "perpres", "Peraturan dan keputusan Presiden"
    MINISTERIAL = "permen", "Peraturan dan keputusan menteri"
    KPU = "pkpu", "Peraturan dan keputusan KPU"
    BAWASLU = "perbawaslu", "Peraturan Bawaslu"
    COURT_RULES = "pmk", "Peraturan Mahkamah Konstitusi dan Mahkamah Agung"
    RULING = "putusan", "Putusan pengadilan dan dewan etik"
    OFFICIAL = "laman-resmi", "Laman dan siaran lembaga resmi"
    PRESS = "berita", "Berita"
    BOOK = "buku", "Buku dan naskah"
    PAGE = "laman", "Laman lain"


INSTRUMENTS = frozenset(
    {
        SourceKind.CONSTITUTION,
        SourceKind.DECREE_MPR,
        SourceKind.STATUTE,
        SourceKind.GOVERNMENT,
        SourceKind.PRESIDENTIAL,
        SourceKind.MINISTERIAL,
        SourceKind.KPU,
        SourceKind.BAWASLU,
        SourceKind.COURT_RULES,
        SourceKind.RULING,
    }
)
"""The kinds that make law or decide cases, as against those that report on it."""


class Force(Vocabulary):
    """Whether an instrument is in force."""

    IN_FORCE = "berlaku", "Berlaku"
    AMENDED = "diubah", "Berlaku, sudah diubah"
    REPEALED = "dicabut", "Tidak berlaku lagi"


class Consulted(Vocabulary):
    """How far we read it."""

    TEXT = "naskah", "Naskahnya kami baca"
    PART = "sebagian", "Naskahnya kami baca sebagian"
    SECONDARY = "turunan", "Naskahnya belum kami baca; isinya kami ketahui dari sumber lain"


class Source(Record):
    """Satu sumber."""

    kind: SourceKind
    """Jenis sumber."""
    name: Plain
    """Sebutan singkat dalam catatan kaki: `PKPU 2/2024`, `ANTARA, 24 Juni 2024`."""
    number: Plain | None = None
    """Nomor."""
    year: Plain | None = None
    """Tahun."""
    issued: Day | None = None
    """Tanggal ditetapkan, dibacakan, atau terbit."""
    status: Force | None = None
    """Untuk peraturan: `berlaku`, `diubah`, atau `dicabut`."""
    amends: tuple[SourceKey, ...] = ()
    """Sumber yang diubahnya."""
    replaces: tuple[SourceKey, ...] = ()
    """Sumber yang digantikannya."""
    publisher: Plain | None = None
    """Penerbit atau lembaga yang menetapkan."""
    url: Url | None = None
    """Alamat yang benar-benar dibuka; alamat yang belum terbukti tidak ditulis."""
    archived: Url | None = None
    """Alamat salinan arsip."""
    accessed: Day | None = None
    """Hari alamat itu dibuka."""
    consulted: Consulted
    """Sejauh mana kami membacanya: `naskah`, `sebagian`, atau `turunan`."""
    via: tuple[SourceKey, ...] = ()
    """Sumber yang memuat isinya; wajib bila `consulted: turunan`."""
    about: Prose | None = None
    """Isinya dan mengapa penting."""
    caution: Text | None = None
    """Kekeliruan di dalam sumber ini yang perlu diketahui pembaca."""

    @model_validator(mode="after")
    def _says_how_it_is_known(self) -> Self:
        if self.consulted is Consulted.SECONDARY and not (self.via or self.about):
            raise wrong("tidak jelas dari mana isinya diketahui", "isi `via` dengan sumber yang memuatnya", "consulted")
        return self

    @property
    def unread(self) -> bool:
        """Whether its text is known only through other sources."""
        return self.consulted is Consulted.SECONDARY

    @property
    def short(self) -> str:
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        # A headline says what a report is about, not what the page is; the reports must not crowd out the answers.
        return (self.name, *self.aliases) if self.status or self.number else ()

    @property
    def group(self) -> SourceKind:
        return self.kind

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.kind.rank, self.year or "", self.title)
