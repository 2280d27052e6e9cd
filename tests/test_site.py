"""The built site in a real browser: reading, searching, keyboard, hosts, console."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.audit.visit import WATCH_SHIFTS
from tests.test_search import open_dialog

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
KINDS = {
    "home": "",
    "index": "tahapan/",
    "stage": "tahapan/pemungutan-suara/",
    "institution": "lembaga/kpu/",
    "theme": "wawasan/pancasila/",
    "directive": "arahan/tindak-lanjut-5-pendidikan-politik/",
    "event": "kegiatan/rakor-medan/",
    "election": "pemilihan/pilkada-2024/",
    "source": "rujukan/pkpu-2-2024/",
    "hand-written": "tentang/",
    "search results": "cari/?q=nyoblos",
}
PIECES = (b"data-menu>", b"<summary>", b"Menu<", b"Lainnya", b"</details>", b"</svg><span", b'aria-hidden="true">')
CONTENTS = (b'class="toc md-sidebar--secondary">', b"<summary>", b"<summary>Isi", b"Isi halaman", b"</details>")


class Watched:
    """A page with everything that went wrong on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.faults: list[str] = []
        host = urlsplit(address).netloc
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("requestfailed", lambda request: self.faults.append(f"failed: {request.url}"))
        page.on("response", lambda answer: self._answer(answer.status, answer.url))
        page.on("request", lambda request: self._request(host, request.url))

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"console: {text}")

    def _answer(self, status: int, url: str) -> None:
        if status >= 400:
            self.faults.append(f"{status}: {url}")

    def _request(self, host: str, url: str) -> None:
        if urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc != host:
            self.faults.append(f"other host: {url}")

    def open(self, path: str = "") -> Page:
        self.page.goto(self.address + path, wait_until="networkidle")
        return self.page

    def search(self, words: str) -> list[str]:
        """The titles found for `words`, best first."""
        open_dialog(self.page).fill(words)
        expect(self.page.locator("#search-status")).to_contain_text("hasil")
        return self.page.locator("#search .search-hit a").all_inner_texts()


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport=DESK, locale="id-ID")
    yield Watched(context.new_page(), address)
    context.close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["360", "1280"])
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_page_opens_without_a_fault_and_fits_the_screen(
    browser: Browser, address: str, path: str, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size, locale="id-ID")
    watched = Watched(context.new_page(), address)
    page = watched.open(path)
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.locator("[data-search-open]").first.click()
    expect(page.get_by_role("searchbox", name="Cari")).to_be_focused()
    page.wait_for_load_state("networkidle")
    assert watched.faults == []
    context.close()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("memilih", "Pemungutan suara"),
        ("pemilih", "Pemungutan suara"),
        ("nyoblos", "Pemungutan suara"),
        ("Gakkumdu", "Sentra Penegakan Hukum Terpadu (Sentra Gakkumdu)"),
        ("DKPP", "Dewan Kehormatan Penyelenggara Pemilu (DKPP)"),
        ("PPS", "Panitia Pemungutan Suara (PPS)"),
        ("bhineka", "Bhinneka Tunggal Ika"),
        ("korsidal", "Sinergi pemerintah pusat dan daerah"),
    ],
)
def test_words_people_use_find_their_page(watched: Watched, words: str, title: str) -> None:
    watched.open()
    assert title in watched.search(words)[:6]  # a kind shows four at first; the page leads one of the first two
    assert watched.faults == []


def test_the_whole_search_works_by_keyboard(watched: Watched) -> None:
    page = watched.open("wawasan/pancasila/")
    titles = watched.search("nyoblos")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#search .search-hit a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(titles[0])


