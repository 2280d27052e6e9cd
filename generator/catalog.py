"""The registry: every kind of record, one line each, in the order of the site's sections."""

from __future__ import annotations

from typing import NamedTuple

from generator.models.directives import Directive
from generator.models.elections import Election
from generator.models.events import Event
from generator.models.institutions import Institution
from generator.models.record import Record
from generator.models.sources import Source
from generator.models.stages import Stage
from generator.models.themes import Theme


class Collection(NamedTuple):
    """One kind of record: its folder in `data/`, its section of the site, its model."""

    folder: str
    section: str
    title: str
    intro: str
    model: type[Record]


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
        "sources",
        "rujukan",
        "Rujukan",
        "Peraturan, putusan, dan laman yang menjadi sumber setiap fakta di situs ini.",
        Source,
    ),
)

FOLDERS = {collection.folder: collection for collection in CATALOG}
