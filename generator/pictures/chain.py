"""From a directive to the bodies that carry it out, the stages it touches, the themes it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.load import Entry
from generator.models.directives import Directive
from generator.models.stages import Role, Stage
from generator.site import Site


class Step(NamedTuple):
    """One record of the chain, and where it leads in the next column."""

    entry: Entry
    to: tuple[Entry, ...]


class Wire(NamedTuple):
    """A line between two columns: the heights of its ends in percent, and its kind."""

    start: str
    end: str
    kind: str


class Chain(NamedTuple):
    """Three columns and the lines between them; a line means that the data of the stage name both."""

    directive: Entry
    institutions: tuple[Step, ...]
    stages: tuple[Step, ...]
    themes: tuple[Step, ...]
    duties: tuple[Wire, ...]
    grounds: tuple[Wire, ...]


def chain(site: Site, entry: Entry) -> Chain:
    """The chain of one directive."""
    directive = entry.record
    assert isinstance(directive, Directive)
    institutions = [site[ref] for ref in directive.institutions]
    stages = [site[ref] for ref in directive.stages]
    themes = [site[ref] for ref in directive.themes]
    return Chain(
        entry,
        tuple(Step(body, tuple(stage for stage in stages if _role(stage, body))) for body in institutions),
        tuple(Step(stage, tuple(theme for theme in themes if _rests_on(stage, theme))) for stage in stages),
        tuple(Step(theme, ()) for theme in themes),
        tuple(_wires(institutions, stages, lambda body, stage: _role(stage, body))),
        tuple(_wires(stages, themes, _rests_on)),
    )


def _role(stage: Entry, body: Entry) -> Role | None:
    duties = stage.record.duties if isinstance(stage.record, Stage) else ()
    return min((duty.role for duty in duties if duty.institution == body.ref), key=lambda role: role.rank, default=None)


def _rests_on(stage: Entry, theme: Entry) -> str:
    return "rests" if isinstance(stage.record, Stage) and theme.ref in stage.record.themes else ""


def _wires(left: list[Entry], right: list[Entry], kind: object) -> Iterable[Wire]:
    assert callable(kind)
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            if found := kind(one, other):
                yield Wire(_height(i, len(left)), _height(j, len(right)), str(found))


def _height(index: int, count: int) -> str:
    return f"{100 * (index + 0.5) / count:.1f}"
