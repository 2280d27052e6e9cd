"""The built site as files: links, anchors, hosts, identity."""

from __future__ import annotations

import hashlib
import os
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from generator.build import check
from generator.render import pages
from tests.conftest import ROOT, WORLD, build_site, copy_project

HOST = "https://suluh.example"


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.doubled: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.styles: list[str] = []
        self.inline: list[str] = []
        self.lang: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self.handlers += [name for name in found if name.startswith("on")]
        if name := found.get("id"):
            self.doubled += [name] if name in self.ids else []
            self.ids.add(name)
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if tag in ("script", "img", "iframe", "source") and "src" in found:
            self.loads.append(found["src"])
        if tag == "link" and found.get("rel") in ("stylesheet", "icon", "preload", "modulepreload", "preconnect"):
            self.loads.append(found["href"])
        if tag == "link" and found.get("rel") == "stylesheet":
            self.styles.append(urljoin(HOST, found["href"].replace("../", "")))
        if tag == "script" and "src" not in found and found.get("type") != "application/ld+json":
            self.inline.append(str(found))
        if tag == "html":
            self.lang = found.get("lang")


def parsed(path: Path) -> _Html:
    html = _Html()
    html.feed(path.read_text("utf-8"))
    return html


@pytest.fixture(scope="module")
def documents(built: Path) -> dict[str, _Html]:
    return {
        "/" + path.relative_to(built).as_posix().removesuffix("index.html"): parsed(path)
        for path in built.rglob("*.html")
    }


def test_every_generated_page_is_in_the_site(built: Path) -> None:
    for page in pages(check(ROOT / "data")):
        folder = page.path.removesuffix("index.md").removesuffix(".md")
        assert (built / folder / "index.html").is_file(), page.path


def test_every_internal_link_and_anchor_leads_somewhere(built: Path, documents: dict[str, _Html]) -> None:
    for address, html in documents.items():
        for link in html.links:
            target, anchor = urldefrag(urljoin(HOST + address, link))
            if not target.startswith(HOST):
                continue
            path = unquote(urlsplit(target).path)
            if path in documents:
                assert not anchor or unquote(anchor) in documents[path].ids, f"{address}: {link}"
            else:
                assert (built / path.lstrip("/")).is_file(), f"{address}: {link}"


def test_no_page_loads_anything_from_another_host(documents: dict[str, _Html]) -> None:
    for address, html in documents.items():
        for load in html.loads:
            assert urljoin(HOST + address, load).startswith(HOST), f"{address}: {load}"


def test_every_page_loads_one_stylesheet_and_no_script_of_its_own(documents: dict[str, _Html]) -> None:
    for address, html in documents.items():
        assert len(html.styles) == 1, address
        assert html.inline == [], address


def test_the_site_ships_nothing_of_the_theme_that_no_page_loads(built: Path) -> None:
    assert not list(built.glob("assets/javascripts")) + list(built.glob("assets/stylesheets"))
    assert len(list((built / "assets" / "css").iterdir())) == 1


def test_ids_are_unique_and_pages_say_they_are_indonesian(documents: dict[str, _Html]) -> None:
    for address, html in documents.items():
        assert html.doubled == [], address
        assert html.lang == "id", address


def test_no_page_shows_the_signs_by_which_it_was_made(built: Path) -> None:
    shown = [path.parent.name for path in built.rglob("*.html") if "{: #" in path.read_text("utf-8")]
    assert shown == []


def test_links_never_run_scripts(documents: dict[str, _Html]) -> None:
    for address, html in documents.items():
        for link in html.links:
            assert urlsplit(link).scheme in ("", "http", "https", "mailto", "tel"), f"{address}: {link}"


def test_an_edit_link_leads_to_the_yaml_of_the_page(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", data=WORLD)
    (project / "docs" / "tentang.md").write_text("# Tentang\n\n## Perbaikan {: #perbaikan }\n")
    build_site(
        project, tmp_path / "site", SULUH_REPO_URL="https://kode.example/suluh/", SULUH_EDIT_URI="edit/main/docs/"
    )
    links = parsed(tmp_path / "site" / "tahapan" / "pemungutan" / "index.html").links
    assert "https://kode.example/suluh/edit/main/data/stages/pemungutan.yml" in links
    assert "https://kode.example/suluh/edit/main/docs/tentang.md" in parsed(tmp_path / "site/tentang/index.html").links


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_two_builds_in_different_folders_and_time_zones_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "another place" / "proyek")
    for path in project.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    build_site(project, tmp_path / "site", TZ="Asia/Jayapura", LC_ALL="C", PYTHONHASHSEED="7")
    assert digest(tmp_path / "site") == digest(built)
