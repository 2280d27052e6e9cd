"""A record to be filled in: every key it needs with `BELUM DIISI`, every other as a comment, each explained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic.json_schema import JsonSchemaValue

from generator.catalog import Collection
from generator.documents import OPEN
from generator.schema import schema

# What the rules between records ask of a kind beside its required keys, and what is the same in every new one.
_ALSO = {"Period": ("start", "end"), "Institution": ("legal_basis", "no_part"), "Region": ("special",)}
_GIVEN: Mapping[str, tuple[Mapping[str, str], ...]] = {"Duty": ({"role": "responsible"}, {"role": "oversees"})}
MOST = 16
"""So many choices are named."""


def new_record(collection: Collection, slug: str, ids: Mapping[str, Sequence[str]], *, in_table: bool = False) -> str:
    """The text of `data/<collection>/<slug>.yml`; `ids` are the records that exist, by collection.

    A record that a table gives needs only what its own file adds.
    """
    made = schema(collection)
    required = (
        () if in_table else [name for name, field in collection.model.model_fields.items() if field.is_required()]
    )
    writer = _Writer(made["$defs"], ids)
    needed = (*required, *_ALSO.get(collection.model.__name__, ()))
    lines = list(writer.mapping(made, needed, with_options=True))
    head = (
        f"# data/{collection.folder}/{slug}.yml: {_sentence(made['description'])}",
        f"# Ganti setiap {OPEN} dengan faktanya. Hapus tanda # di depan kunci lain yang Anda perlukan.",
    )
    return "\n".join((*head, *lines)) + "\n"


class _Writer:
    """Schemas to lines of YAML."""

    def __init__(self, kinds: Mapping[str, JsonSchemaValue], ids: Mapping[str, Sequence[str]]) -> None:
        self.kinds = kinds
        self.ids = ids

    def mapping(self, kind: JsonSchemaValue, needed: Sequence[str], *, with_options: bool) -> Iterator[str]:
        """The keys of one mapping: first those that are needed, in the order of the model."""
        for name, value in kind["properties"].items():
            if name in needed:
                yield from self.key(name, value, with_options=with_options)
        for name, value in kind["properties"].items() if with_options else ():
            if name not in needed:
                yield from (f"# {line}" for line in self.key(name, value, with_options=False))

    def key(self, name: str, value: JsonSchemaValue, *, with_options: bool, given: str = OPEN) -> Iterator[str]:
        """One key with what belongs under it and, at its end, what it is for."""
        comment = f"  # {_sentence(value['description'])}{self._choices(value)}"
        kind = self._resolved(value)
        if kind.get("type") == "array":
            yield f"{name}:{comment}"
            for item in self._items(kind["items"]):
                yield from (f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(item))
        elif "properties" in kind:
            yield f"{name}:{comment}"
            yield from (f"  {line}" for line in self.mapping(kind, self._needed(value), with_options=with_options))
        else:
            yield f"{name}: {given}{comment}"

    def _items(self, item: JsonSchemaValue) -> Iterator[list[str]]:
        kind = self._resolved(item)
        if "properties" not in kind:
            yield [f"{OPEN}{self._choices(item, '  # ')}"]
            return
        for given in _GIVEN.get(_name(item), ({},)):
            yield [
                line
                for name, value in kind["properties"].items()
                if name in self._needed(item)
                for line in self.key(name, value, with_options=False, given=given.get(name, OPEN))
            ]

    def _needed(self, value: JsonSchemaValue) -> Sequence[str]:
        return (*self._resolved(value).get("required", ()), *_ALSO.get(_name(value), ()))

    def _resolved(self, value: JsonSchemaValue) -> Any:
        kind = self.kinds.get(_name(value), value)
        return kind["anyOf"][0] if "anyOf" in kind else kind  # of a claim the short form

    def _choices(self, value: JsonSchemaValue, before: str = " ") -> str:
        kind = self._resolved(value)
        known = kind.get("enum") or self.ids.get(_collection(kind), ())
        described = all(f"`{word}`" in value.get("description", "") for word in known)
        return "" if described or len(known) > MOST else f"{before}Pilihan: {', '.join(known)}."


def _collection(kind: JsonSchemaValue) -> str:
    match = re.fullmatch(r"id di data/(\w+)/", kind.get("title", ""))
    return match[1] if match else ""


def _name(value: JsonSchemaValue) -> str:
    return str(value.get("$ref", "")).rpartition("/")[2]


def _sentence(text: str) -> str:
    return " ".join(text.split())
