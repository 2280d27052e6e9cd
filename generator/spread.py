"""Work on a list, done by every core there is."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Below this a second process costs more than it saves.
ENOUGH = 400

# What a forked process finds in its memory; nothing has to be sent to it.
_work: tuple[Callable[[Any], Any], Sequence[Any]]


def spread(function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterator[R]:
    """What `function` returns for each share of `items`; the shares are taken by turns, one per core.

    One share, in this process, when the list is short or the system cannot fork. Raises what
    `function` raises.
    """
    cores = min(os.cpu_count() or 1, len(items) // ENOUGH)
    if cores < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield function(items)
        return
    global _work
    _work = (function, [items[first::cores] for first in range(cores)])
    with ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("fork")) as pool:
        yield from pool.map(_share, range(cores))


def _share(number: int) -> Any:
    gc.disable()  # this process ends before garbage could matter
    function, shares = _work
    return function(shares[number])
