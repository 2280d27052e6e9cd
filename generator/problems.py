"""What is wrong with the data: values that name the place and the remedy."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Line and column, counted from 1."""

    line: int
    column: int


START = Place(1, 1)
LONGEST = 500


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one file, worded in Indonesian for the person who edits it.

    `key` is the dotted path of the value,
    or `berkas` when the file as a whole is meant.
    """

    file: str
    line: int
    column: int
    key: str
    message: str
    hint: str

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}"
        return f"{_shown(self.file)}:{place}: {_shown(self.key)}: {_shown(self.message)} — {_shown(self.hint)}"


def _shown(text: str) -> str:
    """Text as one line that no terminal acts on, cut where nobody reads on."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


class DataError(Exception):
    """The data cannot become a site; carries every problem found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))
