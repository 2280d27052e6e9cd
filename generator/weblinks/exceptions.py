"""Addresses that nobody need mend for now: each with its reason and the day until which that holds.

[[tool.suluh.links]]
address = "https://contoh.example/*"    # a star at the end stands for anything
reason = "menolak pemeriksa; dibuka di peramban pada 25 November 2026"
until = 2027-05-25
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from generator.problems import Problem

_KEYS = ("address", "reason", "until")


class Excepted(NamedTuple):
    """An address, or the beginning of some, that may answer as it likes until a day."""

    address: str
    until: date
    line: int

    def covers(self, address: str) -> bool:
        """Whether it is about this address."""
        if self.address.endswith("*"):
            return address.startswith(self.address[:-1])
        return address == self.address


class Exceptions(NamedTuple):
    """The exceptions that hold on a day, and what is wrong with the others."""

    held: tuple[Excepted, ...]
    problems: tuple[Problem, ...]

    def cover(self, address: str) -> bool:
        """Whether one of them is about this address."""
        return any(each.covers(address) for each in self.held)

    def unneeded(self, file: str, bad: Iterable[str]) -> Iterator[Problem]:
        """A problem for each that covers none of the `bad` addresses."""
        bad = list(bad)
        for each in self.held:
            if not any(map(each.covers, bad)):
                yield _problem(
                    file, each.line, each.address, "pengecualian ini tidak diperlukan lagi", "hapus dari daftar"
                )


def read(path: Path, today: date) -> Exceptions:
    """The exceptions in a settings file; none when there is no such file."""
    text = path.read_text("utf-8") if path.is_file() else ""
    held: list[Excepted] = []
    problems: list[Problem] = []
    try:
        listed = tomllib.loads(text).get("tool", {}).get("suluh", {}).get("links", [])
    except tomllib.TOMLDecodeError as error:
        return Exceptions((), (_problem(path.name, 1, "berkas", f"bukan TOML yang sah ({error})", "perbaiki dulu"),))
    for number, item in enumerate(listed if isinstance(listed, list) else [listed]):
        line = _line(text, number)
        wrong = _wrong(item, today)
        name = str(item.get("address", "tool.suluh.links")) if isinstance(item, dict) else "tool.suluh.links"
        if wrong:
            problems.append(_problem(path.name, line, name, *wrong))
        else:
            held.append(Excepted(item["address"], item["until"], line))
    return Exceptions(tuple(held), tuple(problems))


def _wrong(item: Any, today: date) -> tuple[str, str] | None:
    keys = 'tulis `address = "…"`, `reason = "…"`, dan `until = 2027-06-30`'
    if not isinstance(item, dict) or set(item) - set(_KEYS):
        return "pengecualian ini memuat kunci yang tidak dikenal", keys
    if not isinstance(item.get("address"), str) or not item["address"].startswith(("https://", "http://")):
        return "pengecualian ini tidak menyebut alamat", keys
    if not isinstance(item.get("reason"), str) or not item["reason"].strip():
        return "pengecualian ini tanpa alasan", "tulis `reason`: mengapa alamat ini dibiarkan"
    if not isinstance(item.get("until"), date) or isinstance(item["until"], datetime):
        return (
            "pengecualian ini tanpa batas waktu",
            "tulis `until` dengan tanggal tanpa tanda kutip, misalnya 2027-06-30",
        )
    if item["until"] < today:
        return (
            f"pengecualian ini habis pada {item['until'].isoformat()}",
            "periksa alamatnya lagi, lalu hapus atau perpanjang",
        )
    return None


def _line(text: str, number: int) -> int:
    """The line of the heading of the exception of that number, counted from 0."""
    heads = [
        place for place, line in enumerate(text.splitlines(), 1) if line.strip().startswith("[[tool.suluh.links]]")
    ]
    return heads[number] if number < len(heads) else 1


def _problem(file: str, line: int, key: str, message: str, hint: str) -> Problem:
    return Problem(file, line, 1, key, message, hint)
