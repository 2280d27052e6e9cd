"""Two MkDocs projects with the same pages: Suluh as it is, and stock Material over the pages written out."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.measure import ROOT, python

_STOCK = """\
site_name: Suluh
theme: material
markdown_extensions: [admonition, attr_list, def_list, footnotes, tables, toc]
"""


def suluh(project: Path, data: Path) -> Path:
    """A copy of this project with other data."""
    for name in ("docs", "generator", "overrides"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(data, project / "data")
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def stock(project: Path, data: Path) -> Path:
    """The pages of `data` under Material's defaults: its own search, and every page in the navigation."""
    docs = project / "docs"
    python("generator", "--data", data, "write", docs)
    home = docs / "index.md"
    # Material has no template of its own for the home page.
    home.write_text(home.read_text("utf-8").replace('template: "home.html"\n', ""), encoding="utf-8", newline="\n")
    (project / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    return project
