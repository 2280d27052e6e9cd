"""A data folder of any size and the real shape: the real records sampled or repeated, every reference valid."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import yaml

from generator import documents, nodes, places
from generator.build import check
from generator.catalog import FOLDERS
from generator.documents import Document
from generator.edits import Edit, apply
from generator.load import Entry
from generator.models.institutions import Institution
from generator.models.regions import Region
from generator.refs import Ref, values
from generator.site import Site

_PROSE_REF = re.compile(r"(?P<sign>\[\[\s*|\[@)(?:(?P<collection>[a-z]+)/)?(?P<slug>[a-z0-9-]+)")
# Keys that only the real record keeps, only one with its parent at hand, only the first of several copies.
_OF_ONE = frozenset({"former_addresses"})
_OF_A_FAMILY = frozenset({"parent"})
_OF_THE_FIRST = frozenset({"asked"})


def write_corpus(data: Path, size: int, folder: Path) -> None:
    """Fill `folder` with `size` records made from `data`; the same input gives the same bytes.

    Raises DataError when `data` is not clean, ValueError when `size` is smaller than the number of collections.
    """
    site = check(data)
    for number, part in enumerate(parts(len(site.entries), size), 1):
        for path, text in copy(site, part, number):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="\n")


def parts(real: int, size: int) -> list[int]:
    """The sizes of as few, as equal copies of `real` records as make up `size`."""
    count = -(-size // real)
    return [size // count + (number < size % count) for number in range(count)]


def copy(site: Site, size: int, number: int) -> Iterator[tuple[str, str]]:
    """Path and text of `size` records that refer only to each other, with `-number` after every id."""
    chosen = sample(site, size)
    present = {entry.ref for entry in chosen}
    mentioned = [
        ref for ref, mentions in site.mentions.items() if any(mention.entry.ref in present for mention in mentions)
    ]
    standing_in = stand_ins(present, mentioned)
    cited = present.intersection(mentioned).union(standing_in.values())
    uncited = iter([entry.ref for entry in chosen if entry.collection.folder == "sources" and entry.ref not in cited])
    names = {ref: Ref(ref.collection, f"{standing_in.get(ref, ref).slug}-{number}") for ref in {*present, *mentioned}}
    for entry in map(typed_out, chosen):
        extra = None if entry.record.see_also else next(uncited, None)
        orphan = getattr(entry.record, "parent", None) not in present
        dropped = _OF_ONE | (_OF_A_FAMILY if orphan else frozenset()) | (_OF_THE_FIRST if number > 1 else frozenset())
        text = renamed(entry, names, dropped)
        text += f"see_also:\n  - {names[extra]}\n" if extra else ""
        # The stage that names an institution may not be in the sample.
        idle = isinstance(entry.record, Institution) and not entry.record.no_part
        yield f"{names[entry.ref]}.yml", text + ("no_part: Salinan untuk pengukuran.\n" if idle else "")


def typed_out(entry: Entry) -> Entry:
    """The entry itself, or for a row of a table what it would be as a file of its own."""
    region = entry.record
    if not isinstance(region, Region):
        return entry
    value = {
        "title": str(region.title),
        "code": str(region.code),
        "level": region.level.value,
        "time_zone": region.time_zone.value,
        "reviewed": region.reviewed.isoformat(),
        "sources": [{"ref": source.ref.slug} for source in region.sources],
    }
    if region.parent:
        value["parent"] = region.parent.slug
    own = "" if entry.document.file.endswith(".csv") else entry.document.raw.decode("utf-8-sig")
    missing = {key: item for key, item in value.items() if key not in (yaml.safe_load(own) or {})}
    text = yaml.safe_dump(missing, allow_unicode=True, sort_keys=False) + own
    record = Region.model_validate(yaml.load(text, yaml.BaseLoader))
    return replace(entry, record=record, document=Document("", text.encode()))


def sample(site: Site, size: int) -> list[Entry]:
    """The first record of every collection, and the rest evenly from all of them."""
    sections = [section for folder in FOLDERS if (section := site.section(folder))]
    if size < len(sections):
        raise ValueError(f"a closed sample has at least {len(sections)} records")
    rest = [entry for section in sections for entry in section[1:]]
    wanted = size - len(sections)
    return [section[0] for section in sections] + [rest[index * len(rest) // wanted] for index in range(wanted)]


def stand_ins(present: Iterable[Ref], mentioned: list[Ref]) -> dict[Ref, Ref]:
    """For every absent record a present one of its collection, first those that nobody mentions."""
    found: dict[Ref, Ref] = {}
    for folder in FOLDERS:
        mine = sorted(
            (ref for ref in present if ref.collection == folder), key=lambda ref: (ref in mentioned, ref.slug)
        )
        absent = [ref for ref in mentioned if ref.collection == folder and ref not in mine]
        found |= zip(absent, cycle(mine), strict=False)
    return found


def renamed(entry: Entry, names: Mapping[Ref, Ref], dropped: Set[str]) -> str:
    """The text of a record with every reference renamed, and without the keys that it cannot keep."""
    root = nodes.compose(entry.document.raw)
    edits = [Edit(key.start_mark.index, value.end_mark.index, "") for key, value in root.value if key.value in dropped]
    for path, _, value in values(entry.record):
        if isinstance(value, Ref) and path[0] not in dropped:
            node = _at(root, path)
            new = str(names[value]) if "/" in node.value else names[value].slug
            edits.append(Edit(node.start_mark.index, node.end_mark.index, new))
    text = apply(entry.document.raw, edits).decode("utf-8-sig")
    text = _PROSE_REF.sub(lambda match: _renamed_in_prose(match, names), text).rstrip("\n") + "\n"
    return without_repeats(text)


def without_repeats(text: str) -> str:
    """The text without list items that stand in their list before: two absent records may have one stand-in."""
    _, problems = documents.parse(Document("", text.encode()))
    lines = text.splitlines(keepends=True)
    for problem in sorted(problems, reverse=True):
        path = documents.undotted(problem.key)
        spot = places.spot(text.encode(), path)
        assert spot
        end = spot.value.end_mark
        last = end.line + 1 if end.column and isinstance(spot.value, yaml.ScalarNode) else end.line
        indent = " " * (problem.column - 3)
        while last > problem.line and not lines[last - 1].startswith(f"{indent}  "):
            last -= 1
        del lines[problem.line - 1 : last]
    return "".join(lines)


def _at(node: yaml.Node, path: tuple[str | int, ...]) -> yaml.Node:
    for step in path:
        node = (
            node.value[step] if isinstance(step, int) else next(item for key, item in node.value if key.value == step)
        )
    return node


def _renamed_in_prose(match: re.Match[str], names: Mapping[Ref, Ref]) -> str:
    ref = Ref(match["collection"] or "sources", match["slug"])
    new = names.get(ref, ref)
    return match["sign"] + (str(new) if match["collection"] else new.slug)


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
