"""Safe by construction: the policy that hosts send, no cookie, and data that stays text up to the browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from generator.build import check
from generator.fields import Plain, Prose, Verbatim
from generator.refs import values
from tests.conftest import WORLD, build_site, copy_world
from tests.server import serving

pytestmark = pytest.mark.browser

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`));
"""
SCRIPTED = """
[...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]
  .filter(({ name, value }) => name.startsWith("on") || /^\\s*javascript:/i.test(value)))
  .map(({ name, value }) => `${name}=${value}`)
"""
PLAIN = """<script>alert(1)</script> "><img src=x onerror=alert(1)> *a* **b [c](javascript:alert(1)) {: onclick=x }"""
PROSE = """&lt;b&gt; " onclick="alert(1)" {: onclick=alert(1) } [c] (javascript:x) `_x_` < | \\"""
# These go to search, to nobody, and beside a number only.
UNSEEN = {"aliases", "well_known", "year"}


@pytest.fixture(scope="module")
def strict(small: Path) -> Iterator[str]:
    with serving(small) as address:
        yield address


def addresses(folder: Path) -> list[str]:
    """Every page that stays where it is; a page of redirection does not."""
    stay = (path for path in folder.rglob("*.html") if 'http-equiv="refresh"' not in path.read_text("utf-8"))
    return sorted(path.relative_to(folder).as_posix().removesuffix("index.html") for path in stay)


def walked(browser: Browser, address: str, paths: list[str]) -> Iterator[tuple[str, Page]]:
    context = browser.new_context(locale="id-ID")
    page = context.new_page()
    page.add_init_script(WATCH)
    for path in paths:
        page.goto(address + path, wait_until="networkidle")
        yield path, page
    assert context.cookies() == []
    context.close()


def test_the_site_satisfies_its_own_policy_on_every_page(browser: Browser, strict: str, small: Path) -> None:
    found = {path: page.evaluate("window.violations") for path, page in walked(browser, strict, addresses(small))}
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_the_search_runs_under_the_policy(browser: Browser, strict: str) -> None:
    for _, page in walked(browser, strict, ["tahapan/pemungutan/"]):
        page.keyboard.press("/")
        page.get_by_role("searchbox").first.fill("dermaga")
        expect(page.get_by_role("status").first).to_contain_text("hasil")
        assert page.evaluate("window.violations") == []


def test_the_policy_allows_no_inline_script_and_no_other_host(small: Path) -> None:
    text = (small / "_headers").read_text("utf-8")
    policy = dict(re.findall(r"([a-z-]+) ([^;\n]+)", text.partition("Content-Security-Policy: ")[2].partition("\n")[0]))
    assert policy["script-src"].split() == ["'self'", "'wasm-unsafe-eval'"]
    assert not [allowed for allowed in policy.values() if "http" in allowed or "*" in allowed]
    for name in ("X-Content-Type-Options: nosniff", "Referrer-Policy: ", "Permissions-Policy: ", "Cache-Control: "):
        assert f"  {name}" in text


def poisoned(folder: Path) -> dict[str, str]:
    """Put hostile words into every text of the small world; each with its number, under its place."""
    placed: dict[str, str] = {}
    for entry in check(WORLD).entries.values():
        path = folder / entry.collection.folder / f"{entry.slug}.yml"
        if path.is_file():
            raw = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
            for place, _, value in values(entry.record):
                if isinstance(value, Plain | Verbatim | Prose) and place != ("code",):
                    prose = isinstance(value, Prose)
                    words = f"{PROSE if prose else PLAIN} nomor-{len(placed)}-"
                    if _put(raw, place, f"{value} {words}" if prose and "[" in value else words):
                        placed[f"{entry.ref} {'.'.join(map(str, place))}"] = words
            path.write_text(yaml.safe_dump(raw, allow_unicode=True), "utf-8")
    return placed


def _put(raw: Any, place: tuple[str | int, ...], words: str) -> bool:
    *steps, last = place
    if steps and steps[0] not in raw:
        return False  # a table gave it
    for depth, step in enumerate(steps):
        if isinstance(raw[step], str) and place[depth + 1 :] == ("value",):  # the short form of a claim
            raw[step] = words
            return True
        raw = raw[step]
    if isinstance(raw, dict) and last not in raw:
        return False  # the model made it up from other keys
    raw[last] = words
    return True


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("hostile")
    project = copy_world(folder / "project")
    placed = poisoned(project / "data")
    build_site(project, folder / "site", SULUH_SITE_URL="https://suluh.example/")
    return folder / "site", placed


def test_hostile_words_in_any_field_are_shown_letter_by_letter(
    browser: Browser, hostile: tuple[Path, dict[str, str]]
) -> None:
    site, placed = hostile
    seen = ""
    with serving(site) as address:
        context = browser.new_context(locale="id-ID")
        page = context.new_page()
        alerts: list[str] = []
        page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
        for path in addresses(site):
            page.goto(address + path, wait_until="load")
            assert page.evaluate(SCRIPTED) == [], path
            assert page.locator("img[src='x']").count() == 0, path
            seen += " ".join(page.locator("body").evaluate("body => body.textContent").split())
        assert alerts == []
        context.close()
    unseen = {place for place, words in placed.items() if " ".join(words.split()) not in seen}
    assert {place for place in unseen if place.split(" ")[1].split(".")[0] not in UNSEEN} == set()
    assert len(placed) > 100
