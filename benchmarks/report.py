"""Medians to the tables that `python -m benchmarks` prints; ratios first, since they travel between machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from benchmarks.measure import Run

MAX_RATIO = 3
MAX_GROWTH = 12
MAX_MEGABYTES = 300
MAX_MEGABYTES_OF_SITE = 500
SLOW_PEERS_FROM = 4
"""The scale from which stock Material and Zensical have to take three times as long."""

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
    head = ("records", "ratio", "Suluh", "stock", "pages", "frames", "Pagefind", "rest of MkDocs")
    rows = []
    for size, found in results.items():
        ours, stock = found["suluh"], found["stock"]
        shares = _shares(ours)
        ratio = f"{ours.wall / stock.wall:.2f}x"
        rows.append(
            (f"{size:,}", ratio, f"{ours.wall:.1f} s", f"{stock.wall:.1f} s", *(f"{share:.0%}" for share in shares))
        )
    return table(head, rows)


def _shares(run: Run) -> list[float]:
    shares = [run.seconds[name] / run.wall for name in ("pages", "frames", "Pagefind")]
    return [*shares, 1 - sum(shares)]


def peers_table(results: Results) -> str:
    """The whole site against its peers, by how many times the real number of records it has."""
    head = ("scale", "Suluh", "Hugo, Pagefind", "stock", "Zensical", "floor", "pages", "frames", "Pagefind", "rest")
    rows = []
    for scale, found in results.items():
        ours = found["suluh"]
        peers = (_beside(ours, found.get(name)) for name in ("hugo", "stock", "zensical", "floor"))
        rows.append((f"{scale}x", f"{ours.wall:.1f} s", *peers, *(f"{share:.0%}" for share in _shares(ours))))
    return table(head, rows)


def _beside(ours: Run, peer: Run | None) -> str:
    if peer is None:
        return "left out"
    sign = ("over ", "under ") if peer.stopped else ("", "")
    return f"{sign[0]}{peer.wall:.0f} s ({sign[1]}{ours.wall / peer.wall:.2f}x)"


def peers_lines(results: Results, shown: Run) -> str:
    """The targets that the whole site has among its peers."""
    lines = []
    for scale, found in results.items():
        ours = found["suluh"].wall
        limits = {"hugo": 2.0, **({"stock": 1 / 3, "zensical": 1 / 3} if scale >= SLOW_PEERS_FROM else {})}
        for name, limit in limits.items():
            if name in found:
                lines.append(f"{scale}x against {name}: {verdict(round(ours / found[name].wall, 2), limit, 'x')}")
    small, large = min(results), max(results)
    growth = results[large]["suluh"].wall / results[small]["suluh"].wall
    lines.append(f"{small}x to {large}x: time x{growth:.1f} ({verdict(growth, large * 18 / 16, 'x')})")
    ours = results[large]["suluh"]
    for name, run in results[large].items():
        if not run.stopped and name != "floor":
            limit = f" ({verdict(run.megabytes, MAX_MEGABYTES_OF_SITE, ' MB')})" if run is ours else ""
            lines.append(f"largest process of {name} at {large}x: {run.megabytes:.0f} MB{limit}")
    hugo = results[small]["hugo"].wall
    seconds = shown.seconds["preview"]
    lines.append(f"a changed fact shows after {seconds:.2f} s ({verdict(seconds, hugo, ' s, a full build by Hugo')})")
    return "\n".join(lines)


def verdict(value: float, limit: float, unit: str) -> str:
    """The target, and whether it is met."""
    return f"{'ok' if value <= limit else 'MISSED'}, at most {limit:.3g}{unit}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns aligned to the right under their heads."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in (head, *rows)
    )
