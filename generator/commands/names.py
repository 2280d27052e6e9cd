"""Records as people name them at the command line."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.catalog import CATALOG, Collection
from generator.explain import meant
from generator.refs import Ref
from generator.write import WriteError


def named(text: str) -> Ref:
    """`stages/kampanye`, `data/stages/kampanye.yml` or `tahapan/kampanye` as a reference; raises WriteError."""
    path = PurePosixPath(text.replace("\\", "/").strip("/"))
    parts = [part for part in path.parts if part != "data"]
    if len(parts) != 2:
        raise WriteError(f"{text}: bukan nama rekaman — tulis koleksi/rekaman, misalnya institutions/kpu")
    return Ref(kind(parts[0]).folder, parts[1].removesuffix(".yml"))


def kind(word: str) -> Collection:
    """The collection that `stages`, `stage` or `tahapan` means; raises WriteError with the nearest one."""
    names = {name: each for each in CATALOG for name in (each.folder, each.folder.removesuffix("s"), each.section)}
    if word.lower() not in names:
        raise WriteError(f"{word}: bukan jenis rekaman — {meant(word, [each.folder for each in CATALOG])}")
    return names[word.lower()]
