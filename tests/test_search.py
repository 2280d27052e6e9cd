"""The table of queries: the right page among the first five for 95 %, first for 80 %."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

QUERIES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "search_queries.yml").read_text("utf-8"))


def test_the_pages_of_the_table_exist(built: Path) -> None:
    for query, pages in QUERIES.items():
        for page in pages:
            path, _, anchor = page.partition("#")
            text = (built / path / "index.html").read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in text, f"{query}: {page}"


def test_people_find_what_they_look_for(browser: Browser, address: str) -> None:
    page = browser.new_context(locale="id-ID").new_page()
    page.goto(address, wait_until="networkidle")
    ranks = {query: _rank(_found(page, str(query)), pages) for query, pages in QUERIES.items()}
    missed = {query: rank for query, rank in ranks.items() if rank != 1}
    assert len(QUERIES) >= 80
    assert sum(rank <= 5 for rank in ranks.values()) >= 0.95 * len(ranks), missed
    assert sum(rank == 1 for rank in ranks.values()) >= 0.80 * len(ranks), missed


def _found(page: Page, query: str) -> list[str]:
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("status")).to_be_empty()
    page.get_by_role("searchbox").fill(query)
    expect(page.get_by_role("status")).to_contain_text("hasil")
    links: list[str] = page.locator(".search__results a").evaluate_all("all => all.map(a => a.href)")
    page.keyboard.press("Escape")
    return [_address(link) for link in links]


def _address(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.path.strip('/')}/#{parts.fragment}" if parts.fragment else parts.path.strip("/")


def _rank(found: list[str], wanted: list[str]) -> int:
    """Place of the first wanted page, from 1; 99 when there is none."""
    return next((place for place, link in enumerate(found, 1) if link in wanted), 99)
