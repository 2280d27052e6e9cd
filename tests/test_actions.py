"""What readers do with a page: copy, cite, share, report, print; with a script and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import PUBLIC
from tests.server import serving

pytestmark = pytest.mark.browser
STAGE = "tahapan/pemungutan/"


@pytest.fixture(scope="module")
def host(small: Path) -> Iterator[str]:
    with serving(small) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="id-ID", permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_copied_link_names_the_page_and_the_place_in_it(page: Page, host: str) -> None:
    page.goto(f"{host}{STAGE}#kapan")
    page.get_by_role("button", name="Salin tautan").click()
    expect(page.get_by_text("Tautan disalin.")).to_be_visible()
    assert clipboard(page) == f"{PUBLIC}{STAGE}#kapan"


def test_a_citation_is_copied_with_the_day_of_review(page: Page, host: str) -> None:
    page.goto(host + STAGE)
    page.get_by_text("Kutip", exact=True).click()
    page.get_by_role("button", name="Salin kutipan APA").click()
    assert clipboard(page).startswith("Suluh. (2101, 1 April). Pemungutan suara di dermaga (Versi ")
    page.get_by_role("button", name="Salin BibTeX").click()
    assert clipboard(page).startswith("@misc{suluh-tahapan-pemungutan,\n")


def test_a_message_for_whatsapp_holds_answer_source_and_link(page: Page, host: str) -> None:
    page.goto(host + STAGE)
    page.get_by_text("Bagikan", exact=True).click()
    link = page.get_by_role("link", name="WhatsApp").get_attribute("href") or ""
    assert urlsplit(link).netloc == "wa.me"
    text = parse_qs(urlsplit(link).query)["text"][0]
    page.get_by_role("button", name="Salin teks").click()
    assert clipboard(page) == text
    assert text.endswith(f"Sumber: Piagam Pulau.\n{PUBLIC}{STAGE}")
    assert len(text) <= 700


def test_a_site_without_a_public_address_shares_the_one_it_was_opened_at(page: Page, address: str) -> None:
    page.goto(f"{address}tahapan/pemungutan-suara/?x=1#kapan")
    page.get_by_text("Bagikan", exact=True).click()
    page.get_by_role("button", name="Salin teks").click()
    assert clipboard(page).endswith(f"\n{address}tahapan/pemungutan-suara/")


def test_a_report_arrives_with_page_claim_and_version(page: Page, host: str) -> None:
    page.goto(f"{host}{STAGE}#kapan")
    page.get_by_role("main").get_by_role("link", name="Laporkan kesalahan").click()
    expect(page.get_by_label("Halaman", exact=True)).to_have_value(f"{host}{STAGE}")
    expect(page.get_by_label("Fakta")).to_have_value("#kapan")
    page.get_by_label("Yang keliru").fill("Tanggalnya & jamnya")
    text = page.get_by_label("Teks laporan").input_value()
    assert f"Halaman: {host}{STAGE}\nFakta: #kapan\nYang keliru: Tanggalnya & jamnya\nVersi: " in text
    mail = page.get_by_role("link", name="Kirim lewat e-mail").get_attribute("href") or ""
    assert mail.startswith("mailto:?subject=")
    assert mail.endswith(quote(text, safe="!'()*"))


def test_words_in_the_address_of_a_report_stay_words(page: Page, host: str) -> None:
    hostile = '"><img src=x onerror=alert(1)>'
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{host}lapor/?halaman=javascript:alert(1)&fakta={quote(hostile)}")
    expect(page.get_by_label("Halaman", exact=True)).to_have_value("javascript:alert(1)")
    expect(page.get_by_label("Fakta")).to_have_value(hostile)
    assert page.locator("img[src=x]").count() == 0


def test_without_a_script_everything_can_still_be_read_and_followed(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host + STAGE)
    expect(page.get_by_role("button", name="Salin tautan")).to_have_count(0)
    page.get_by_text("Kutip", exact=True).click()
    expect(page.get_by_text("Suluh. (2101, 1 April).")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Laporkan kesalahan").click()
    expect(page.get_by_role("heading", name="Yang perlu disebut")).to_be_visible()
    expect(page.locator("form.report")).to_be_hidden()
    context.close()


def test_a_printed_page_has_no_chrome_but_sources_a_code_and_a_version(page: Page, host: str) -> None:
    page.goto(host + STAGE)
    page.emulate_media(media="print")
    for chrome in (".md-header", ".actions", ".provenance", ".crumbs", ".headerlink", ".neighbours"):
        expect(page.locator(chrome).first).to_be_hidden()
    expect(page.locator(".footnote .printed-address").first).to_have_text("https://suluh.example/rujukan/piagam-pulau/")
    expect(page.locator(".footnote .printed-address").first).to_be_visible()
    expect(page.get_by_role("img", name="Kode QR menuju halaman ini")).to_be_visible()
    expect(page.locator(".printed")).to_contain_text(f"{PUBLIC}{STAGE}")
    expect(page.locator(".printed")).to_contain_text("1 April 2101 · Versi 0.")


def test_a_link_to_another_site_says_so_to_the_ear(page: Page, host: str) -> None:
    page.goto(host + STAGE)
    link = page.get_by_role("link", name="peta dermaga (situs lain)")
    assert link.get_attribute("rel") == "external noopener"


def test_a_claim_offers_its_own_address(page: Page, host: str) -> None:
    page.goto(host + STAGE)
    page.locator("dt#kapan").hover()
    page.locator("dt#kapan .claim-link").click()
    assert page.url == f"{host}{STAGE}#kapan"
    expect(page.locator("li#tugas-panitia-suara .claim-link")).to_have_attribute("href", "#tugas-panitia-suara")
