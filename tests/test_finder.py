"""Find my region: names as people say them, which of several, the keyboard, a slow line."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(locale="id-ID", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}wilayah/", wait_until="networkidle")
    yield page
    context.close()


def test_the_list_of_regions_is_small(built: Path) -> None:
    assert len(gzip.compress((built / "unduh" / "daerah.json").read_bytes())) <= 12_000


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Kabupaten Bandung Barat", "Kabupaten Bandung Barat"),
        ("kab. tangerang", "Kabupaten Tangerang"),
        ("kab tangerang", "Kabupaten Tangerang"),
        ("kotamadya tangerang", "Kota Tangerang"),
        ("Tangsel", "Kota Tangerang Selatan"),
        ("jogja", "Daerah Istimewa Yogyakarta"),
        ("DIY", "Daerah Istimewa Yogyakarta"),
        ("jkt", "Daerah Khusus Ibukota Jakarta"),
        ("DKI Jakarta", "Daerah Khusus Ibukota Jakarta"),
        ("jaksel", "Kota Administrasi Jakarta Selatan"),
        ("prov. jabar", "Jawa Barat"),
        ("NTT", "Nusa Tenggara Timur"),
        ("ujung pandang", "Kota Makassar"),
        ("solo", "Kota Surakarta"),
        ("makasar", "Kota Makassar"),
        ("surbaya", "Kota Surabaya"),
        ("rejang lebung", "Kabupaten Rejang Lebong"),
        ("bandarlampung", "Kota Bandar Lampung"),
        ("kab pontianak", "Kabupaten Mempawah"),
    ],
)
def test_a_region_is_found_as_people_say_it(page: Page, said: str, title: str) -> None:
    page.get_by_label("Nama provinsi, kabupaten, atau kota").fill(said)
    expect(results(page).first).to_have_text(title)


def test_tangerang_asks_which(page: Page) -> None:
    field = page.get_by_label("Nama provinsi, kabupaten, atau kota")
    field.fill("tangerang")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("3 daerah cocok dengan “tangerang”. Yang mana daerah Anda?")
    expect(results(page)).to_have_text(["Kabupaten Tangerang", "Kota Tangerang", "Kota Tangerang Selatan"])
    expect(field).to_be_focused()


def test_the_keyboard_alone_leads_to_the_page(page: Page, address: str) -> None:
    page.get_by_label("Nama provinsi, kabupaten, atau kota").focus()
    page.keyboard.type("tangerang")
    expect(results(page)).to_have_count(3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}wilayah/kota-tangerang/")


def test_enter_opens_the_only_region_of_that_name(page: Page, address: str) -> None:
    page.get_by_label("Nama provinsi, kabupaten, atau kota").fill("fakfak")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}wilayah/kabupaten-fak-fak/")


def test_a_province_shows_what_lies_in_it(page: Page) -> None:
    choice = page.get_by_label("atau pilih provinsinya")
    choice.focus()
    expect(choice.locator("option")).to_have_count(39)
    choice.select_option("Banten")
    expect(status(page)).to_have_text("Banten: 8 kabupaten dan kota")
    expect(results(page)).to_have_count(9)
    expect(results(page).first).to_have_text("Banten")


def test_an_unknown_name_is_said_to_be_unknown(page: Page) -> None:
    page.get_by_label("Nama provinsi, kabupaten, atau kota").fill("atlantis raya")
    expect(status(page)).to_contain_text("Tidak ada daerah bernama “atlantis raya”")
    expect(results(page)).to_have_count(0)


def test_a_slow_line_is_waited_for(page: Page) -> None:
    held: list[Route] = []
    page.route("**/unduh/daerah.json", lambda route: held.append(route))
    page.get_by_label("Nama provinsi, kabupaten, atau kota").fill("fakfak")
    expect(status(page)).to_have_text("Memuat daftar daerah …")
    held[0].continue_()
    expect(results(page)).to_have_text(["Kabupaten Fak Fak"])


def test_a_broken_line_is_told_and_tried_again(page: Page) -> None:
    page.route("**/unduh/daerah.json", lambda route: route.abort())
    field = page.get_by_label("Nama provinsi, kabupaten, atau kota")
    field.fill("fakfak")
    expect(status(page)).to_contain_text("tidak dapat dimuat")
    page.unroute("**/unduh/daerah.json")
    field.fill("fakfak ")
    expect(results(page)).to_have_text(["Kabupaten Fak Fak"])


def test_without_scripts_the_regions_stand_in_a_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}wilayah/")
    expect(page.locator("[data-region-finder]")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="Kota Tangerang Selatan").click()
    expect(page.locator("h1")).to_contain_text("Kota Tangerang Selatan")
    context.close()


def results(page: Page) -> Locator:
    return page.locator(".region-finder__list a")


def status(page: Page) -> Locator:
    return page.locator(".region-finder__status")
