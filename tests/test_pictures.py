"""Pictures say what the records say: every stage, duty, body and word, and no more."""

from __future__ import annotations

from html.parser import HTMLParser
from posixpath import join, normpath

import pytest

from generator.catalog import CATALOG
from generator.claims import Period
from generator.filters import brief
from generator.models.directives import Directive
from generator.models.elections import Election, ElectionStatus
from generator.models.institutions import Institution
from generator.models.stages import Stage
from generator.models.themes import Theme
from generator.pictures.axis import Axis
from generator.pictures.timeline import Row, timelines
from generator.render import Page, drafts, renderer
from generator.site import Site

VOID = {"br", "hr", "img", "input", "link", "meta"}


class Element:
    """One element of HTML: its name, attributes, text, and what is inside."""

    def __init__(self, name: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.name, self.attributes, self.parent = name, attributes, parent
        self.inside: list[Element | str] = []

    @property
    def text(self) -> str:
        return " ".join("".join(part if isinstance(part, str) else part.text for part in self.inside).split())

    def all(self, name: str, kind: str = "") -> list[Element]:
        """Every `name` element below, of class `kind` if given."""
        below = [part for part in self.inside if isinstance(part, Element)]
        mine = [part for part in below if part.name == name and kind in ("", *part.attributes.get("class", "").split())]
        return mine + [found for part in below for found in part.all(name, kind)]


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.inside.append(made)
        if tag not in VOID:
            self.at = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.inside.append(Element(tag, {name: value or "" for name, value in attrs}, self.at))

    def handle_endtag(self, tag: str) -> None:
        assert self.at.name == tag, f"<{self.at.name}> closed by </{tag}>"
        assert self.at.parent
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.inside.append(data)


def html(text: str) -> Element:
    """The HTML blocks of a page, as elements; fails when a tag is not closed where it should be."""
    tree = _Tree()
    tree.feed("\n\n".join(block for block in text.split("\n\n") if block.startswith("<")))
    tree.close()
    assert tree.at is tree.root
    return tree.root


@pytest.fixture(scope="module")
def made(site: Site) -> dict[str, Page]:
    """Every page that holds a picture, by its path."""
    render = renderer()
    shown = ("stages", "institutions", "directives", "stages-index")
    extras = {extra.template for collection in CATALOG for extra in collection.extras}
    return {draft.path: render(draft, site) for draft in drafts(site) if draft.template in {*shown, *extras}}


def target(page: str, link: Element) -> str:
    folder = page.removesuffix("index.md").removesuffix(".md")
    return normpath(join("/", folder, link.attributes["href"])) + "/"


def test_every_dated_stage_is_on_the_timeline_with_its_days_and_every_other_with_its_rule(
    site: Site, made: dict[str, Page]
) -> None:
    page = html(made["tahapan/linimasa.md"].text)
    rows = {
        target("tahapan/linimasa.md", row.all("a")[0]): (
            row.attributes.get("data-start"),
            row.attributes.get("data-end"),
            row.all("span", "row__when")[0].text,
        )
        for row in page.all("li", "row")
    }
    assert rows == {
        entry.address: (
            stage.period.start and stage.period.start.isoformat(),
            stage.period.end and stage.period.end.isoformat(),
            brief(stage.period),
        )
        for entry, stage in site.each(Stage)
        if stage.period.days
    }
    rules = [target("tahapan/linimasa.md", item.all("a")[0]) for item in page.all("ul")[0].all("li")]
    assert sorted(rules) == sorted(entry.address for entry, stage in site.each(Stage) if not stage.period.days)


def test_a_bar_begins_and_ends_on_the_days_of_its_stage(site: Site) -> None:
    def bars(rows: tuple[Row, ...]) -> list[Row]:
        return [each for row in rows for each in (row, *bars(row.parts))]

    for timeline in timelines(site):
        days = (timeline.axis.last - timeline.axis.first).days + 1
        for row in (row for band in timeline.bands for row in bars(band.rows) if row.shape == "bar"):
            period = row.period
            assert period.start
            assert period.end
            assert round(float(row.x[:-1]) * days / 100) == (period.start - timeline.axis.first).days
            assert round(float(row.width[:-1]) * days / 100) == (period.end - period.start).days + 1


def test_an_end_that_no_source_gives_is_not_drawn_as_one(site: Site) -> None:
    shapes = {row.entry.slug: row.shape for timeline in timelines(site) for band in timeline.bands for row in band.rows}
    for entry, stage in site.each(Stage):
        if entry.slug in shapes and not (stage.period.start and stage.period.end):
            assert shapes[entry.slug] == ("from" if stage.period.start else "until")


def test_a_timeline_is_over_only_when_the_data_say_that_the_election_is(site: Site) -> None:
    for timeline in timelines(site):
        election = timeline.election.record
        assert isinstance(election, Election)
        assert timeline.over == (election.reviewed if election.status is ElectionStatus.FINISHED else None)


def test_months_divide_the_axis_without_a_gap() -> None:
    period = Period.model_validate({"start": "2101-11-30", "end": "2102-02-03"})
    axis = Axis.over(period.days or ())
    assert [(tick.label, tick.major) for tick in axis.ticks()] == [
        ("Nov 2101", True),
        ("Des", False),
        ("2102", True),
        ("Feb", False),
    ]
    assert (axis.first.isoformat(), axis.last.isoformat()) == ("2101-11-01", "2102-02-28")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2101-03-09", "2101-03-09", "9 Mar 2101"),
        ("2101-03-09", "2101-03-12", "9 – 12 Mar 2101"),
        ("2101-03-09", "2101-05-01", "9 Mar – 1 Mei 2101"),
        ("2101-12-30", "2102-01-02", "30 Des 2101 – 2 Jan 2102"),
        ("2101-03-09", None, "mulai 9 Mar 2101"),
        (None, "2101-03-09", "sampai 9 Mar 2101"),
    ],
)
def test_a_period_is_said_as_briefly_as_it_can_be(start: str | None, end: str | None, words: str) -> None:
    given = {key: value for key, value in (("start", start), ("end", end)) if value}
    assert brief(Period.model_validate(given)) == words


