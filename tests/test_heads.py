"""What pages say to machines: canonical address, Open Graph, schema.org, the map of the site."""

from __future__ import annotations

import json
import re
import struct
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator import jsonld
from generator.catalog import CATALOG
from generator.models.institutions import Institution
from generator.models.sources import Source
from generator.site import Site
from tests.conftest import PUBLIC, ROOT

# What schema.org or its best-known reader asks of each type that we use.
REQUIRED = {
    "Event": {"@id", "name", "description", "url", "startDate", "endDate"},
    "GovernmentOrganization": {"@id", "name", "description", "url"},
    "Legislation": {"@id", "name", "description", "url", "legislationIdentifier", "legislationJurisdiction"},
    "DefinedTermSet": {"@id", "name", "hasDefinedTerm"},
    "DefinedTerm": {"@id", "name"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Place": {"name"},
    "Organization": {"name", "url"},
    "AdministrativeArea": {"name", "url"},
}


def address(path: str) -> str:
    return PUBLIC.rstrip("/") + path


def things(value: Any) -> list[dict[str, Any]]:
    """Every typed thing in a value, however deep."""
    if isinstance(value, list):
        return [thing for item in value for thing in things(item)]
    if isinstance(value, dict):
        return [value, *(thing for item in value.values() for thing in things(item))]
    return []


def said(site: Site) -> dict[str, list[dict[str, Any]]]:
    found = {f"/{each.section}/": jsonld.of_section(site, each, address) for each in CATALOG}
    for entry in site.entries.values():
        if not entry.collection.one_page:
            found[entry.address] = jsonld.of_entry(site, entry, address)
    return found


def kinds(graph: list[dict[str, Any]]) -> list[str]:
    return [thing["@type"] for thing in graph]


def test_every_thing_is_of_an_expected_type_and_complete(site: Site) -> None:
    for page, graph in said(site).items():
        for thing in things(graph):
            missing = REQUIRED.get(thing["@type"], {"an expected type"}) - thing.keys()
            short = thing.keys() <= {"@type", "@id", "name", "url"}  # a thing that is only named; its page says more
            assert not missing or (short and thing["@type"] in REQUIRED), f"{page}: {thing['@type']} lacks {missing}"
            for key in ("url", "@id", "item"):
                assert str(thing.get(key, PUBLIC)).startswith(PUBLIC), page


def test_types_stand_only_where_they_truly_fit(site: Site) -> None:
    found = said(site)
    assert kinds(found["/pemilihan/pilkada-2024/"]) == ["Event", "BreadcrumbList"]
    assert kinds(found["/kegiatan/rakor-medan/"]) == ["Event", "BreadcrumbList"]
    assert kinds(found["/lembaga/kpu/"]) == ["GovernmentOrganization", "BreadcrumbList"]
    assert kinds(found["/lembaga/kpps/"]) == ["BreadcrumbList"]  # many bodies, not one
    assert kinds(found["/rujukan/pkpu-2-2024/"]) == ["Legislation", "BreadcrumbList"]
    assert kinds(found["/istilah/"]) == ["DefinedTermSet", "BreadcrumbList"]
    assert kinds(found["/wawasan/pancasila/"]) == ["BreadcrumbList"]
    assert all(kinds(graph)[0] == "FAQPage" for page, graph in found.items() if re.match(r"/tanya-jawab/.", page))
    for entry, institution in site.each(Institution):
        if "GovernmentOrganization" in kinds(found[entry.address]):
            assert institution.level == "pusat"
    for entry, source in site.each(Source):
        if source.kind in ("berita", "laman", "laman-resmi", "putusan", "buku"):
            assert kinds(found[entry.address]) == ["BreadcrumbList"]


def test_an_event_has_the_days_of_its_page(site: Site) -> None:
    event = said(site)["/tahapan/pemungutan-suara/"][0]
    assert (event["startDate"], event["endDate"]) == ("2024-11-27", "2024-11-27")
    assert event["superEvent"]["@id"] == address("/pemilihan/pilkada-2024/")


def head(folder: Path, path: str) -> dict[str, list[str]]:
    text = (folder / path / "index.html").read_text("utf-8").partition("</head>")[0]
    metas = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text)
    metas += [("canonical", href) for href in re.findall(r'<link rel="canonical" href="([^"]*)">', text)]
    found: dict[str, list[str]] = {}
    for name, value in metas:
        found.setdefault(name, []).append(unescape(value))
    return found


@pytest.mark.parametrize("path", ["", "tahapan/", "tahapan/pemungutan/", "istilah/", "tentang/", "lapor/"])
def test_a_head_says_each_thing_once_and_whole(small: Path, path: str) -> None:
    found = head(small, path)
    assert found["canonical"] == found["og:url"] == [PUBLIC + path]
    for name in ("description", "og:title", "og:description", "og:image", "og:type", "og:locale", "og:site_name"):
        assert len(found[name]) == 1, name
        assert found[name][0]
    card = small / found["og:image"][0].removeprefix(PUBLIC)
    assert card.stat().st_size <= 60 * 1024
    assert struct.unpack(">II", card.read_bytes()[16:24]) == (1200, 630)


def test_every_section_has_a_card_of_its_own() -> None:
    cards = {path.stem for path in (ROOT / "docs" / "assets" / "og").glob("*.png")}
    assert cards == {"umum", *(collection.section for collection in CATALOG)}


def test_json_in_a_head_cannot_end_its_script(small: Path) -> None:
    for path in small.rglob("*.html"):
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"), re.S):
            assert not set(block) & set("<>&"), path
            assert json.loads(block)["@context"] == "https://schema.org"


def test_the_map_of_the_site_has_the_canonical_pages_with_the_day_of_their_review(small: Path) -> None:
    text = (small / "sitemap.xml").read_text("utf-8")
    found = dict(re.findall(r"<loc>(.*?)</loc>\s*(?:<lastmod>(.*?)</lastmod>)?", text))
    written = {
        PUBLIC + path.relative_to(small).as_posix().removesuffix("index.html")
        for path in small.rglob("index.html")
        if 'http-equiv="refresh"' not in path.read_text("utf-8")
    }
    assert found.keys() == written
    assert found[f"{PUBLIC}tahapan/pemungutan/"] == "2101-04-01"
    assert found[f"{PUBLIC}tentang/"] == ""


def test_without_a_public_address_nothing_pretends_to_know_one(built: Path) -> None:
    text = (built / "tahapan" / "pemungutan-suara" / "index.html").read_text("utf-8")
    assert 'rel="canonical"' not in text
    assert "og:image" not in text
    assert 'class="qr"' not in text


def test_quoted_words_in_another_language_say_so(site: Site) -> None:
    from generator.render import pages

    quotes = [page.text for page in pages(site) if 'lang="kaw"' in page.text]
    assert quotes
    assert all('<q lang="kaw">' in text for text in quotes)
