"""Lighthouse's four categories on a phone: performance three times, for it is a measurement."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.audit.tools import MODULES, NODE
from tests.chromium import QUIET, executable

CATEGORIES = ("accessibility", "best-practices", "seo", "performance")
TIMED = "performance"


@dataclass
class Scores:
    """The scores of one page in every run, and the audits that cost points."""

    name: str
    page: str
    runs: dict[str, list[int]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    machine: list[int] = field(default_factory=list)
    """Lighthouse's own measure of the machine in every run: a busy one makes any site slow."""

    def misses(self) -> list[str]:
        """What is below 100; a bad run may give 98 for performance, the middle one may not."""
        found = [f"{name} {min(runs)}" for name, runs in self.runs.items() if name != TIMED and min(runs) < 100]
        timed = self.runs.get(TIMED, [])
        if timed and (median(timed) < 100 or min(timed) < 98):
            found.append(f"{TIMED} {'/'.join(map(str, timed))}")
        return found


def scores(address: str, name: str, page: str, times: int = 3) -> Scores:
    """Measure one page; performance again until it was measured `times` times."""
    found = Scores(name, page)
    for time in range(times):
        categories = CATEGORIES if time == 0 else (TIMED,)
        result = _run(address + page, categories)
        found.machine.append(round(result["environment"]["benchmarkIndex"]))
        for category in categories:
            found.runs.setdefault(category, []).append(round(100 * (result["categories"][category]["score"] or 0)))
            found.lost += [one for one in _lost(result, category) if one not in found.lost]
    return found


def _run(url: str, categories: tuple[str, ...]) -> dict[str, Any]:
    flags = " ".join(("--headless=new", *QUIET))
    result = subprocess.run(
        [
            *(str(NODE), str(MODULES / "lighthouse" / "cli" / "index.js"), url, "--output=json", "--quiet"),
            *(f"--only-categories={','.join(categories)}", f"--chrome-flags={flags}", "--max-wait-for-load=60000"),
        ],
        env={**os.environ, "CHROME_PATH": executable(), "NO_UPDATE_NOTIFIER": "1", "CI": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise RuntimeError(f"Lighthouse did not run on {url}: {result.stderr.strip()[-500:]}")
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def _lost(result: dict[str, Any], category: str) -> list[str]:
    found = []
    for reference in result["categories"][category]["auditRefs"]:
        audit = result["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
            items = (audit.get("details") or {}).get("items") or []
            shown = [_shown(item) for item in items[:3]]
            value = audit.get("displayValue", "")
            found.append(f"{category}: {audit['id']}: {audit['title']} {value} {' | '.join(shown)}".strip())
    return found


def _shown(item: dict[str, Any]) -> str:
    node = item.get("node") or {}
    return str(node.get("selector") or node.get("snippet") or item.get("url") or item.get("description") or "")[:120]
