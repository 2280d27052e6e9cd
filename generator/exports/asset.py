"""One file to download."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.site import Site

FOLDER = "unduh"


class Asset(NamedTuple):
    """A file made from data: its path under the documentation folder, its bytes, and the data behind it."""

    path: str
    content: bytes
    source: str


Make = Callable[[Site], Asset]
"""What makes one file of a joined site."""
