"""A first visit on a slow line: bytes, requests to other hosts, console, shifts of layout."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.async_api import Browser, CDPSession, Page

STUCK = 40  # seconds
PATIENCE = 180_000  # milliseconds; a busy machine is no fault of the site
HEIGHTS = {360: 740, 1280: 800}
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}

WATCH_SHIFTS = """
window.shiftsSeen = [];
const nameOf = (node) => {
  const element = node instanceof Element ? node : node?.parentElement;
  return element ? element.tagName.toLowerCase() + (element.className ? "." + element.className : "") : "?";
};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    shiftsSeen.push([entry.value, entry.sources.map((source) => nameOf(source.node)).join(" ")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Visit:
    """What one visit cost and what went wrong in it."""

    page: str
    width: int
    bytes: int = 0
    requests: int = 0
    answered: int = 0
    foreign: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    shifts: list[str] = field(default_factory=list)


async def visits(browser: Browser, address: str, views: Iterable[tuple[str, int]], tabs: int = 4) -> list[Visit]:
    """Every page and width, each in a browser that knows nothing of the site yet; the waiting is done together."""
    free = asyncio.Semaphore(tabs)

    async def one(page: str, width: int) -> Visit:
        async with free:
            return await _patiently(browser, address, page, width)

    return list(await asyncio.gather(*(one(page, width) for page, width in views)))


async def _patiently(browser: Browser, address: str, page: str, width: int, tries: int = 3) -> Visit:
    # A tab beside others sometimes never tells that it has loaded; a new one then does.
    for _ in range(tries - 1):
        with suppress(TimeoutError):
            return await asyncio.wait_for(visit(browser, address, page, width), STUCK)
    return await visit(browser, address, page, width)


async def visit(browser: Browser, address: str, path: str, width: int) -> Visit:
    seen = Visit(path, width)
    context = await browser.new_context(viewport={"width": width, "height": HEIGHTS[width]}, locale="id-ID")
    page = await context.new_page()
    wire = await context.new_cdp_session(page)
    await _watch(seen, page, wire, urlsplit(address).netloc)
    await page.goto(address + path, wait_until="load", timeout=PATIENCE)
    await _settle(seen)
    weight = seen.bytes
    await _scroll_through(page)
    seen.bytes = weight
    shifts = await page.evaluate("window.shiftsSeen")
    seen.shifts = [f"{value:.4f} {names}" for value, names in shifts]
    await context.close()
    return seen


async def _watch(seen: Visit, page: Page, wire: CDPSession, host: str) -> None:
    def asked(url: str) -> None:
        if urlsplit(url).scheme not in ("data", "blob", "about") and urlsplit(url).netloc != host:
            seen.foreign.append(url)

    def answered(status: int, url: str) -> None:
        # The page for unknown addresses is asked for by its own name here, so its status is fine too.
        if status >= 400:
            seen.console.append(f"{status}: {url}")

    def arrived(event: dict[str, float]) -> None:
        seen.answered += 1
        seen.bytes += int(event.get("encodedDataLength", 0))

    def sent(event: dict[str, object]) -> None:
        # An address that leads on keeps its request; only the last answer ends it.
        seen.requests += "redirectResponse" not in event

    page.on("request", lambda request: asked(request.url))
    page.on("response", lambda answer: answered(answer.status, answer.url))
    page.on("console", lambda message: seen.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.console.append(f"error: {error}"))
    page.on("requestfailed", lambda request: seen.console.append(f"failed: {request.url}"))
    wire.on("Network.requestWillBeSent", sent)
    wire.on("Network.loadingFinished", arrived)
    wire.on("Network.loadingFailed", arrived)
    await wire.send("Network.enable")
    await wire.send("Network.emulateNetworkConditions", SLOW)
    await page.add_init_script(WATCH_SHIFTS)


async def _settle(seen: Visit, still: float = 0.3, most: int = 20) -> None:
    """Until all that was asked for has come, or nothing comes any more; then for the time of two round trips."""
    before, waits = (-1, -1), 0
    while before != (seen.requests, seen.answered) or (seen.answered < seen.requests and waits < most):
        waits = 0 if before != (seen.requests, seen.answered) else waits + 1
        before = (seen.requests, seen.answered)
        await asyncio.sleep(still)


async def _scroll_through(page: Page) -> None:
    """To the end and back by script, which counts as no input, so that late pictures would show their shifts."""
    await page.evaluate(
        """async () => {
          for (const top of [0.33, 0.66, 1, 0]) {
            scrollTo({ top: top * document.documentElement.scrollHeight, behavior: "instant" });
            await new Promise((done) => setTimeout(done, 60));
          }
        }"""
    )
