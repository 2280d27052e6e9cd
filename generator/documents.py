"""One YAML file as text, with the place of every value in it.

YAML gives text only (`11.10`, `13:00`, `no` and `010` arrive as written); the models
give it types. Places are looked up by parsing once more when somebody asks, so that a
site without mistakes does not pay for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from generator import nodes
from generator.nodes import UnreadableError
from generator.problems import START, Place, Problem

Path: TypeAlias = "tuple[str | int, ...]"
Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_TEXT, _LIST, _MAPPING = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_PLAIN_TAGS = frozenset({_TEXT, _LIST, _MAPPING})
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one file and the name under which problems speak of it."""

    file: str
    raw: bytes

    def problem(
        self, message: str, hint: str, path: Path = (), *, key: bool = False, at: Place | None = None
    ) -> Problem:
        """A problem at the value under `path`, at its key, or at a place already known."""
        line, column = at or self.place(path, key=key)
        return Problem(self.file, line, column, dotted(path), message, hint)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value under `path` begins, or its key; the nearest parent if it is absent."""
        try:
            node = nodes.compose(self.raw)
        except UnreadableError:
            return START
        for depth, step in enumerate(path):
            found = _child(node, step)
            if found is None:
                break
            name, node = found
            if key and depth == len(path) - 1:
                node = name
        return nodes.start(node.start_mark)


def dotted(path: Path) -> str:
    """`("duties", 0, "role")` as `duties[1].role`; `berkas` for the whole file."""
    text = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.lstrip(".") or "berkas"


def parse(document: Document) -> tuple[Value | None, list[Problem]]:
    """The file's content as text, lists and mappings, and every reason it cannot be used."""
    try:
        node = nodes.compose(document.raw)
    except UnreadableError as error:
        return None, [document.problem(flaw.message, flaw.hint, at=flaw.at) for flaw in error.flaws]
    try:
        return _plain(node), []
    except _OddError:
        found: list[Problem] = []
        return _Reader(document, found).read(node, ()), found


class _OddError(Exception):
    """Something in a file that a record has no use for."""


def _plain(node: yaml.Node) -> Value:
    # Nearly every file is in order, so the quick way comes first and the careful one explains what it stumbled on.
    if node.tag not in _PLAIN_TAGS:
        raise _OddError
    if isinstance(node, yaml.ScalarNode):
        value: str = node.value
        if not value or value.isspace() or (node.style is None and value in _NOTHING):
            raise _OddError
        return value
    if isinstance(node, yaml.MappingNode):
        mapping = {_name(name): _plain(item) for name, item in node.value}
        if len(mapping) < len(node.value):
            raise _OddError
        return mapping
    return [_plain(item) for item in node.value]


def _name(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _OddError
    name: str = node.value
    return name


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((name, item) for name, item in node.value if name.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


class _Reader:
    """Nodes to values, refusing what YAML allows and a record has no use for."""

    def __init__(self, document: Document, found: list[Problem]) -> None:
        self.document = document
        self.found = found

    def read(self, node: yaml.Node, path: Path) -> Value:
        problem = self._reason_to_refuse(node, path)
        if problem:
            self.found.append(problem)
            return ""
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]

    def _pairs(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Value]]:
        names: set[str] = set()
        for name, item in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self._report(name, path, "kunci harus berupa satu kata", "tulis `kunci: nilai`")
            elif name.value in names:
                self._report(
                    name,
                    (*path, name.value),
                    "kunci ini ditulis dua kali",
                    "gabungkan keduanya atau hapus salah satunya",
                )
            else:
                names.add(name.value)
                yield name.value, self.read(item, (*path, name.value))

    def _reason_to_refuse(self, node: yaml.Node, path: Path) -> Problem | None:
        if isinstance(node, yaml.ScalarNode):
            if node.tag != _TEXT:
                return self._tag(node, path)
            if (node.style is None and node.value in _NOTHING) or not node.value.strip():
                return self._problem(node, path, "nilainya kosong", "isi nilainya atau hapus kuncinya")
            return None
        if node.tag not in (_LIST, _MAPPING):
            return self._tag(node, path)
        return None

    def _tag(self, node: yaml.Node, path: Path) -> Problem:
        return self._problem(
            node, path, f"tag `{node.tag}` tidak dipakai di sini", "hapus tagnya; semua nilai ditulis biasa"
        )

    def _problem(self, node: yaml.Node, path: Path, message: str, hint: str) -> Problem:
        return self.document.problem(message, hint, path, at=nodes.start(node.start_mark))

    def _report(self, node: yaml.Node, path: Path, message: str, hint: str) -> None:
        self.found.append(self._problem(node, path, message, hint))
