"""What is wrong with the data: values that name the place and the remedy."""

from collections.abc import Iterable
from dataclasses import dataclass, field
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

    `key` is the dotted path of the value, or `berkas` when the file as a whole is meant.
    """

    file: str
    line: int
    column: int
    key: str
    message: str
    hint: str
    expected: str = field(default="", compare=False)
    """What belongs here, in the words of the model."""
    excerpt: str = field(default="", compare=False)
    """The line of the file."""
    others: tuple[str, ...] = field(default=(), compare=False)
    """More places that the same cause broke, as `file:line:column: key`."""

    @property
    def place(self) -> str:
        """`file:line:column: key`."""
        return f"{shown(self.file)}:{self.line}:{self.column}: {shown(self.key)}"

    def __str__(self) -> str:
        return f"{self.place}: {shown(self.message)} — {shown(self.hint)}"


def shown(text: str) -> str:
    """Text as one line that no terminal acts on, cut where nobody reads on."""
    line = printable(text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def printable(text: str) -> str:
    """Text with a space for every character that a terminal could act on."""
    return text if text.isprintable() else "".join(sign if sign.isprintable() else " " for sign in text)


class DataError(Exception):
    """The data cannot become a site; carries every problem found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(self.problems)  # as they are, so that another process can send them

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))
