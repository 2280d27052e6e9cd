"""The built site in a real browser: reading, searching, keyboard, hosts, console."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

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
}


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
        self.page.keyboard.press("/")
        query = self.page.get_by_role("searchbox", name="Cari")
        expect(query).to_be_focused()
        query.fill(words)
        expect(self.page.get_by_role("status")).to_contain_text("hasil")
        return self.page.locator(".search__results a").all_inner_texts()


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
    page.get_by_role("button", name="Cari").first.click()
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
    assert title in watched.search(words)[:3]
    assert watched.faults == []


def test_a_search_that_finds_nothing_says_so(watched: Watched) -> None:
    page = watched.open("lembaga/kpu/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("wxyzwxyz")
    expect(page.get_by_role("status")).to_contain_text("Tidak ada hasil")


def test_the_whole_search_works_by_keyboard(watched: Watched) -> None:
    page = watched.open("wawasan/pancasila/")
    titles = watched.search("nyoblos")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search__results a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(titles[0])


def test_escape_closes_the_search_and_gives_the_focus_back(watched: Watched) -> None:
    page = watched.open()
    button = page.get_by_role("button", name="Cari").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_an_unknown_address_offers_a_way_on(watched: Watched, built: object) -> None:
    page = watched.open("404.html")
    expect(page.locator("h1")).to_have_text("Halaman tidak ditemukan")
    page.get_by_role("main").get_by_role("link", name="Tahapan").click()
    expect(page.locator("h1")).to_contain_text("Tahapan")


def test_a_record_stands_under_its_section(watched: Watched) -> None:
    page = watched.open("tahapan/pemungutan-suara/")
    crumbs = page.get_by_role("navigation", name="Remah roti")
    expect(crumbs.get_by_role("link")).to_have_text(["Beranda", "Tahapan"])
    expect(page.locator(".md-tabs__item--active")).to_have_text("Tahapan")


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
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "tahapan/pemungutan-suara/")
    expect(page.get_by_text("Rabu, 27 November 2024").first).to_be_visible()
    expect(page.locator("[data-search-open]").first).to_be_hidden()
    context.close()
