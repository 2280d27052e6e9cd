"""Renaming a record: every reference follows, nothing else changes, and either all of it happens or none."""

from __future__ import annotations

import difflib
import os
import shutil
import sys
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from generator.build import check
from generator.former import with_former_address
from generator.refs import Ref
from tests.conftest import ROOT, WORLD


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(WORLD, tmp_path / "data")
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lines_changed(before: bytes, after: bytes) -> list[str]:
    compared = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in compared if line[0] in "+-"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("institutions/bawaslu-kabupaten-kota", "institutions/pengawas-contoh"),
        ("sources/uu-10-2016", "sources/undang-undang-contoh"),
        ("stages/kampanye", "stages/kampanye-contoh"),
    ],
)
def test_there_and_back_again_leaves_every_byte_but_the_former_address(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path)
    mentions = len(check(Path("data")).mentions[Ref(*old.split("/"))])
    assert main(["rename", old, new]) == 0
    there = files(tmp_path)
    for name in before.keys() & there.keys():
        if before[name] != there[name]:
            changed = lines_changed(before[name], there[name])
            assert all(old.split("/")[1] in line for line in changed if line[0] == "-"), name
            assert all(new.split("/")[1] in line for line in changed if line[0] == "+"), name
    assert before.keys() ^ there.keys() == {f"data/{old}.yml", f"data/{new}.yml"}
    site = check(Path("data"))
    assert len(site.mentions[Ref(*new.split("/"))]) == mentions
    section, slug = site[Ref(*new.split("/"))].collection.section, old.split("/")[1]
    assert f"/{section}/{slug}/" in site[Ref(*new.split("/"))].record.former_addresses

    assert main(["rename", new, old]) == 0
    back = files(tmp_path)
    added = f"/{section}/{new.split('/')[1]}/".encode()
    assert back.keys() == before.keys()
    assert added in back[f"data/{old}.yml"]
    for name in before.keys() - {f"data/{old}.yml"}:
        assert back[name] == before[name], name
    assert back[f"data/{old}.yml"].replace(b"former_addresses:\n  - " + added + b"\n", b"") == before[f"data/{old}.yml"]


def test_references_in_prose_tables_and_hand_written_pages_follow(world: Path) -> None:
    (world / "docs" / "tentang.md").write_text(
        "[a](rujukan/piagam-pulau.md) [b](../rujukan/piagam-pulau.md#x) piagam-pulau"
    )
    assert main(["rename", "rujukan/piagam-pulau", "piagam-baru"]) == 0
    text = "\n".join(raw.decode() for raw in files(world).values())
    assert "[a](rujukan/piagam-baru.md) [b](../rujukan/piagam-baru.md#x) piagam-pulau" in text
    assert "# sources: piagam-baru\n" in text
    assert "[@piagam-baru, Pasal 4]" in text
    assert "[@piagam-pulau" not in text
    assert text.count("piagam-pulau") == 2  # the words on the hand-written page, and the former address


