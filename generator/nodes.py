"""Bytes to YAML nodes, or the reasons why not, worded for the person who typed the file."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from generator.problems import START, Place

MAX_BYTES = 1_000_000
MAX_DEPTH = 30


class Flaw(NamedTuple):
    """One reason not to read a file: where, what, and the remedy."""

    at: Place
    message: str
    hint: str


class UnreadableError(Exception):
    """The bytes are not one YAML document of plain values; carries every reason."""

    def __init__(self, *flaws: Flaw) -> None:
        super().__init__(*flaws)
        self.flaws = flaws


class _TextLoader(yaml.CBaseLoader):
    """The node loader, told in one step what its resolver finds out in many: every plain value is text."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        return _TAGS[kind]

    depth = 0

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        # The composer calls itself for every level, in C, where too many end the process without a word.
        self.depth += 1
        if self.depth > MAX_DEPTH:
            at = start(current_node.start_mark)
            raise UnreadableError(Flaw(at, "isi bersarang terlalu dalam", "periksa inden dan kurungnya"))

    def ascend_resolver(self) -> None:
        self.depth -= 1


_TAGS: dict[type[yaml.Node], str] = {
    kind: f"tag:yaml.org,2002:{name}"
    for kind, name in ((yaml.ScalarNode, "str"), (yaml.SequenceNode, "seq"), (yaml.MappingNode, "map"))
}


def compose(raw: bytes) -> yaml.Node:
    """The root node of one YAML document; raises UnreadableError."""
    if len(raw) > MAX_BYTES:
        raise UnreadableError(Flaw(START, "berkas lebih besar dari 1 MB", "bagi menjadi beberapa rekaman"))
    try:
        text = raw.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise UnreadableError(_not_utf8(raw, error)) from None
    try:
        node = yaml.compose(text, Loader=_TextLoader)
    except yaml.YAMLError as error:
        raise UnreadableError(_not_yaml(text, error)) from None
    if node is None:
        raise UnreadableError(Flaw(START, "berkas kosong", "isi rekaman ini atau hapus berkasnya"))
    if anchors := tuple(_anchors(text)):
        raise UnreadableError(*anchors)
    return node


def start(mark: Any) -> Place:
    """The place of a mark, counted from 1."""
    return Place(mark.line + 1, mark.column + 1)


def _anchors(text: str) -> Iterator[Flaw]:
    # Aliases make one value stand in many places, out of the reader's sight, and can explode.
    if "&" not in text:
        return
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        anchor = getattr(event, "anchor", None)
        if anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            yield Flaw(
                start(event.start_mark),
                f"`{sign}{anchor}` dibaca sebagai jangkar atau alias YAML",
                "apit nilainya dengan tanda kutip, atau tulis ulang nilai yang dimaksud",
            )


def _not_utf8(raw: bytes, error: UnicodeDecodeError) -> Flaw:
    before = raw[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Flaw(Place(line, column), "berkas ini bukan teks UTF-8", "simpan ulang dengan penyandian UTF-8")


def _not_yaml(text: str, error: yaml.YAMLError) -> Flaw:
    mark = getattr(error, "problem_mark", None)
    place = start(mark) if mark else START
    reason = str(getattr(error, "problem", None) or getattr(error, "reason", error))
    if tab := _INDENTED_WITH_TAB.search(text):
        return Flaw(_place(text, tab.end() - 1), "ada tab di awal baris", "ganti dengan spasi")
    if quote := _OPEN_QUOTE.search(text):
        at = _place(text, quote.start("quote"))
        if at.line <= place.line:
            return Flaw(at, "tanda kutip ini tidak ditutup di barisnya", "tutup dengan tanda kutip yang sama")
    for sign, message, hint in _REASONS:
        if sign in reason:
            return Flaw(place, message, hint)
    return Flaw(place, f"ini bukan YAML yang sah ({reason})", "periksa inden, tanda kutip, dan titik dua di sekitarnya")


def _place(text: str, offset: int) -> Place:
    return Place(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


_INDENTED_WITH_TAB = re.compile(r"^ *\t", re.MULTILINE)
_OPEN_QUOTE = re.compile(r"""^[ \-]*[\w-]+: (?P<quote>["'])(?:(?!(?P=quote)).)*$""", re.MULTILINE)

# libyaml's reasons and what they nearly always mean to the person who typed the line.
_REASONS = (
    ("mapping values are not allowed", "ada titik dua di tengah nilai", "apit nilainya dengan tanda kutip"),
    ("could not find expected ':'", "kunci ini tidak diikuti titik dua", "tulis `kunci: nilai`"),
    ("did not find expected key", "inden baris ini tidak cocok", "samakan indennya dengan baris sejajar"),
    ("did not find expected '-' indicator", "inden daftar ini tidak cocok", "samakan inden tiap tanda `-`"),
    ("found unexpected end of stream", "tanda kutip tidak ditutup", "tutup dengan tanda kutip yang sama"),
    ("second occurrence", "nama jangkar YAML dipakai dua kali", "apit nilainya dengan tanda kutip"),
    ("escape code", "ada `\\` di dalam tanda kutip ganda", "pakai tanda kutip tunggal"),
    ("found undefined alias", "tanda `*` di awal nilai dibaca sebagai alias", "apit nilainya dengan tanda kutip"),
    ("cannot start any token", "nilai tidak boleh dimulai dengan tanda ini", "apit nilainya dengan tanda kutip"),
    ("but found another document", "ada `---` di tengah berkas", "satu berkas untuk satu rekaman"),
    ("control characters are not allowed", "ada aksara kendali yang tak terlihat", "hapus aksara itu"),
    ("special characters are not allowed", "ada aksara kendali yang tak terlihat", "hapus aksara itu"),
)
