"""What changed between two sites, as a record of `data/changes/` and as lines for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from generator.diff import Difference
from generator.filters import short_day
from generator.models.changes import ChangeKind, Count

MOST_NEW = 30
"""More new records than this are counted, not named."""
MOST_SAID = 4
"""So many changes of one record are told."""


class _Dumper(yaml.SafeDumper):
    """YAML with list items under their key, as the data writes them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


# The kinds of text are strings.
_Dumper.add_multi_representer(str, lambda dumper, text: dumper.represent_str(str(text)))


def record(differences: Sequence[Difference], day: date) -> str:
    """The publication of `day` as the text of its file; there must be a difference."""
    title = f"Perubahan {short_day(day)}"
    are_few = sum(each.kind is ChangeKind.ADDED for each in differences) <= MOST_NEW
    value = {
        "title": title,
        "summary": f"Yang berubah sejak penerbitan sebelumnya: {_counted(differences)}.",
        "day": day,
        "sections": [_section(name, items, are_few) for name, items in _sections(differences)],
        "reviewed": day,
    }
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=118)


def text(differences: Sequence[Difference]) -> str:
    """What changed, for reading at a terminal."""
    if not differences:
        return "Tidak ada yang berubah."
    lines = [_counted(differences)]
    for name, items in _sections(differences):
        lines += ["", f"{name}: {_counted(items)}"]
        for each in items:
            lines += [f"  {each.entry.ref}: {each.kind.label.lower()}", *(f"    {said}" for said in each.says)]
    return "\n".join(lines)


def write(folder: Path, day: date, content: str) -> Path:
    """Put a publication beside the earlier ones, a second one of a day under a name of its own; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    names = (f"{day.isoformat()}{f'-{number}' if number > 1 else ''}.yml" for number in range(1, 1000))
    path = next(folder / name for name in names if not (folder / name).exists())
    path.write_text(content, encoding="utf-8", newline="\n")
    return path


def _sections(differences: Sequence[Difference]) -> Iterator[tuple[str, list[Difference]]]:
    for title, items in groupby(differences, key=lambda each: each.entry.collection.title):
        yield title, list(items)


def _section(name: str, items: Sequence[Difference], names_new: bool) -> dict[str, Any]:
    named = [each for each in items if names_new or each.kind is not ChangeKind.ADDED]
    told = [_item(each) for each in named if each.kind is not ChangeKind.CHECKED]
    counts = [{"kind": kind.value, "number": number} for kind, number in _counts(items)]
    return {"section": name, "counts": counts, **({"items": told} if told else {})}


def _item(each: Difference) -> dict[str, Any]:
    more = len(each.says) - MOST_SAID
    says = [*each.says[:MOST_SAID], *([f"Dan {more} perubahan lain."] if more > 0 else [])]
    head = {"kind": each.kind.value, "title": each.entry.record.heading, "address": each.entry.address}
    return head | ({"says": says} if says else {})


def _counts(items: Sequence[Difference]) -> list[tuple[ChangeKind, int]]:
    return sorted(Counter(each.kind for each in items).items(), key=lambda pair: pair[0].rank)


def _counted(items: Sequence[Difference]) -> str:
    return ", ".join(
        Count.model_validate({"kind": kind, "number": str(number)}).gist for kind, number in _counts(items)
    )
