"""A Pagefind index with its filters in one order, so that the same site gives the same bytes.

Pagefind 1.5 writes the values of a filter as its hash table happens to hold them. The files are gzip
around a signature and CBOR (RFC 8949): a filter is `[name, [[value, pages] …]]`, the fourth part of
the meta file `[[name, file] …]`, and the entry names the meta file of each language.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3


def settle(folder: Path) -> None:
    """Sort the filters of the index in `folder` and name its files after what they hold now. Raises OSError."""
    entry = folder / "pagefind-entry.json"
    head = json.loads(entry.read_text("utf-8"))
    for language, about in head["languages"].items():
        meta = folder / f"pagefind.{about['hash']}.pf_meta"
        content = _read(meta)
        content[_FILTERS] = [[name, _sorted(folder / "filter", language, old)] for name, old in content[_FILTERS]]
        about["hash"] = _write(folder, language, "pagefind.{}.pf_meta", content, in_place_of=meta)
    entry.write_text(json.dumps(head, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _sorted(folder: Path, language: str, old: str) -> str:
    path = folder / f"{old}.pf_filter"
    name, values = _read(path)
    return _write(folder, language, "{}.pf_filter", [name, sorted(values)], in_place_of=path)


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))


def _write(folder: Path, language: str, pattern: str, content: Any, *, in_place_of: Path) -> str:
    data = _SIGNATURE + cbor2.dumps(content)
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
    in_place_of.unlink()
    (folder / pattern.format(name)).write_bytes(gzip.compress(data, mtime=0))
    return name
