"""One question to one server, answered by its status line and headers within a set time; bodies are not read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, Queue
from textwrap import shorten
from urllib.request import getproxies

import urllib3
from urllib3.exceptions import HTTPError, LocationValueError, NameResolutionError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as SlowError

from generator.weblinks.answers import Hop, NoAnswerError, Verdict

_HEADERS = {"User-Agent": "Suluh (pemeriksa tautan)", "Accept": "*/*", "Accept-Language": "id, en;q=0.5"}


def asker(seconds: float) -> Callable[[str], Hop]:
    """What asks the server of an address, and raises NoAnswerError when none answers within `seconds`."""
    pools: dict[str, urllib3.PoolManager] = {"": urllib3.PoolManager()}
    pools |= {scheme: urllib3.ProxyManager(proxy) for scheme, proxy in getproxies().items() if scheme in _SCHEMES}

    def ask(address: str) -> Hop:
        pool = pools.get(address.partition(":")[0], pools[""])
        return _within(seconds, lambda: _asked(pool, address, seconds))

    return ask


_SCHEMES = ("http", "https")


def _within(seconds: float, question: Callable[[], Hop]) -> Hop:
    """The answer, or NoAnswerError when it is not complete in time: a server may send a letter now and then."""
    answers: Queue[Hop | NoAnswerError] = Queue()

    def put() -> None:
        try:
            answers.put(question())
        except NoAnswerError as error:
            answers.put(error)

    threading.Thread(target=put, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise NoAnswerError(Verdict.SLOW, f"{seconds:g} detik") from None
    if isinstance(answer, NoAnswerError):
        raise answer
    return answer


def _asked(pool: urllib3.PoolManager, address: str, seconds: float) -> Hop:
    try:
        answer = pool.request(
            "GET",
            address,
            headers=_HEADERS,
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(connect=seconds, read=seconds),
        )
    except SSLError as error:
        raise NoAnswerError(Verdict.UNTRUSTED, shorten(str(error), 120, placeholder=" …")) from None
    except NameResolutionError:
        raise NoAnswerError(Verdict.UNREACHABLE, "nama peladennya tidak dikenal") from None
    except NewConnectionError:  # a kind of SlowError to urllib3
        raise NoAnswerError(Verdict.UNREACHABLE, "sambungan ditolak") from None
    except SlowError:
        raise NoAnswerError(Verdict.SLOW, f"{seconds:g} detik") from None
    except (HTTPError, LocationValueError, ValueError, OSError) as error:
        raise NoAnswerError(Verdict.UNREACHABLE, type(error).__name__) from None
    answer.close()
    return Hop(answer.status, answer.headers.get("Location"), _seconds(answer.headers.get("Retry-After")))


def _seconds(text: str | None) -> float:
    return float(text) if text and text.isascii() and text.isdigit() else 0
