"""What a test asks of the audit: one browser's work, and no miss in what it found."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from playwright.async_api import Browser, async_playwright

from tests.audit.report import Section
from tests.chromium import QUIET, executable

Found = TypeVar("Found")


def browse(work: Callable[[Browser], Awaitable[Found]]) -> Found:
    """Work with a browser in a loop of its own: the other tests' browser keeps this thread's busy."""

    async def run() -> Found:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=executable(), args=QUIET)
            return await work(browser)

    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, run()).result()


def hold(section: Section) -> None:
    assert not section.misses, "\n".join([section.title, *section.misses])
