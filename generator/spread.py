"""Work on a list, done by every core there is."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Below this a second process costs more than it saves.
ENOUGH = 40


def spread(function: Callable[[Sequence[T]], R], items: Sequence[T]) -> Iterator[R]:
    """What `function` returns for each share of `items`; the shares are taken by turns, one per core.

    One share, in this process, when the list is short or the system cannot fork. Raises what
    `function` raises. A forked process finds the work in its memory, so nothing is sent to it.
    """
    cores = min(os.cpu_count() or 1, len(items) // ENOUGH)
    if cores < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield function(items)
        return
    context = multiprocessing.get_context("fork")
    answers = []
    for first in range(1, cores):
        answer, question = context.Pipe(duplex=False)
        context.Process(target=_answer, args=(question, function, items[first::cores]), daemon=True).start()
        question.close()
        answers.append(answer)
    yield function(items[::cores])
    for answer in answers:
        yield _result(answer)


def _answer(question: Connection, function: Callable[[Any], Any], share: Sequence[Any]) -> None:
    gc.disable()  # this process ends before garbage could matter
    try:
        question.send((function(share), None))
    except Exception as error:
        question.send((None, error))


def _result(answer: Connection) -> Any:
    try:
        result, error = answer.recv()
    except EOFError:
        raise OSError("proses pembantu berhenti sebelum selesai") from None
    if error:
        raise error
    return result
