"""One measured run, printed as JSON: `python -m benchmarks.jobs NAME PATHS…`, each in a process of its own."""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any


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
    from generator.load import load
    from generator.site import link
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


# The events of the hook, by whose work they do.
_EVENTS = {"pre_build": "generator", "files": "generator", "page_markdown": "generator", "post_build": "Pagefind"}


def _clock_events(plugins: Any, clock: Clock) -> None:
    run = plugins.run_event

    def timed(name: str, *arguments: Any, **named: Any) -> Any:
        with clock.time(_EVENTS.get(name, "other events")):
            return run(name, *arguments, **named)

    plugins.run_event = timed


JOBS: dict[str, Callable[..., None]] = {job.__name__: job for job in (generator, floor, steps, mkdocs)}


def main(name: str, *paths: str) -> None:
    """Run one job and print its seconds and the peak memory of this process in megabytes."""
    clock = Clock()
    JOBS[name](clock, *map(Path, paths))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024
    json.dump({"seconds": clock, "megabytes": peak / unit}, sys.stdout)


if __name__ == "__main__":
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    main(*sys.argv[1:])
