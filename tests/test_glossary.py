"""What a page explains as it is read: acronyms and terms once, and nothing where it would disturb."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.glossary import Glossary, Meaning
from generator.models.institutions import Institution
from generator.models.terms import Term
from generator.reader import MOST, Reader
from generator.site import Site


@pytest.fixture(scope="module")
def glossary(site: Site) -> Glossary:
    return site.glossaries[True]


def shown(glossary: Glossary, *texts: str, heading: str = "", before: str = "") -> list[str]:
    """The texts of one page as its reader sees them, terms in brackets."""
    reader = Reader(glossary, heading)
    pages = []
    for text in texts:
        pieces = reader.read(text, before)
        pages.append("".join(f"[{piece.text}]" if piece.term else piece.text for piece in pieces) or text)
    return pages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lapor ke KPU.", "Lapor ke Komisi Pemilihan Umum (KPU)."),
        ("KPU dan KPU.", "Komisi Pemilihan Umum (KPU) dan KPU."),
        ("Ketua KPU Provinsi", "Ketua Komisi Pemilihan Umum (KPU) Provinsi"),
        ("Cek DPS dulu.", "Cek [daftar pemilih sementara (DPS)] dulu."),
        ("DPS diumumkan.", "[Daftar pemilih sementara (DPS)] diumumkan."),
        ("Sudah. DPS diumumkan.", "Sudah. [Daftar pemilih sementara (DPS)] diumumkan."),
        ("- **DPS** diumumkan.", "- **[Daftar pemilih sementara (DPS)]** diumumkan."),
        ("Panitia Pemungutan Suara (PPS) lalu PPS", "Panitia Pemungutan Suara (PPS) lalu PPS"),
        ("PPS (Panitia Pemungutan Suara) lalu PPS", "PPS (Panitia Pemungutan Suara) lalu PPS"),
        ("Petugas (tujuh KPPS) datang", "Petugas (tujuh Kelompok Penyelenggara Pemungutan Suara/KPPS) datang"),
        (
            "anggota TNI/Polri",
            "anggota Tentara Nasional Indonesia/Kepolisian Negara Republik Indonesia (TNI/Polri)",
        ),
        ("Menurut PKPU 2/2024", "Menurut PKPU 2/2024"),
        ("Keputusan KPU Nomor 1229", "Keputusan KPU Nomor 1229"),
        ("Putusan MK 60/PUU-XXII/2024", "Putusan MK 60/PUU-XXII/2024"),
        ("Katanya “lapor ke KPU”, ke KPU.", "Katanya “lapor ke KPU”, ke Komisi Pemilihan Umum (KPU)."),
        ("Bawa KTP-el pukul 13.00 WIB", "Bawa KTP-el pukul 13.00 WIB"),
        ("Kejaksaan menuntut", "Kejaksaan menuntut"),
        ("infopemilu.KPU.go.id dan KPU-nya", "infopemilu.KPU.go.id dan KPU-nya"),
        ("Selama masa tenang, masa tenang", "Selama [masa tenang], masa tenang"),
        ("Setiap pemilih mencoblos surat suara", "Setiap pemilih mencoblos surat suara"),
    ],
)
def test_a_text_explains_what_it_names_first(glossary: Glossary, text: str, expected: str) -> None:
    assert shown(glossary, text) == [expected]


def test_what_one_text_explained_the_next_does_not(glossary: Glossary) -> None:
    assert shown(glossary, "Ke MK.", "MK memutus.") == ["Ke Mahkamah Konstitusi (MK).", "MK memutus."]


def test_the_heading_explains_what_it_writes_out(glossary: Glossary) -> None:
    assert shown(glossary, "KPU", heading="Komisi Pemilihan Umum (KPU)") == ["KPU"]
    assert shown(glossary, "KPU", heading="Apa tugas KPU?") == ["Komisi Pemilihan Umum (KPU)"]


def test_a_page_does_not_link_its_own_subject(glossary: Glossary) -> None:
    assert shown(glossary, "Pada masa tenang", heading="Masa tenang") == ["Pada masa tenang"]


def test_a_quotation_that_a_citation_interrupts_is_still_one(glossary: Glossary) -> None:
    assert shown(glossary, "kata KPU”", before="Ia berkata “menurut …") == ["kata KPU”"]


def test_a_page_links_only_so_many_terms(glossary: Glossary, site: Site) -> None:
    terms = [term.title for _, term in site.each(Term) if glossary.find(term.title)]
    reader = Reader(glossary)
    for term in terms:
        reader.read(term)
    assert len(reader.terms) == MOST < len(terms)


def test_pages_of_sources_write_out_acronyms_and_link_no_terms(site: Site) -> None:
    reader = Reader(site.glossaries[False], learns=False)
    assert [tuple(piece) for piece in reader.read("Masa tenang menurut KPU")] == [
        ("Masa tenang menurut ", None),
        ("Komisi Pemilihan Umum (KPU)", None),
        ("", None),
    ]


def test_a_term_with_a_page_of_its_own_elsewhere_is_not_linked(glossary: Glossary, site: Site) -> None:
    pages = {body.title for _, body in site.each(Institution)}
    titles = [term.title for _, term in site.each(Term)]
    linked = {title for title in titles if any(found.meaning.term for found in glossary.find(title))}
    assert linked
    assert not linked & pages


def test_glossaries_differ_only_where_pages_would(glossary: Glossary) -> None:
    assert glossary == Glossary(dict(glossary.meanings))
    assert glossary != Glossary({})


NAMES = ("KPU", "KPU Provinsi", "DPS", "Provinsi DPS", "hari", "masa tenang", "tenang-tenang", "A.B")
PIECES = st.sampled_from((*NAMES, " ", "-", ".", "/", "_", "a", "é", "1", ""))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_names_are_found_as_one_pattern_of_them_all_would(text: str) -> None:
    longest_first = sorted(NAMES, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-]|\.\w)")
    found = Glossary({name: Meaning(name, None) for name in NAMES}).find(text)
    assert [(each.start, each.stop) for each in found] == [match.span() for match in pattern.finditer(text)]


def test_without_names_nothing_is_found() -> None:
    assert Glossary({}).find("KPU") == ()
