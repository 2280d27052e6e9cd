"""Which pages are measured: one of every kind, the heaviest, and a few of the rest, always the same ones."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from tests.server import compressed

REDIRECT = re.compile(rb"<meta[^>]+http-equiv=[\"']?refresh", re.IGNORECASE)

# What the Lighthouse targets are named for. A page that is not built is reported, never passed over.
NAMED = {
    "home": "",
    "stage": "tahapan/pemungutan-suara/",
    "institution": "lembaga/kpu/",
    "theme": "wawasan/pancasila/",
    "directive": "arahan/tindak-lanjut-5-pendidikan-politik/",
    "region": "wilayah/kota-tangerang/",
    "question": "tanya-jawab/apa-hukuman-politik-uang/",
    "search": "cari/?q=nyoblos",
}


def files(site: Path) -> list[Path]:
    """Every HTML file of the site."""
    return sorted(site.rglob("*.html"))


def pages(site: Path) -> list[str]:
    """The address of every page somebody reads, so without redirects; home is ''."""
    return [_address(site, path) for path in files(site) if not REDIRECT.search(path.read_bytes()[:4000])]


def file(site: Path, page: str) -> Path:
    path = site / page.partition("?")[0]
    return path if path.suffix == ".html" else path / "index.html"


def exists(site: Path, page: str) -> bool:
    return file(site, page).is_file()


def named(site: Path) -> list[str]:
    return [page for page in NAMED.values() if exists(site, page)]


def heaviest(site: Path, count: int | None = None) -> list[str]:
    """Pages by what their HTML weighs on the wire, the heaviest first."""
    return sorted(pages(site), key=lambda page: -_weight(site, page))[:count]


def kinds(site: Path) -> list[str]:
    """The heaviest page of every kind: each section's front page and its records."""
    found: dict[tuple[str, bool], str] = {}
    for page in heaviest(site):
        section, _, rest = page.partition("/")
        found.setdefault((section, bool(rest)), page)
    return sorted(found.values())


def some(site: Path, count: int) -> list[str]:
    """Pages of any kind, chosen by their address alone."""
    return sorted(pages(site), key=lambda page: hashlib.sha256(page.encode()).digest())[:count]


def _address(site: Path, path: Path) -> str:
    return path.relative_to(site).as_posix().removesuffix("index.html")


def _weight(site: Path, page: str) -> int:
    return len(compressed(file(site, page)))
