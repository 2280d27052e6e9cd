"""Jobs run in turns, each in a fresh process, and the medians of what they report."""

from __future__ import annotations

import json
import os
import shutil
import signal
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
    """What one or more runs took: seconds of the whole process, seconds by name inside it, peak memory.

    The memory is that of the largest process, not of all together.
    """

    wall: float
    seconds: Mapping[str, float]
    megabytes: float
    stopped: bool = False
    """Whether it was stopped after `wall` seconds without having finished."""

    @property
    def total(self) -> float:
        """The seconds clocked inside the process, without its start."""
        return sum(self.seconds.values())


def run(job: Job, made: Path, limit: float | None = None) -> Run:
    """Run one job in a process of its own, filling the folder `made`, for at most `limit` seconds.

    Raises SystemExit when it fails.
    """
    start = perf_counter()
    try:
        result = python("benchmarks.jobs", job.name, *job.paths, made, limit=limit)
    except subprocess.TimeoutExpired:
        return Run(perf_counter() - start, {}, 0, stopped=True)
    wall = perf_counter() - start
    return Run(wall, **json.loads(result))


def python(module: str, *arguments: object, limit: float | None = None) -> str:
    """What a module of this project prints when run.

    Raises SystemExit when it fails, TimeoutExpired when it and all that it started were stopped after `limit` seconds.
    """
    command = [sys.executable, "-m", module, *map(str, arguments)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            printed, complaints = process.communicate(timeout=limit)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    if process.returncode:
        raise SystemExit(f"{module} failed:\n{printed[-2000:]}{complaints[-2000:]}")
    return printed


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


def within(limit: float, jobs: Mapping[str, Job], folder: Path) -> dict[str, Run]:
    """One run of every job, none of which may take longer than `limit` seconds: these take minutes."""
    runs: dict[str, Run] = {}
    for name, job in jobs.items():
        runs[name] = run(job, folder / name, limit)
        shutil.rmtree(folder / name, ignore_errors=True)
    return runs


def middle(runs: list[Run]) -> Run:
    """The median of each number by itself."""
    names = runs[0].seconds
    return Run(
        median(found.wall for found in runs),
        {name: median(found.seconds[name] for found in runs) for name in names},
        median(found.megabytes for found in runs),
    )
