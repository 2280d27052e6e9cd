"""Two values of one kind to what differs in meaning: every fact with its labels, before and after.

The order of keys and of list items, line breaks and spaces mean nothing. Items of a list are matched by what
identifies them, then by likeness, so that one word changed in a duty is not a duty gone and another one come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.claims import SourceRef
from generator.refs import Ref
from generator.schema import title

IDENTITY = ("anchor", "ref", "institution", "label", "question", "name", "role", "text", "says", "value")
"""What tells one item of a list from the others, the surest first."""
LIKE = 0.5
"""Items at least so much alike, 0 to 1, are one item that changed."""
_PLACE = re.compile(r" di `[^`]*`|`")


class Changed(NamedTuple):
    """One fact that differs: where it stands, from the outside in, and both values; None where there is none."""

    where: tuple[Any, ...]
    """Labels of keys, and what identifies an item of a list."""
    old: Any
    new: Any


def compare(old: Any, new: Any, where: tuple[Any, ...] = (), leave: frozenset[str] = frozenset()) -> Iterator[Changed]:
    """Every fact that differs between two values, in the order of the model; the keys in `leave` are not looked at."""
    if _same(old, new):
        return
    if isinstance(old, BaseModel) and type(old) is type(new) and not isinstance(old, SourceRef):
        for name, field in type(old).model_fields.items():
            if name not in leave:
                label = () if name == "value" else (_PLACE.sub("", title(field.description or name)),)
                yield from compare(getattr(old, name), getattr(new, name), (*where, *label))
    elif _is_list(old) or _is_list(new):
        yield from _compare_lists(old or (), new or (), where)
    else:
        yield Changed(where, old, new)


def identity(item: Any) -> Any:
    """What tells this item from the others of its list."""
    if not isinstance(item, BaseModel):
        return item
    fields = item.__dict__
    return next((fields[name] for name in (*IDENTITY, *fields) if fields.get(name) not in (None, ())), None)


def _compare_lists(old: Sequence[Any], new: Sequence[Any], where: tuple[Any, ...]) -> Iterator[Changed]:
    gone = _without(old, new)
    come = _without(new, old)
    pairs = _pairs(gone, come)
    for before, item in enumerate(gone):
        if before in pairs:
            after = come[pairs[before]]
            name = (identity(after),) if isinstance(after, BaseModel) and not isinstance(after, SourceRef) else ()
            yield from compare(item, after, (*where, *name))
        else:
            yield Changed(where, item, None)
    yield from (Changed(where, None, item) for after, item in enumerate(come) if after not in pairs.values())


def _without(items: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    left, found = list(others), []
    for item in items:
        twin = next((place for place, other in enumerate(left) if _same(item, other)), None)
        if twin is None:
            found.append(item)
        else:
            del left[twin]
    return found


def _pairs(gone: Sequence[Any], come: Sequence[Any]) -> dict[int, int]:
    """Which item became which: the most alike first, each once."""
    scores = [(_likeness(one, other), -i, -j) for i, one in enumerate(gone) for j, other in enumerate(come)]
    pairs: dict[int, int] = {}
    for score, i, j in sorted(scores, reverse=True):
        if score >= LIKE and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _likeness(one: Any, other: Any) -> float:
    if isinstance(one, BaseModel) and type(one) is type(other):
        fields = [(getattr(one, name), getattr(other, name)) for name in type(one).model_fields]
        known = [pair for pair in fields if pair[0] not in (None, ()) or pair[1] not in (None, ())]
        alike = sum(_same(*pair) for pair in known) / len(known)
        return alike + 1 if _same(identity(one), identity(other)) else alike * 0.9
    if isinstance(one, str) and isinstance(other, str):
        return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
    return 0.0


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one == other or one.split() == other.split()
    return bool(one == other) or (one in (None, ()) and other in (None, ()))


def _is_list(value: Any) -> bool:
    return isinstance(value, tuple) and not isinstance(value, Ref)
