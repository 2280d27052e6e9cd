"""What the frame of a page says about it: to machines in its head, to readers who pass it on."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import segno

from generator import addresses, jsonld, sharing
from generator.catalog import CATALOG, Collection
from generator.load import Entry
from generator.site import Site

COMMON = "umum"
"""The card of pages that belong to no section."""
_RUN = re.compile(rb"\x01+")
_QUIET = 4  # ISO/IEC 18004: four modules of nothing around the code


class Head(NamedTuple):
    """What a template needs besides the page itself; every text is plain and still to be escaped."""

    address: str
    path: str
    card: str
    reviewed: date | None
    version: str
    message: str
    apa: str
    bibtex: str
    report: str
    jsonld: str | None
    qr: str | None
    """The code on paper, in SVG; only when the public address is known and wanted."""


_PRINTED = 'class="printed-address">/'


class Heads:
    """The heads of all pages of a site whose public address is `base`, or not known when that is empty."""

    def __init__(self, site: Site, base: str, publisher: str, version: str, *, codes: bool = False) -> None:
        self._site, self._base, self._publisher, self._version = site, base.rstrip("/"), publisher, version
        self._codes = codes and bool(base)
        self._refs = {entry.path: entry.ref for entry in site.entries.values() if not entry.collection.one_page}
        self._sections = {f"{collection.section}/index.md": collection for collection in CATALOG}

    def of(self, path: str, title: str, description: str, site: Site | None = None) -> Head:
        """The head of the page made from the file at `path`; asked of `site` when a later one has the same records."""
        site = site or self._site
        ref, section = self._refs.get(path), self._sections.get(path)
        entry = site[ref] if ref else None
        collection = entry.collection if entry else section
        here = addresses.of_file(path)
        work = sharing.Work(
            publisher=self._publisher,
            title=entry.record.heading if entry else title,
            answer=site.plain(entry.record.summary.parts) if entry else description,
            source=_source(site, entry) if entry else None,
            address=self._whole(here),
            reviewed=_reviewed(site, path, entry, section),
            version=self._version,
        )
        return Head(
            address=work.address,
            path=here,
            card=collection.section if collection else COMMON,
            reviewed=work.reviewed,
            version=self._version,
            message=sharing.message(work),
            apa=sharing.apa(work),
            bibtex=sharing.bibtex(work),
            report=urlencode({"halaman": here, "versi": self._version}),
            jsonld=self._machine(site, entry, section),
            qr=qr(work.address) if self._codes else None,
        )

    def on_paper(self, html: str) -> str:
        """The page with whole addresses where it prints those of this site."""
        return html.replace(_PRINTED, f"{_PRINTED[:-1]}{self._whole('/')}")

    def _whole(self, address: str) -> str:
        return self._base + address

    def _machine(self, site: Site, entry: Entry | None, section: Collection | None) -> str | None:
        if entry:
            return _script(jsonld.of_entry(site, entry, self._whole))
        return _script(jsonld.of_section(site, section, self._whole)) if section else None


def _source(site: Site, entry: Entry) -> str | None:
    refs = getattr(entry.record, "sources", ())
    return refs[0].words(site[refs[0].ref].record.short) if refs else None


def _reviewed(site: Site, path: str, entry: Entry | None, section: Collection | None) -> date | None:
    if entry:
        return entry.record.reviewed
    if section or path == "index.md":
        folders = [section.folder] if section else [collection.folder for collection in CATALOG]
        days = (each.record.reviewed for folder in folders for each in site.section(folder))
        return max(days, default=None)
    return None


def version(project: Path, site: Site) -> str:
    """`0.1.0+3f2a91c`: the generator's version and seven digits that change with any byte of the data."""
    made = project / "pyproject.toml"
    number = tomllib.loads(made.read_text("utf-8"))["project"]["version"] if made.is_file() else "0"
    files = {entry.document.file: entry.document.raw for entry in site.entries.values()}
    digest = hashlib.sha256()
    for name, raw in sorted(files.items()):
        digest.update(name.encode() + b"\0" + raw)
    return f"{number}+{digest.hexdigest()[:7]}"


def qr(address: str) -> str:
    """An address as the picture that a camera reads, in SVG."""
    # The mask is given because looking for the best one takes longer than everything else.
    rows = segno.make_qr(address, error="m", mask=3, boost_error=False).matrix
    size = len(rows) + 2 * _QUIET
    drawn = "".join(_runs(rows))
    return (
        f'<svg class="qr" viewBox="0 0 {size} {size}" width="{size}" height="{size}" role="img" '
        f'aria-label="Kode QR menuju halaman ini"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path fill="#000" d="{drawn}"/></svg>'
    )


def _runs(rows: tuple[bytearray, ...]) -> Iterator[str]:
    for y, row in enumerate(rows, _QUIET):
        for run in _RUN.finditer(row):
            length = run.end() - run.start()
            yield f"M{run.start() + _QUIET} {y}h{length}v1h-{length}z"


def _script(things: list[dict[str, Any]]) -> str:
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
