"""`python -m tests.audit [--only PART …] [--site FOLDER] [--pages ADDRESS …]`: measure the site, print, judge."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from playwright.async_api import Browser, async_playwright

from tests.audit import axe, lighthouse, nu, reading, report, sample, tools, visit
from tests.audit.report import Section
from tests.chromium import QUIET, executable
from tests.server import serving

SITE = tools.FOLDER / "site"
NUMBERS = tools.FOLDER / "report.json"
PORT = 8317
HEAVIEST = 12
Found = TypeVar("Found")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every table; 1 when anything misses its mark."""
    options = _parser().parse_args(arguments)
    try:
        tools.ready(everything="lighthouse" in options.only)
    except tools.ToolsMissingError as missing:
        sys.exit(str(missing))
    with serving(options.site or SITE, 0 if options.site else PORT) as address:
        if not options.site:
            _build(address)
        sections = [_told(name, options, address) for name in PARTS if name in options.only]
    NUMBERS.write_text(json.dumps([asdict(section) for section in sections], ensure_ascii=False, indent=1), "utf-8")
    missed = sum(len(section.misses) for section in sections)
    print(f"{missed} misses." if missed else "Every mark is met.", f"The numbers are in {NUMBERS}")
    return 1 if missed else 0


def _weight(site: Path, address: str, pages: list[str]) -> Section:
    pages = pages or sorted({*sample.kinds(site), *sample.named(site), *sample.heaviest(site, HEAVIEST)})
    views = [(page, width) for page in pages for width in visit.HEIGHTS]
    return report.weights(_browse(lambda browser: visit.visits(browser, address, views)))


def _text(site: Path, address: str, pages: list[str]) -> Section:
    return report.texts(_browse(lambda browser: reading.readings(browser, address, pages or sample.pages(site))))


def _nu(site: Path, address: str, pages: list[str]) -> Section:
    files = [sample.file(site, page) for page in pages] or sample.files(site)
    return report.markup(nu.Checker(site, files, lanes=2).faults(), len(files))


def _axe(site: Path, address: str, pages: list[str]) -> Section:
    pages = pages or sample.pages(site)
    return report.barriers(_browse(lambda browser: axe.violations(browser, address, pages)), len(pages))


def _lighthouse(site: Path, address: str, pages: list[str]) -> Section:
    named = {page: page for page in pages} or sample.NAMED
    return report.scores(
        lighthouse.scores(address, name, page)
        if sample.exists(site, page)
        else f"/{page}: there is no such page to measure"
        for name, page in named.items()
    )


PARTS: dict[str, Callable[[Path, str, list[str]], Section]] = {
    "weight": _weight,
    "text": _text,
    "nu": _nu,
    "axe": _axe,
    "lighthouse": _lighthouse,
}


def _told(name: str, options: argparse.Namespace, address: str) -> Section:
    began = time.monotonic()
    section = PARTS[name](options.site or SITE, address, options.pages)
    print(section.text(), f" {name}: {time.monotonic() - began:.0f} s\n", sep="", flush=True)
    return section


def _build(address: str) -> None:
    """The site as its publisher builds it, with the address it will have."""
    environment = {**os.environ, "SULUH_SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(SITE)]
    subprocess.run(command, env=environment, check=True)


def _browse(work: Callable[[Browser], Awaitable[Found]]) -> Found:
    async def run() -> Found:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=executable(), args=QUIET)
            return await work(browser)

    return asyncio.run(run())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="measure only this")
    parser.add_argument("--site", type=Path, help="measure a site that is built already")
    parser.add_argument("--pages", nargs="+", default=[], help="measure only these, for example lembaga/kpu/")
    return parser


if __name__ == "__main__":
    sys.exit(main())
