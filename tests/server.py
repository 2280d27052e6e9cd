"""The built site served as a good host would: compressed, with types, cache times and the site's own `_headers`."""

from __future__ import annotations

import functools
import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TEXT = ("text/", "application/javascript", "application/json", "application/xml", "image/svg", "application/manifest")
PAUSE = 0.15  # seconds between the pieces of an answer that is cut; enough to paint what came first
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".webmanifest": "application/manifest+json"}


@contextmanager
def serving(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve a folder while the block runs; gives its address, which ends in a slash."""
    with _Server(("127.0.0.1", port), _Handler) as server:
        server.folder = folder
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def compressed(path: Path) -> bytes:
    """What a file weighs on the wire."""
    return _compressed(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=4096)
def _compressed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class _Server(ThreadingHTTPServer):
    folder: Path

    @functools.cached_property
    def rules(self) -> list[tuple[str, str, str]]:
        """Pattern, name and value of every header in the site's `_headers` file."""
        path, rules, pattern = self.folder / "_headers", list[tuple[str, str, str]](), ""
        for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
            if line[:1].isspace() and ":" in line:
                name, value = line.split(":", 1)
                rules.append((pattern, name.strip(), value.strip()))
            elif line.strip() and not line.startswith("#"):
                pattern = line.strip()
        return rules


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: _Server

    def handle(self) -> None:
        # A browser that moves on hangs up on what it no longer wants.
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        address = unquote(urlsplit(self.path).path)
        path = (self.server.folder / address.lstrip("/")).resolve()
        if not path.is_relative_to(self.server.folder.resolve()):
            self._send(HTTPStatus.NOT_FOUND, {}, b"")
        elif path.is_dir() and not address.endswith("/"):
            self._send(HTTPStatus.MOVED_PERMANENTLY, {"Location": f"{address}/"}, b"")
        else:
            self._file(address, path / "index.html" if path.is_dir() else path)

    def _file(self, address: str, path: Path) -> None:
        status = HTTPStatus.OK
        if not path.is_file():
            status, path = HTTPStatus.NOT_FOUND, self.server.folder / "404.html"
        kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        headers = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith(TEXT) else kind}
        headers["Cache-Control"] = "public, max-age=600"
        headers |= {name: value for pattern, name, value in self.server.rules if fnmatchcase(address, pattern)}
        body = path.read_bytes() if path.is_file() else b""
        packed = "gzip" in self.headers.get("Accept-Encoding", "") and not self._cut()
        if kind.startswith(TEXT) and packed and path.is_file():
            body = compressed(path)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self._send(status, headers, body)

    def _send(self, status: HTTPStatus, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self._write(body)
        self.wfile.flush()

    def _write(self, body: bytes) -> None:
        """Send a body; where the address ends in `?cut=…`, in two pieces, as a slow line would."""
        if cut := self._cut():
            self.wfile.write(body[:cut])
            self.wfile.flush()
            time.sleep(PAUSE)
        self.wfile.write(body[cut:])

    def _cut(self) -> int:
        return int(urlsplit(self.path).query.partition("cut=")[2] or 0)
