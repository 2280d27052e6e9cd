"""Work on a list, done by every core there is."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection
from multiprocessing.sharedctypes import Synchronized
from typing import Any, TypeVar

from generator.progress import shown, watched

T = TypeVar("T")
R = TypeVar("R")

# Below this a second process costs more than it saves.
ENOUGH = 40


def spread(function: Callable[[Iterable[T]], R], items: Sequence[T], title: str = "") -> Iterator[R]:
    """What `function` returns for each share of `items`: every core takes the next one when it has done its last.

    One share, in this process, when the list is short or the system cannot fork. Raises what
    `function` raises. A forked process finds the work in its memory, so nothing is sent to it.
    On a terminal, work that has a title shows how far it has come.
    """
    cores = min(os.cpu_count() or 1, len(items) // ENOUGH)
    if cores < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield function(items)
        return
    context = multiprocessing.get_context("fork")
    turn = context.Value("L", 0)
    answers = []
    for _ in range(1, cores):
        answer, question = context.Pipe(duplex=False)
        answers.append(answer)
        work = (question, tuple(answers), function, _taken(items, turn))
        context.Process(target=_answer, args=work, daemon=True).start()
        question.close()
    mine = _taken(items, turn)
    yield function(shown(title, mine, len(items), lambda: turn.value) if title and watched() else mine)
    for answer in answers:
        yield _result(answer)


def _taken(items: Sequence[T], turn: Synchronized[int]) -> Iterator[T]:
    while True:
        with turn:
            mine = turn.value
            turn.value = mine + 1
        if mine >= len(items):
            return
        yield items[mine]


def apart(function: Callable[[T], R], item: T) -> R:
    """What `function` returns, from a process of its own: the memory it took is free again when it has answered.

    In this process where the system cannot fork. Raises what `function` raises.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return function(item)
    context = multiprocessing.get_context("fork")
    answer, question = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(question, (answer,), function, item))  # no daemon: it may fork too
    process.start()
    question.close()
    result: R = _result(answer)
    process.join()
    return result


def _answer(question: Connection, unread: Sequence[Connection], function: Callable[[Any], Any], share: Any) -> None:
    gc.disable()  # this process ends before garbage could matter
    for answer in unread:
        answer.close()  # an end that only the parent reads must close with the parent, or this process waits for ever
    try:
        question.send((function(share), None))
    except BrokenPipeError:
        return  # nobody is left to ask
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
