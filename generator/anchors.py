"""Names for the places on a page to which a link can point."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 60
FEW = 5
"""So many words tell the statements of a list apart."""
_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=16_384)
def name(*parts: str) -> str:
    """`angka-jumlah-pemilih` for `("angka", "Jumlah pemilih")`: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", " ".join(parts)).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("-", plain)[:LONGEST].strip("-")
