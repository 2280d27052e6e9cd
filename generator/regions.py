"""The table of regions to raw records: what follows from a code and a name, as if somebody had typed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.documents import Value
from generator.problems import Problem
from generator.scalars import is_slug

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


Wrong = tuple[int, str, str, str]
"""A line, a key, what is wrong there, and the remedy."""


def read(file: str, raw: bytes) -> tuple[dict[str, Value], list[Problem]]:
    """Raw records by slug from a table of `kode,nama` under lines `# key: value`, and what is wrong with it.

    The head gives `reviewed` and `sources` (ids, separated by commas), which hold for every row, and
    what follows from a row's level; `gubernur-34` says it otherwise for the province 34.
    """
    try:
        lines = raw.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return {}, [Problem(file, line, 1, "berkas", "berkas ini bukan teks UTF-8", "simpan ulang sebagai UTF-8")]
    head = dict(_said(line) for line in lines if line.startswith("#"))
    rows = list(_rows(lines))
    names = {row.code: row.name for row in rows}
    wrong = [*_wrong_heads(lines, head), *_wrong_rows(rows, names)]
    if wrong:
        return {}, [Problem(file, line, 1, key, message, hint) for line, key, message, hint in wrong]
    return {slug(row.name): {**_record(row, names), **_evidence(head), **_rules(row, head)} for row in rows}, []


def _said(line: str) -> tuple[str, str]:
    key, _, value = line.lstrip("# ").partition(": ")
    return key, value.strip()


def _wrong_heads(lines: list[str], head: dict[str, str]) -> Iterator[Wrong]:
    for key in {"reviewed", "sources"} - head.keys():
        yield 1, key, "baris ini tidak ada di kepala tabel", f"tambahkan `# {key}: …`"
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            key, value = _said(line)
            if not value:
                yield number, "kepala", "baris ini bukan `# kunci: nilai`", "isi nilainya atau hapus barisnya"
            elif key.startswith("lembaga-") and value.count(", ") != 1:
                yield number, key, "isinya bukan dua id lembaga", "tulis penyelenggara, koma, spasi, lalu pengawasnya"


def _wrong_rows(rows: list[Row], names: dict[str, str]) -> Iterator[Wrong]:
    first: dict[str, int] = {}
    for row in rows:
        if not _CODE.fullmatch(row.code) or row.code[:2] not in _ZONE or row.code[:2] not in names:
            yield row.line, "kode", f"`{row.code}` bukan kode wilayah yang sah", "tulis 11 atau 11.10"
        if not is_slug(slug(row.name)):
            yield row.line, "nama", f"`{row.name}` bukan nama wilayah", "tulis `kode,nama`"
        for word in sorted({row.code, slug(row.name)} & first.keys())[:1]:
            yield row.line, "nama", f"`{word}` sudah ada di baris {first[word]}", "hapus salah satunya"
        first |= {row.code: row.line, slug(row.name): row.line}


def slug(name: str) -> str:
    """`Kabupaten Fakfak` as `kabupaten-fakfak`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _rows(lines: list[str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#") and line != "kode,nama":
            code, _, name = line.partition(",")
            yield Row(number, code, name.strip('" '))  # spreadsheets put quotes around what has spaces


def _evidence(head: dict[str, str]) -> dict[str, Value]:
    sources: list[Value] = [{"ref": source.strip()} for source in head["sources"].split(",")]
    return {"reviewed": head["reviewed"], "sources": sources}


def _rules(row: Row, head: dict[str, str]) -> dict[str, Value]:
    def said(rule: str) -> str | None:
        return head.get(f"{rule}-{row.code[:2]}", head.get(rule))

    province = len(row.code) == 2
    why: list[Value] = [text for rule in ("gubernur", "kepala") if (text := said(rule))]
    bodies = said("lembaga-provinsi" if province else "lembaga-kabupaten-kota")
    keys = ("organised_by", "overseen_by")
    return {
        **({"ballots_why": why} if why else {}),
        **(dict(zip(keys, bodies.split(", "), strict=True)) if bodies else {}),
    }


def _record(row: Row, names: dict[str, str]) -> dict[str, Value]:
    shared: dict[str, Value] = {"title": row.name, "code": row.code, "time_zone": _ZONE[row.code[:2]]}
    match = _NAME.fullmatch(row.name)
    if not match:
        return {**shared, "level": "provinsi"}
    kind, administrative = match.groups()[:2]
    level = kind.lower() + ("-administrasi" if administrative else "")
    return {**shared, "level": level, "parent": slug(names[row.code[:2]])}
