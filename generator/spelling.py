"""Words to those that neither Hunspell's Indonesian dictionary nor we accept, with what may have been meant.

The dictionary is the system's (Debian's `hunspell-id`), asked through Hunspell's own program:
a word costs microseconds, and no Python port of it is maintained.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

_LISTS = Path(__file__).parent / "words"
_COMMAND = ("hunspell", "-d", "id_ID", "-i", "utf-8")


class MissingDictionaryError(Exception):
    """There is no Hunspell with an Indonesian dictionary; says in Indonesian what to install."""


_ENDING = re.compile(r"(?:nya|lah|kah)\Z")
_BEGINNING = re.compile(r"\A(?:antar|ber-)")


def misspelled(words: Collection[str]) -> frozenset[str]:
    """The words that the dictionary does not know, whole or without what may be fixed to any word.

    Raises MissingDictionaryError.
    """
    bare = {word: _ENDING.sub("", _BEGINNING.sub("", word)) for word in words}
    asked = {*words, *bare.values(), *map(str.lower, bare.values())}
    unknown = frozenset(_ask("-l", asked).split())
    return frozenset(word for word, stem in bare.items() if unknown.issuperset((word, stem, stem.lower())))


def suggestions(words: Collection[str]) -> dict[str, str]:
    """What may have been meant by words that the dictionary does not know, where it has an idea."""
    answers = (line.split(maxsplit=4) for line in _ask("-a", words).splitlines() if line.startswith("&"))
    return {answer[1]: answer[4].split(", ")[0] for answer in answers}


def accepted(name: str) -> dict[str, str]:
    """The words of one of our lists, each with the reason why it is accepted."""
    groups = yaml.load((_LISTS / f"{name}.yml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    return dict(_pairs(groups))


def _pairs(groups: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    for group in groups:
        for word in group["words"].split():
            yield word, group["reason"]


def _ask(how: str, words: Collection[str]) -> str:
    if not shutil.which("hunspell"):
        raise MissingDictionaryError("kamus ejaan tidak ada — pasang paketnya: apt-get install hunspell hunspell-id")
    lines = "".join(f"{word}\n" for word in sorted(words))
    answer = subprocess.run((*_COMMAND, how), input=lines, capture_output=True, encoding="utf-8", check=False)
    if answer.returncode:
        raise MissingDictionaryError("kamus bahasa Indonesia tidak ada — pasang paketnya: apt-get install hunspell-id")
    return answer.stdout
