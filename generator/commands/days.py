"""Days as people write them at the command line."""

from __future__ import annotations

import argparse
from datetime import date


def day(text: str) -> date:
    """`2026-11-23` as a date; argparse shows the refusal."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} bukan tanggal; tulis tahun-bulan-hari") from None
