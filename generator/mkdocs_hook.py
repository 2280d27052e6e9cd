"""Pages to MkDocs in memory, and the built site to Pagefind. The only module that imports mkdocs."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import dataclass, field
from html import escape
from pathlib import Path, PurePath
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from pagefind.service import get_executable

# MkDocs loads a hook by its path, so the project's own folder is not among those Python looks in.
sys.path.insert(0, str(Path(__file__).parent.parent))

from generator.build import build
from generator.exports.asset import Asset
from generator.problems import DataError
from generator.render import Page


@dataclass
class _Session:
    """What one event leaves for a later one: MkDocs gives a hook no other place for it."""

    serving: bool = False
    files: list[Page | Asset] = field(default_factory=list)


_session = _Session()

log = logging.getLogger("mkdocs.hooks.suluh")

# What stands on every page or repeats another page, and so would drown the words searched for.
_NOT_SEARCHED = ".footnote, .footnote-ref, .headerlink, .neighbours"


def on_startup(command: Literal["build", "serve"], dirty: bool) -> None:
    """Learn whether somebody is watching the site while they edit."""
    _session.serving = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Render every page before the earlier site is touched.

    If the data has problems, stop with them; while serving, show them over the last good pages.
    """
    try:
        _session.files = [make() for make in build(_root(config) / "data")]
        _refuse_doubles(config)
    except DataError as error:
        if not (_session.serving and _session.files):
            raise Abort(f"{error}\n\n{len(error.problems)} masalah di dalam data.") from None
        log.error("%s", error)
        config.extra["problems"] = [str(problem) for problem in error.problems]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what was generated, each with the YAML it came from as the file to edit."""
    for made in _session.files:
        file = File.generated(config, made.path, content=made.content)
        file.edit_uri = f"../{made.source}" if PurePath(made.source).suffix else None
        files.append(file)
    return files


def on_page_markdown(markdown: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Hang a record's page under its section, date it by its last review, make its head safe to print.

    The clock never enters a build; and the theme prints titles and descriptions without escaping them.
    """
    page.meta.update({key: escape(value) for key, value in page.meta.items() if isinstance(value, str)})
    section = files.get_file_from_path(f"{page.meta.get('section')}/index.md")
    if section and section is not page.file:
        page.parent = section.page  # type: ignore[assignment]  # a page is parent enough for breadcrumbs and tabs
    if page.is_homepage:
        page.meta["template"] = "home.html"
    page.update_date = page.meta.get("reviewed", "1970-01-01")
    return markdown


def on_post_build(config: MkDocsConfig) -> None:
    """Index the built site for search."""
    command = [str(get_executable()), "--site", config.site_dir, "--exclude-selectors", _NOT_SEARCHED]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise PluginError(f"Pagefind gagal mengindeks situs:\n{result.stdout}{result.stderr}")


def _refuse_doubles(config: MkDocsConfig) -> None:
    for made in _session.files:
        if Path(config.docs_dir, made.path).exists():
            raise Abort(f"docs/{made.path}: halaman ini juga dibuat dari {made.source} — hapus salah satunya")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
