"""One measured run, printed as JSON: `python -m benchmarks.jobs NAME PATHS…`, each in a process of its own."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from signal import SIGINT
from socket import socket
from statistics import median
from time import perf_counter, sleep
from typing import Any
from urllib.request import urlopen


class Clock(dict[str, float]):
    """Seconds by name."""

    @contextmanager
    def time(self, name: str) -> Iterator[None]:
        """Add what happens inside to `name`."""
        start = perf_counter()
        yield
        self[name] = self.get(name, 0.0) + perf_counter() - start


def generator(clock: Clock, data: Path, folder: Path) -> None:
    """Everything from `data` to files, as `python -m generator write` does it."""
    from generator.build import build
    from generator.write import write

    with clock.time("work"):
        write(build(data), folder / "no-docs", folder)


def floor(clock: Clock, data: Path, ready: Path, folder: Path) -> None:
    """Parse the same YAML with libyaml and write the same files, which stand in `ready`."""
    import yaml

    files = {path.relative_to(ready): path.read_bytes() for path in sorted(ready.rglob("*")) if path.is_file()}
    with clock.time("parse"):
        for path in sorted(data.rglob("*.yml")):
            yaml.compose(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
    with clock.time("write"):
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


def steps(clock: Clock, data: Path, folder: Path) -> None:
    """The generator, each step finished before the next begins."""
    from generator import exports, render, rules
    from generator.link import link
    from generator.load import load
    from generator.write import write

    with clock.time("load"):
        loaded = load(data)
    with clock.time("link"):
        site, _ = link(loaded.entries, loaded.broken)
    with clock.time("rules"):
        rules.check(site)
    with clock.time("render"):
        pages = list(render.pages(site))
    with clock.time("exports"):
        downloads = list(exports.assets(site))
    with clock.time("write"):
        write([partial(_same, file) for file in (*pages, *downloads)], folder / "no-docs", folder)


def _same(file: Any) -> Any:
    return file


def mkdocs(clock: Clock, project: Path, folder: Path) -> None:
    """Build a MkDocs project as `mkdocs build` does, and clock the generator and Pagefind inside it."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder))
    _clock_events(config.plugins, clock)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def zensical(clock: Clock, project: Path, folder: Path) -> None:
    """Build a project with Zensical, which writes to `site` in it."""
    with clock.time("Zensical"):
        _run("zensical", "build", "--clean", folder=project)
    shutil.move(project / "site", folder)


def hugo(clock: Clock, project: Path, folder: Path) -> None:
    """Build a project with Hugo, and index it with Pagefind as ours is."""
    from pagefind.service import get_executable

    with clock.time("Hugo"):
        _run("hugo", "--quiet", "--destination", str(folder), folder=project)
    with clock.time("Pagefind"):
        _run(str(get_executable()), "--quiet", "--site", str(folder), folder=project)


def _run(program: str, *arguments: str, folder: Path) -> None:
    beside_python = Path(sys.executable).parent / program
    command = [str(beside_python) if beside_python.exists() else program, *arguments]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SystemExit(f"{program} failed:\n{result.stdout[-2000:]}{result.stderr[-2000:]}")


# The events of our hook by what happens in them; Markdown becomes HTML where the pages are made.
_EVENTS = {"files": "pages", "env": "frames", "post_build": "Pagefind"}


def _clock_events(plugins: Any, clock: Clock) -> None:
    run = plugins.run_event

    def timed(name: str, *arguments: Any, **named: Any) -> Any:
        with clock.time(_EVENTS.get(name, "other events")):
            return run(name, *arguments, **named)

    plugins.run_event = timed


def preview(clock: Clock, project: Path, folder: Path) -> None:
    """Serve a project and change one fact: until the page asked for over HTTP shows it, the median of five."""
    shutil.copytree(project, folder)
    question = min((folder / "data" / "questions").glob("*.yml"))
    with _serving(folder) as address:
        page = f"{address}tanya-jawab/{question.stem}/"
        times = []
        for number in range(5):
            text = question.read_text("utf-8")
            question.write_text(
                re.sub(r"^title: (\d+ )?", f"title: {number + 1000} ", text, flags=re.MULTILINE), "utf-8"
            )
            start = perf_counter()
            while f"{number + 1000} " not in _got(page):
                sleep(0.01)
            times.append(perf_counter() - start)
            sleep(2)  # the search index is made anew after the page is shown
    clock["preview"] = median(times)


@contextmanager
def _serving(project: Path) -> Iterator[str]:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", host]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while not _got(f"http://{host}/"):
                sleep(0.1)
            yield f"http://{host}/"
        finally:
            server.send_signal(SIGINT)


def _got(address: str) -> str:
    try:
        with urlopen(address, timeout=30) as answer:
            return str(answer.read(), "utf-8")
    except OSError:
        return ""


def edits(clock: Clock, data: Path, folder: Path) -> None:
    """Change a data folder at random 200 times: kept up to date, and built clean every time; both must be the same."""
    from generator.build import build
    from generator.preview import Preview
    from generator.problems import DataError
    from tests.edits import edit

    chance = Random(2024)
    shutil.copytree(data, folder / "data")
    kept = Preview(folder / "data", lambda site: lambda file, _: file.content)
    kept.update()
    for number in range(200):
        path, before = edit(chance, folder / "data")
        try:
            with clock.time("kept up to date"):
                kept.update()
        except DataError:
            path.write_text(before, "utf-8")
            kept.update()
        with clock.time("built clean"):
            clean = {file.path: file.content for file in (make() for make in build(folder / "data"))}
        if kept.files != clean:
            raise SystemExit(f"edit {number}: {path} leaves other pages than a clean build")


JOBS: dict[str, Callable[..., None]] = {
    job.__name__: job for job in (generator, floor, steps, mkdocs, zensical, hugo, preview, edits)
}


def main(name: str, *paths: str) -> None:
    """Run one job and print its seconds and the peak memory of this process in megabytes."""
    clock = Clock()
    JOBS[name](clock, *map(Path, paths))
    json.dump({"seconds": clock, "megabytes": _peak()}, sys.stdout)


def _peak() -> float:
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024)


if __name__ == "__main__":
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    main(*sys.argv[1:])
