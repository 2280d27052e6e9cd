"""Measurements to tables, and to what a miss is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.audit.axe import Violation
from tests.audit.lighthouse import Scores
from tests.audit.nu import Fault
from tests.audit.reading import Reading
from tests.audit.visit import Visit

BUDGET = 120 * 1024


@dataclass(frozen=True)
class Section:
    """One table, and its misses in words."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    misses: list[str] = field(default_factory=list)

    def text(self) -> str:
        table = [self.head, *self.rows]
        wide = [max(len(row[column]) for row in table) for column in range(len(self.head))]
        lines = ["  ".join(cell.ljust(size) for cell, size in zip(row, wide, strict=True)).rstrip() for row in table]
        rule = "-" * len(self.title)
        wrong = [f"  miss: {miss}" for miss in self.misses] or ["  no miss"]
        return "\n".join([self.title, rule, *(lines if self.rows else []), *wrong, ""])


def weights(visits: Iterable[Visit]) -> Section:
    rows, misses = [], []
    for one in visits:
        name = f"/{one.page} at {one.width}"
        rows.append(
            (
                *(f"/{one.page}", str(one.width), f"{one.bytes / 1024:.1f}", str(one.requests)),
                *(str(len(found)) for found in (one.foreign, one.shifts, one.console)),
            )
        )
        misses += [f"{name}: {one.bytes / 1024:.1f} KB transferred"] if one.bytes > BUDGET else []
        misses += [f"{name}: other host: {url}" for url in one.foreign]
        misses += [f"{name}: layout shift {shift}" for shift in one.shifts]
        misses += [f"{name}: console: {text}" for text in one.console]
    head = ("page", "width", "KB", "requests", "other hosts", "shifts", "console")
    return Section("First visit, on a slow line", head, rows, misses)


def texts(readings: Iterable[Reading]) -> Section:
    rows, misses = [], []
    for one in readings:
        rows.append((f"/{one.page}", str(one.texts), str(len(one.only_with)), str(len(one.only_without))))
        misses += [f"/{one.page}: only with JavaScript: {text[:100]}" for text in one.only_with]
        misses += [f"/{one.page}: only without JavaScript: {text[:100]}" for text in one.only_without]
    head = ("page", "texts without JavaScript", "only with", "only without")
    return Section("Reading without JavaScript", head, rows, misses)


def barriers(violations: Iterable[Violation], pages: int) -> Section:
    found: dict[tuple[str, str, str], list[Violation]] = {}
    for one in violations:
        found.setdefault((one.rule, one.impact, one.element), []).append(one)
    order = sorted(found.items(), key=lambda item: -len(item[1]))
    rows = [
        (rule, impact, str(len({one.page for one in group})), _views(group), element[:90])
        for (rule, impact, element), group in order[:60]
    ]
    misses = [
        f"{rule} on {len({one.page for one in group})} pages, e.g. /{group[0].page} ({_views(group)}): "
        f"{element[:120]}: {' '.join(group[0].why.split())[:300]}"
        for (rule, _, element), group in order[:60]
    ]
    misses += [f"and {len(order) - 60} more kinds of violation"] if len(order) > 60 else []
    title = f"axe-core on {pages} pages, at two widths, in both palettes"
    return Section(title, ("rule", "impact", "pages", "views", "element"), rows, misses)


def markup(faults: Iterable[Fault], pages: int) -> Section:
    found: dict[str, list[Fault]] = {}
    for one in faults:
        found.setdefault(one.message, []).append(one)
    order = sorted(found.items(), key=lambda item: -len(item[1]))
    rows = [(str(len({one.page for one in group})), message[:140]) for message, group in order]
    misses = [
        f"{message} (on {len({one.page for one in group})} pages, e.g. /{group[0].page} line {group[0].line}: "
        f"{group[0].extract[:160]})"
        for message, group in order
    ]
    return Section(f"Nu HTML checker on {pages} files", ("pages", "error"), rows, misses)


def scores(found: Iterable[Scores | str]) -> Section:
    rows, misses = [], []
    for one in found:
        if isinstance(one, str):
            misses.append(one)
            continue
        rows.append(
            (one.name, f"/{one.page}", *("/".join(map(str, runs)) for runs in (*one.runs.values(), one.machine)))
        )
        misses += [f"/{one.page}: {miss}" for miss in one.misses()]
        if one.misses():
            misses += [f"/{one.page}: lost points: {lost}" for lost in one.lost]
    head = ("kind", "page", "accessibility", "best practices", "SEO", "performance", "machine")
    return Section("Lighthouse, mobile", head, rows, misses)


def _views(group: Iterable[Violation]) -> str:
    return ", ".join(sorted({f"{one.width} {one.palette}" for one in group}))
