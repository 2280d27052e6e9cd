"""Work on a list, done by every core there is."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from mmap import mmap
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from selectors import EVENT_READ, BaseSelector, DefaultSelector
from typing import Any, TypeVar

from generator.progress import shown, watched

T = TypeVar("T")
R = TypeVar("R")

# Below this a second process costs more than it saves.
ENOUGH = 40

AT_ONCE = 20
"""How many results a process sends together: few enough for a pipe to hold, so that it need not wait to be heard."""


def spread(function: Callable[[Iterable[T]], Iterator[R]], items: Sequence[T], title: str = "") -> Iterator[R]:
    """What `function` yields of `items`, in no order, the work done by every core.

    `function` is called once in each process, with the items that this process takes: in this one only, when
    the list is short or the system cannot fork. Raises what it raises. Each process goes through a part of its
    own, then helps the others from the ends of theirs: neighbours are often of one kind, and written to one folder,
    where two would wait for each other. A forked process finds the work in its memory, so nothing is sent to it;
    what it yields arrives while this one works. On a terminal, work that has a title shows how far it has come.
    """
    cores = min(os.cpu_count() or 1, len(items) // ENOUGH)
    if cores < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from function(items)
        return
    rest = _Rest(len(items), cores)
    answers: list[Connection] = []
    for core in range(1, cores):
        answer, _ = _start(function, rest.taken(items, core), unread=answers, daemon=True)
        answers.append(answer)
    mine = rest.taken(items, 0)
    if title and watched():
        mine = shown(title, mine, len(items), lambda: len(items) - len(rest))
    yield from _with_those_of(answers, function(mine))


class _Rest:
    """The places in a list that nobody has taken, a part of them for each core; forked processes share it."""

    def __init__(self, length: int, cores: int) -> None:
        self._cores = cores
        self._lock = multiprocessing.get_context("fork").Lock()
        ends = memoryview(mmap(-1, 16 * cores)).cast("Q")
        self._begins, self._ends = ends[:cores], ends[cores:]
        for core in range(cores):
            self._begins[core], self._ends[core] = length * core // cores, length * (core + 1) // cores

    def __len__(self) -> int:
        return sum(self._ends) - sum(self._begins)

    def taken(self, items: Sequence[T], own: int) -> Iterator[T]:
        """The items of one's own part from its beginning, then those of the others from their ends."""
        for part in (*range(own, self._cores), *range(own)):
            while (place := self._take(part, at_end=part != own)) is not None:
                yield items[place]

    def _take(self, part: int, *, at_end: bool) -> int | None:
        with self._lock:
            begin, end = self._begins[part], self._ends[part]
            if begin == end:
                return None
            if at_end:
                self._ends[part] = end - 1
                return end - 1
            self._begins[part] = begin + 1
            return begin


def _with_those_of(answers: Iterable[Connection], results: Iterable[R]) -> Iterator[R]:
    """The results, and between them what other processes have sent."""
    with DefaultSelector() as unread:
        for answer in answers:
            unread.register(answer, EVENT_READ)
        for result in results:
            yield result
            yield from _arrived(unread, at_most=0)
        while unread.get_map():
            yield from _arrived(unread)


def _arrived(unread: BaseSelector, at_most: float | None = None) -> Iterator[Any]:
    """What has been sent since, waiting for the first so many seconds; a process that has sent all is let go."""
    for key, _ in unread.select(at_most):
        answer: Any = key.fileobj
        results = _received(answer)
        yield from results
        if not results:
            unread.unregister(answer)


def apart(function: Callable[[T], R], item: T) -> R:
    """What `function` returns, from a process of its own: the memory it took is free again when it has answered.

    In this process where the system cannot fork. Raises what `function` raises.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return function(item)
    answer, process = _start(partial(map, function), (item,), daemon=False)  # for it may fork too
    result: R = _received(answer)[0]
    process.join()
    return result


def _start(
    function: Callable[[Iterable[T]], Iterator[R]],
    items: Iterable[T],
    unread: Iterable[Connection] = (),
    *,
    daemon: bool,
) -> tuple[Connection, BaseProcess]:
    """A process that sends what `function` yields of `items`, and where it arrives."""
    context = multiprocessing.get_context("fork")
    answer, question = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(question, (*unread, answer), function, items), daemon=daemon)
    process.start()
    question.close()
    return answer, process


def _answer(
    question: Connection, unread: Sequence[Connection], function: Callable[[Any], Iterator[Any]], items: Iterable[Any]
) -> None:
    """Send what `function` yields of `items`, some at once, and nothing at the end."""
    gc.disable()  # this process ends before garbage could matter
    for answer in unread:
        answer.close()  # an end that only the parent reads must close with the parent, or this process waits for ever
    try:
        results = iter(function(items))
        while some := list(islice(results, AT_ONCE)):
            question.send((some, None))
        question.send(([], None))
    except BrokenPipeError:
        return  # nobody is left to ask
    except Exception as error:
        question.send(([], error))


def _received(answer: Connection) -> list[Any]:
    try:
        results, error = answer.recv()
    except EOFError:
        raise OSError("proses pembantu berhenti sebelum selesai") from None
    if error:
        raise error
    return list(results)
