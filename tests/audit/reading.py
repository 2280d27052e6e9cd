"""What a page says with JavaScript and without: it must be the same, apart from what only helps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from playwright.async_api import Browser

from tests.audit.visit import PATIENCE

# Controls and live messages may come with JavaScript; a text may not. `data-js` marks any other helper.
TEXTS = """
(() => {
  const helpers = "button, dialog, form, select, input, noscript, script, style, template,"
    + "[role=status], [role=search], [aria-live], [data-js], .headerlink";
  const root = document.querySelector("main") ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.replace(/\\s+/g, " ").trim();
    if (text && !element.closest(helpers) && element.checkVisibility({ visibilityProperty: true })) found.push(text);
  }
  return found;
})()
"""


@dataclass(frozen=True)
class Reading:
    """The texts of a page that stand there in one case only."""

    page: str
    texts: int
    only_with: tuple[str, ...]
    only_without: tuple[str, ...]


async def readings(browser: Browser, address: str, pages: Iterable[str], width: int = 1280) -> list[Reading]:
    """Every page, read twice."""
    size = {"width": width, "height": 800}
    with_scripts = await (await browser.new_context(viewport=size)).new_page()
    without = await (await browser.new_context(viewport=size, java_script_enabled=False)).new_page()
    found = []
    for path in pages:
        texts = []
        for page in (with_scripts, without):
            await page.goto(address + path, wait_until="load", timeout=PATIENCE)
            texts.append(Counter(await page.evaluate(TEXTS)))
        found.append(Reading(path, texts[1].total(), tuple(texts[0] - texts[1]), tuple(texts[1] - texts[0])))
    await with_scripts.context.close()
    await without.context.close()
    return found
