"""Search: the table of queries, the kinds, the slips, the keyboard, the weight."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from generator.search import index, parts
from generator.site import Site
from tests.server import compressed, serving

pytestmark = pytest.mark.browser

QUERIES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "search_queries.yml").read_text("utf-8"))
BUDGET = 200_000


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="id-ID", viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_the_pages_of_the_table_exist(built: Path) -> None:
    for query, pages in QUERIES.items():
        for page in pages:
            path, _, anchor = page.partition("#")
            text = (built / path / "index.html").read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in text, f"{query}: {page}"


def test_people_find_what_they_look_for(page: Page, address: str) -> None:
    page.goto(f"{address}cari/", wait_until="networkidle")
    ranks = {query: _rank(_found(page, str(query)), pages) for query, pages in QUERIES.items()}
    missed = {query: rank for query, rank in ranks.items() if rank != 1}
    assert len(QUERIES) >= 80
    assert sum(rank <= 5 for rank in ranks.values()) >= 0.95 * len(ranks), missed
    assert sum(rank == 1 for rank in ranks.values()) >= 0.80 * len(ranks), missed


@pytest.mark.parametrize("words", ["nyoblos", "kpu", "gakkumdo", "kota tangerang", "jam buka tps"])
def test_the_first_search_on_a_fresh_page_weighs_little(page: Page, built: Path, words: str) -> None:
    with serving(built) as address:
        page.goto(f"{address}lembaga/kpu/", wait_until="networkidle")
        asked = _asked(page)
        open_dialog(page).fill(words)
        _hits(page, "#search")
    assert any("pagefind.js" in url for url in asked)
    assert _weight(built, asked) <= BUDGET


@pytest.mark.parametrize("words", ["nyoblos", "pemilih"])
def test_a_page_of_results_weighs_little(page: Page, built: Path, words: str) -> None:
    with serving(built) as address:
        asked = _asked(page)
        page.goto(f"{address}cari/?q={words}")
        _hits(page, "main")
    assert any("wasm" in url for url in asked)
    assert _weight(built, asked) <= BUDGET


def test_a_very_large_site_is_searched_in_several_indexes(page: Page, built: Path, site: Site, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(built, tmp_path / "site", copy_function=os.link))
    shutil.rmtree(folder / "pagefind")
    index(str(folder), list(parts(site)), most=300)
    further = json.loads((folder / "pagefind" / "more.json").read_text("utf-8"))
    assert further == [path.name for path in sorted(folder.glob("pagefind/[0-9]*"))]
    assert len(further) >= 3
    assert not [path for path in folder.iterdir() if path.name.startswith("tmp")]
    queries = dict(list(QUERIES.items())[:20])
    with serving(folder) as address:
        page.goto(f"{address}cari/", wait_until="networkidle")
        ranks = {query: _rank(_found(page, str(query)), pages) for query, pages in queries.items()}
    assert sum(rank == 1 for rank in ranks.values()) >= 0.80 * len(ranks), ranks


def test_searching_never_holds_up_the_page(page: Page, address: str) -> None:
    """Pagefind belongs to a thread of its own: its WebAssembly alone takes a cheap phone half a second."""
    page.goto(f"{address}cari/?q=pemilih")
    _hits(page, "main")
    assert [worker.url for worker in page.workers] == [f"{address}assets/js/search/worker.js"]


def test_a_browser_whose_threads_know_no_modules_searches_all_the_same(page: Page, address: str) -> None:
    page.add_init_script("delete window.Worker")
    page.goto(f"{address}cari/?q=nyoblos")
    _hits(page, "main")


def test_results_stand_under_their_kinds_with_the_word_marked(page: Page, address: str) -> None:
    page.goto(f"{address}cari/?q=politik+uang", wait_until="networkidle")
    group = page.locator("main section", has=page.get_by_role("heading", name="Wawasan", exact=True))
    expect(group.get_by_role("link", name="Politik uang", exact=True)).to_be_visible()
    marks = page.locator("main .search-hit p mark").all_inner_texts()
    assert any("politik" in mark.lower() for mark in marks)
    assert any("uang" in mark.lower() for mark in marks)


def test_a_kind_can_be_kept_and_let_go(page: Page, address: str) -> None:
    page.goto(f"{address}cari/?q=politik+uang", wait_until="networkidle")
    kept = page.get_by_role("button", name="Tanya jawab (")
    kept.click()
    expect(kept).to_have_attribute("aria-pressed", "true")
    expect(page.locator("main section h2")).to_have_text(["Tanya jawab"])
    expect(page.get_by_role("status")).to_contain_text("di Tanya jawab")
    assert "jenis=Tanya+jawab" in page.url
    page.reload()
    expect(page.locator("main section h2")).to_have_text(["Tanya jawab"])
    page.get_by_role("button", name="Semua", exact=True).click()
    expect(page.locator("main section h2").nth(1)).to_be_visible()


def test_all_of_a_kind_can_be_seen(page: Page, address: str) -> None:
    page.goto(f"{address}cari/?q=pemilih&jenis=Tahapan")
    _hits(page, "main")
    links = page.locator("main .search-hit a")
    before = links.count()
    further = page.get_by_role("button", name="Tampilkan hasil berikutnya")
    further.click()
    expect(links.nth(before)).to_be_focused()
    while further.count():
        shown = links.count()
        further.click()
        expect(links.nth(shown)).to_be_focused()
    total = page.get_by_role("status").inner_text().split()[0]
    expect(links).to_have_count(int(total))


@pytest.mark.parametrize(
    ("slip", "meant", "where"),
    [("bawaslw", "bawaslu", "lembaga/bawaslu"), ("panwascamm", "panwascam", "lembaga/panwaslu-kecamatan")],
)
def test_a_slip_is_asked_about_and_answered(page: Page, address: str, slip: str, meant: str, where: str) -> None:
    page.goto(f"{address}cari/?q={slip}", wait_until="networkidle")
    expect(page.get_by_role("status")).to_contain_text(f"hasil untuk “{meant}”")
    assert where in [_address(link) for link in _links(page)][:5]
    page.get_by_text("Mungkin maksud Anda").get_by_role("button", name=meant).click()
    expect(page.get_by_role("searchbox")).to_have_value(meant)
    expect(page.get_by_text("Mungkin maksud Anda")).to_be_hidden()


def test_nothing_found_offers_other_ways(page: Page, address: str) -> None:
    page.goto(f"{address}lembaga/kpu/", wait_until="networkidle")
    open_dialog(page).fill("wxyzwxyz")
    expect(page.get_by_role("status")).to_have_text("Tidak ada hasil untuk “wxyzwxyz”.")
    for name in ("Tanya jawab", "Istilah", "Wilayah", "Bertanya atau melaporkan kekeliruan"):
        expect(page.get_by_role("dialog").get_by_role("link", name=name)).to_be_visible()


def test_enter_in_the_dialog_leads_to_results_that_have_an_address(page: Page, address: str) -> None:
    page.goto(f"{address}lembaga/kpu/", wait_until="networkidle")
    open_dialog(page).fill("kota tangerang")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}cari/?q=kota+tangerang")
    expect(page.locator("main .search-hit a").first).to_have_text("Kota Tangerang")


def test_the_shortcut_opens_the_dialog_and_escape_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(f"{address}lembaga/kpu/", wait_until="networkidle")
    opener = page.locator("header [data-search-open]")
    opener.focus()
    open_dialog(page, "Control+k")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_on_the_page_of_results_the_shortcut_leads_to_its_own_field(page: Page, address: str) -> None:
    page.goto(f"{address}cari/?q=kpu", wait_until="networkidle")
    expect(page.locator("main .search-hit").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#cari-query")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("main .search-hit a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#cari-query")).to_be_focused()


def test_what_is_typed_is_shown_as_text(page: Page, address: str) -> None:
    page.goto(f"{address}cari/", wait_until="networkidle")
    page.get_by_role("searchbox").fill("<img src=x onerror=alert(1)>")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("<img src=x")
    expect(page.locator("main .search-panel img")).to_have_count(0)


def test_without_a_connection_search_says_so_and_recovers(page: Page, address: str) -> None:
    page.goto(f"{address}lembaga/kpu/", wait_until="networkidle")
    page.route("**/pagefind/**", lambda route: route.abort())
    query = open_dialog(page)
    query.fill("coklit")
    expect(page.get_by_role("status")).to_contain_text("tidak dapat dimuat")
    page.unroute("**/pagefind/**")
    query.fill("coklit ")
    expect(page.get_by_role("status")).to_contain_text("hasil untuk “coklit”")


def test_without_scripts_the_page_of_results_offers_the_sections(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}lembaga/kpu/")
    page.locator("header [data-search-open]").click()
    assert "Pencarian memerlukan JavaScript" in page.get_by_role("main").inner_text()
    expect(page.locator("main form")).to_be_hidden()
    page.locator("main noscript a", has_text="Tanya jawab").click()
    expect(page.locator("h1")).to_contain_text("Tanya jawab")
    context.close()


def open_dialog(page: Page, key: str = "/") -> Locator:
    """The field of the dialog, opened by a key; the script that listens may arrive after the page."""
    query = page.locator("#search-query")
    expect(page.locator("html")).to_have_attribute("data-search", "ready")
    page.keyboard.press(key)
    expect(query).to_be_focused()
    return query


def _hits(page: Page, where: str) -> None:
    """Wait for results, and for all that they ask for."""
    expect(page.locator(f"{where} .search-hit").first).to_be_visible()
    page.wait_for_load_state("networkidle")


def _asked(page: Page) -> set[str]:
    """The addresses asked for from now on."""
    found: set[str] = set()
    page.on("request", lambda request: found.add(request.url))
    return found


def _weight(built: Path, asked: set[str]) -> int:
    """What answers weigh on the wire: Pagefind's files are compressed already."""
    paths = [built / urlsplit(url).path.lstrip("/") for url in asked]
    files = [path / "index.html" if path.is_dir() else path for path in paths]
    return sum(min(path.stat().st_size, len(compressed(path))) for path in files)


def _links(page: Page) -> list[str]:
    links: list[str] = page.locator("main .search-results a").evaluate_all("all => all.map(a => a.href)")
    return links


def _found(page: Page, query: str) -> list[str]:
    """Addresses of the results in the order in which they are shown."""
    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"“{query}”")
    return [_address(link) for link in _links(page)]


def _address(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.path.strip('/')}/#{parts.fragment}" if parts.fragment else parts.path.strip("/")


def _rank(found: list[str], wanted: list[str]) -> int:
    """Place of the first wanted page, from 1; 99 when there is none."""
    return next((place for place, link in enumerate(found, 1) if link in wanted), 99)
