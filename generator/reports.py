"""Problems as people read them, with the line and a caret, and as machines read them."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from generator.problems import Problem, printable, shown

FORMATS = ("text", "json", "github", "gitlab")
WIDTH = 100
"""How much of a long line is shown."""
MOST_PLACES = 20
"""How many of the other places are named; who mends a cause with more of them uses `rename` or a search."""

_STYLES = {"bold": "\033[1m", "red": "\033[1;31m", "dim": "\033[2m", "cyan": "\033[36m"}


def report(problems: Sequence[Problem], form: str, root: Path = Path(), *, colour: bool = False) -> str:
    """All problems in one of `FORMATS`; `root` is the folder from which machines see the files."""
    if form == "json":
        return json.dumps({"problems": [_record(problem, root) for problem in problems]}, ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(_annotation(problem, root) for problem in problems)
    if form == "gitlab":
        return json.dumps([_finding(problem, root) for problem in problems], ensure_ascii=False, indent=2)
    count = f"{len(problems)} masalah. Tidak ada yang ditulis."
    return "\n\n".join((*(_block(problem, colour) for problem in problems), count))


def wants_colour(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether somebody looks at `stream` on a terminal and has not asked for plain text (no-color.org)."""
    return stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def say(problems: Sequence[Problem], form: str, root: Path) -> None:
    """Print a report: for people where errors go, for machines where a pipe reads."""
    stream = sys.stderr if form == "text" else sys.stdout
    print(report(problems, form, root, colour=wants_colour(stream)), file=stream)


def _block(problem: Problem, colour: bool) -> str:
    def painted(text: str, style: str) -> str:
        return f"{_STYLES[style]}{text}\033[0m" if colour else text

    lines = [f"{painted(problem.place, 'bold')}: {painted(shown(problem.message), 'red')} — {shown(problem.hint)}"]
    if problem.excerpt.strip():
        text, column = _window(printable(problem.excerpt), problem.column - 1)
        margin = f"{problem.line} │ "
        lines += [painted(f"  {margin}", "dim") + text]
        lines += [painted(f"  {'│ ':>{len(margin)}}", "dim") + " " * column + painted("^", "red")]
    if problem.expected:
        lines.append(f"  {painted('diharapkan:', 'cyan')} {shown(problem.expected)}")
    lines += [f"  {painted('juga di:', 'cyan')} {place}" for place in problem.others[:MOST_PLACES]]
    if len(problem.others) > MOST_PLACES:
        lines.append(f"  dan {len(problem.others) - MOST_PLACES} tempat lain")
    return "\n".join(lines)


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and the column in that part."""
    start = max(0, column - WIDTH // 2) if len(line) > WIDTH else 0
    head, tail = ("…" if start else ""), ("…" if start + WIDTH < len(line) else "")
    return head + line[start : start + WIDTH].rstrip() + tail, column - start + len(head)


def _record(problem: Problem, root: Path) -> dict[str, object]:
    return {
        "file": (root / problem.file).as_posix(),
        "line": problem.line,
        "column": problem.column,
        "key": problem.key,
        "message": problem.message,
        "hint": problem.hint,
        "expected": problem.expected,
        "excerpt": problem.excerpt,
        "others": list(problem.others),
    }


def _annotation(problem: Problem, root: Path) -> str:
    """A GitHub workflow command: an annotation at the line of a pull request."""
    places = [f"juga di: {place}" for place in problem.others[:MOST_PLACES]]
    expected = [f"diharapkan: {problem.expected}"] if problem.expected else []
    text = "\n".join((f"{shown(problem.message)} — {shown(problem.hint)}", *expected, *places))
    named = {
        "file": (root / problem.file).as_posix(),
        "line": problem.line,
        "col": problem.column,
        "title": shown(problem.key),
    }
    properties = ",".join(f"{name}={_escaped(str(value), property=True)}" for name, value in named.items())
    return f"::error {properties}::{_escaped(text)}"


def _finding(problem: Problem, root: Path) -> dict[str, object]:
    """An entry of GitLab's code quality report, which it shows on a merge request."""
    path, text = (root / problem.file).as_posix(), f"{problem.message} — {problem.hint}"
    return {
        "description": f"{problem.key}: {text}",
        "check_name": "suluh",
        "fingerprint": hashlib.sha256(f"{path}\0{problem.key}\0{text}".encode()).hexdigest(),
        "severity": "major",
        "location": {"path": path, "lines": {"begin": problem.line}},
    }


def _escaped(text: str, *, property: bool = False) -> str:
    for sign in "%\r\n:," if property else "%\r\n":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
