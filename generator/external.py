"""Links that leave the site, marked for everybody: a sign for the eye, words for the ear."""

from __future__ import annotations

import re

_LINK = re.compile(r'<a (?=[^<>]*href="https?://)([^<>]*)>(.*?)</a>', re.DOTALL)
WORDS = '<span class="outside"> (situs lain)</span>'


def mark(html: str) -> str:
    """The page with `rel="external noopener"` and hidden words on every link to another site."""
    return _LINK.sub(rf'<a rel="external noopener" \1>\2{WORDS}</a>', html) if 'href="http' in html else html