def test_from_a_question_to_a_report_by_keyboard_alone(watched: Watched) -> None:
    page = watched.open("wawasan/pancasila/")
    open_dialog(page)
    page.keyboard.type("nyoblos")
    expect(page.locator("#search-status")).to_contain_text("“nyoblos”")
    first = page.locator("#search .search-hit a").first
    title = first.inner_text()
    _tab_to(page, first)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(title)
    _tab_to(page, page.get_by_role("link", name="Langsung ke salin"))  # past hundreds of links
    page.keyboard.press("Enter")
    _tab_to(page, page.get_by_role("main").get_by_role("link", name="Laporkan kesalahan"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Halaman", exact=True)).to_have_value(re.compile("tahapan/pemungutan-suara/"))
    _tab_to(page, page.get_by_label("Yang keliru"))
    page.keyboard.type("jamnya")
    expect(page.get_by_label("Teks laporan")).to_have_value(re.compile("jamnya"))
    _tab_to(page, page.get_by_role("button", name="Salin teks"))
    assert watched.faults == []


def _tab_to(page: Page, wanted: Locator) -> None:
    """Tab until `wanted` has the focus, as somebody without a mouse does."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"no way to {wanted} by Tab")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["360", "1280"])
def test_nothing_in_the_header_moves_while_it_arrives(
    browser: Browser, built: Path, address: str, size: dict[str, int]
) -> None:
    page = browser.new_context(viewport=size).new_page()  # type: ignore[arg-type]
    page.add_init_script(WATCH_SHIFTS)
    html = (built / "tahapan" / "index.html").read_bytes()
    begins = html.index(b"<header")
    for sign in PIECES:
        page.goto(f"{address}tahapan/?cut={html.index(sign, begins) + len(sign)}")
        assert page.evaluate("shiftsSeen") == [], sign
    page.context.close()


def test_the_contents_do_not_move_while_they_arrive(browser: Browser, built: Path, address: str) -> None:
    page = browser.new_context(viewport=PHONE).new_page()  # type: ignore[arg-type]
    page.add_init_script(WATCH_SHIFTS)
    html = (built / "cek-fakta" / "plt-ketua-kpu-di-medan" / "index.html").read_bytes()
    begins = html.index(b'<details class="toc')
    for sign in CONTENTS:
        page.goto(f"{address}cek-fakta/plt-ketua-kpu-di-medan/?cut={html.index(sign, begins) + len(sign)}")
        assert page.evaluate("shiftsSeen") == [], sign
    page.context.close()


def test_an_unknown_address_offers_a_way_on(watched: Watched, built: object) -> None:
    page = watched.open("404.html")
    expect(page.locator("h1")).to_have_text("Halaman tidak ditemukan")
    page.get_by_role("main").get_by_role("link", name="Tahapan").click()
    expect(page.locator("h1")).to_contain_text("Tahapan")


def test_a_record_stands_under_its_section(watched: Watched) -> None:
    page = watched.open("tahapan/pemungutan-suara/")
    crumbs = page.get_by_role("navigation", name="Remah roti")
    expect(crumbs.get_by_role("link")).to_have_text(["Beranda", "Tahapan"])
    expect(page.locator(".md-tabs [aria-current]")).to_have_text("Tahapan")


def test_a_directive_is_walked_both_ways(watched: Watched) -> None:
    page = watched.open("arahan/tindak-lanjut-5-pendidikan-politik/")
    heading = page.locator("h1").inner_text().rstrip("#").strip()
    page.get_by_role("main").get_by_role("link", name="Pendidikan politik", exact=True).first.click()
    expect(page.locator("h1")).to_contain_text("Pendidikan politik")
    page.get_by_role("main").get_by_role("link", name=heading).first.click()
    expect(page.locator("h1")).to_contain_text(heading)


def test_a_note_leads_to_its_source_page(watched: Watched) -> None:
    page = watched.open("tahapan/pemungutan-suara/")
    page.locator(".footnote-ref").first.click()
    note = page.locator(".footnote li").first
    expect(note).to_be_in_viewport()
    note.get_by_role("link").first.click()
    assert "/rujukan/" in page.url


def test_everything_can_be_read_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address + "tahapan/pemungutan-suara/")
    expect(page.get_by_text("Rabu, 27 November 2024").first).to_be_visible()
    page.get_by_role("banner").get_by_role("link", name="Cari").click()
    expect(page.locator("h1")).to_contain_text("Cari")
    page.get_by_role("banner").get_by_text("Menu", exact=True).click()
    page.get_by_role("navigation", name="Semua bagian").get_by_role("link", name="Lembaga").click()
    expect(page.locator("h1")).to_contain_text("Lembaga")
    context.close()


@pytest.mark.parametrize("system", ["light", "dark"])
def test_a_chosen_palette_is_remembered_and_holds_on_the_next_page(browser: Browser, address: str, system: str) -> None:
    context = browser.new_context(color_scheme=system)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.get_by_role("button", name="Pakai tampilan").click()
    chosen = page.evaluate(paper)
    assert chosen != before
    page.goto(address + "lembaga/kpu/")
    assert page.evaluate(paper) == chosen
    context.close()


def test_the_menu_closes_with_escape_and_gives_the_focus_back(watched: Watched) -> None:
    page = watched.open("tahapan/")
    menu = page.get_by_role("banner").locator("summary")
    menu.click()
    link = page.get_by_role("navigation", name="Semua bagian").get_by_role("link", name="Wawasan")
    expect(link).to_be_visible()
    link.focus()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_home_page_answers_the_questions_asked_most(watched: Watched) -> None:
    page = watched.open()
    links = page.locator("#pertanyaan + ul a")
    expect(links).to_have_count(8)
    links.first.click()
    expect(page.locator("h1")).to_contain_text("terdaftar")
