"""What every record holds, whatever its kind."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.claims import Claim, Evidence, Language, Period
from generator.fields import Heading, Model, Plain, Prose, Text, Vocabulary
from generator.refs import AnyRef
from generator.scalars import Address, Day, Slug


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
    """Alamat lama halaman ini, misalnya `/tahapan/nama-lama/`, atau jangkar lamanya, misalnya `/istilah/#nama-lama`."""
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
    def language(self) -> Language | None:
        """The language of its title, if that is not Indonesian."""
        return None

    @property
    def names(self) -> tuple[str, ...]:
        """What people call it, for search: its title, its short name and its aliases."""
        return tuple(dict.fromkeys((self.title, self.short, *self.aliases)))

    @property
    def searched(self) -> bool:
        """Whether search finds its page."""
        return True

    @property
    def when(self) -> Period | date | None:
        """The time that lists show beside the title."""
        return None

    @property
    def group(self) -> Vocabulary | Heading | None:
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

    @property
    def gist(self) -> Text:
        return self.says


class Figure(Model):
    """Satu angka tentang sebuah pemilihan atau daerah, dengan buktinya."""

    label: Plain
    """Apa yang dihitung: `Jumlah pemilih terdaftar`."""
    count: Claim[Text]
    """Angkanya, dengan sumber dan tanggal keadaannya."""
    anchor: Slug | None = None
    """Jangkar tetap; isi dengan jangkar lama (tanpa `angka-`) bila `label` diganti."""

    @property
    def gist(self) -> Plain:
        return self.label


class Contested(Claim[Text]):
    """Satu hal yang dilaporkan berbeda-beda."""

    question: Plain
    """Pertanyaannya: `Siapa yang mewakili KPU?`."""
    anchor: Slug | None = None
    """Jangkar tetap; isi dengan jangkar lama (tanpa `berbeda-`) bila `question` diganti."""
