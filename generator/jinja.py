"""Jinja for Markdown: values are literal text unless made Markdown, and templates are compiled once."""

from __future__ import annotations

import hashlib
import marshal
import pickle
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FunctionLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket, bc_magic
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import Expr
from markupsafe import Markup, escape

from generator import dictionary
from generator.catalog import CATALOG
from generator.escaping import escape as literally
from generator.escaping import markdown
from generator.fields import Prose
from generator.filters import FILTERS

TEMPLATES = Path(__file__).parent / "templates"
_NOTHING = markdown("")


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

    def enter_frame(self, frame: Frame) -> None:
        # What a template or a block of it says is joined where it stands, and not handed up piece by piece.
        if frame.rootlevel or frame.block_frame:
            self.buffer(frame)
        super().enter_frame(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        super().leave_frame(frame, with_python_scope)
        if frame.rootlevel or frame.block_frame:
            self.writeline(f"yield concat({frame.buffer})")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        # The function itself, called as Python calls it.
        self.write("macro")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        # All of it has been finished, and `Markup` would ask it for its `__html__`.
        self.writeline(f"return str.__new__(Markup, concat({frame.buffer}))")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        # What is finished stands as it is; `_literal` makes text of the rest, and Jinja would look at it a second time.
        self.write("(shown if (shown := ")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(").__class__ is Markup else environment.finalize(shown))")


class _Environment(Environment):
    code_generator_class = _Plainly

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # Jinja's own are looked up in a chain, for names that come later; every page copies them.
        return {**self.globals, **(d or {})}


def environment() -> Environment:
    """Jinja for Markdown: undefined names are errors, and values are literal text unless made Markdown."""
    jinja = _environment(_literal)
    jinja.globals["catalog"] = CATALOG
    jinja.globals["dictionary"] = dictionary
    jinja.globals["fact"] = _fact
    jinja.globals["section"] = _section
    return jinja


def html_environment() -> Environment:
    """Jinja for HTML inside Markdown: the same, and values are escaped as HTML unless made so."""
    return _environment(_html)


def _environment(shown: Callable[[Any], str]) -> Environment:
    jinja = _Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        finalize=shown,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_compiled(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    jinja.filters.update(FILTERS)
    return jinja


def _source(name: str) -> tuple[str, str, None]:
    path = f"{TEMPLATES}/{name}"
    with open(path, "rb", buffering=0) as file:
        return file.read().decode(), path, None


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates in the system's temporary folder, valid for this template and this compiler."""

    compiler = hashlib.sha256(Path(__file__).read_bytes())

    def get_source_checksum(self, source: str) -> str:
        checksum = self.compiler.copy()
        checksum.update(source.encode())
        return checksum.hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        # Read whole, because `marshal` reads a file value by value, which takes five times as long.
        with suppress(OSError, EOFError, ValueError, TypeError):
            with open(self._get_cache_filename(bucket), "rb", buffering=0) as file:
                kept = file.read()
            head = bc_magic + pickle.dumps(bucket.checksum, 2)
            if kept.startswith(head):
                bucket.code = marshal.loads(kept[len(head) :])

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # a full or read-only folder costs time, not the build
            super().dump_bytecode(bucket)


def _compiled() -> _Compiled | None:
    try:
        return _Compiled()
    except (OSError, RuntimeError):  # no safe temporary folder
        return None


def _literal(value: Any) -> str:
    # Jinja's autoescaping, for Markdown: what is not Markup yet becomes text shown letter by letter.
    if value.__class__ is str:  # as most are
        return literally(value)
    if isinstance(value, Markup):
        return value
    if isinstance(value, Prose):
        raise TypeError("prose reaches a page through sheet.text or sheet.prose")
    return literally(value if isinstance(value, str) else str(value))


def _fact(label: str, value: Any, anchor: str = "") -> Markup:
    # One entry of a page's list of facts; nothing where there is nothing to say.
    if value is None or value == "":
        return _NOTHING
    mark = f" {{: #{anchor} }}" if anchor else ""
    return markdown(f"\n{label}{mark}\n:   {_literal(value)}\n\n")


def _section(heading: str, anchor: str, caller: Callable[[], Markup]) -> Markup:
    # A heading with what stands under it; neither where that would be nothing.
    body = str.strip(caller())
    return markdown(f"\n\n## {heading} {{: #{anchor} }}\n\n{body}\n\n") if body else _NOTHING


def _html(value: Any) -> str:
    if isinstance(value, Prose):
        raise TypeError("prose reaches a picture through sheet.plain")
    return escape(value)
