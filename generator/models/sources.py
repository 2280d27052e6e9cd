"""A law, regulation, ruling, decree, report or page on which facts rest."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import model_validator
from pydantic.json_schema import JsonSchemaValue

from generator.claims import Language
from generator.fields import Plain, Prose, Text, Vocabulary, wrong
from generator.models.record import Record
from generator.refs import SourceKey
from generator.scalars import Day, Url


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

REPORTS = frozenset({SourceKind.PRESS, SourceKind.PAGE})
"""The kinds that tell of something and are read only to prove it."""


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
    lang: Language | None = None
    """Bahasa judulnya bila bukan bahasa Indonesia."""
    number: Plain | None = None
    """Nomor."""
    year: Plain | None = None
    """Tahun."""
    issued: Day | None = None
    """Tanggal ditetapkan, dibacakan, atau terbit."""
    status: Force | None = None
    """Keadaan peraturan: `berlaku`, `diubah`, atau `dicabut`."""
    amends: tuple[SourceKey, ...] = ()
    """Sumber yang diubahnya."""
    replaces: tuple[SourceKey, ...] = ()
    """Sumber yang digantikannya."""
    rereads: tuple[SourceKey, ...] = ()
    """Aturan yang dibaca lain atau sebagian dibatalkan; hanya untuk putusan."""
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

    conditions: ClassVar[tuple[JsonSchemaValue, ...]] = (
        {
            "if": {"properties": {"consulted": {"const": "turunan"}}, "required": ["consulted"]},
            "then": {"anyOf": [{"properties": {"via": {"minItems": 1}}, "required": ["via"]}, {"required": ["about"]}]},
        },
    )

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
    def numbered(self) -> str:
        """Its number and year as laws are called by them: `10 Tahun 2016`; empty without a number."""
        return " Tahun ".join(filter(None, (self.number, self.year))) if self.number else ""

    @property
    def short(self) -> str:
        return self.name

    @property
    def language(self) -> Language | None:
        return self.lang

    @property
    def names(self) -> tuple[str, ...]:
        # A headline says what a report is about, not what the page is; the reports must not crowd out the answers.
        return (self.name, *self._spelled_out, *self.aliases) if self.status or self.number else ()

    @property
    def _spelled_out(self) -> tuple[str, ...]:
        # `UU 10/2016` is also called `UU 10 Tahun 2016`, and `Putusan MK 60/PUU-XXII/2024` by its number alone.
        number = f"{self.number}/{self.year}"
        if self.year and self.name.endswith(f" {number}"):
            return (f"{self.name.removesuffix(number)}{self.number} Tahun {self.year}",)
        return (self.number,) if self.number and "/" in self.number else ()

    @property
    def searched(self) -> bool:
        # Reports are evidence, reached from the notes of the pages they bear out; searched, they would bury those.
        return self.kind not in REPORTS

    @property
    def group(self) -> SourceKind:
        return self.kind

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.kind.rank, self.year or "", self.title)
