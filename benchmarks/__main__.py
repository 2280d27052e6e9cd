"""`python -m benchmarks [--quick] [--only PART]`: measure everything and print the tables."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import projects, report
from benchmarks.measure import ROOT, Job, Run, in_turns, python, run, within
from generator.build import check

SIZES = (100, 1_000, 10_000)
SITE_SIZES = (100, 1_000)
TIMES = 5
QUICK_TIMES = 2

PEERS = (projects.suluh, projects.hugo, projects.stock, projects.zensical)
SCALES = (1, 4, 16)
"""How many times the real number of records."""
PATIENCE = 300
"""Seconds after which a builder is stopped, and is left out of what is larger."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables asked for; always 0, for a slow machine is no mistake."""
    options = _parser().parse_args(arguments)
    print(
        f"Each run in a fresh process. Python {platform.python_version()}, {os.cpu_count()} processors.\n", flush=True
    )
    for name in options.only or PARTS:
        with TemporaryDirectory() as folder:
            PARTS[name](Path(folder), options.data, options.quick)
    return 0


def generator(folder: Path, data: Path, quick: bool) -> None:
    """Print the generator against its floor."""
    times = QUICK_TIMES if quick else TIMES
    results: dict[int, dict[str, Run]] = {}
    for size in SIZES[: 2 if quick else None]:
        _progress(f"generator, {size:,} records")
        corpus, pages, scratch = _corpus(folder, data, size), folder / f"pages-{size}", folder / f"scratch-{size}"
        ours = Job("generator", (corpus,))
        run(ours, pages)
        jobs = {"generator": ours, "floor": Job("floor", (corpus, pages))}
        results[size] = in_turns(jobs, times, scratch, keep=True)
        results[size]["steps"] = run(Job("steps", (corpus,)), scratch / "steps")
    print("The generator against its floor: parse the same YAML with libyaml, write the same files.")
    print(f"Medians of {times} runs in turns, after a warm-up.\n")
    print(report.generator_table(results), report.growth_lines(results), sep="\n\n")
    print("\nStep by step, once.\n", report.steps_table(results), sep="\n", flush=True)


def sites(folder: Path, data: Path, quick: bool) -> None:
    """Print the whole build against stock Material."""
    times = QUICK_TIMES if quick else TIMES
    results: dict[int, dict[str, Run]] = {}
    for size in SITE_SIZES:
        _progress(f"whole site, {size:,} records")
        corpus = _corpus(folder, data, size)
        builds = {make.__name__: _build(make, folder, corpus) for make in (projects.suluh, projects.stock)}
        results[size] = in_turns(builds, times, folder / "sites", keep=False)
    print("\nThe whole site against the same pages under stock Material (own search, every page in nav).")
    print(f"Medians of {times} runs in turns, after a warm-up.\n")
    print(report.site_table(results), flush=True)


def peers(folder: Path, data: Path, quick: bool) -> None:
    """Print the whole build against every builder one might use instead, and how soon a changed fact shows."""
    real = len(check(data).entries)
    results: dict[int, dict[str, Run]] = {}
    makes = list(PEERS)
    for scale in SCALES[: 1 if quick else None]:
        _progress(f"whole site and its peers, {scale} times {real:,} records")
        corpus = _corpus(folder, data, scale * real)
        builds = {make.__name__: _build(make, folder, corpus) for make in makes}
        results[scale] = within(PATIENCE, builds, folder / "peers")
        makes = [make for make in makes if not results[scale][make.__name__].stopped]
        results[scale]["floor"] = _floor(folder, corpus)
        shutil.rmtree(corpus)
    _progress("a changed fact")
    shown = run(Job("preview", (projects.suluh(folder / "served", data),)), folder / "preview")
    print(f"\nThe whole site against its peers over the same pages; stopped after {PATIENCE} seconds.\n")
    print(report.peers_table(results), report.peers_lines(results, shown), sep="\n\n", flush=True)


def edits(folder: Path, data: Path, quick: bool) -> None:
    """Print what random edits cost, kept up to date and built clean; the job fails where the two differ."""
    _progress("200 random edits")
    found = run(Job("edits", (_corpus(folder, data, SIZES[0]),)), folder / "edits")
    kept, clean = found.seconds.values()
    print(f"\n200 random edits of {SIZES[0]} records, every page and download the same as in a clean build:")
    print(f"kept up to date {kept:.1f} s, built clean {clean:.1f} s, {kept / clean:.2f}x", flush=True)


PARTS: Mapping[str, Callable[[Path, Path, bool], None]] = {
    "generator": generator,
    "site": sites,
    "peers": peers,
    "edits": edits,
}


def _corpus(folder: Path, data: Path, size: int) -> Path:
    corpus = folder / f"data-{size}"
    python("benchmarks.corpus", data.resolve(), size, corpus)
    return corpus


def _build(make: Callable[[Path, Path], Path], folder: Path, corpus: Path) -> Job:
    project = make(folder / f"{make.__name__}-{corpus.name}", corpus)
    return Job("mkdocs" if make in (projects.suluh, projects.stock) else make.__name__, (project,))


def _floor(folder: Path, corpus: Path) -> Run:
    pages = folder / f"pages-{corpus.name}"
    run(Job("generator", (corpus,)), pages)
    return run(Job("floor", (corpus, pages)), folder / f"floor-{corpus.name}")


def _progress(text: str) -> None:
    print(f"measuring: {text}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast Suluh is, as ratios.")
    parser.add_argument("--quick", action="store_true", help="two runs, no 10,000 records, peers only at the real size")
    parser.add_argument("--only", choices=PARTS, action="append", help="one part; may be given again (default: all)")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the records to multiply (default: data)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
