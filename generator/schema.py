"""The models as JSON Schemas, one per collection, for editors that complete, explain and check while somebody types.

They accept what the loader accepts, seen with an editor's eyes: YAML 1.2 gives it numbers and truth
values where the loader reads text, so `year: 2024` is a number there and still right. Only keywords
that draft 7 shares with 2020-12 are used, because that is what the YAML extension reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.catalog import CATALOG, Collection
from generator.claims import Claim
from generator.documents import OPEN
from generator.fields import TYPE, Prose, Text, Verbatim, Vocabulary
from generator.fields import Plain as PlainText
from generator.patterns import prose_patterns

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFINITIONS = "#/$defs/"
_WORDS = {kind.__name__ for kind in (PlainText, Verbatim, Text, Prose)}
_EXAMPLE = re.compile(r": (`[^`]+`(?:, `[^`]+`)*)[.;]")


def schemas() -> Iterator[tuple[str, str]]:
    """File name and text of the schema of every collection."""
    for collection in CATALOG:
        yield f"{collection.folder}.json", json.dumps(schema(collection), ensure_ascii=False, indent=2) + "\n"


def schema(collection: Collection) -> JsonSchemaValue:
    """The schema of the files in one folder of `data/`."""
    made = collection.model.model_json_schema(schema_generator=_Generator)
    definitions = made.setdefault("$defs", {})
    for part in [made, *definitions.values()]:
        _define_types(part, definitions)
    if collection.table:
        del made["required"]  # a row of the table may give what the file leaves out
    definitions = {name: definitions[name] for name in sorted(definitions)}
    return {"$schema": DIALECT, **made, "title": collection.title, "$defs": definitions}


def title(description: str) -> str:
    """The first words of an explanation, to stand where there is little room."""
    return re.split(r"[;:,]|\.(?:\s|$)", description.strip(), maxsplit=1)[0]


class _Generator(GenerateJsonSchema):
    """Pydantic's schemas, closed to what YAML files do not hold, with titles and conditions."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])  # what is not known is absent, never null

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        return {**super().tuple_schema(schema), "uniqueItems": True}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        words: type[Vocabulary] = schema["cls"]
        labels = [word.label for word in words]
        return {"type": "string", "enum": [word.value for word in words], "enumDescriptions": labels}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made, kind = super().model_schema(schema), schema["cls"]
        made["title"] = title(_explanation(kind))
        made["description"] = _explanation(kind)
        for value in made["properties"].values():
            value["title"] = title(value["description"])
            if value.get(TYPE, ("",))[0] in _WORDS and (match := _EXAMPLE.search(value["description"])):
                value["examples"] = re.findall(r"`([^`]+)`", match[1])
        if conditions := [part for base in reversed(kind.__mro__) for part in vars(base).get("conditions", ())]:
            made["allOf"] = conditions
        return _or_short(made) if issubclass(kind, Claim) and made["required"] == ["value"] else made


def _explanation(kind: type[BaseModel]) -> str:
    origin = kind.__pydantic_generic_metadata__["origin"] or kind
    return " ".join((origin.__doc__ or "").split())


def _or_short(claim: JsonSchemaValue) -> JsonSchemaValue:
    """A claim as a mapping, or as the bare value."""
    value = {key: part for key, part in claim["properties"]["value"].items() if key not in ("title", "description")}
    named = {key: claim.pop(key) for key in ("title", "description")}
    return {**named, "anyOf": [value, claim]}


def _define_types(part: Any, definitions: dict[str, JsonSchemaValue]) -> None:
    """Put every kind of value into the definitions, once, and refer to it where it stands."""
    if isinstance(part, list):
        for item in part:
            _define_types(item, definitions)
    elif isinstance(part, dict):
        if TYPE in part:
            name, kind = part.pop(TYPE)
            own = {key: part.pop(key) for key in ("type", "pattern", "format") if key in part}
            part["$ref"] = _DEFINITIONS + name
            definitions.setdefault(name, {"title": kind, **_seen_by_editors(name, own)})
        for item in list(part.values()):
            _define_types(item, definitions)


def _seen_by_editors(name: str, own: JsonSchemaValue) -> JsonSchemaValue:
    """The kind of value with what YAML 1.2 makes of its plain spellings."""
    if name in _WORDS:
        patterns = prose_patterns(one_paragraph=name == Text.__name__) if name in ("Text", "Prose") else ()
        refused = [{"pattern": pattern, "patternErrorMessage": message} for pattern, message in patterns]
        filled = {"pattern": rf"^(?!{OPEN}$)[\s\S]*\S", "patternErrorMessage": "isi dulu nilainya"}
        return {"type": ["string", "number", "boolean"], **filled, **({"allOf": refused} if refused else {})}
    if not re.match(own["pattern"], "7"):
        return own
    most = {"minimum": 1, "maximum": 999_999} if name == "Number" else {"minimum": 0}
    return {**own, "type": ["string", "integer"], **most}
