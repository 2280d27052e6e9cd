"""Random changes to a data folder, of the kinds that editors make: each leaves YAML, not always a right one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

_WORDS = re.compile(r"^(\s*(?:- )?(?:title|summary|name|plain|says|what|does|detail|claim): )(.+)$", re.MULTILINE)
_DAY = re.compile(r"\b(2\d{3}-\d{2}-)(\d{2})\b")
_ITEM = re.compile(r"^\s+- [^:\n]+\n", re.MULTILINE)


def edit(chance: random.Random, data: Path) -> tuple[Path, str]:
    """Change one file under `data`; returns its path and what it held before."""
    path = chance.choice(sorted(data.rglob("*.yml")))
    before = path.read_text("utf-8")
    change = chance.choice((_reword, _move_day, _drop_item, _swap_items))
    path.write_text(change(chance, before), encoding="utf-8")
    return path, before


def _reword(chance: random.Random, text: str) -> str:
    return _at_one(
        chance, _WORDS, text, lambda found: f"{found[1]}{found[2]} {chance.choice(('baru', 'lama', 'lagi'))}"
    )


def _move_day(chance: random.Random, text: str) -> str:
    return _at_one(chance, _DAY, text, lambda found: f"{found[1]}{chance.randint(1, 31):02}")


def _drop_item(chance: random.Random, text: str) -> str:
    return _at_one(chance, _ITEM, text, lambda found: "")


def _swap_items(chance: random.Random, text: str) -> str:
    found = list(_ITEM.finditer(text))
    pairs = [(a, b) for a, b in pairwise(found) if a.end() == b.start()]
    if not pairs:
        return _reword(chance, text)
    first, second = chance.choice(pairs)
    return text[: first.start()] + second[0] + first[0] + text[second.end() :]


def _at_one(chance: random.Random, sign: re.Pattern[str], text: str, new: Callable[[re.Match[str]], str]) -> str:
    found = list(sign.finditer(text))
    if not found:
        return text
    match = chance.choice(found)
    return text[: match.start()] + new(match) + text[match.end() :]
