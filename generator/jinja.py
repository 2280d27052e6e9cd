"""Jinja for Markdown: values are literal text unless made Markdown, and templates are compiled once."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from generator import markup
from generator.catalog import CATALOG
from generator.fields import Prose
from generator.filters import FILTERS

TEMPLATES = Path(__file__).parent / "templates"


class _Plainly(CodeGenerator):
    """Templates compiled to attributes and calls as Python has them.

    Jinja's own detours serve dictionaries and injected contexts, which our templates do without;
    they were a third of the time of a page.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (the name the compiler looks for)
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class _Environment(Environment):
    code_generator_class = _Plainly


def environment() -> Environment:
    """Jinja for Markdown: undefined names are errors, and values are literal text unless made Markdown."""
    jinja = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_literal,
        auto_reload=False,
        bytecode_cache=_compiled(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    jinja.filters.update(FILTERS)
    jinja.globals["catalog"] = CATALOG
    return jinja


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates in the system's temporary folder, valid for this template and this compiler."""

    compiler = Path(__file__).read_text("utf-8")

    def get_source_checksum(self, source: str) -> str:
        return hashlib.sha256((source + self.compiler).encode()).hexdigest()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # a full or read-only folder costs time, not the build
            super().dump_bytecode(bucket)


def _compiled() -> _Compiled | None:
    try:
        return _Compiled()
    except (OSError, RuntimeError):  # no safe temporary folder
        return None


def _literal(value: Any) -> Markup:
    # Jinja's autoescaping, for Markdown: what is not Markup yet becomes text shown letter by letter.
    if isinstance(value, Markup):
        return value
    if isinstance(value, Prose):
        raise TypeError("prose reaches a page through sheet.text or sheet.prose")
    return Markup(markup.escape(str(value)))
