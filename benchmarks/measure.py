"""Jobs run in turns, each in a fresh process, and the medians of what they report."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


class Job(NamedTuple):
    """A name in `benchmarks.jobs`, and the paths it reads."""

    name: str
    paths: tuple[Path, ...]


class Run(NamedTuple):
    """What one or more runs took: seconds of the whole process, seconds by name inside it, peak memory."""

    wall: float
    seconds: Mapping[str, float]
    megabytes: float

    @property
    def total(self) -> float:
        """The seconds clocked inside the process, without its start."""
        return sum(self.seconds.values())


def run(job: Job, made: Path) -> Run:
    """Run one job in a process of its own, filling the folder `made`; raises SystemExit when it fails."""
    start = perf_counter()
    result = python("benchmarks.jobs", job.name, *job.paths, made)
    wall = perf_counter() - start
    return Run(wall, **json.loads(result))


def python(module: str, *arguments: object) -> str:
    """What a module of this project prints when run; raises SystemExit when it fails."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SystemExit(f"{module} failed:\n{result.stdout[-2000:]}{result.stderr[-2000:]}")
    return result.stdout


def in_turns(jobs: Mapping[str, Job], times: int, folder: Path, *, keep: bool) -> dict[str, Run]:
    """The medians of every job run `times` times, one after the other, after one run each that is not counted.

    What they make stays in `folder` if `keep`: ext4 is slow to make files where many were deleted a moment ago.
    """
    runs: dict[str, list[Run]] = {name: [] for name in jobs}
    for turn in range(times + 1):
        for name, job in jobs.items():
            made = folder / f"{name}-{turn}"
            found = run(job, made)
            if turn:
                runs[name].append(found)
            if not keep:
                shutil.rmtree(made)
    return {name: middle(found) for name, found in runs.items()}


def middle(runs: list[Run]) -> Run:
    """The median of each number by itself."""
    names = runs[0].seconds
    return Run(
        median(found.wall for found in runs),
        {name: median(found.seconds[name] for found in runs) for name in names},
        median(found.megabytes for found in runs),
    )
