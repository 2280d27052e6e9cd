"""What changed from one publication to the next, in sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.fields import Heading, Model, Plain, Some, Vocabulary
from generator.models.record import Record
from generator.scalars import Address, Day, Number


class ChangeKind(Vocabulary):
    """What happened to a record."""

    ADDED = "baru", "Baru"
    CHANGED = "diubah", "Diubah"
    MOVED = "pindah", "Pindah alamat"
    REMOVED = "dihapus", "Dihapus"
    CHECKED = "dicocokkan", "Dicocokkan lagi"


class Count(Model):
    """Berapa rekaman yang berubah dengan satu cara."""

    kind: ChangeKind
    """Caranya: `baru`, `diubah`, `pindah`, `dihapus`, atau `dicocokkan` (isinya tetap, hanya diperiksa lagi)."""
    number: Number
    """Banyaknya."""

    @property
    def gist(self) -> str:
        """Both in words: `1.486 baru`."""
        return f"{self.number:,} {self.kind.label.lower()}".replace(",", ".")


class Item(Model):
    """Satu rekaman yang berubah dan apa yang berubah di dalamnya."""

    kind: ChangeKind
    """Apa yang terjadi padanya: `baru`, `diubah`, `pindah`, atau `dihapus`."""
    title: Plain
    """Judulnya pada hari itu."""
    address: Address
    """Alamatnya pada hari itu; alamat tidak pernah mati, jadi tautannya tetap menuju halamannya."""
    says: tuple[Plain, ...] = ()
    """Apa yang berubah, satu kalimat masing-masing."""


class Section(Model):
    """Perubahan di satu bagian situs."""

    section: Plain
    """Nama bagiannya."""
    counts: Some[Count]
    """Berapa rekaman yang berubah, menurut caranya."""
    items: tuple[Item, ...] = ()
    """Rekaman yang disebut satu per satu; yang baru cukup dihitung bila terlalu banyak."""


class Change(Record):
    """Satu penerbitan: apa yang berubah sejak yang sebelumnya.

    Ditulis oleh `python -m generator diff LAMA BARU --write`; kalimatnya boleh disunting sesudahnya.
    """

    day: Day
    """Hari terbit."""
    sections: Some[Section]
    """Perubahannya, bagian demi bagian."""

    @property
    def searched(self) -> bool:
        # It repeats words of the pages that changed and would stand before them.
        return False

    @property
    def when(self) -> date:
        return self.day

    @property
    def group(self) -> Heading:
        return Heading(f"tahun-{self.day.year}", str(self.day.year))

    @property
    def order(self) -> tuple[Any, ...]:
        return (-self.day.toordinal(), self.title)
