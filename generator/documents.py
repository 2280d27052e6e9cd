"""One YAML file as text, with the place of every value in it.

YAML gives text only (`11.10`, `13:00`, `no` and `010` arrive as written); the models
give it types. Places are looked up by parsing once more when somebody asks, so that a
site without mistakes does not pay for them.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import yaml

from generator import nodes, places
from generator.nodes import UnreadableError
from generator.places import Path
from generator.problems import Place, Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_TEXT, _LIST, _MAPPING = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_PLAIN_TAGS = frozenset({_TEXT, _LIST, _MAPPING})
OPEN = "BELUM DIISI"
"""What stands for a fact that somebody still has to look up; no record may keep it."""
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_REFUSED = _NOTHING | {OPEN}
FEW = 30
"""Lists up to this long are compared item by item, which is quickest."""
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


class Document(NamedTuple):
    """The bytes of one file and the name under which problems speak of it."""

    file: str
    raw: bytes

    def problem(
        self,
        message: str,
        hint: str,
        path: Path = (),
        *,
        key: bool = False,
        at: Place | None = None,
        expected: str = "",
    ) -> Problem:
        """A problem at the value under `path`, at its key, or at a place already known."""
        line, column = at or self.place(path, key=key)
        return Problem(self.file, line, column, dotted(path), message, hint, expected, places.line(self.raw, line))

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value under `path` begins, or its key; the nearest parent if it is absent."""
        return places.place(self.raw, path, key=key)


def dotted(path: Path) -> str:
    """`("duties", 0, "role")` as `duties[1].role`; `berkas` for the whole file."""
    text = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.lstrip(".") or "berkas"


def undotted(key: str) -> Path:
    """The path that `dotted` wrote, for keys that hold neither dots nor brackets."""
    return tuple(int(number) - 1 if number else name for number, name in _STEP.findall(key))


def parse(document: Document) -> tuple[Value | None, list[Problem]]:
    """The file's content as text, lists and mappings, and every reason it cannot be used.

    What was refused stands in the content as an empty text, so that the rest can still be looked at.
    """
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
    if type(node) is yaml.ScalarNode:
        text: str = node.value
        if text.isspace() or (text in _REFUSED and (not text or not node.style or text == OPEN)):
            raise _OddError
        return text
    if type(node) is yaml.MappingNode:
        mapping = {name.value: _plain(item) for name, item in node.value if type(name) is yaml.ScalarNode}
        if len(mapping) < len(node.value):
            raise _OddError
        return mapping
    items: list[Value] = list(map(_plain, node.value))
    if len(items) > 1 and _repeats(items):
        raise _OddError
    return items


def _repeats(items: list[Value]) -> bool:
    if len(items) > FEW:
        return bool(_repeated(items))
    return any(items.index(item) < index for index, item in enumerate(items))


def _repeated(items: Sequence[Value]) -> list[int]:
    """The positions of items that stand in the list before."""
    first: dict[Hashable, int] = {}
    return [index for index, item in enumerate(items) if first.setdefault(_key(item), index) != index]


def _key(value: Value) -> Hashable:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return frozenset((name, _key(item)) for name, item in value.items())
    return tuple(map(_key, value))


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
        items = [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
        for index in _repeated(items):
            if items[index] != "":  # what was refused has been reported
                hint = "hapus salah satunya"
                self._report(node.value[index], (*path, index), "butir ini sudah ada di daftar yang sama", hint)
        return items

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
            if (not node.style and node.value in _NOTHING) or not node.value.strip():
                return self._problem(node, path, "nilainya kosong", "isi nilainya atau hapus kuncinya")
            if node.value == OPEN:
                return self._problem(node, path, "fakta ini belum diisi", f"ganti {OPEN} dengan nilainya")
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
