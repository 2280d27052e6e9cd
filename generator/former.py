"""A record's file with one more address that leads to it."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from generator import places
from generator.edits import Edit, apply, text_of

KEY = "former_addresses"


def with_former_address(raw: bytes, old: str, new: str) -> bytes:
    """The file of a record that moves from the address `old` to `new`.

    If `new` was a former address, `old` takes its place; otherwise it is added to the list. Former
    anchors stay on the record's page.
    """
    raw = apply(raw, _anchors(raw, old, new))
    spot = places.spot(raw, (KEY,))
    if not spot or not isinstance(spot.value, yaml.SequenceNode):
        return apply(raw, [_new_list(raw, old)])
    for item in spot.value.value:
        if item.value == new:
            words = text_of(raw)[item.start_mark.index : item.end_mark.index]
            return apply(raw, [Edit(item.start_mark.index, item.end_mark.index, words.replace(new, old))])
    if old in (item.value for item in spot.value.value):
        return raw
    return apply(raw, [_more(raw, spot.value, old)])


def _anchors(raw: bytes, old: str, new: str) -> Iterator[Edit]:
    spot = places.spot(raw, (KEY,))
    for item in spot.value.value if spot and isinstance(spot.value, yaml.SequenceNode) else ():
        if item.value.startswith(f"{old}#"):
            start, end = item.start_mark.index, item.end_mark.index
            yield Edit(start, end, text_of(raw)[start:end].replace(old, new, 1))


def _new_list(raw: bytes, address: str) -> Edit:
    text, line = text_of(raw), _line_break(raw)
    before = "" if text.endswith("\n") else line
    return Edit(len(text), len(text), f"{before}{KEY}:{line}  - {address}{line}")


def _more(raw: bytes, known: yaml.SequenceNode, address: str) -> Edit:
    text = text_of(raw)
    if known.flow_style:
        end = known.end_mark.index - 1
        return Edit(end, end, f"{', ' if known.value else ''}{address}")
    last = known.value[-1]
    end = text.find("\n", last.end_mark.index)
    indent = " " * known.start_mark.column
    if end < 0:
        return Edit(len(text), len(text), f"{_line_break(raw)}{indent}- {address}")
    return Edit(end + 1, end + 1, f"{indent}- {address}{_line_break(raw)}")


def _line_break(raw: bytes) -> str:
    return "\r\n" if b"\r\n" in raw else "\n"
