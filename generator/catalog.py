"""The registry: every kind of record, one line each, in the order of the site's sections."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.models.changes import Change
from generator.models.corrections import Correction
from generator.models.directives import Directive
from generator.models.elections import Election
from generator.models.events import Event
from generator.models.institutions import Institution
from generator.models.questions import Question
from generator.models.record import Record
from generator.models.regions import Region
from generator.models.sources import Source
from generator.models.stages import Stage
from generator.models.terms import Term
from generator.models.themes import Theme


class Extra(NamedTuple):
    """A page of a section that is no record: its template, its name in the address, what it shows."""

    template: str
    slug: str
    title: str
    intro: str


class Collection(NamedTuple):
    """One kind of record: its folder in `data/`, its section of the site, its model."""

    folder: str
    section: str
    title: str
    intro: str
    model: type[Record]
    one_page: bool = False
    """Whether its records stand together on the section's page, an anchor each."""
    listing: str = "index"
    """The template of the section's page."""
    way_in: bool = False
    """Whether it is one of the four ways in that the home page shows."""
    table: str | None = None
    """The file in its folder that makes the records; YAML files of the same id add to them."""
    extras: tuple[Extra, ...] = ()
    """Pages of the section that show many records at once."""

    def __reduce__(self) -> tuple[Callable[[str], Collection], tuple[str]]:
        # A process that is sent a record is to find its own collection, not a second one.
        return _of_folder, (self.folder,)


CATALOG = (
    Collection(
        "elections",
        "pemilihan",
        "Pemilihan",
        "Pemilihan yang dibahas situs ini, dengan dasar hukum dan angka-angkanya.",
        Election,
    ),
    Collection(
        "stages",
        "tahapan",
        "Tahapan",
        "Apa yang terjadi kapan, siapa yang mengerjakan, dan apa yang dapat Anda lakukan.",
        Stage,
        way_in=True,
        listing="stages-index",
        extras=(Extra("timeline", "linimasa", "Linimasa tahapan", "Semua tahapan pada satu garis waktu."),),
    ),
    Collection(
        "institutions",
        "lembaga",
        "Lembaga",
        "Siapa yang menyelenggarakan, mengawasi, mengadili, dan mengamankan pemilihan.",
        Institution,
        way_in=True,
        extras=(
            Extra("matrix", "matriks", "Matriks tugas", "Lembaga mana bertugas pada tahapan mana, dan sebagai apa."),
            Extra("tree", "pohon", "Pohon lembaga", "Dari pusat sampai TPS: lembaga mana di bawah lembaga mana."),
        ),
    ),
    Collection(
        "themes",
        "wawasan",
        "Wawasan",
        "Pancasila, UUD 1945, Bhinneka Tunggal Ika, NKRI, dan wujudnya dalam pemilihan.",
        Theme,
        way_in=True,
        extras=(
            Extra(
                "consensus",
                "empat-konsensus",
                "Empat konsensus dan lima sila",
                "Pancasila sebagai dasar, tiga konsensus di atasnya, dan kelima sila kata demi kata.",
            ),
        ),
    ),
    Collection(
        "directives",
        "arahan",
        "Arahan",
        "Arahan rapat koordinasi, kata demi kata, dan artinya dalam bahasa sehari-hari.",
        Directive,
        way_in=True,
        extras=(
            Extra(
                "chains",
                "rantai",
                "Rantai arahan",
                "Dari setiap arahan ke lembaga yang menjalankan, tahapan yang disentuh, dan wawasannya.",
            ),
        ),
    ),
    Collection(
        "events",
        "kegiatan",
        "Kegiatan",
        "Rapat dan pertemuan, siapa yang hadir, dan di mana laporannya berbeda.",
        Event,
    ),
    Collection(
        "regions",
        "wilayah",
        "Wilayah",
        "Setiap provinsi, kabupaten, dan kota: siapa yang dipilih, zona waktu, dan penyelenggaranya.",
        Region,
        listing="regions-index",
        table="wilayah.csv",
    ),
    Collection(
        "questions",
        "tanya-jawab",
        "Tanya jawab",
        "Pertanyaan yang sering diajukan, dijawab dalam dua kalimat, lalu dijelaskan.",
        Question,
    ),
    Collection(
        "corrections",
        "cek-fakta",
        "Cek fakta",
        "Pernyataan yang sering keliru, apa yang benar, dan mengapa kekeliruannya menyebar.",
        Correction,
    ),
    Collection(
        "terms",
        "istilah",
        "Istilah",
        "Kata dan singkatan pemilihan dari A sampai Z, masing-masing dalam satu kalimat.",
        Term,
        one_page=True,
        listing="terms",
    ),
    Collection(
        "sources",
        "rujukan",
        "Rujukan",
        "Peraturan, putusan, dan laman yang menjadi sumber setiap fakta di situs ini.",
        Source,
        listing="sources-index",
    ),
    Collection(
        "changes",
        "perubahan",
        "Perubahan",
        "Apa yang berubah di situs ini dari satu penerbitan ke penerbitan berikutnya, dan dari apa menjadi apa.",
        Change,
        listing="changes-index",
    ),
)

FOLDERS = {collection.folder: collection for collection in CATALOG}


def _of_folder(folder: str) -> Collection:
    return FOLDERS[folder]


PAGES = frozenset(
    f"/{collection.section}/{name}"
    for collection in CATALOG
    for name in ("", *(f"{extra.slug}/" for extra in collection.extras))
)
"""The addresses of sections and of their pages that are no records."""
