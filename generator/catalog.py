"""The registry: every kind of record, one line each, in the order of the site's sections."""

from __future__ import annotations

from typing import NamedTuple

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
    table: str | None = None
    """The file in its folder that makes the records; YAML files of the same id add to them."""


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
    ),
    Collection(
        "institutions",
        "lembaga",
        "Lembaga",
        "Siapa yang menyelenggarakan, mengawasi, mengadili, dan mengamankan pemilihan.",
        Institution,
    ),
    Collection(
        "themes",
        "wawasan",
        "Wawasan",
        "Pancasila, UUD 1945, Bhinneka Tunggal Ika, NKRI, dan wujudnya dalam pemilihan.",
        Theme,
    ),
    Collection(
        "directives",
        "arahan",
        "Arahan",
        "Arahan rapat koordinasi, kata demi kata, dan artinya dalam bahasa sehari-hari.",
        Directive,
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
    ),
)

FOLDERS = {collection.folder: collection for collection in CATALOG}
