"""Changes at known places of a file; every other byte stays."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """A stretch of a text, from one character to another, and what stands there instead."""

    start: int
    end: int
    text: str


def text_of(raw: bytes) -> str:
    """The text in which YAML counts its places."""
    return raw.decode("utf-8-sig")


def apply(raw: bytes, edits: Iterable[Edit]) -> bytes:
    """The file with every edit made; edits do not overlap."""
    text = text_of(raw)
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return (codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b"") + text.encode()
