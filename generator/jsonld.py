"""What pages say to machines in schema.org's words, only where a type truly fits.

A voting day, a dated stage and a meeting are `Event`s; a national body of state is a `GovernmentOrganization`;
an instrument of law is `Legislation`; the glossary is a set of `DefinedTerm`s; a question with its answer is an
`FAQPage`; and every page has its `BreadcrumbList`. Other kinds say nothing, rather than something nearly right.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.catalog import Collection
from generator.load import Entry
from generator.models.elections import Election
from generator.models.events import Event
from generator.models.institutions import Institution, Kind, Level
from generator.models.questions import Question
from generator.models.sources import INSTRUMENTS, Force, Source, SourceKind
from generator.models.stages import Stage
from generator.models.terms import Term
from generator.site import Site

Thing = dict[str, Any]
Address = Callable[[str], str]

_OF_STATE = frozenset({Kind.ORGANISER, Kind.SUPERVISOR, Kind.ETHICS, Kind.COURT, Kind.ENFORCEMENT, Kind.MINISTRY})
_LAW = INSTRUMENTS - {SourceKind.RULING}
_IN_FORCE = {Force.IN_FORCE: "InForce", Force.AMENDED: "InForce", Force.REPEALED: "NotInForce"}


def of_entry(site: Site, entry: Entry, address: Address) -> list[Thing]:
    """What the page of a record says; `address` makes whole addresses of those from the root of the site."""
    thing = _thing(site, entry, address)
    about = [_of("FAQPage", mainEntity=[thing])] if thing and thing["@type"] == "Question" else [thing] if thing else []
    return [*about, _crumbs(entry.collection, address, entry)]


def of_section(site: Site, collection: Collection, address: Address) -> list[Thing]:
    """What the index of a section says."""
    terms = [_term(entry, entry.record, address) for entry in site.section(collection.folder) if _is_term(entry)]
    home = address(f"/{collection.section}/")
    glossary = [_of("DefinedTermSet", id_=home, name=collection.title, hasDefinedTerm=terms)] if terms else []
    return [*glossary, _crumbs(collection, address)]


def _thing(site: Site, entry: Entry, address: Address) -> Thing | None:
    match entry.record:
        case Election() | Event() | Stage() as record:
            return _event(site, entry, record, address)
        case Institution(kind=kind, level=Level.NATIONAL) as record if kind in _OF_STATE:
            return _body(site, entry, record, address)
        case Source(kind=kind) as record if kind in _LAW:
            return _law(site, entry, record, address)
        case Question() as record:
            answer = _of("Answer", text=site.plain(record.summary.parts), url=address(entry.address))
            return _of("Question", name=record.title, acceptedAnswer=answer)
    return None


def _event(site: Site, entry: Entry, record: Election | Event | Stage, address: Address) -> Thing | None:
    first, last = record.period.days or (None, None) if isinstance(record, Stage) else (record.when, record.when)
    if not first or not last or (isinstance(record, Stage) and not record.period.start):
        return None  # a last day alone is a deadline
    more: Thing = {}
    if isinstance(record, Stage):
        more["superEvent"] = _named("Event", site[record.election], address)
    if isinstance(record, Event):
        more["location"] = _of("Place", name=site.plain(record.place.value.parts))
        more["organizer"] = _named("Organization", site[record.organiser], address)
    if isinstance(record, Election) and record.regions:
        more["location"] = [_named("AdministrativeArea", site[region], address) for region in record.regions]
    return _about("Event", site, entry, address, startDate=first.isoformat(), endDate=last.isoformat(), **more)


def _body(site: Site, entry: Entry, record: Institution, address: Address) -> Thing:
    parent = record.parent and _named("Organization", site[record.parent], address)
    return _about(
        "GovernmentOrganization",
        site,
        entry,
        address,
        alternateName=record.abbreviation,
        parentOrganization=parent,
        sameAs=record.website,
    )


def _law(site: Site, entry: Entry, record: Source, address: Address) -> Thing:
    changes = [_named("Legislation", site[ref], address) for ref in record.amends]
    repeals = [_named("Legislation", site[ref], address) for ref in record.replaces]
    return _about(
        "Legislation",
        site,
        entry,
        address,
        legislationIdentifier=record.name,
        legislationJurisdiction="ID",
        legislationDate=record.issued and record.issued.isoformat(),
        legislationLegalForce=record.status and f"https://schema.org/{_IN_FORCE[record.status]}",
        legislationChanges=changes or None,
        legislationRepeals=repeals or None,
        inLanguage="id",
        sameAs=record.url,
    )


def _term(entry: Entry, record: Any, address: Address) -> Thing:
    # Three hundred descriptions would say the page twice, at a tenth of its weight.
    return _of("DefinedTerm", id_=address(entry.address), name=record.title, termCode=record.abbreviation)


def _crumbs(collection: Collection, address: Address, entry: Entry | None = None) -> Thing:
    steps = [("Beranda", "/"), (collection.title, f"/{collection.section}/")]
    steps += [(entry.record.short, entry.address)] if entry else []
    items = [
        _of("ListItem", position=place, name=name, item=address(path)) for place, (name, path) in enumerate(steps, 1)
    ]
    return _of("BreadcrumbList", itemListElement=items)


def _about(kind: str, site: Site, entry: Entry, address: Address, **more: Any) -> Thing:
    page = address(entry.address)
    return _of(
        kind, id_=page, name=entry.record.title, description=site.plain(entry.record.summary.parts), url=page, **more
    )


def _named(kind: str, entry: Entry, address: Address) -> Thing:
    page = address(entry.address)
    return _of(kind, id_=page, name=entry.record.title, url=page)


def _of(kind: str, id_: str | None = None, **said: Any) -> Thing:
    return {
        "@type": kind,
        **({"@id": id_} if id_ else {}),
        **{key: value for key, value in said.items() if value is not None},
    }


def _is_term(entry: Entry) -> bool:
    return isinstance(entry.record, Term)
