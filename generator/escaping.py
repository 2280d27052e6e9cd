"""Text as Markdown that shows it letter by letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from markupsafe import Markup

markdown: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Text that is Markdown already; `Markup` itself would first ask it for its `__html__`, on every link of every page."""

_MARKED = re.compile(r"[\\`*_{}\[\]|<&/]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SIGNS = re.compile(r"[\\`*_{}\[\]|]")
_SIGNS_BUT_STARS = re.compile(r"[\\`_{}\[\]|]")
_BLOCK_START = re.compile(r"(\d+(?=[.)]\s)|(?=[-+*#>!]))")
_CLOSING_HASHES = re.compile(r"#+$")


@lru_cache(maxsize=16_384)
def escape(text: str) -> str:
    """Plain text as Markdown that shows exactly that text."""
    shown = at_line_start(_escape(text, _SIGNS))
    return _CLOSING_HASHES.sub(lambda match: r"\#" * len(match.group()), shown) if shown.endswith("#") else shown


def escape_words(text: str) -> str:
    """The words between two tokens of prose: emphasis and lists stay, the rest is literal."""
    return _escape(text, _SIGNS_BUT_STARS)


def at_line_start(text: str) -> str:
    """One line of Markdown that no block syntax (list, heading, quote) can claim."""
    if text.startswith(":"):
        return f"&#58;{text[1:]}"
    match = _BLOCK_START.match(text)
    if not match or text.startswith("**") or (text[0] == "*" and not text[1:2].isspace()):
        return text
    return f"{text[: match.end()]}\\{text[match.end() :]}"


def _escape(text: str, signs: re.Pattern[str]) -> str:
    if not _MARKED.search(text):
        return text
    shown = signs.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")
    return shown.replace("///", "//&#47;")  # Python-Markdown puts a page's notes where it reads ///Footnotes Go Here///
