"""The same pages for every builder: Suluh as it is, and the pages written out for those one would use instead."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from benchmarks.measure import ROOT, python

_TEMPLATE = re.compile(r"^template: .*\n", re.MULTILINE)
_ALIASES = re.compile(r"^aliases: .*\n", re.MULTILINE)

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
    for page in docs.glob("*.md"):  # Material has no templates of these names
        page.write_text(_TEMPLATE.sub("", page.read_text("utf-8")), encoding="utf-8", newline="\n")
    (project / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
    return project


def zensical(project: Path, data: Path) -> Path:
    """The pages of `data` for Zensical, under its defaults: it reads the same settings as Material."""
    return stock(project, data)


def hugo(project: Path, data: Path) -> Path:
    """The pages of `data` for Hugo, in a plain frame with the same sections."""
    content = project / "content"
    python("generator", "--data", data, "write", content)
    for page in content.rglob("*.md"):  # to Hugo, `aliases` are addresses to redirect from
        page.write_text(_ALIASES.sub("", page.read_text("utf-8")), encoding="utf-8", newline="\n")
    for index in content.rglob("index.md"):
        index.rename(index.with_name("_index.md"))  # Hugo's name for the page of a section
    for name, text in _HUGO.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    return project


_HUGO = {
    "hugo.toml": """\
title = "Suluh"
languageCode = "id"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
""",
    "layouts/_default/baseof.html": """\
<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><title>{{ .Title }} - {{ .Site.Title }}</title>
<meta name="viewport" content="width=device-width"><meta name="description" content="{{ .Description }}"></head>
<body><header><nav>{{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav></header>
<main data-pagefind-body>{{ block "main" . }}{{ end }}</main>
<aside>{{ .TableOfContents }}</aside><footer>{{ .Site.Title }}</footer></body></html>
""",
    "layouts/_default/single.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "layouts/_default/list.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "layouts/index.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
}
