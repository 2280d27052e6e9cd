"""What nobody should type, fed to the loader: `python -m tests.fuzz [SECONDS] [SEED]`, or `make fuzz`.

A try is the small world with one file mutated. It must end within two seconds, in a site or in a DataError,
and leave the folder as it was. One that does not is printed with its number; the same seed gives the same tries.
"""

from __future__ import annotations

import random
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from generator.build import check
from generator.load import Memory
from generator.problems import DataError
from generator.reports import FORMATS, report

WORLD = Path(__file__).parent / "world"
LONGEST = 2
"""Seconds of work that one try may take."""

Mutate = Callable[[random.Random, bytes, bytes], bytes]
"""Bytes of one file, and of another to borrow from, to what somebody might save instead."""

WORDS = tuple(
    word.encode()
    for word in (
        *(
            "null",
            "~",
            "[]",
            "{}",
            "!!python/object:x y",
            "&a",
            "*a",
            "<<: *a",
            "|",
            ">-",
            "---",
            "...",
            "#",
            "%YAML 1.1",
        ),
        *("\t", "\r", "\x00", "\x85", "\u2028", "\ufeff", "\ud7ff", "\U0001f5f3", "é" * 99, "9" * 5000, "-" * 999),
        *(
            "[[stages/pemungutan]]",
            "[[",
            "]]",
            "[@piagam-pulau, Pasal 4]",
            "[@",
            "<b>",
            "**",
            "_" * 99,
            "](",
            "`",
            "\\",
        ),
        *(
            "2101-02-30",
            "0000-00-00",
            "9999-12-31",
            "24:61",
            "../../etc/passwd",
            "https://",
            "javascript:x",
            "''",
            '""',
        ),
        *("[" * 40, "{a: " * 40, "- " * 40, "? ", "title: x\n", "sources:\n  - ref: tidak-ada\n", "\n\n\n", "  "),
    )
)


class Failure(NamedTuple):
    """One try that did not end as it should."""

    number: int
    file: str
    content: bytes
    what: str


def _flip(chance: random.Random, text: bytes, _other: bytes) -> bytes:
    place = chance.randrange(len(text) or 1)
    return text[:place] + bytes([chance.randrange(256)]) + text[place + 1 :]


def _insert(chance: random.Random, text: bytes, _other: bytes) -> bytes:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(WORDS) + text[place:]


def _delete(chance: random.Random, text: bytes, _other: bytes) -> bytes:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.randrange(80) :]


def _lines(chance: random.Random, text: bytes, _other: bytes) -> bytes:
    lines = text.splitlines(keepends=True) or [b""]
    one, other = (chance.randrange(len(lines)) for _ in range(2))
    lines[one] = chance.choice([lines[other], b"  " + lines[one], lines[one].lstrip(), lines[one] * 2])
    return b"".join(lines)


def _value(chance: random.Random, text: bytes, _other: bytes) -> bytes:
    lines = text.splitlines(keepends=True) or [b""]
    place = chance.randrange(len(lines))
    key = lines[place].split(b": ", 1)[0]
    lines[place] = key + b": " + chance.choice(WORDS) + b"\n"
    return b"".join(lines)


def _cross(chance: random.Random, text: bytes, other: bytes) -> bytes:
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other) + 1) :]


def _repeat(chance: random.Random, text: bytes, _other: bytes) -> bytes:
    start = chance.randrange(len(text) + 1)
    part = text[start : start + chance.randrange(1, 200)]
    return text[:start] + part * chance.choice([2, 50, 2000]) + text[start:]


MUTATIONS: tuple[Mutate, ...] = (_flip, _insert, _delete, _lines, _value, _cross, _repeat)


class Field:
    """A copy of the small world in which one file at a time is something else; without a limit, no clock is asked."""

    def __init__(self, folder: Path, longest: int = 0) -> None:
        self.longest = longest
        self.data = Path(shutil.copytree(WORLD, folder / "data"))
        self.good = {path: path.read_bytes() for path in sorted(self.data.rglob("*")) if path.is_file()}
        self.memory = Memory()
        check(self.data, self.memory)

    def trial(self, number: int, seed: int) -> Failure | None:
        """Mutate, look, put back; what went wrong, if anything did."""
        chance = random.Random(f"{seed}-{number}")
        path = chance.choice(list(self.good))
        content = self.good[path]
        for _ in range(chance.choice([1, 1, 1, 2, 5])):
            content = chance.choice(MUTATIONS)(chance, content, self.good[chance.choice(list(self.good))])
        what = self.outcome(path, content)
        return Failure(number, path.relative_to(self.data).as_posix(), content, what) if what else None

    def outcome(self, path: Path, content: bytes) -> str:
        """Why a file of this content is a mistake of ours; empty when the loader takes or refuses it in good order."""
        self._write(path, content)
        try:
            with _at_most(self.longest):
                check(self.data, self.memory)
        except DataError as error:
            for form in FORMATS:
                report(error.problems, form)
        except Exception:
            return traceback.format_exc()
        finally:
            self._write(path, self.good[path])
        there = sorted(found for found in self.data.rglob("*") if found.is_file())
        return "" if there == list(self.good) else f"files were written: {set(there) ^ set(self.good)}"

    def _write(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        self.memory.files.pop(path.relative_to(self.data).as_posix(), None)  # the disk's clock is too coarse to tell


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Seconds of work; and ten times as many of waiting, because the machine may have other things to do."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"no answer within {seconds} seconds")

    before = {number: signal.signal(number, stop) for number in (signal.SIGPROF, signal.SIGALRM)}
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, 10 * seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


def main(seconds: str = "60", seed: str = "") -> int:
    """Try until the time is over; 1 with everything that was found, 0 with nothing."""
    start, number, chosen = monotonic(), 0, int(seed or random.SystemRandom().randrange(10**6))
    failures: list[Failure] = []
    with TemporaryDirectory() as folder:
        field = Field(Path(folder), LONGEST)
        while monotonic() - start < float(seconds) and len(failures) < 10:
            if failure := field.trial(number, chosen):
                failures.append(failure)
            number += 1
    for failure in failures:
        print(f"try {failure.number} of seed {chosen}, {failure.file}:")
        print(f"{failure.content[:2000]!r}\n{failure.what[-4000:]}")
    print(f"{number} tries with seed {chosen}, {len(failures)} of them not answered in good order.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
