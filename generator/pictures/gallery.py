"""The pictures of one site, as HTML for the page that asks."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.load import Entry
from generator.models.institutions import Kind
from generator.models.stages import Stage
from generator.pictures import bodies, chain, consensus, matrix, timeline
from generator.sheet import Sheet
from generator.site import Site


class Pictures:
    """Draws what the data say for one page; each picture is worked out when the page first asks for it.

    What comes out is one block of HTML without an empty line, so that every builder of Markdown
    leaves it alone. Its links are addresses relative to the page's own (`Sheet.href`).
    """

    def __init__(self, site: Site, html: Environment) -> None:
        self.site = site
        self._html = html

    @cached_property
    def timelines(self) -> tuple[timeline.Timeline, ...]:
        """One per election with dated stages."""
        return timeline.timelines(self.site)

    @cached_property
    def tables(self) -> tuple[matrix.Table, ...]:
        """Institutions against stages, one per election and phase."""
        return matrix.tables(self.site)

    @cached_property
    def forest(self) -> dict[Kind, tuple[bodies.Node, ...]]:
        """The trees of bodies, by kind of root."""
        return bodies.forest(self.site)

    def draw(self, name: str, sheet: Sheet, value: Any = None) -> Markup:
        """The template `pictures/<name>.html.j2` with one value to show."""
        text = self._html.get_template(f"pictures/{name}.html.j2").render(sheet=sheet, value=value)
        lines = (line.strip() for line in text.splitlines())
        return Markup("\n".join(line for line in lines if line))

    def state(self, sheet: Sheet, stage: Stage) -> Markup:
        """A line that the browser fills: whether the stage is past, present or future."""
        return self.draw("state", sheet, (stage.period, timeline.over(self.site[stage.election])))

    def legend(self, sheet: Sheet) -> Markup:
        """What the marks of the matrix mean."""
        return self.draw("legend", sheet, tuple(matrix.MARKS.values()))

    def branch(self, sheet: Sheet, entry: Entry) -> Markup:
        """Where a body stands among those above and below it; nothing when it stands alone."""
        node = bodies.branch(self.site, entry)
        return self.draw("tree", sheet, (node,)) if node else Markup("")

    def chain(self, sheet: Sheet, entry: Entry) -> Markup:
        """A directive, its institutions, stages and themes."""
        return self.draw("chain", sheet, chain.chain(self.site, entry))

    def house(self, sheet: Sheet) -> Markup:
        """The four consensuses."""
        return self.draw("house", sheet, consensus.house(self.site))

    def principles(self, sheet: Sheet) -> Markup:
        """The five sila with their signs; nothing when the data have none."""
        found = consensus.principles(self.site)
        return self.draw("principles", sheet, found) if found else Markup("")
