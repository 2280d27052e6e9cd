"""The change log as an Atom feed (RFC 4287), an entry per publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree import ElementTree as ET

from generator.exports.asset import FOLDER, Asset, Make
from generator.load import Entry
from generator.models.changes import Change, Item, Section
from generator.site import Site

PATH = f"{FOLDER}/perubahan.atom"
ATOM = "http://www.w3.org/2005/Atom"
_ROOT = "../"
"""From the feed to the root of the site, whose public address the data does not know."""
_IDS = uuid5(NAMESPACE_URL, "suluh/perubahan")
_NEVER = date(1970, 1, 1)


def assets(site: Site) -> Iterator[Make]:
    """`unduh/perubahan.atom`, the newest publication first; without any it is an empty feed."""
    yield _asset


def _asset(site: Site) -> Asset:
    changes = list(site.each(Change))
    changes.sort(key=lambda pair: pair[1].order)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "id"})
    _add(feed, "id", _IDS.urn)
    _add(feed, "title", "Perubahan di Suluh")
    _add(feed, "updated", _moment(max((change.day for _, change in changes), default=_NEVER)))
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href="perubahan.atom")
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=f"{_ROOT}perubahan/")
    _add(ET.SubElement(feed, "author"), "name", "Suluh")
    _add(feed, "rights", "CC BY 4.0")
    feed.extend([_entry(entry, change) for entry, change in changes])
    ET.indent(feed)
    return Asset(PATH, ET.tostring(feed, "utf-8", xml_declaration=True) + b"\n", "data/changes")


def _entry(entry: Entry, change: Change) -> ET.Element:
    made = ET.Element("entry")
    _add(made, "id", _id(entry.slug).urn)
    _add(made, "title", change.title)
    _add(made, "updated", _moment(change.day))
    ET.SubElement(made, "link", rel="alternate", type="text/html", href=f"{_ROOT}{entry.address[1:]}")
    _add(made, "content", "".join(map(_html, change.sections)), type="html")
    return made


def _html(part: Section) -> str:
    counts = ", ".join(count.gist for count in part.counts)
    return f"<h2>{escape(part.section)}</h2><p>{counts}.</p><ul>{''.join(map(_item, part.items))}</ul>"


def _item(item: Item) -> str:
    says = "".join(f"<li>{escape(said)}</li>" for said in item.says)
    head = f"{escape(item.title)} ({item.kind.label.lower()})"
    return f"<li>{head}<ul>{says}</ul></li>" if says else f"<li>{head}</li>"


def _id(slug: str) -> UUID:
    return uuid5(_IDS, slug)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text
