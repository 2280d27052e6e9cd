"""What search finds: the pages of the built site, and each word of the glossary, which have one page together."""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from errno import ENOSPC
from functools import partial
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any, NamedTuple

from pagefind.service import get_executable

from generator.catalog import CATALOG
from generator.load import Entry
from generator.models.terms import Term
from generator.settle import settle
from generator.sheet import Sheet
from generator.site import Site

# What stands on every page or repeats another page, and so would drown the words searched for. All regions say the
# same of themselves, each with its own name: the name is what they are found by.
_NOT_SEARCHED = (
    ".footnote",
    ".footnote-ref",
    ".headerlink",
    ".neighbours",
    ".outside",
    ".actions",
    ".printed",
    ".terms",
    '[data-kind="Wilayah"] .lead',
    '[data-kind="Wilayah"] dl',
)


_SEARCHED = b" data-pagefind-body"
MOST = 2_000
"""Pagefind holds an index in memory as it makes it, and needs less than half a gigabyte for so many pages."""


class Found(NamedTuple):
    """Something to be found that has no page of its own."""

    address: str
    title: str
    summary: str
    text: str
    kind: str
    names: tuple[str, ...]


def parts(site: Site) -> Iterator[Found]:
    """Every record that shares a page with others, each to be found by itself."""
    for collection in CATALOG:
        if collection.one_page:
            yield from (_found(Sheet(site, entry.path), entry) for entry in site.section(collection.folder))


def _found(sheet: Sheet, entry: Entry) -> Found:
    record = entry.record
    more = sheet.plain(record.more) if isinstance(record, Term) and record.more else ""
    return Found(entry.address, record.heading, sheet.plain(record.summary), more, entry.collection.title, record.names)


def index(
    folder: str, found: Sequence[Found], output: str | None = None, most: int = MOST, *, patient: bool = False
) -> None:
    """Write the search index of the site built in `folder`, to its `pagefind/` or to `output`.

    A site with more than `most` pages gets several; `more.json` names the folders of the further ones in that of the
    first. When `patient`, it lets other work go first, on a system that can. Raises OSError, and RuntimeError with
    what Pagefind refused.
    """
    place = Path(output or f"{folder}/pagefind")
    pages = sorted(Path(folder).rglob("*.html"))
    if len(pages) > most:
        pages = [page for page in pages if _SEARCHED in page.read_bytes()]
    shares = [pages[start : start + most] for start in range(0, len(pages), most)]
    if len(shares) > 1:
        for number, share in enumerate(shares):
            _index_alone(share, folder, found[number :: len(shares)], place / str(number or ""), patient)
    else:
        _index(folder, found, place, patient)
    (place / "more.json").write_text(json.dumps([str(number) for number in range(1, len(shares))]), "utf-8")


def _index_alone(pages: Iterable[Path], folder: str, found: Sequence[Found], output: Path, patient: bool) -> None:
    """Index some pages of a site as if it had no others."""
    with TemporaryDirectory(dir=folder) as alone:
        for page in pages:
            copy = alone / page.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            os.link(page, copy)
        _index(alone, found, output, patient)


def _index(folder: str, found: Sequence[Found], output: Path, patient: bool) -> None:
    # Pagefind's own client for Python waits a tenth of a second after every answer: half a minute for the glossary.
    with Popen([str(get_executable()), "--service"], stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as service:
        if patient and hasattr(os, "setpriority"):
            os.setpriority(os.PRIO_PROCESS, service.pid, 10)
        ask = partial(_ask, service)
        number = ask(type="NewIndex", config={"exclude_selectors": _NOT_SEARCHED})["index_id"]
        ask(type="AddDir", index_id=number, path=folder)
        for part in found:
            ask(type="AddRecord", index_id=number, **_record(part))
        ask(type="WriteFiles", index_id=number, output_path=str(output))
        _wait_for(output)
    settle(output)


def _wait_for(folder: Path, looks: int = 200) -> None:
    # The service answers while files are still on their way to the disk, and drops those when it ends.
    before: dict[Path, int] = {}
    for _ in range(looks):
        now = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
        if now == before and all(now.values()):
            return
        before = now
        sleep(0.05)
    raise OSError(ENOSPC, "indeks pencarian tidak tertulis utuh", str(folder))


def _ask(service: Popen[bytes], **request: Any) -> Any:
    # Base64 between commas, both ways; an answer follows each question.
    assert service.stdin
    assert service.stdout
    service.stdin.write(b64encode(json.dumps({"message_id": 1, "payload": request}).encode()) + b",")
    service.stdin.flush()
    answer = bytearray()
    while (byte := service.stdout.read(1)) not in (b",", b""):
        answer += byte
    if not answer:
        raise RuntimeError("Pagefind berhenti sebelum menjawab")
    payload = json.loads(b64decode(answer))["payload"]
    if payload["type"] == "Error":
        raise RuntimeError(payload["message"])
    return payload


def _record(part: Found) -> dict[str, Any]:
    return {
        "url": part.address,
        "content": f"{part.title}¶ {''.join(f'{name}¶ ' for name in part.names)}{part.summary} {part.text}",
        "language": "id",
        "meta": {
            "title": part.title,
            "description": part.summary,
            "names": ", ".join(part.names),
            "kind": part.kind,
        },
        "filters": {"kind": [part.kind]},
    }
