"""What prose may not hold, as patterns that JSON Schema understands: no flags, no names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import markup

_ANYTHING = r"[\s\S]"


def prose_patterns(*, one_paragraph: bool) -> Iterator[tuple[str, str]]:
    """Patterns that prose must match, each with the message for prose that does not.

    They look at a value as YAML gives it, before white space at its ends (and, in one paragraph,
    line breaks in it) are taken away.
    """
    if one_paragraph:
        yield _without(r"^\s*\S[\s\S]*\n\n[\s\S]*\S"), "nilai ini harus satu paragraf — hapus baris kosong di dalamnya"
    for refusal in (*markup.REFUSALS, markup.UNCLOSED):
        pattern = _closed(one_paragraph) if refusal is markup.UNCLOSED else _without(_portable(refusal, one_paragraph))
        yield pattern, f"{refusal.message} — {refusal.hint}"


def _without(sign: str) -> str:
    return rf"^(?!{_ANYTHING}*(?:{sign}))"


def _portable(refusal: markup.Refusal, one_paragraph: bool) -> str:
    sign = refusal.sign.pattern
    if refusal.sign.flags & re.IGNORECASE:
        sign = re.sub(r"(?<!\\)[a-z]", lambda match: f"[{match[0]}{match[0].upper()}]", sign)
    sign = sign.replace(r":\s", r":\s+\S")  # what stands before the end of the text is not followed by white space
    if one_paragraph:
        return _in_one_line(sign)
    return _at_line_ends(sign, r"(?:^\s*|(?<![^\n]))", r"(?![^\n])")


def _in_one_line(sign: str) -> str:
    """The sign in text whose white space, line breaks included, counts as one space each."""
    for old, new in (
        (r"[^\]\n]", r"(?:\s+(?=\S)|[^\]\s])"),
        (r"[ \t]", r"\s"),
        (r"[ \t\u00a0>]", r"[\s>]"),
        (" {0,3}", r"\s*"),
        (" *$", r"\s*$"),
        (r"\n", r"(?!)"),
    ):
        sign = sign.replace(old, new)
    return _at_line_ends(sign, r"^\s*", r"\s*$")


def _at_line_ends(sign: str, start: str, end: str) -> str:
    """The sign with other words for `^` and `$`."""
    return re.sub(
        r"\\.|\[\^?(?:\\.|[^\]])*\]|[$^]",
        lambda match: {"^": start, "$": end}.get(match[0], match[0]),
        sign,
        flags=re.DOTALL,
    )


def _closed(one_paragraph: bool) -> str:
    """Text in which every sign of a link or citation belongs to a whole one, and no bracket follows one."""
    token = re.sub(r"\(\?P<\w+>", "(?:", markup.TOKEN.pattern)
    if one_paragraph:
        token = token.replace(r"\n", "")
    word = rf"(?!{token})(?!\[@|\]\(|\[(?!{token})\[){_ANYTHING}"
    return rf"^(?:(?:{token})(?!\()|{word})*$"
