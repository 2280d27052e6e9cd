"""`mkdocs serve` kept up to date: a changed fact builds the pages that depend on it, mistakes stand over the rest."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from generator import search, swap
from generator.finish import Made
from generator.mkdocs_pages import Frame
from generator.preview import Finish, Preview
from generator.problems import DataError
from generator.site import Site

log = logging.getLogger("mkdocs.hooks.suluh")

_OFTEN = 0.2  # seconds between two looks at the files
_SOON = 0.05  # seconds without a further change before the pages are brought up to date


class Live:
    """The pages being served and how to bring them up to date."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[str] = []
        self.made: dict[str, Made] = {}
        """What is shown, by path; kept up to date in place."""
        self.frame: Frame | None = None
        self._preview: Preview[Made] | None = None
        self._seen: dict[Path, int] = {}
        self._indexing = threading.Lock()

    def everything(self, begin: Callable[[Site], Finish[Made]]) -> dict[str, Made]:
        """Every page and download, made anew unless they are up to date; raises DataError."""
        if self._preview is None:
            self._preview = Preview(self.root / "data", begin)
        self._preview.update()
        self.made = self._preview.files
        return self.made

    @property
    def site(self) -> Site:
        """The joined site that `everything` shows."""
        assert self._preview
        assert self._preview.site
        return self._preview.site

    def attend(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> None:
        """Let `server` rebuild through us, look at the files more often, and show our problems."""
        watched = [config.docs_dir, *([config.config_file_path] if config.config_file_path else [])]
        for path in watched:
            server.unwatch(path)
        server.observer = PollingObserver(timeout=_OFTEN)
        server.build_delay = _SOON
        for path in watched:
            server.watch(path)
        server.builder = lambda: self.rebuild(builder)
        server.set_app(self._over(server.serve_request))
        self._seen = dict(self._others())

    def rebuild(self, builder: Callable[[], None]) -> None:
        """Show what has changed; the whole site anew only when more than facts changed."""
        self.problems = []
        try:
            seen = dict(self._others())
            if seen != self._seen:
                self._seen, self._preview = seen, None
            changed = self._preview.update() if self._preview else None
            if changed is None:
                builder()
            else:
                self._show(changed)
        except DataError as error:
            self.problems = [str(problem) for problem in error.problems]
            log.error("%s", error)
        except (Exception, SystemExit) as error:
            self.problems = [str(error) or type(error).__name__]
            log.exception("the last good pages stay")

    def _others(self) -> Iterator[tuple[Path, int]]:
        for folder in ("docs", "overrides", "generator/templates"):
            for path in (self.root / folder).rglob("*"):
                yield path, path.stat().st_mtime_ns
        yield self.root / "mkdocs.yml", (self.root / "mkdocs.yml").stat().st_mtime_ns

    def _show(self, changed: dict[str, Made]) -> None:
        frame = self.frame
        assert frame
        assert self._preview
        self.made.update(changed)
        for path, (made, html) in changed.items():
            file = frame.files.get_file_from_path(path)
            assert file
            file.abs_dest_path = str(Path(frame.config.site_dir, file.dest_uri))
            if html is None:
                Path(file.abs_dest_path).write_bytes(made.content)
            elif file.page:
                frame.put(file.page, html)
        log.info("%d files changed", len(changed))
        if changed:
            threading.Thread(target=self._index, args=(frame.config.site_dir, self.site), daemon=True).start()

    def _index(self, folder: str, site: Site) -> None:
        with self._indexing:
            new = mkdtemp(prefix=".pagefind-", dir=Path(folder).parent)
            try:
                search.index(folder, list(search.parts(site)), new, patient=True)
                swap.replace(Path(folder, "pagefind"), Path(new))
            except (OSError, RuntimeError) as error:
                log.warning("search still finds what it found before: %s", error)
            finally:
                shutil.rmtree(new, ignore_errors=True)

    def _over(self, inner: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        """The server's answers, with the problems over every page while there are any."""

        def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            if not self.problems:
                return inner(environ, start_response)
            kept: list[Any] = []
            answer = inner(environ, lambda *head: kept.extend(head))
            body = b"".join(answer)
            getattr(answer, "close", lambda: None)()
            if ("Content-Type", "text/html") in kept[1]:
                body = body.replace(b"</header>", b"</header>" + self._banner().encode(), 1)
            start_response(kept[0], [*(each for each in kept[1] if each[0] != "Content-Length")])
            return [body]

        return app

    def _banner(self) -> str:
        lines = "".join(f"<li><code>{escape(problem)}</code></li>" for problem in self.problems)
        words = "Halaman ini belum memuat perubahan terakhir Anda:"
        head = '<aside class="md-banner" aria-label="Masalah di dalam data">'
        return f"{head}<strong>{words}</strong><ul>{lines}</ul></aside>"
