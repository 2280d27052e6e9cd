"""`new KIND SLUG`: a record to be filled in."""

from __future__ import annotations

import argparse

from generator import regions
from generator.commands.names import kind
from generator.load import load
from generator.new import new_record
from generator.scalars import is_slug
from generator.write import WriteError

NAME = "new"
HELP = "buat rekaman baru yang tinggal diisi"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What kind of record, and its id."""
    parser.add_argument("kind", help="jenis rekaman: stage, institution, tahapan …")
    parser.add_argument("slug", help="id rekaman: huruf kecil, angka, dan tanda hubung")


def run(options: argparse.Namespace) -> int:
    """Write the file and say what comes next; one that is already there is left alone."""
    collection = kind(options.kind)
    slug = options.slug.removesuffix(".yml")
    path = options.data / collection.folder / f"{slug}.yml"
    if not is_slug(slug) or slug == "index":
        raise WriteError(f"{slug}: bukan id yang sah — pakai huruf kecil, angka, dan tanda hubung: `masa-tenang`")
    ids: dict[str, list[str]] = {}
    for entry in load(options.data).entries:
        ids.setdefault(entry.collection.folder, []).append(entry.slug)
    table = options.data / collection.folder / (collection.table or "")
    in_table = bool(collection.table and table.exists() and slug in regions.read("", table.read_bytes())[0])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(new_record(collection, slug, ids, in_table=in_table))
    except FileExistsError:
        raise WriteError(f"{path}: rekaman ini sudah ada — pilih id lain atau sunting berkas itu") from None
    except OSError as error:
        raise WriteError(f"{path}: tidak dapat ditulis ({error.strerror}) — periksa izinnya") from None
    print(f"{path}: isi setiap BELUM DIISI, lalu jalankan `python -m generator check`.")
    return 0
