"""Where every key and value of a file begins, and the line that a reader finds there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import yaml

from generator import nodes
from generator.nodes import UnreadableError
from generator.problems import START, Place

Path: TypeAlias = "tuple[str | int, ...]"

_LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines


class Spot(NamedTuple):
    """A value in a file: its key and itself; an item of a list is its own key."""

    key: yaml.Node
    value: yaml.Node


class _Tree:
    """The nodes of one file, each looked into once and only when somebody asks for what it holds."""

    def __init__(self, raw: bytes) -> None:
        try:
            root = nodes.compose(raw)
            self.root: Spot | None = Spot(root, root)
        except UnreadableError:
            self.root = None
        self._children: dict[int, dict[str | int, Spot]] = {}

    def descend(self, path: Path) -> list[Spot]:
        """The values on the way to `path`, as far as they are there."""
        found = [self.root] if self.root else []
        for step in path if found else ():
            node = found[-1].value
            known = self._children.get(id(node))
            if known is None:
                known = self._children[id(node)] = dict(_children(node))
            if step not in known:
                break
            found.append(known[step])
        return found


# Kept for the next question about the same file, so that many problems cost little more than one.
_tree = lru_cache(maxsize=64)(_Tree)


def spot(raw: bytes, path: Path) -> Spot | None:
    """The value under `path`; None when it is not in the file."""
    found = _tree(raw).descend(path)
    return found[-1] if len(found) == len(path) + 1 else None


def deepest(raw: bytes, path: Path) -> yaml.Node | None:
    """The value under `path`, or the last one on the way to it."""
    found = _tree(raw).descend(path)
    return found[-1].value if found else None


def place(raw: bytes, path: Path, *, key: bool = False) -> Place:
    """Where the value under `path` begins, or its key; the nearest parent if it is absent."""
    found = _tree(raw).descend(path)
    if not found:
        return START
    node = found[-1].key if key and len(found) == len(path) + 1 else found[-1].value
    return nodes.start(node.start_mark)


def words(raw: bytes, start: Place, said: str) -> Place:
    """Where `said` stands at or after `start`; `start` when it does not."""
    if not said or start == START:
        return start
    text = raw.decode("utf-8", "replace")
    before = sum(len(line) for line in text.splitlines(keepends=True)[: start.line - 1]) + start.column - 1
    at = text.find(said, before)
    return Place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) if at >= 0 else start


def line(raw: bytes, number: int) -> str:
    """One line of a file, counted from 1; nothing when there is no such line."""
    lines = _lines(raw)
    return lines[number - 1] if number <= len(lines) else ""


@lru_cache(maxsize=64)
def _lines(raw: bytes) -> list[str]:
    return _LINE_BREAK.split(raw.decode("utf-8-sig", "replace"))


def _children(node: yaml.Node) -> Iterator[tuple[str | int, Spot]]:
    if isinstance(node, yaml.SequenceNode):
        yield from ((index, Spot(item, item)) for index, item in enumerate(node.value))
    elif isinstance(node, yaml.MappingNode):
        # Of a key written twice the first counts, and so it comes last.
        pairs = reversed(node.value)
        yield from ((name.value, Spot(name, item)) for name, item in pairs if isinstance(name.value, str))
