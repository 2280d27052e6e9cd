"""What is made of the data for MkDocs: every page and download in its place, and what must not be lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator import addresses, heads, search
from generator.build import Make, check, makes
from generator.finish import Made, finisher
from generator.link import link
from generator.mkdocs_pages import Placed, Work, place
from generator.preview import Finish
from generator.problems import DataError
from generator.site import Site
from generator.spread import apart, spread

_NOTHING, _ = link(())
"""What pages written by hand ask of the data."""


def root(config: MkDocsConfig) -> Path:
    """The project's folder."""
    return Path(config.config_file_path).parent


def published(config: MkDocsConfig) -> Work:
    """Everything, made for readers by a process whose memory is free again afterwards; raises DataError."""
    return apart(_published, config)


def _published(config: MkDocsConfig) -> Work:
    site = check(root(config) / "data")
    version = heads.version(root(config), site)
    finish = finishing(config, version, True, site)
    placed = spread(partial(_make, finish, site, config.site_dir), list(makes(site)), "Halaman dan unduhan")
    return work(version, site, placed)


def _make(finish: Finish[Made], site: Site, folder: str, share: Iterable[Make]) -> Iterator[Placed]:
    return (place(folder, finish(make(site), site)) for make in share)


def work(version: str, site: Site, placed: Iterable[Placed]) -> Work:
    """What MkDocs has to know of a site whose files stand in their place."""
    by_path = {each.path: each for each in placed}
    return Work(by_path, tuple(search.parts(site)), frozenset(addresses.of_site(site)), version)


def finishing(config: MkDocsConfig, version: str, codes: bool, site: Site) -> Finish[Made]:
    """What finishes the pages of a site; with `codes`, each gets the code that leads from paper to it."""
    return finisher(config.markdown_extensions, config.mdx_configs, _heads(config, version, codes, site))


def head(config: MkDocsConfig, version: str, codes: bool, path: str, title: str, description: str) -> heads.Head:
    """The head of a page written by hand."""
    return _heads(config, version, codes, _NOTHING).of(path, title, description)


def _heads(config: MkDocsConfig, version: str, codes: bool, site: Site) -> heads.Heads:
    return heads.Heads(site, config.site_url or "", config.site_name, version, codes=codes)


def refuse_lost(config: MkDocsConfig, work: Work) -> None:
    """Raise DataError when an address that was once published leads nowhere now."""
    written = (path.relative_to(config.docs_dir).as_posix() for path in Path(config.docs_dir).rglob("*"))
    existing = work.answered | {addresses.of_file(path) for path in (*written, *work.placed)}
    if problems := list(addresses.lost(root(config) / "data", existing)):
        raise DataError(problems)


def refuse_doubles(config: MkDocsConfig, work: Work) -> None:
    """Raise Abort when a page is written by hand and made from the data."""
    for placed in work.placed.values():
        if Path(config.docs_dir, placed.path).exists():
            raise Abort(f"docs/{placed.path}: halaman ini juga dibuat dari {placed.source} — hapus salah satunya")
