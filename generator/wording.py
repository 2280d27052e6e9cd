"""What differs between two values, as Indonesian sentences for readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from textwrap import shorten
from typing import Any

from pydantic import BaseModel

from generator import filters, markup
from generator.claims import Period, SourceRef
from generator.compare import Changed, identity
from generator.fields import Prose, Vocabulary
from generator.refs import Ref
from generator.site import link_target

LONGEST = 90
"""How much of a text is quoted."""
MOST = 6
"""So many things added to a list are named."""
AROUND = 2
"""How many words around a change are quoted with it."""

Name = Callable[[Ref], str]


def sentences(changes: Iterable[Changed], name: Name) -> Iterator[str]:
    """What each difference is about, and from what it was changed to what; `name` gives records their names.

    What was added to one list, or taken from it, is one sentence.
    """
    for (where, has_old, has_new), alike in groupby(changes, key=_kind):
        # The first two say what it is about, the last what differs; those between only lead from one to the other.
        labels = [_label(part, name) for part in (where if len(where) < 4 else (*where[:2], where[-1]))]
        about = ", ".join([*labels[:1], *(_small(label) for label in labels[1:])])
        if has_old and has_new:
            yield from (f"{about}: {_became(each.old, each.new, name)}." for each in alike)
        else:
            shown = [_shown(each.new if has_new else each.old, name) for each in alike]
            yield f"{about}: {'ditambahkan' if has_new else 'dihapus'} {_listed(shown)}."


def _kind(changed: Changed) -> tuple[tuple[Any, ...], bool, bool]:
    return changed.where, changed.old is not None, changed.new is not None


def _listed(shown: list[str]) -> str:
    named, more = shown[:MOST], len(shown) - MOST
    words = [*named, f"{more} lainnya"] if more > 0 else named
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def _became(old: Any, new: Any, name: Name) -> str:
    if isinstance(old, SourceRef) and isinstance(new, SourceRef):
        return _cited(old, new, name)
    if isinstance(old, str) and isinstance(new, str) and not isinstance(old, Vocabulary):
        return _reworded(_plain(old, name), _plain(new, name))
    return f"diubah dari {_shown(old, name)} menjadi {_shown(new, name)}"


def _cited(old: SourceRef, new: SourceRef, name: Name) -> str:
    before, after = _shown(old, name), _shown(new, name)
    if before != after:
        return f"diubah dari {before} menjadi {after}"
    was_checked, is_checked = (not (each.locator or "").endswith(markup.UNCHECKED) for each in (old, new))
    if was_checked == is_checked:
        return f"kutipan dari {after} diubah"
    return f"{after} {'sudah' if is_checked else 'belum'} dicocokkan dengan naskah resmi"


def _reworded(old: str, new: str) -> str:
    if old == new:
        return "tautan atau rujukan di dalamnya diubah"
    before, after = _contrast(old.split(), new.split())
    if max(len(before), len(after)) > LONGEST:
        return "ditulis ulang"
    return f"diubah dari {_quoted(before)} menjadi {_quoted(after)}"


def _contrast(old: list[str], new: list[str]) -> tuple[str, str]:
    """Where two texts differ, each with a few words around it."""
    shortest = min(len(old), len(new))
    start = next((place for place in range(shortest) if old[place] != new[place]), shortest)
    rest = shortest - start
    end = next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)
    first, last = max(0, start - AROUND), max(0, end - AROUND)

    def part(words: list[str]) -> str:
        inside = " ".join(words[first : len(words) - last])
        return f"{'… ' if first else ''}{inside}{' …' if last else ''}"

    return part(old), part(new)


def _shown(value: Any, name: Name) -> str:
    match value:
        case date():
            return filters.short_day(value)
        case Vocabulary():
            return _quoted(value.label)
        case Ref():
            return _quoted(name(value))
        case str():
            return _quoted(shorten(_plain(value, name).removesuffix("."), LONGEST, placeholder=" …"))
        case SourceRef():
            return shorten(value.words(name(value.ref)), LONGEST, placeholder=" …")
        case Period():
            return filters.when(value)
        case BaseModel():
            return _shown(identity(value), name)
    return str(value)


def _label(part: Any, name: Name) -> str:
    if isinstance(part, Ref):
        return name(part)
    if isinstance(part, date):
        return filters.short_day(part)
    if isinstance(part, Vocabulary):
        return part.label
    return shorten(_plain(part, name).rstrip("."), 60, placeholder=" …") if isinstance(part, str) else str(part)


def _plain(text: str, name: Name) -> str:
    if not isinstance(text, Prose):
        return " ".join(text.split())
    words = markup.plain(text.parts, lambda link: name(link_target(link)))
    return " ".join(words.split())


def _small(label: str) -> str:
    """A label inside a sentence; acronyms and names of several capitals stay as they are."""
    return label[:1].lower() + label[1:] if label[1:] == label[1:].lower() else label


def _quoted(text: str) -> str:
    inside = text.replace("“", "‘").replace("”", "’")
    return f"“{inside}”"
