"""What became of an address, told from what its servers answer, one redirect after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from generator.fields import Vocabulary

MOST_HOPS = 10
"""Longer chains of redirects lead nowhere; browsers stop at 20."""
_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_GONE = frozenset({404, 410})
_REFUSED = frozenset({401, 403, 407, 429, 451})


class Verdict(Vocabulary):
    """What became of an address."""

    FINE = "ada", "Ada"
    GONE = "hilang", "Tidak ada lagi"
    MOVED = "pindah", "Pindah untuk seterusnya"
    REFUSED = "ditolak", "Menolak pemeriksa"
    FAILED = "rusak", "Peladen rusak"
    SLOW = "lambat", "Tidak menjawab"
    UNREACHABLE = "tak-terhubung", "Tidak terhubung"
    UNTRUSTED = "tak-tepercaya", "Sertifikat tidak tepercaya"
    CIRCLING = "berputar", "Dialihkan berputar"
    ODD = "aneh", "Jawaban tidak biasa"


PASSING = frozenset({Verdict.FAILED, Verdict.SLOW, Verdict.UNREACHABLE})
"""What may be different a moment later."""


class Answer(NamedTuple):
    """What became of an address, and what the last server said."""

    verdict: Verdict
    status: int | None = None
    target: str | None = None
    """Where it moved to for good."""
    detail: str = ""


class Hop(NamedTuple):
    """One answer of one server."""

    status: int
    location: str | None = None
    wait: float = 0
    """For how many seconds it asks to be left alone."""


class NoAnswerError(Exception):
    """No server answered; says how."""

    def __init__(self, verdict: Verdict, detail: str = "") -> None:
        self.verdict, self.detail = verdict, detail
        super().__init__(detail)


def follow(address: str, ask: Callable[[str], Hop]) -> Answer:
    """What became of `address`, when `ask` gives one server's answer at a time or raises NoAnswerError."""
    seen, moved, is_permanent, at = [address], None, True, address
    for _ in range(MOST_HOPS):
        try:
            hop = ask(at)
        except NoAnswerError as error:
            return Answer(error.verdict, None, None, error.detail)
        if hop.status not in _REDIRECTS or not hop.location:
            return _told(hop.status, moved, at if at != address else "")
        at = urljoin(at, hop.location).partition("#")[0]
        if at in seen:
            return Answer(Verdict.CIRCLING, hop.status, None, at)
        if urlsplit(at).scheme not in ("http", "https"):
            return Answer(Verdict.ODD, hop.status, None, f"dialihkan ke {at}")
        seen.append(at)
        is_permanent = is_permanent and hop.status in _PERMANENT
        moved = at if is_permanent else moved
    return Answer(Verdict.CIRCLING, None, None, f"lebih dari {MOST_HOPS} pengalihan")


def _told(status: int, moved: str | None, last: str) -> Answer:
    detail = f"sesudah dialihkan ke {last}" if last else ""
    if status < 300:
        return Answer(Verdict.MOVED, status, moved) if moved else Answer(Verdict.FINE, status)
    if status in _GONE:
        return Answer(Verdict.GONE, status, None, detail)
    if status in _REFUSED:
        return Answer(Verdict.REFUSED, status, None, detail)
    return Answer(Verdict.FAILED if status >= 500 else Verdict.ODD, status, None, detail)
