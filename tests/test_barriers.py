"""No barrier that axe-core knows; `make audit` looks at every page.

Apart from `test_audit`, so that another core can work on it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.audit import axe, report, sample, tools
from tests.audit.gate import browse, hold

pytestmark = pytest.mark.browser

MORE = 40


@pytest.fixture(scope="module", autouse=True)
def _tools() -> None:
    tools.ready()


def test_axe_finds_no_barrier_on_any_kind_of_page(built: Path, address: str) -> None:
    pages = sample.kinds(built)
    hold(report.barriers(browse(lambda browser: axe.violations(browser, address, pages)), len(pages)))


def test_axe_finds_no_barrier_on_some_of_the_other_pages(built: Path, address: str) -> None:
    pages = sorted({*sample.some(built, MORE)} - {*sample.kinds(built)})
    found = browse(lambda browser: axe.violations(browser, address, pages, axe.CROSSED))
    hold(report.barriers(found, len(pages)))


def test_the_palettes_that_axe_sees_differ(address: str) -> None:
    async def colours(browser: Browser) -> set[str]:
        return {await axe.background(browser, address, palette) for palette in axe.PALETTES}

    assert len(browse(colours)) == len(axe.PALETTES)
