"""One round of questions: many hosts at once, each at its own pace, whatever passes asked a second time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Event
from urllib.parse import urlsplit

from generator.weblinks.answers import PASSING, Answer, Hop, Verdict, follow
from generator.weblinks.pace import Pace

HOSTS = 16
"""So many hosts are asked at once."""
TOO_MANY = 429


def asked(addresses: Iterable[str], ask: Callable[[str], Hop], pace: Pace) -> Iterator[tuple[str, Answer]]:
    """Each address with what became of it, as the answers come in."""
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(_host(address), []).append(address)
    round_ = _Round(_polite(ask, pace))
    pool = ThreadPoolExecutor(HOSTS)
    try:
        for mine in by_host.values():
            pool.submit(round_.go_through, mine)
        for _ in range(sum(map(len, by_host.values()))):
            yield _or_raise(round_.answers.get())
    finally:
        round_.stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)


class _Round:
    """Answers as they come in, until somebody stops it."""

    def __init__(self, ask: Callable[[str], Hop]) -> None:
        self.answers: Queue[tuple[str, Answer] | Exception] = Queue()
        self.stopped = Event()
        self._ask = ask

    def go_through(self, mine: list[str]) -> None:
        for address in mine:
            if self.stopped.is_set():
                return
            try:
                self.answers.put((address, _patiently(address, self._ask)))
            except Exception as error:  # raised where somebody waits for the answer
                self.answers.put(error)


def _polite(ask: Callable[[str], Hop], pace: Pace) -> Callable[[str], Hop]:
    def politely(address: str) -> Hop:
        host = _host(address)
        pace.wait(host)
        hop = ask(address)
        if hop.wait:
            pace.hold(host, hop.wait)
        return hop

    return politely


def _or_raise(answer: tuple[str, Answer] | Exception) -> tuple[str, Answer]:
    if isinstance(answer, Exception):
        raise answer
    return answer


def _patiently(address: str, ask: Callable[[str], Hop]) -> Answer:
    answer = follow(address, ask)
    if answer.verdict in PASSING or (answer.verdict is Verdict.REFUSED and answer.status == TOO_MANY):
        return follow(address, ask)
    return answer


def _host(address: str) -> str:
    return urlsplit(address).netloc.lower()
