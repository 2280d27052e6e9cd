"""What earlier rounds found, kept in a file with the day of each answer."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.weblinks.answers import Answer, Verdict

FRESH_DAYS = 30
"""A good answer is believed for so long; a bad one only on its own day."""
_WORDS = {word.value: word for word in Verdict}


class Known(NamedTuple):
    """An answer and its day."""

    answer: Answer
    day: date

    def age(self, today: date) -> int:
        """How many days ago it was given."""
        return (today - self.day).days

    def is_fresh(self, today: date) -> bool:
        """Whether nobody need ask again."""
        return 0 <= self.age(today) <= (FRESH_DAYS if self.answer.verdict is Verdict.FINE else 0)


def load(path: Path) -> dict[str, Known]:
    """What the file holds; nothing when there is none or it is damaged, for everything can be asked again."""
    try:
        told = json.loads(path.read_text("utf-8"))
        return {address: _known(**value) for address, value in told.items()}
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return {}


def save(path: Path, known: Mapping[str, Known]) -> None:
    """Put the answers into the file, whole or not at all. Raises OSError."""
    told = {
        address: {"day": each.day.isoformat(), **{k: v for k, v in each.answer._asdict().items() if v}}
        for address, each in sorted(known.items())
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}-{os.getpid()}")
    aside.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    aside.replace(path)


def _known(day: str, verdict: str, **rest: object) -> Known:
    return Known(Answer(_WORDS[verdict], **rest), date.fromisoformat(day))  # type: ignore[arg-type]
