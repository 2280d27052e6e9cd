"""The gates of the audit that need no clock; `make audit` measures the rest, and every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.audit import axe, nu, reading, report, sample, tools, visit
from tests.audit.gate import browse, hold
from tests.server import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", autouse=True)
def _tools() -> None:
    tools.ready()


@pytest.fixture(scope="module", autouse=True)
def checker(built: Path, _tools: None) -> nu.Checker:
    """The Nu checker, at work on every page while the browser does the rest."""
    return nu.Checker(built, sample.files(built))


def test_a_first_visit_is_light_quiet_still_and_stays_on_this_host(built: Path, address: str) -> None:
    kinds, heaviest = sample.kinds(built), sample.heaviest(built, 3)
    views = [(page, 360) for page in sorted({*kinds, *heaviest})] + [(page, 1280) for page in kinds]
    found = browse(lambda browser: visit.visits(browser, address, views))
    assert all(one.bytes > 1024 for one in found), "nothing was weighed"
    hold(report.weights(found))


def test_every_kind_of_page_reads_the_same_without_javascript(built: Path, address: str) -> None:
    found = browse(lambda browser: reading.readings(browser, address, sample.kinds(built)))
    assert all(one.texts for one in found), "nothing was read"
    hold(report.texts(found))


def test_the_nu_checker_finds_no_error_on_any_page(built: Path, checker: nu.Checker) -> None:
    hold(report.markup(checker.faults(), len(sample.files(built))))


BAD = """<!doctype html><html lang="id"><head><title>Buruk</title><link rel="icon" href="data:,"></head><body>
<main><p id="a">Satu</p><p id="a">Dua</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p id="late"></p>
<script>document.getElementById("late").textContent = "Hanya dengan skrip"; console.log("halo");
setTimeout(() => { const late = document.createElement("hr"); late.style.height = "300px";
document.querySelector("main").prepend(late); }, 200);</script>
</main></body></html>
"""


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A page that misses every mark, to know that the gates can close."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "index.html").write_text(BAD, "utf-8")
    with serving(folder) as address:
        yield folder, address


def test_the_gates_close_on_a_bad_page(bad: tuple[Path, str]) -> None:
    folder, address = bad

    async def all_of_it(browser: Browser) -> tuple[visit.Visit, reading.Reading, list[axe.Violation]]:
        return (
            await visit.visit(browser, address, "", 360),
            (await reading.readings(browser, address, [""]))[0],
            await axe.violations(browser, address, [""]),
        )

    seen, read, barriers = browse(all_of_it)
    assert seen.console == ["log: halo"]
    assert len(seen.shifts) == 1
    assert read.only_with == ("Hanya dengan skrip",)
    assert "image-alt" in {one.rule for one in barriers}
    assert {(one.width, one.palette) for one in barriers} == {(w, p) for w in visit.HEIGHTS for p in axe.PALETTES}
    assert "Duplicate ID “a”." in [fault.message for fault in nu.Checker(folder, sample.files(folder)).faults()]


def test_the_lock_of_the_tools_names_no_registry() -> None:
    text = (tools.HERE / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in text
    assert text.count('"integrity"') > 100
