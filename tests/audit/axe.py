"""axe-core on many pages: at two widths, in both palettes, one navigation for each palette."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from playwright.async_api import Browser, Page

from tests.audit.tools import MODULES
from tests.audit.visit import HEIGHTS, PATIENCE

Palette = Literal["light", "dark"]
PALETTES: tuple[Palette, ...] = ("light", "dark")
TABS = 3
Views = Mapping[Palette, tuple[int, ...]]
ALL_VIEWS: Views = {palette: tuple(HEIGHTS) for palette in PALETTES}
CROSSED: Views = {"light": (360,), "dark": (1280,)}
RUN = """
async () => {
  const result = await axe.run(document, { resultTypes: ["violations"], iframes: false, preload: false });
  return result.violations.map((rule) => ({
    rule: rule.id, impact: rule.impact, help: rule.help,
    nodes: rule.nodes.map((node) => [node.target.flat().join(" "), node.failureSummary]),
  }));
}
"""


@dataclass(frozen=True)
class Violation:
    """One rule that one element of one page breaks."""

    page: str
    width: int
    palette: str
    rule: str
    impact: str
    help: str
    element: str
    why: str


async def violations(browser: Browser, address: str, pages: Iterable[str], views: Views = ALL_VIEWS) -> list[Violation]:
    """What axe-core finds on every page in every view, in the order of pages."""
    todo, found = iter(pages), list[Violation]()
    await asyncio.gather(*(_tab(browser, address, todo, found, views) for _ in range(TABS)))
    return sorted(found, key=lambda one: (one.page, one.width, one.palette, one.rule, one.element))


async def background(browser: Browser, address: str, palette: Palette) -> str:
    """The colour behind the text, to know that the palettes differ."""
    page = await _open(browser, palette)
    await page.goto(address)
    colour: str = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    await page.context.close()
    return colour


async def _tab(browser: Browser, address: str, todo: Iterator[str], found: list[Violation], views: Views) -> None:
    tabs = {palette: await _open(browser, palette) for palette in views}
    for path in todo:
        for palette, page in tabs.items():
            await page.goto(address + path, wait_until="load", timeout=PATIENCE)
            await page.evaluate(_script())
            for width in views[palette]:
                await page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
                found += _violations(path, width, palette, await page.evaluate(RUN))
    for page in tabs.values():
        await page.context.close()


async def _open(browser: Browser, palette: Palette) -> Page:
    context = await browser.new_context(color_scheme=palette, reduced_motion="reduce", locale="id-ID")
    return await context.new_page()


@cache
def _script() -> str:
    return (MODULES / "axe-core" / "axe.min.js").read_text("utf-8")


def _violations(page: str, width: int, palette: str, result: list[dict[str, Any]]) -> Iterator[Violation]:
    for rule in result:
        for element, why in rule["nodes"]:
            yield Violation(page, width, palette, rule["rule"], rule["impact"], rule["help"], element, why)
