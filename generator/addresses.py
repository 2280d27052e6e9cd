"""The ledger of every address ever published, and what in it leads nowhere now."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from generator.catalog import CATALOG, PAGES
from generator.files import LEDGER
from generator.problems import Problem
from generator.site import Site

HEAD = """\
# Setiap alamat yang pernah terbit. Ditambah oleh `python -m generator addresses`; jangan menghapus barisnya.
# Alamat yang tidak ada lagi harus disebut di `former_addresses` rekaman penggantinya.
"""
_SECTIONS = frozenset(collection.section for collection in CATALOG)


def of_site(site: Site) -> set[str]:
    """Every address that the data answers: sections, pictures, records, terms, and their former names."""
    found = {"/", *PAGES}
    for entry in site.entries.values():
        found |= {entry.address, *entry.record.former_addresses}
    return found


def of_file(path: str) -> str:
    """The address at which readers find a file of the documentation folder."""
    return f"/{path}".removesuffix("index.md") if path.endswith("index.md") else f"/{path}".replace(".md", "/")


def lost(data: Path, existing: Container[str], *, of_data: bool = False) -> Iterator[Problem]:
    """A problem for each address in the ledger of `data` that is not among the existing ones.

    With `of_data`, addresses that no record answers for (hand-written pages, downloads) are not asked about.
    """
    for number, line in enumerate(_lines(data), 1):
        place = (f"{data.name}/{LEDGER}", number, 1)
        if line.startswith("#") or not line:
            continue
        if not line.startswith("/"):
            yield Problem(*place, "berkas", "baris ini bukan alamat", "tulis satu alamat per baris, diawali `/`")
        elif line not in existing and not (of_data and line.split("/")[1] not in _SECTIONS):
            yield Problem(
                *place,
                line,
                "alamat ini pernah terbit dan kini tidak ada",
                "tulis di `former_addresses` rekaman penggantinya, atau kembalikan rekamannya",
            )


def kept(data: Path) -> bool:
    """Whether a data folder has a ledger."""
    return (data / LEDGER).is_file()


def record(data: Path, existing: Iterable[str]) -> tuple[int, int]:
    """Add what is new to the ledger of `data`, take nothing away; how many were added and how many there are."""
    known = {line for line in _lines(data) if line.startswith("/")}
    everything = known.union(existing)
    if everything != known:
        (data / LEDGER).write_text(HEAD + "".join(f"{line}\n" for line in sorted(everything)), "utf-8")
    return len(everything) - len(known), len(everything)


def _lines(data: Path) -> list[str]:
    text = (data / LEDGER).read_text("utf-8", "replace") if kept(data) else ""
    return [line.strip() for line in text.splitlines()]