def test_a_record_moved_by_hand_gets_its_references_back(world: Path) -> None:
    old = world / "data" / "institutions" / "penjaga-pantai.yml"
    old.rename(old.with_name("penjaga-pesisir.yml"))
    assert main(["check"]) == 1
    assert main(["rename", "institutions/penjaga-pantai", "institutions/penjaga-pesisir"]) == 0
    site = check(Path("data"))
    assert "/lembaga/penjaga-pantai/" in site[Ref("institutions", "penjaga-pesisir")].record.former_addresses


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("stages/pemungutan", "stages/penghitungan", "rekaman ini sudah ada"),
        ("stages/pemungutan", "themes/pemungutan", "jenis rekaman tidak dapat diganti"),
        ("stages/tidak-ada", "stages/entah", "rekaman ini tidak ada"),
        ("stages/pemungutan", "stages/Pemungutan Baru", "bukan nama rekaman"),
        ("stages/pemungutan", "stages/index", "bukan nama rekaman"),
        ("stagez/pemungutan", "stages/x", "maksud Anda `stages`?"),
        ("pemungutan", "stages/x", "bukan nama rekaman"),
        ("regions/kota-teluk", "regions/kota-baru", "namanya berasal dari data/regions/wilayah.csv"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(
    old: str, new: str, reason: str, world: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(world)
    assert main(["rename", old, new]) == 1
    assert reason in capsys.readouterr().err
    assert files(world) == before


def test_a_result_that_would_be_wrong_is_never_written(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stage = world / "data" / "stages" / "penghitungan.yml"
    stage.write_text(stage.read_text("utf-8") + "former_addresses:\n  - /tahapan/baru/\n", "utf-8")
    before = files(world)
    assert main(["rename", "stages/pemungutan", "stages/baru"]) == 1
    assert "alamat ini sudah dipakai halaman lain" in capsys.readouterr().err
    assert files(world) == before


@pytest.mark.parametrize("step", ["generator.swap.aside", "generator.swap.replace", "shutil.copytree"])
def test_a_disk_that_fails_midway_leaves_everything_as_it_was(
    step: str, world: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (world / "docs" / "tentang.md").write_text("[Suara](tahapan/pemungutan.md)\n", "utf-8")
    before = files(world)

    def failing(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "data")

    monkeypatch.setattr(step, failing)
    assert main(["rename", "stages/pemungutan", "stages/baru"]) == 1
    assert "tidak ada yang diubah" in capsys.readouterr().err
    assert files(world) == before


_WRITING = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.utime", "shutil.rmtree", "ctypes.dlopen"}


def killed(moment: int) -> bool:
    """Rename in a process that ends without a word before its n-th change of the disk; false when it came to an end."""
    if process := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9
    moments = count(1)

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if (writes or event in _WRITING) and next(moments) == moment:
            os._exit(9)

    sys.addaudithook(audit)
    os._exit(main(["rename", "stages/pemungutan", "stages/baru"]))


def test_killed_at_any_moment_it_leaves_the_old_data_or_the_new(world: Path) -> None:
    old, seen = files(world / "data"), []
    for moment in count(1):
        was_killed = killed(moment)
        found = files(world / "data")
        seen.append("stages/baru.yml" in found)
        if seen[-1]:
            assert found.keys() ^ old.keys() == {"stages/pemungutan.yml", "stages/baru.yml"}
            check(world / "data")
            shutil.rmtree(world / "data")
            shutil.copytree(WORLD, world / "data")
        else:
            assert found == old
        if not was_killed:
            break
    assert set(seen) == {False, True}
    assert seen == sorted(seen), "the new data stays"
    assert [path.name for path in world.iterdir() if path.name.startswith(".data-")] == []


def test_a_term_keeps_its_old_anchor(world: Path) -> None:
    assert main(["rename", "terms/dermaga", "terms/jeti"]) == 0
    moved = check(Path("data"))[Ref("terms", "jeti")].record
    assert "/istilah/#dermaga" in moved.former_addresses


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\n", "a: b\nformer_addresses:\n  - /x/lama/\n"),
        ("a: b", "a: b\nformer_addresses:\n  - /x/lama/\n"),
        ("a: b\r\n", "a: b\r\nformer_addresses:\r\n  - /x/lama/\r\n"),
        ("\ufeffa: é\n", "\ufeffa: é\nformer_addresses:\n  - /x/lama/\n"),
        ("former_addresses:\n- /y/  # dulu\n\na: b\n", "former_addresses:\n- /y/  # dulu\n- /x/lama/\n\na: b\n"),
        ("former_addresses: [/y/]\na: b\n", "former_addresses: [/y/, /x/lama/]\na: b\n"),
        ("former_addresses: []\n", "former_addresses: [/x/lama/]\n"),
        ("former_addresses:\n  - /y/", "former_addresses:\n  - /y/\n  - /x/lama/"),
        ("former_addresses:\n  - '/x/baru/'\n", "former_addresses:\n  - '/x/lama/'\n"),
        ("former_addresses:\n  - /x/lama/\n", "former_addresses:\n  - /x/lama/\n"),
        ("former_addresses:\n  - /x/lama/#a\n", "former_addresses:\n  - /x/baru/#a\n  - /x/lama/\n"),
    ],
)
def test_a_former_address_is_added_in_the_style_of_the_file(before: str, after: str) -> None:
    assert with_former_address(before.encode(), "/x/lama/", "/x/baru/").decode() == after
