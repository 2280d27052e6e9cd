"""The timeline in a real browser: past, present and future of any day, by mouse, keyboard and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.models.stages import Stage
from generator.site import Site

pytestmark = pytest.mark.browser

TIMELINE = "tahapan/linimasa/"
SCHOOL_DAY = date(2024, 9, 24)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID", timezone_id="Asia/Jayapura")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert faults == []


def running(site: Site, day: date) -> list[str]:
    return sorted(
        stage.title
        for _, stage in site.each(Stage)
        if stage.period.start and stage.period.end and stage.period.start <= day <= stage.period.end
    )


def test_a_day_in_the_address_shows_what_ran_on_it(page: Page, address: str, site: Site) -> None:
    page.goto(f"{address}{TIMELINE}?tanggal={SCHOOL_DAY}")
    status = page.get_by_role("status").filter(has_text="Pada 24 September 2024")
    names = running(site, SCHOOL_DAY)
    expect(status).to_contain_text(f"Pada 24 September 2024: {len(names)} tahapan berlangsung")
    expect(status).to_contain_text("berikutnya, mulai 25 September 2024: Kampanye")
    marked = page.locator("[data-word=now] > .row__text a").all_inner_texts()
    assert sorted(marked) == names
    expect(page.get_by_label("Lihat keadaan pada tanggal")).to_have_value("2024-09-24")


def test_every_row_says_in_words_how_it_stands(page: Page, address: str) -> None:
    page.goto(f"{address}{TIMELINE}?tanggal={SCHOOL_DAY}")
    for name, words in (("Pendaftaran pasangan calon", "sudah selesai"), ("Masa tenang", "akan datang")):
        row = page.locator(".row__text").filter(has=page.get_by_role("link", name=name, exact=True))
        expect(row).to_contain_text(words)


def test_a_chosen_day_stands_in_the_address_and_today_takes_it_away(page: Page, address: str) -> None:
    page.goto(address + TIMELINE)
    page.get_by_label("Lihat keadaan pada tanggal").fill("2024-11-27")
    expect(page).to_have_url(re.compile(r"\?tanggal=2024-11-27$"))
    expect(page.get_by_role("status").filter(has_text="Pada 27 November 2024")).to_contain_text("Pemungutan suara")
    page.get_by_role("button", name="Hari ini").click()
    expect(page).to_have_url(address + TIMELINE)


def test_one_button_leads_to_the_voting_day(page: Page, address: str) -> None:
    page.goto(address + TIMELINE)
    page.get_by_role("button", name="Hari pemungutan suara").click()
    expect(page).to_have_url(re.compile(r"\?tanggal=2024-11-27$"))


def test_the_days_can_be_walked_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}{TIMELINE}?tanggal=2024-11-26")
    page.get_by_role("button", name="Sehari sesudahnya").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Pada 27 November 2024")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Sehari sebelumnya")).to_be_focused()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?tanggal=2024-11-26$"))


@pytest.mark.parametrize("wrong", ["2024-02-30", "kemarin", "2024-9-24", "%3Cscript%3E"])
def test_a_day_that_no_calendar_has_is_refused_in_words(page: Page, address: str, wrong: str) -> None:
    page.goto(f"{address}{TIMELINE}?tanggal={wrong}")
    status = page.get_by_role("status").filter(has_text="Hari ini")
    expect(status).to_contain_text("tidak ada di kalender")
    expect(page.get_by_label("Lihat keadaan pada tanggal")).to_have_value("")


def test_when_all_is_over_it_says_so_and_suggests_a_day(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2030-01-01T12:00:00Z")
    page.goto(address + TIMELINE)
    status = page.get_by_role("status").filter(has_text="semua tahapan sudah selesai")
    expect(status).to_contain_text("Pilih sebuah tanggal")
    expect(page.locator("[data-stage]:not([data-state=past])")).to_have_count(0)


def test_the_day_is_that_of_the_readers_clock(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2024-11-26T20:00:00Z")  # already the 27th in Jayapura
    page.goto(address + TIMELINE)
    expect(page.get_by_role("status").filter(has_text="Hari ini, 27 November 2024")).to_be_visible()


@pytest.mark.parametrize(
    ("day", "words"), [("2024-09-01", "akan datang"), ("2024-10-01", "sedang berlangsung"), ("2024-11-24", "selesai")]
)
def test_a_stages_page_says_how_it_stands(page: Page, address: str, day: str, words: str) -> None:
    page.goto(f"{address}tahapan/kampanye/?tanggal={day}")
    expect(page.locator(".stage-state")).to_contain_text(words)


def test_without_javascript_the_timeline_has_its_dates_and_no_dead_controls(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + TIMELINE)
    expect(page.get_by_text("25 Sep – 23 Nov 2024")).to_be_visible()
    expect(page.locator("input[type=date]")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", [TIMELINE, "lembaga/matriks/", "lembaga/pohon/", "arahan/rantai/", "wawasan/empat-konsensus/"]
)
def test_a_picture_fits_a_phone(browser: Browser, address: str, path: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_the_matrix_is_scrolled_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + "lembaga/matriks/")
    table = page.get_by_role("region", name="Tabel tugas lembaga: Persiapan")
    table.focus()
    page.keyboard.press("ArrowRight")
    expect(table).not_to_have_js_property("scrollLeft", 0)
