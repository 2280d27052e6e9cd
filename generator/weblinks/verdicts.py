"""What to tell an editor of each address that did not answer as it should."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from generator.problems import Problem
from generator.weblinks.answers import Answer, Verdict
from generator.weblinks.exceptions import Exceptions
from generator.weblinks.remembered import Known
from generator.weblinks.uses import Use

_EXCEPT = "bila ada di peramban, catat di `[[tool.suluh.links]]` dalam pyproject.toml dengan alasan dan batas waktu"
_LATER = f"coba lagi lain hari; {_EXCEPT}"
_HINTS = {
    Verdict.GONE: "cari alamat barunya, atau isi `archived` dengan salinan arsipnya",
    Verdict.REFUSED: f"buka di peramban; {_EXCEPT}",
    Verdict.FAILED: _LATER,
    Verdict.SLOW: _LATER,
    Verdict.UNREACHABLE: _LATER,
    Verdict.UNTRUSTED: f"periksa sertifikatnya di peramban; {_EXCEPT}",
    Verdict.CIRCLING: f"buka di peramban; {_EXCEPT}",
    Verdict.ODD: f"buka di peramban; {_EXCEPT}",
}


def bad(known: Mapping[str, Known]) -> list[str]:
    """The addresses that did not answer as they should."""
    return [address for address, each in known.items() if each.answer.verdict is not Verdict.FINE]


def problems(
    found: Mapping[str, Sequence[Use]], known: Mapping[str, Known], excepted: Exceptions, today: date
) -> Iterator[Problem]:
    """One problem for each bad address that is not excepted, at the first place that names it, with the others."""
    for address in bad(known):
        if address in found and not excepted.cover(address):
            answer = known[address].answer
            message = f"{_said(address, answer)}{_aged(known[address].age(today))}: {address}"
            first, *others = sorted(use.problem(message, _hint(answer)) for use in found[address])
            yield replace(first, others=tuple(problem.place for problem in others))


def _said(address: str, answer: Answer) -> str:
    if answer.target and _is_home(answer.target) and not _is_home(address):
        return "dialihkan ke halaman depan, jadi isinya mungkin sudah tidak ada"
    why = ", ".join(filter(None, (str(answer.status or ""), answer.detail)))
    return answer.verdict.label.lower() + (f" ({why})" if why else "")


def _hint(answer: Answer) -> str:
    return f"ganti dengan {answer.target}" if answer.target else _HINTS[answer.verdict]


def _aged(days: int) -> str:
    return f", menurut pemeriksaan {days} hari lalu" if days else ""


def _is_home(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query
