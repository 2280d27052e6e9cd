"""The cards that a shared link shows, one per section: `python -m tests.cards` draws them into docs/assets/og/.

Drawn from the registry of sections and our own motif; the system's Chromium paints them. They are kept
in the repository because fonts differ from machine to machine, and a build must not.
"""

from __future__ import annotations

import os
import shutil
import struct
import zlib
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.catalog import CATALOG
from generator.heads import COMMON

OUT = Path(__file__).parent.parent / "docs" / "assets" / "og"
WIDTH, HEIGHT = 1200, 630
PAPER, INK, SOFT, RED, DARK, GOLD = "#ffffff", "#1d1a18", "#5c5551", "#b3121d", "#7d0f19", "#f2a900"
LINE = 30
TORCH = (
    f'<path fill="{GOLD}" d="M16 2c4 4 6 6.500 6 10a6 6 0 0 1-12 0c0-2 .8-3.600 2-5 .3 1.600 1 2.500 2 3 '
    '.2-3 .6-5.500 2-8z"/><path fill="#fff" d="M10 19h12l-1.200 3H11.200zM12 23h8l-2.600 7h-2.800z"/>'
)
FLAME = "M0-42c22 16 22 42 0 62-22-20-22-46 0-62z"


def cards() -> Iterator[tuple[str, str]]:
    """The name of each card and its drawing."""
    yield COMMON, drawing("Suluh", "Pendidikan politik untuk pemilihan kepala daerah, setiap fakta dengan sumbernya.")
    for collection in CATALOG:
        yield collection.section, drawing(collection.title, collection.intro)


def drawing(title: str, words: str) -> str:
    """One card as SVG: the torch on a band of flames in the manner of batik, the title, what the section is about."""
    lines = "".join(f'<tspan x="400" dy="52">{escape(line)}</tspan>' for line in wrapped(words))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{RED}"/>'
        f'<g fill="none" stroke="{DARK}" stroke-width="5">{band()}</g>'
        f'<circle cx="160" cy="315" r="118" fill="{DARK}"/>'
        f'<g transform="translate(64 216) scale(6)">{TORCH}</g>'
        f'<rect x="320" width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
        f'<rect x="320" width="12" height="{HEIGHT}" fill="{GOLD}"/>'
        f'<g font-family="Noto Sans, DejaVu Sans, Arial, sans-serif"><text x="400" y="250" font-size="92" '
        f'font-weight="700" fill="{INK}">{escape(title)}</text>'
        f'<text y="290" font-size="36" fill="{SOFT}">{lines}</text>'
        f'<text x="400" y="560" font-size="32" font-weight="700" fill="{RED}">Suluh</text></g></svg>'
    )


def band() -> str:
    """Flames in staggered rows, every second one half a step aside."""
    places = ((x * 107 + 53 * (y % 2), y * 105) for y in range(7) for x in range(4 - y % 2))
    return "".join(f'<path transform="translate({x} {y}) scale(1.2)" d="{FLAME}"/>' for x, y in places)


def wrapped(words: str) -> list[str]:
    """Words in lines that fit the card."""
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) > LINE + 6:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def png(pixels: bytes, most: int = 64) -> bytes:
    """RGBA pixels of a card as a PNG of few colours: flat ink needs no more, and it weighs a third."""
    found = Counter(pixels[place : place + 3] for place in range(0, len(pixels), 4))
    palette = [colour for colour, _ in found.most_common(most)]
    index = {colour: min(range(len(palette)), key=lambda n: _apart(palette[n], colour)) for colour in found}
    flat = bytes(index[pixels[place : place + 3]] for place in range(0, len(pixels), 4))
    rows = b"".join(b"\0" + flat[start : start + WIDTH] for start in range(0, len(flat), WIDTH))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _apart(one: bytes, other: bytes) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


PAINT = """async (svg) => {
  const image = new Image();
  image.src = "data:image/svg+xml," + encodeURIComponent(svg);
  await image.decode();
  const paper = new OffscreenCanvas(image.width, image.height).getContext("2d");
  paper.drawImage(image, 0, 0);
  const { data } = paper.getImageData(0, 0, image.width, image.height);
  let text = "";
  for (let place = 0; place < data.length; place += 8192) {
    text += String.fromCharCode(...data.subarray(place, place + 8192));
  }
  return btoa(text);
}"""


def main() -> None:
    """Draw every card."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for name, svg in cards():
            (OUT / f"{name}.png").write_bytes(png(b64decode(page.evaluate(PAINT, svg))))
        browser.close()


if __name__ == "__main__":
    main()
