"""`python -m benchmarks [--quick]`: measure everything and print the tables."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import projects, report
from benchmarks.measure import ROOT, Job, Run, in_turns, python, run

SIZES = (100, 1_000, 10_000)
SITE_SIZES = (100, 1_000)
TIMES = 5
QUICK_TIMES = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every table; always 0, for a slow machine is no mistake."""
    options = _parser().parse_args(arguments)
    times = QUICK_TIMES if options.quick else TIMES
    print(
        f"Medians of {times} runs after a warm-up, in turns, each in a fresh process. "
        f"Python {platform.python_version()}, {os.cpu_count()} processors.\n",
        flush=True,
    )
    with TemporaryDirectory() as folder:
        generator(Path(folder), options.data, SIZES[: 2 if options.quick else None], times)
        sites(Path(folder), SITE_SIZES, times)
    return 0


def generator(folder: Path, data: Path, sizes: Sequence[int], times: int) -> None:
    """Print the generator against its floor, and leave a corpus of each size in `folder`."""
    results: dict[int, dict[str, Run]] = {}
    for size in sizes:
        _progress(f"generator, {size:,} records")
        corpus, pages, scratch = folder / f"data-{size}", folder / f"pages-{size}", folder / f"scratch-{size}"
        python("benchmarks.corpus", data.resolve(), size, corpus)
        ours = Job("generator", (corpus,))
        run(ours, pages)
        jobs = {"generator": ours, "floor": Job("floor", (corpus, pages))}
        results[size] = in_turns(jobs, times, scratch, keep=True)
        results[size]["steps"] = run(Job("steps", (corpus,)), scratch / "steps")
    print("The generator against its floor: parse the same YAML with libyaml, write the same files.\n")
    print(report.generator_table(results), report.growth_lines(results), sep="\n\n")
    print("\nStep by step, once.\n", report.steps_table(results), sep="\n", flush=True)


def sites(folder: Path, sizes: Sequence[int], times: int) -> None:
    """Print the whole build against stock Material, for the corpora that stand in `folder`."""
    results: dict[int, dict[str, Run]] = {}
    for size in sizes:
        _progress(f"whole site, {size:,} records")
        corpus = folder / f"data-{size}"
        builds = {
            make.__name__: Job("mkdocs", (make(folder / f"{make.__name__}-{size}", corpus),))
            for make in (projects.suluh, projects.stock)
        }
        results[size] = in_turns(builds, times, folder / "sites", keep=False)
    print("\nThe whole site against the same pages under stock Material (own search, every page in nav).\n")
    print(report.site_table(results), flush=True)


def _progress(text: str) -> None:
    print(f"measuring: {text}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast Suluh is, as ratios.")
    parser.add_argument("--quick", action="store_true", help="two runs, and no 10,000 records")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the records to multiply (default: data)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
