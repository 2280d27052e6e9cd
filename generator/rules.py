"""What must hold between records: one function per rule, named as the sentence it enforces."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.calendar import MONTHS, names_a_day, written
from generator.catalog import PAGES
from generator.claims import Period
from generator.fields import Plain, Prose
from generator.load import Entry
from generator.models.institutions import Institution
from generator.models.questions import Question
from generator.models.sources import Source
from generator.models.stages import Role, Stage
from generator.problems import Problem
from generator.refs import Ref, values
from generator.site import Mention, Site

Rule = Callable[[Site], Iterator[Problem]]


def check(site: Site) -> list[Problem]:
    """Every place where the records, each right by itself, do not fit together."""
    return [problem for rule in RULES for problem in rule(site)]


def no_record_is_its_own_ancestor(site: Site) -> Iterator[Problem]:
    """Following `parent` must come to an end."""
    for entry in site.entries.values():
        chain = [entry.ref]
        parent = _parent(entry)
        while parent and parent not in chain:
            chain.append(parent)
            parent = _parent(site[parent])
        if parent == entry.ref:
            names = " → ".join(ref.slug for ref in (*chain, parent))
            yield entry.document.problem(f"induknya berputar: {names}", "hapus salah satu `parent`", ("parent",))


def a_stage_lies_within_its_parent(site: Site) -> Iterator[Problem]:
    """A sub-stage may not begin before its parent or end after it."""
    periods = {entry.ref: stage.period for entry, stage in site.each(Stage)}
    for entry, stage in site.each(Stage):
        if stage.parent:
            outer = periods[stage.parent]
            if _sticks_out(stage.period, outer):
                yield entry.document.problem(
                    "subtahapan ini di luar masa tahapan induknya",
                    f"induknya berlangsung {outer.start or '…'} sampai {outer.end or '…'}",
                    ("period",),
                )


def every_source_is_cited(site: Site) -> Iterator[Problem]:
    """A source that no fact rests on, directly or through another source, supports nothing."""
    cited = {ref for ref, mentions in site.mentions.items() if any(map(_is_fact, mentions))}
    reached = -1
    while reached < len(cited):
        reached = len(cited)
        cited |= {ref for ref, mentions in site.mentions.items() if any(each.entry.ref in cited for each in mentions)}
    for entry, _ in site.each(Source):
        if entry.ref not in cited:
            yield entry.document.problem(
                "sumber ini tidak dirujuk rekaman mana pun", "rujuk dari sebuah fakta atau hapus berkasnya"
            )


def every_stage_has_somebody_responsible_and_somebody_overseeing(site: Site) -> Iterator[Problem]:
    """A stage names both, or says in `no_duty` why not."""
    for entry, stage in site.each(Stage):
        roles = {duty.role for duty in stage.duties}
        missing = [role for role in (Role.RESPONSIBLE, Role.OVERSEES) if role not in roles]
        if missing and not stage.no_duty:
            names = " dan ".join(f"`{role.value}`" for role in missing)
            yield entry.document.problem(
                f"belum ada lembaga dengan peran {names}", "tambahkan, atau jelaskan di `no_duty`", ("duties",)
            )


def every_institution_has_a_legal_basis(site: Site) -> Iterator[Problem]:
    """An institution names its basis in law, or says in `no_basis` why not."""
    for entry, institution in site.each(Institution):
        if not institution.legal_basis and not institution.no_basis:
            yield entry.document.problem("tidak ada dasar hukum", "isi `legal_basis`, atau jelaskan di `no_basis`")


def every_institution_takes_part_in_a_stage_or_a_directive(site: Site) -> Iterator[Problem]:
    """An institution has a duty in a stage or carries out a directive, or says in `no_part` why not."""
    for entry, institution in site.each(Institution):
        acts = site.mentions_of(entry, "stages", "duties") or site.mentions_of(entry, "directives", "institutions")
        if not acts and not institution.no_part:
            yield entry.document.problem(
                "lembaga ini tidak bertugas dalam tahapan mana pun dan tidak menjalankan arahan",
                "sebut ia di `duties` sebuah tahapan atau `institutions` sebuah arahan, atau jelaskan di `no_part`",
            )


def a_written_date_has_the_weekday_of_the_calendar(site: Site) -> Iterator[Problem]:
    """`Rabu, 27 November 2024` in prose must be a Wednesday; quotations keep their slips."""
    files = {entry.document.file: entry.document.raw for entry in site.entries.values()}
    dated = {file for file, raw in files.items() if names_a_day(raw)}  # few do, and to look at every value takes long
    for entry in site.entries.values():
        for path, _, value in values(entry.record, (Prose, Plain)) if entry.document.file in dated else ():
            for found in written(value):
                weekday = found.falls_on(found.year) if found.year else found.weekday
                if weekday != found.weekday:
                    hint = f"hari itu {weekday}" if weekday else "tanggal itu tidak ada"
                    said = f"{found.weekday}, {found.day} {MONTHS[found.month]} {found.year}"
                    yield entry.document.problem(f"`{said}` tidak cocok dengan kalender", hint, path)


def a_former_address_is_nobody_elses(site: Site) -> Iterator[Problem]:
    """An address leads to one page only."""
    taken: dict[str, Entry | None] = dict.fromkeys(PAGES)
    taken |= {entry.address: entry for entry in site.entries.values()}
    for entry in site.entries.values():
        for index, address in enumerate(entry.record.former_addresses):
            if taken.setdefault(address, entry) is not entry:
                yield entry.document.problem(
                    "alamat ini sudah dipakai halaman lain", "hapus atau ganti alamatnya", ("former_addresses", index)
                )


def a_former_anchor_stands_on_the_page_of_its_record(site: Site) -> Iterator[Problem]:
    """No host can redirect what follows `#`, so the old name must stay on the same page."""
    for entry in site.entries.values():
        page = entry.address.partition("#")[0]
        for index, address in enumerate(entry.record.former_addresses):
            if "#" in address and address.partition("#")[0] != page:
                yield entry.document.problem(
                    "jangkar lama ini ada di halaman lain",
                    f"hanya jangkar pada {page} yang dapat tetap berlaku; hapus bagian sesudah `#`",
                    ("former_addresses", index),
                )


def no_two_questions_share_a_rank(site: Site) -> Iterator[Problem]:
    """The questions asked most stand in one order."""
    taken: dict[int, Entry] = {}
    for entry, question in site.each(Question):
        if question.asked and taken.setdefault(question.asked, entry) is not entry:
            yield entry.document.problem(
                f"peringkat {question.asked} sudah dipakai {taken[question.asked].document.file}",
                "beri setiap pertanyaan peringkat sendiri",
                ("asked",),
            )


def no_record_is_named_like_a_page_of_its_section(site: Site) -> Iterator[Problem]:
    """The timeline, the matrix and their like keep their addresses."""
    for entry in site.entries.values():
        if entry.address in PAGES:
            yield entry.document.problem("nama berkas ini sudah dipakai halaman gambar", "pilih nama lain")


RULES: tuple[Rule, ...] = (
    no_record_is_its_own_ancestor,
    a_stage_lies_within_its_parent,
    every_source_is_cited,
    every_stage_has_somebody_responsible_and_somebody_overseeing,
    every_institution_has_a_legal_basis,
    every_institution_takes_part_in_a_stage_or_a_directive,
    a_written_date_has_the_weekday_of_the_calendar,
    a_former_address_is_nobody_elses,
    a_former_anchor_stands_on_the_page_of_its_record,
    no_two_questions_share_a_rank,
    no_record_is_named_like_a_page_of_its_section,
)


def _is_fact(mention: Mention) -> bool:
    return mention.entry.ref.collection != "sources"


def _parent(entry: Entry) -> Ref | None:
    return getattr(entry.record, "parent", None)


def _sticks_out(inner: Period, outer: Period) -> bool:
    if not inner.days:
        return False
    first, last = inner.days
    return bool((outer.start and first < outer.start) or (outer.end and last > outer.end))
