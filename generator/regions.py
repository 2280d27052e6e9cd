"""The table of regions to raw records: what follows from a code and a name, as if somebody had typed it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.documents import Value
from generator.problems import Problem

# Keppres 41/1987, with the provinces formed since in the zone of the province they came from.
_ZONES = {
    "wib": "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62",
    "wita": "51 52 53 63 64 65 71 72 73 74 75 76",
    "wit": "81 82 91 92 93 94 95 96",
}
_ZONE = {code: zone for zone, codes in _ZONES.items() for code in codes.split()}
_CODE = re.compile(r"\d\d(\.\d\d)?")
_NAME = re.compile(r"(Kabupaten|Kota)( Administrasi)? (.+)")


class Row(NamedTuple):
    """One line of the table."""

    line: int
    code: str
    name: str


def read(file: str, raw: bytes) -> tuple[dict[str, Value], list[Problem]]:
    """Raw records by slug from a table of `kode,nama` under lines `# key: value`, and what is wrong with it.

    The head gives `reviewed` and `sources` (ids, separated by commas), which hold for every row.
    """
    lines = raw.decode("utf-8").splitlines()
    head = dict(line.lstrip("# ").split(": ", 1) for line in lines if line.startswith("#"))
    rows = list(_rows(lines))
    names = {row.code: row.name for row in rows}
    problems = [
        Problem(file, row.line, 1, "kode", f"`{row.code}` bukan kode wilayah yang sah", "tulis 11 atau 11.10")
        for row in rows
        if not _CODE.fullmatch(row.code) or row.code[:2] not in _ZONE or row.code[:2] not in names
    ]
    if problems:
        return {}, problems
    return {slug(row.name): {**_record(row, names), **_evidence(head)} for row in rows}, []


def slug(name: str) -> str:
    """`Kabupaten Fakfak` as `kabupaten-fakfak`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _rows(lines: list[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#") and line != "kode,nama":
            code, name = next(csv.reader([line]))
            yield Row(number, code, name)


def _evidence(head: dict[str, str]) -> dict[str, Value]:
    sources: list[Value] = [{"ref": source.strip()} for source in head["sources"].split(",")]
    return {"reviewed": head["reviewed"], "sources": sources}


def _record(row: Row, names: dict[str, str]) -> dict[str, Value]:
    shared: dict[str, Value] = {"title": row.name, "code": row.code, "time_zone": _ZONE[row.code[:2]]}
    match = _NAME.fullmatch(row.name)
    if not match:
        return {**shared, "level": "provinsi"}
    kind, administrative = match.groups()[:2]
    level = kind.lower() + ("-administrasi" if administrative else "")
    return {**shared, "level": level, "parent": slug(names[row.code[:2]])}
