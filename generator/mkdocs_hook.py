"""The events of a build: pages to MkDocs, and the built site to Pagefind."""

from __future__ import annotations

import logging
import shutil
import socket
import sys
from dataclasses import dataclass
from functools import cache, partial
from html import unescape
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import CountHandler

# MkDocs loads a hook by its path, so the project's own folder is not among those Python looks in.
sys.path.insert(0, str(Path(__file__).parent.parent))

from generator import external, mkdocs_work, progress, search, swap
from generator.mkdocs_live import Live
from generator.mkdocs_pages import NO_WORK, Frame, Work, describe, finished, listed, place, take
from generator.problems import DataError
from generator.style import bundle


@dataclass
class _Session:
    """What one event leaves for a later one: MkDocs gives a hook no other place for it."""

    live: Live | None = None
    """What is served, when somebody watches the site while they edit."""
    site: str = ""
    """Where the site belongs while it is built aside."""
    config: MkDocsConfig | None = None
    """The configuration of the build that is under way."""
    work: Work = NO_WORK
    nav: Navigation | None = None


_session = _Session()

log = logging.getLogger("mkdocs.hooks.suluh")

_PREVIEW = "pratinjau"
"""The version of a site that somebody edits."""

# The theme's own scripts and styles, for which our frame has no use.
_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "assets/_mkdocstrings.css")


def on_startup(command: Literal["build", "serve"], dirty: bool) -> None:
    """Learn whether somebody is watching the site while they edit, and how much they want to be told."""
    progress.log.setLevel(log.getEffectiveLevel())
    _session.live = Live(Path.cwd()) if command == "serve" else None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Refuse a port that somebody else has, in one line; rebuild only what a change needs."""
    with socket.socket() as knock:
        if knock.connect_ex(server.server_address[:2]) == 0:
            name = ":".join(map(str, server.server_address[:2]))
            raise Abort(f"{name}: alamat ini sedang dipakai — hentikan program itu atau pakai --dev-addr lain")
    if _session.live:
        _session.live.attend(server, config, builder)
    return server


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build aside, so that the earlier site stands whole until the new one does."""
    _session.site, _session.config = config.site_dir, config
    config.site_dir = str(swap.aside(Path(config.site_dir)))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Make every page and download where the site will have it; if the data has problems, stop with them."""
    try:
        if _session.live:
            _session.live.root = mkdocs_work.root(config)
            made = _session.live.everything(partial(mkdocs_work.finishing, config, _PREVIEW, False))
            placed = (place(config.site_dir, one) for one in made.values())
            work = mkdocs_work.work(_PREVIEW, _session.live.site, placed)
        else:
            work = mkdocs_work.published(config)
        mkdocs_work.refuse_lost(config, work)
        mkdocs_work.refuse_doubles(config, work)
    except DataError as error:
        if _session.live and _session.work.placed:
            raise
        raise Abort(f"{error}\n\n{len(error.problems)} masalah di dalam data.") from None
    _session.work = work
    for path in sorted(work.placed):
        files.append(listed(work.placed[path], config))
    _bundle_styles(files, config)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation, which every page needs for its frame."""
    _session.nav = nav
    return nav


def on_pre_page(page: SitePage, config: MkDocsConfig, files: Files) -> SitePage:
    """Keep MkDocs from reading and rendering what has been made."""
    if placed := _session.work.placed.get(page.file.src_uri):
        take(page, placed)
    return page


def on_page_markdown(markdown: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Give a page written by hand its head."""
    if page.file.src_uri not in _session.work.placed:
        title, description = (unescape(str(words or "")) for words in (page.title, page.meta.get("description")))
        version, codes = _session.work.version, not _session.live
        page.meta["head"] = mkdocs_work.head(config, version, codes, page.file.src_uri, title, description)
        describe(page, files)
    return markdown


def on_page_content(html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Mark the links that leave the site on pages written by hand; the others have theirs marked."""
    return external.mark(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Frame what has been made. What is the same on many pages is rendered once: `once(template, nav, root, here)`."""

    @cache
    def once(template: str, nav: Navigation, root: str, here: str) -> str:
        return env.get_template(template).render(config=config, nav=nav, root=root, here=here)

    env.globals["once"] = once
    assert _session.nav
    frame = Frame(config, files, _session.nav, env)
    frame.everywhere([placed for placed in _session.work.placed.values() if placed.is_page])
    if _session.live:
        _session.live.frame = frame
    return env


def on_post_page(output: str, page: SitePage, config: MkDocsConfig) -> str:
    """Let a page that has been framed stand as it is."""
    return finished(page) or output


def on_post_build(config: MkDocsConfig) -> None:
    """Index the built site for search, and let it take the place of the earlier one."""
    try:
        search.index(config.site_dir, _session.work.found)
    except (OSError, RuntimeError) as error:
        raise PluginError(f"Pagefind gagal mengindeks situs: {error}") from error
    if not (config.strict and _warned()):  # MkDocs is about to refuse the site otherwise
        swap.replace(Path(_session.site), Path(config.site_dir))
    _leave_aside(config)


def on_build_error(error: Exception) -> None:
    """Leave nothing half done, and say in one line what the system refused."""
    if _session.config:
        _leave_aside(_session.config)
    if isinstance(error, OSError):
        raise Abort(f"{error.filename or 'situs'}: {error.strerror} — periksa ruang dan izinnya")


def _leave_aside(config: MkDocsConfig) -> None:
    if config.site_dir != _session.site:
        shutil.rmtree(config.site_dir, ignore_errors=True)
        config.site_dir = _session.site


def _warned() -> bool:
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _bundle_styles(files: Files, config: MkDocsConfig) -> None:
    sheets = [file for path in config.extra_css if (file := files.get_file_from_path(path))]
    name, content = bundle(sheet.content_string for sheet in sheets)
    for file in [*sheets, *(file for file in files if file.src_uri.startswith(_UNUSED))]:
        files.remove(file)
    path = f"assets/css/{name}"
    files.append(File.generated(config, path, content=content))
    config.extra_css = [path]
