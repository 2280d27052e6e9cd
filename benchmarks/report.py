"""Medians to the tables that `python -m benchmarks` prints; ratios first, since they travel between machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from benchmarks.measure import Run

MAX_RATIO = 3
MAX_GROWTH = 12
MAX_MEGABYTES = 300

Results = Mapping[int, Mapping[str, Run]]


def generator_table(results: Results) -> str:
    """The generator against its floor, by number of records."""
    head = ("records", "ratio", "target", "generator", "floor", "memory", "start-up")
    rows = []
    for size, found in results.items():
        ours, floor = found["generator"], found["floor"]
        ratio = ours.total / floor.total
        starting = ours.wall - ours.total
        target = verdict(ratio, MAX_RATIO, "x")
        times = (f"{ours.total:.2f} s", f"{floor.total:.2f} s")
        rows.append((f"{size:,}", f"{ratio:.1f}x", target, *times, f"{ours.megabytes:.0f} MB", f"{starting:.2f} s"))
    return table(head, rows)


def growth_lines(results: Results) -> str:
    """How time grows from each number of records to the next, and the memory of the last."""
    sizes = list(results)
    lines = []
    for small, large in pairwise(sizes):
        growth, floor = (results[large][name].total / results[small][name].total for name in ("generator", "floor"))
        limit = verdict(growth, MAX_GROWTH * large / small / 10, "x")
        lines.append(f"{small:,} to {large:,} records: time x{growth:.1f} ({limit}); the floor x{floor:.1f}")
    memory = results[sizes[-1]]["generator"].megabytes
    lines.append(f"peak memory at {sizes[-1]:,} records: {memory:.0f} MB ({verdict(memory, MAX_MEGABYTES, ' MB')})")
    return "\n".join(lines)


def steps_table(results: Results) -> str:
    """The seconds of each step, measured once, and of the floor's."""
    found = [
        {"records": f"{size:,}", **_steps(runs["steps"], ""), **_steps(runs["floor"], "floor: ")}
        for size, runs in results.items()
    ]
    return table(tuple(found[0]), [tuple(row.values()) for row in found])


def _steps(run: Run, prefix: str) -> dict[str, str]:
    return {f"{prefix}{name}": f"{seconds:.2f} s" for name, seconds in run.seconds.items()}


def site_table(results: Results) -> str:
    """The whole site against stock Material over the same pages."""
    head = ("records", "ratio", "Suluh", "stock", "generator", "MkDocs", "Pagefind")
    rows = []
    for size, found in results.items():
        ours, stock = found["suluh"], found["stock"]
        shares = [ours.seconds[name] / ours.wall for name in ("generator", "Pagefind")]
        shares.insert(1, 1 - sum(shares))
        ratio = f"{ours.wall / stock.wall:.2f}x"
        rows.append(
            (f"{size:,}", ratio, f"{ours.wall:.1f} s", f"{stock.wall:.1f} s", *(f"{share:.0%}" for share in shares))
        )
    return table(head, rows)


def verdict(value: float, limit: float, unit: str) -> str:
    """The target, and whether it is met."""
    return f"{'ok' if value <= limit else 'MISSED'}, at most {limit:g}{unit}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns aligned to the right under their heads."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in (head, *rows)
    )
