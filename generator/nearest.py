"""The word that was meant: the nearest of many, found without comparing all of them."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable

# A piece that this many words share says little about which of them was meant.
COMMON = 200
CANDIDATES = 3


class Nearest:
    """Known words, to be asked for the one that resembles another."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._holders: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self._words):
            for piece in _pieces(word):
                self._holders[piece].append(index)

    def to(self, word: str) -> str | None:
        """The known word most like `word`; None when nothing is near."""
        shared: Counter[int] = Counter()
        holders = sorted((self._holders.get(piece, []) for piece in _pieces(word)), key=len)
        for number, indexes in enumerate(holders):
            if number < 4 or len(indexes) <= COMMON:
                shared.update(indexes[:COMMON])
        likely = sorted(shared.items(), key=lambda item: (-item[1] / (len(self._words[item[0]]) + len(word)), item[0]))
        candidates = [self._words[index] for index, _ in likely[:CANDIDATES]]
        near = difflib.get_close_matches(word, candidates, n=1)
        return near[0] if near else None


def _pieces(word: str) -> set[str]:
    """Its runs of three letters, the beginning and the end marked."""
    marked = f" {word} "
    return {marked[index : index + 3] for index in range(len(marked) - 2)}
