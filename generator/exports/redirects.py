"""A page at every former address that leads to the new one, and the same as rules for hosts that know them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from generator.exports.asset import FOLDER, Asset, Make
from generator.load import Entry
from generator.refs import Ref
from generator.site import Site

_PAGE = """\
<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: pindah alamat</title>
<link rel="canonical" href="{to}">
<meta http-equiv="refresh" content="0; url={to}">
</head>
<body>
<main>
<h1>Halaman ini pindah</h1>
<p>Alamatnya yang baru: <a href="{to}">{title}</a>.</p>
</main>
</body>
</html>
"""


def assets(site: Site) -> Iterator[Make]:
    """`<former address>index.html` each, `_redirects` with a line each when there is any, and the same for nginx."""
    moved = list(_moved(site))
    yield from (partial(_page, address, entry.ref) for address, entry in moved)
    if moved:
        yield _rules
    yield _for_nginx


def _moved(site: Site) -> Iterator[tuple[str, Entry]]:
    for folder in site.sections:
        for entry in site.section(folder):
            yield from ((address, entry) for address in entry.record.former_addresses if "#" not in address)


def _page(address: str, ref: Ref, site: Site) -> Asset:
    entry = site[ref]
    root = "../" * (address.count("/") - 1)
    to = escape(root + entry.address.removeprefix("/"))
    text = _PAGE.format(title=escape(entry.record.heading), to=to)
    return Asset(f"{address.removeprefix('/')}index.html", text.encode(), entry.document.file)


def _rules(site: Site) -> Asset:
    lines = "".join(f"{address} {entry.address} 301\n" for address, entry in _moved(site))
    return Asset("_redirects", lines.encode(), "data")


def _for_nginx(site: Site) -> Asset:
    lines = [f"    {address} {entry.address};\n" for address, entry in _moved(site)]
    text = "".join(("map $uri $suluh_moved {\n", '    default "";\n', *lines, "}\n"))
    return Asset(f"{FOLDER}/nginx-redirects.conf", text.encode(), "data")
