"""What every record holds, whatever its kind."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.claims import Claim, Evidence, Period
from generator.fields import Address, Day, Model, Plain, Prose, Text, Vocabulary
from generator.refs import AnyRef


class Record(Model):
    """Kunci yang dimiliki setiap rekaman."""

    title: Plain
    """Judul halaman."""
    summary: Text
    """Ringkasan, paling banyak empat kalimat pendek."""
    reviewed: Day
    """Hari terakhir rekaman ini dicocokkan dengan sumbernya."""
    aliases: tuple[Plain, ...] = ()
    """Nama lain, kata sehari-hari, singkatan, dan salah eja yang lazim; dipakai pencarian."""
    former_addresses: tuple[Address, ...] = ()
    """Alamat lama halaman ini, misalnya `/tahapan/nama-lama/`."""
    see_also: tuple[AnyRef, ...] = ()
    """Halaman lain yang berguna: `koleksi/rekaman`."""
    notes: tuple[Prose, ...] = ()
    """Catatan tambahan di akhir halaman."""

    @property
    def short(self) -> str:
        """The name used in running text and links."""
        return self.title

    @property
    def heading(self) -> str:
        """The title as it stands over the page."""
        return self.title

    @property
    def names(self) -> tuple[str, ...]:
        """What people call it, for search: its title, its short name and its aliases."""
        return tuple(dict.fromkeys((self.title, self.short, *self.aliases)))

    @property
    def when(self) -> Period | date | None:
        """The time that lists show beside the title."""
        return None

    @property
    def group(self) -> Vocabulary | None:
        """The heading under which the section's index lists this record."""
        return None

    @property
    def order(self) -> tuple[Any, ...]:
        """Sort key inside the section."""
        return (self.title,)


class Sourced(Record):
    """Rekaman yang berdiri di atas sumber."""

    sources: Evidence
    """Sumber rekaman ini; setidaknya satu."""


class Basis(Model):
    """Satu dasar hukum: apa yang diaturnya dan letaknya."""

    says: Text
    """Apa yang diatur, dalam satu kalimat."""
    sources: Evidence
    """Undang-undang atau peraturan dan pasalnya."""


class Figure(Model):
    """Satu angka tentang sebuah pemilihan atau daerah, dengan buktinya."""

    label: Plain
    """Apa yang dihitung: `Jumlah pemilih terdaftar`."""
    count: Claim[Text]
    """Angkanya, dengan sumber dan tanggal keadaannya."""
