"""Glossary words in a real browser: explained by tap and by key, readable without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PATH = "tahapan/kampanye/"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, locale="id-ID")
    page = context.new_page()
    page.goto(address + PATH, wait_until="networkidle")
    yield page
    context.close()


def test_a_tap_explains_a_word_without_asking_the_network(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    word = page.locator("a.term").first
    word.tap()
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    expect(card).to_be_in_viewport(ratio=1)
    definition = page.locator(f'.terms dt:has(a[href="{word.get_attribute("href")}"]) + dd')
    expect(card).to_contain_text(definition.inner_text())
    assert asked == []
    box = card.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] + 24)
    expect(card).to_be_hidden()


def test_a_word_is_explained_by_keyboard_and_gives_the_focus_back(page: Page) -> None:
    word = page.locator("a.term").first
    for key in ("Enter", "Space"):
        word.focus()
        page.keyboard.press(key)
        card = page.get_by_role("dialog")
        expect(card).to_be_focused()
        expect(word).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()
        expect(word).to_be_focused()
        expect(word).to_have_attribute("aria-expanded", "false")


def test_the_card_leads_to_the_whole_entry(page: Page) -> None:
    word = page.locator("a.term").first
    target = word.get_attribute("href")
    assert target
    word.tap()
    page.get_by_role("dialog").get_by_role("link", name="Selengkapnya").tap()
    page.wait_for_url(f"**/istilah/#{target.rpartition('#')[2]}")


def test_without_script_a_word_is_a_link_and_its_definition_stands_on_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATH)
    words = [link.get_attribute("href") for link in page.locator("a.term").all()]
    assert words
    assert len(words) == len(set(words)) == page.locator(".terms dt").count()
    expect(page.locator(".terms dd").first).to_be_visible()
    page.locator("a.term").first.click()
    assert "/istilah/#" in page.url
    context.close()