def test_the_matrix_holds_every_duty_and_no_other(site: Site, made: dict[str, Page]) -> None:
    shown = set()
    for table in html(made["lembaga/matriks.md"].text).all("table"):
        stages = [target("lembaga/matriks.md", link) for link in table.all("thead")[0].all("a")]
        for row in (row for body in table.all("tbody") for row in body.all("tr") if row.all("td")):
            body = target("lembaga/matriks.md", row.all("a")[0])
            for stage, cell in zip(stages, row.all("td"), strict=True):
                shown |= {(body, stage, word.text) for word in cell.all("span", "unseen")}
    assert shown == {
        (site[duty.institution].address, entry.address, duty.role.label)
        for entry, stage in site.each(Stage)
        for duty in stage.duties
    }


def test_every_body_hangs_under_its_parent_in_the_tree(site: Site, made: dict[str, Page]) -> None:
    shown = set()
    for item in html(made["lembaga/pohon.md"].text).all("li"):
        above = item.parent and item.parent.parent
        if above and above.name == "li":
            shown.add((target("lembaga/pohon.md", above.all("a")[0]), target("lembaga/pohon.md", item.all("a")[0])))
    assert shown == {
        (site[body.parent].address, entry.address) for entry, body in site.each(Institution) if body.parent
    }


def test_a_bodys_page_shows_who_is_above_it_and_marks_the_body_itself(site: Site, made: dict[str, Page]) -> None:
    for entry, body in site.each(Institution):
        trees = html(made[entry.path].text).all("ul", "tree")
        assert len(trees) == bool(body.parent or site.children(entry)), entry.path
        for tree in trees:
            here = tree.all("div", "tree__body--here")
            assert [each.all("strong")[0].text for each in here] == [body.heading]
            line = [target(entry.path, link) for link in tree.all("a")]
            assert not body.parent or site[body.parent].address in line


def test_a_chain_names_what_its_directive_names_and_leads_only_where_stages_say(
    site: Site, made: dict[str, Page]
) -> None:
    stages = dict(site.each(Stage))
    for entry, directive in site.each(Directive):
        columns = html(made[entry.path].text).all("div", "chain__column")
        lists = [[target(entry.path, link) for link in column.all("a")] for column in columns]
        assert lists == [
            [site[ref].address for ref in refs] for refs in (directive.institutions, directive.stages, directive.themes)
        ]
        for ref, item in zip(directive.institutions, columns[0].all("li"), strict=True):
            busy = [
                site[stage].record.short
                for stage in directive.stages
                if ref in {duty.institution for duty in stages[site[stage]].duties}
            ]
            words = item.all("span", "chain__to")
            assert [word.text for word in words] == ([f"bertugas pada {', '.join(busy)}"] if busy else [])


def test_the_five_sila_stand_in_order_in_their_own_words(site: Site, made: dict[str, Page]) -> None:
    items = html(made["wawasan/empat-konsensus.md"].text).all("ol", "principles")[0].all("li")
    themes = sorted((theme.sila, entry, theme) for entry, theme in site.each(Theme) if theme.sila)
    assert [number for number, _, _ in themes] == [1, 2, 3, 4, 5]
    assert [(target("wawasan/empat-konsensus.md", item.all("a")[0]), item.text) for item in items] == [
        (entry.address, theme.verbatim[0].text) for _, entry, theme in themes
    ]
    ground = next(theme for entry, theme in site.each(Theme) if entry.slug == "pancasila")
    assert [quote.text for quote in ground.verbatim[:5]] == [theme.verbatim[0].text for _, _, theme in themes]


def test_the_sign_of_each_sila_is_the_one_its_record_names(site: Site) -> None:
    signs = {1: "bintang", 2: "rantai", 3: "beringin", 4: "banteng", 5: "kapas"}
    for entry, theme in site.each(Theme):
        if theme.sila:
            assert signs[theme.sila] in theme.meaning.lower(), entry.slug


def test_every_step_of_a_path_is_on_its_page_with_its_deadline(site: Site, made: dict[str, Page]) -> None:
    for entry, stage in site.each(Stage):
        text = made[entry.path].text
        assert text.count("{: .who }") == len(stage.steps)
        assert text.count("{: .deadline }") == sum(step.deadline is not None for step in stage.steps)
    with_paths = {entry.slug for entry, stage in site.each(Stage) if stage.steps}
    assert with_paths >= {"penanganan-pelanggaran", "sengketa-pencalonan", "sengketa-hasil"}


def test_every_deadline_of_a_path_names_its_source(site: Site) -> None:
    for entry, stage in site.each(Stage):
        for step in stage.steps:
            assert not step.deadline or step.deadline.sources, entry.slug


def test_every_link_in_a_picture_leads_to_a_record(site: Site, made: dict[str, Page]) -> None:
    known = {entry.address for entry in site.entries.values()}
    count = 0
    for path, page in made.items():
        for link in html(page.text).all("a"):
            assert target(path, link) in known, f"{path}: {link.attributes['href']}"
            count += 1
    assert count > len(made)
