"""Facts that carry their own evidence: source references, claims, periods, quotations."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar

from pydantic import model_validator
from pydantic.json_schema import JsonSchemaValue

from generator.fields import Filled, Model, Plain, Text, Verbatim, Vocabulary, wrong
from generator.markup import split_locator
from generator.refs import SourceKey
from generator.scalars import Day

T = TypeVar("T")


class SourceRef(Model):
    """Satu rujukan: sumbernya dan letaknya di dalam sumber itu."""

    ref: SourceKey
    """Id rekaman di `data/sources/`."""
    locator: Plain | None = None
    """Letak di dalam sumber: pasal, lampiran, halaman. Akhiri dengan `?` bila belum dicocokkan dengan naskah resmi."""
    quote: Verbatim | None = None
    """Kutipan kata demi kata yang mendukung fakta ini."""

    @property
    def anchor(self) -> str:
        """What it cites, in words that an address can hold; the same whatever the order of facts."""
        return f"{self.ref.slug} {self.locator or ''}"

    def words(self, name: str) -> str:
        """The source by its name and the place in it, as text."""
        where, _ = split_locator(self.locator)
        return f"{name}, {where}" if where else name


def _supported(sources: tuple[SourceRef, ...]) -> tuple[SourceRef, ...]:
    if not sources:
        raise wrong("tidak ada sumbernya", "tambahkan setidaknya satu rujukan")
    return sources


Evidence = Annotated[tuple[SourceRef, ...], Filled(_supported)]


class Status(Vocabulary):
    """How sure a fact is."""

    CONFIRMED = "confirmed", "Dipastikan"
    DISPUTED = "disputed", "Sumber berbeda"
    SUPERSEDED = "superseded", "Sudah berubah"
    NOT_SET = "not_set", "Belum ditetapkan"


class Reading(Model):
    """Satu versi lain dari fakta yang sama, dengan sumbernya."""

    value: Text
    """Isi versi itu, seperti disebut sumbernya."""
    sources: Evidence
    """Sumber yang memuat versi itu."""

    @property
    def gist(self) -> str:
        """That it is another reading, and what it says."""
        return f"versi lain: {self.value}"


class Assertion(Model):
    """Bukti sebuah fakta: sumber, status, versi lain, dan alasan pilihan kami."""

    sources: tuple[SourceRef, ...] = ()
    """Sumber khusus fakta ini; bila tidak diisi, berlaku sumber rekamannya."""
    status: Status = Status.CONFIRMED
    """`confirmed`, `disputed` (sumber berbeda), `superseded` (sudah berubah), atau `not_set` (belum ditetapkan)."""
    competing: tuple[Reading, ...] = ()
    """Versi lain yang beredar, masing-masing dengan sumbernya."""
    reason: Text | None = None
    """Mengapa kami mengikuti versi ini; wajib bila ada versi lain."""
    as_of: Day | None = None
    """Tanggal keadaan yang digambarkan fakta ini."""

    conditions: ClassVar[tuple[JsonSchemaValue, ...]] = (
        {
            "if": {"properties": {"status": {"const": "disputed"}}, "required": ["status"]},
            "then": {
                "properties": {"competing": {"minItems": 1}, "sources": {"minItems": 1}},
                "required": ["competing", "sources"],
            },
        },
        {
            "if": {"properties": {"competing": {"minItems": 1}}, "required": ["competing"]},
            "then": {"required": ["reason"]},
        },
    )

    @model_validator(mode="after")
    def _disagreement_is_shown(self) -> Self:
        if self.status is Status.DISPUTED and not (self.competing and self.sources):
            raise wrong("fakta ini ditandai berbeda tetapi versinya tidak lengkap", "isi `sources` dan `competing`")
        if self.competing and not self.reason:
            raise wrong("ada versi lain tanpa alasan pilihan kami", "tambahkan `reason`")
        return self


class Claim(Assertion, Generic[T]):
    """Satu fakta dengan buktinya; boleh ditulis nilainya saja."""

    value: T
    """Fakta yang kami ikuti."""

    @property
    def gist(self) -> T:
        """The fact."""
        return self.value

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"value": data} if isinstance(data, str) else data


class Period(Assertion):
    """Kapan sesuatu berlangsung: tanggal, atau aturan bila tanggalnya mengikuti peristiwa lain."""

    start: Day | None = None
    """Hari pertama."""
    end: Day | None = None
    """Hari terakhir, ikut dihitung."""
    hours: Text | None = None
    """Jam, bila menentukan: `07.00–13.00 waktu setempat`."""
    rule: Text | None = None
    """Tenggat menurut aturan: `paling lama 3 hari setelah …`."""

    conditions: ClassVar[tuple[JsonSchemaValue, ...]] = (
        {"anyOf": [{"required": [key]} for key in ("start", "end", "rule")]},
        {
            "if": {"properties": {"status": {"const": "not_set"}}, "required": ["status"]},
            "then": {"properties": {"start": False, "end": False}},
            "else": {"anyOf": [{"required": ["start"]}, {"required": ["end"]}]},
        },
    )

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.start and self.end and self.end < self.start:
            raise wrong("berakhir sebelum mulai", "periksa `start` dan `end`", "end")
        if not (self.start or self.end or self.rule):
            raise wrong("tidak ada tanggal dan tidak ada aturan", "isi `start`, `end`, atau `rule`")
        if (self.status is Status.NOT_SET) == bool(self.start or self.end):
            raise wrong(
                "status dan tanggal tidak cocok",
                "`not_set` berarti belum ada tanggal; tanpa tanggal, tulis `status: not_set`",
                "status",
            )
        return self

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day known, the same day if only one is; None when no date is set."""
        first, last = self.start or self.end, self.end or self.start
        return (first, last) if first and last else None


class Language(Vocabulary):
    """Languages of quoted words other than Indonesian (BCP 47)."""

    OLD_JAVANESE = "kaw", "Jawa Kuna"
    ENGLISH = "en", "Inggris"


class Quotation(Model):
    """Kata-kata yang dikutip persis, dan artinya dalam bahasa sehari-hari."""

    text: Verbatim
    """Kata demi kata menurut sumber; salah ketik dibiarkan dan ditandai `[sic]`."""
    source: SourceRef
    """Sumber kutipan dan letaknya."""
    speaker: Plain | None = None
    """Siapa yang mengatakan, bila disebut."""
    plain: Text | None = None
    """Isi yang sama dalam bahasa sehari-hari."""
    lang: Language | None = None
    """Bahasa kutipan bila bukan bahasa Indonesia."""

    @property
    def gist(self) -> Verbatim:
        """The words."""
        return self.text
