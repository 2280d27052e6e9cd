"""How often one host may be asked, whoever asks."""

from __future__ import annotations

import threading
from collections.abc import Callable

LONGEST = 60.0
"""A host that asks to be left alone for longer is asked again after so many seconds all the same."""


class Pace:
    """Lets everybody wait for their turn at a host: at most one question every `interval` seconds."""

    def __init__(self, interval: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._interval, self._clock, self._sleep = interval, clock, sleep
        self._free: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str) -> None:
        """Come back when it is one's turn."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._free.get(host, now))
            self._free[host] = turn + self._interval
        if turn > now:
            self._sleep(turn - now)

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for as long as it asks."""
        with self._lock:
            until = self._clock() + min(seconds, LONGEST)
            self._free[host] = max(until, self._free.get(host, until))
