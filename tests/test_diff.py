"""What changed between two versions of the data, by meaning; the change log and its feed."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from generator import changelog
from generator.__main__ import main
from generator.build import build, check
from generator.diff import diff
from generator.exports import feed
from generator.exports.asset import Asset
from generator.models.changes import Change
from generator.render import Page
from generator.site import Site
from tests.conftest import WORLD

DAY = date(2101, 5, 1)
ATOM = {"a": feed.ATOM}


@pytest.fixture(scope="module")
def world() -> Site:
    return check(WORLD)


def copied(folder: Path) -> Path:
    shutil.copytree(WORLD, folder / "data")
    return folder / "data"


def edited(folder: Path, name: str, old: str, new: str) -> list[str]:
    """What is said of a record when one thing in its file is replaced."""
    data = copied(folder)
    path = data / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return [
        f"{each.entry.ref} {each.kind.value}: {said}" for each in diff(check(WORLD), check(data)) for said in each.says
    ]


def test_a_site_does_not_differ_from_itself(world: Site, site: Site) -> None:
    assert diff(world, world) == []
    assert diff(site, site) == []


def rewritten(folder: Path, change: Callable[[Any], Any]) -> Path:
    data = copied(folder)
    for path in data.rglob("*.yml"):
        value = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        path.write_text(yaml.safe_dump(change(value), allow_unicode=True, sort_keys=False, width=40), "utf-8")
    return data


def shuffled(value: Any, lists: bool, chance: random.Random) -> Any:
    if isinstance(value, dict):
        pairs = [(name, shuffled(item, lists, chance)) for name, item in value.items()]
        return dict(chance.sample(pairs, len(pairs)))
    if isinstance(value, list):
        items = [shuffled(item, lists, chance) for item in value]
        return chance.sample(items, len(items)) if lists else items
    return value


@pytest.mark.parametrize("seed", range(3))
def test_neither_the_order_of_keys_and_items_nor_line_breaks_are_a_change(
    tmp_path: Path, world: Site, seed: int
) -> None:
    chance = random.Random(seed)
    data = rewritten(tmp_path, lambda value: shuffled(value, True, chance))
    assert diff(world, check(data)) == []


def test_a_short_form_means_what_its_long_form_means(tmp_path: Path, world: Site) -> None:
    data = copied(tmp_path)
    path = data / "elections" / "pemilihan-ulang.yml"
    value = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(value["voting_day"], str)
    value["voting_day"] = {"value": value["voting_day"]}
    path.write_text(yaml.safe_dump(value, allow_unicode=True), "utf-8")
    assert diff(world, check(data)) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "stages/pemungutan.yml",
            "end: 2101-03-12",
            "end: 2101-03-11",
            "stages/pemungutan diubah: Kapan berlangsung, hari terakhir: "
            "diubah dari 12 Maret 2101 menjadi 11 Maret 2101.",
        ),
        (
            "corrections/pemilihan-dua-hari.yml",
            "verdict: keliru",
            "verdict: menyesatkan",
            "corrections/pemilihan-dua-hari diubah: Penilaian: diubah dari “Keliru” menjadi “Menyesatkan”.",
        ),
        (
            "corrections/pemilihan-dua-hari.yml",
            "summary: Pemilihan berlangsung satu hari saja.",
            "summary: Pemilihan berlangsung dua hari saja.",
            "corrections/pemilihan-dua-hari diubah: Ringkasan: "
            "diubah dari “Pemilihan berlangsung satu hari saja.” menjadi “Pemilihan berlangsung dua hari saja.”.",
        ),
        (
            "corrections/pemilihan-dua-hari.yml",
            "[@piagam-pulau, Pasal 4]",
            "[@piagam-pulau, Pasal 5]",
            "corrections/pemilihan-dua-hari diubah: Apa yang benar: tautan atau rujukan di dalamnya diubah.",
        ),
        (
            "corrections/pemilihan-dua-hari.yml",
            "stage: pemungutan\n",
            "",
            "corrections/pemilihan-dua-hari diubah: Tahapan yang bersangkutan: dihapus “Pemungutan suara di dermaga”.",
        ),
        (
            "corrections/pemilihan-dua-hari.yml",
            "sources:\n",
            "sources:\n  - ref: kabar-dermaga\n    locator: hlm. 2\n",
            "corrections/pemilihan-dua-hari diubah: Sumber rekaman ini: ditambahkan Kabar Dermaga, hlm. 2.",
        ),
    ],
)
def test_a_changed_fact_is_one_sentence(tmp_path: Path, name: str, old: str, new: str, said: str) -> None:
    assert edited(tmp_path, name, old, new) == [said]


def test_one_word_in_an_item_of_a_list_is_no_item_gone_and_another_come(tmp_path: Path) -> None:
    data = copied(tmp_path)
    path = data / "stages" / "pemungutan.yml"
    value = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    value["duties"] = [{**value["duties"][0], "does": "Membuka kotak."}, *value["duties"][1:]][::-1]
    path.write_text(yaml.safe_dump(value, allow_unicode=True), "utf-8")
    (found,) = diff(check(WORLD), check(data))
    (said,) = found.says
    assert said.startswith("Siapa melakukan apa, ")
    assert ", apa yang dikerjakannya: diubah dari “" in said
    assert said.endswith("” menjadi “Membuka kotak.”.")


def test_a_record_that_only_was_checked_again_is_counted_and_not_told(tmp_path: Path) -> None:
    data = copied(tmp_path)
    path = data / "terms" / "nakhoda.yml"
    path.write_text(path.read_text("utf-8").replace("reviewed: 2101-04-01", "reviewed: 2101-04-30"), "utf-8")
    found = diff(check(WORLD), check(data))
    assert [(str(each.entry.ref), each.kind.value, each.says) for each in found] == [
        ("terms/nakhoda", "dicocokkan", ())
    ]
    assert "items" not in yaml.safe_load(changelog.record(found, DAY))["sections"][0]


def test_records_that_come_go_and_move_are_told_apart(tmp_path: Path, world: Site) -> None:
    data = copied(tmp_path)
    (data / "addresses.txt").unlink()
    museum = (data / "institutions" / "museum-dermaga.yml").rename(data / "institutions" / "gedung-kotak.yml")
    museum.write_text(museum.read_text("utf-8") + "former_addresses: [/lembaga/museum-dermaga/]\n", "utf-8")
    (data / "corrections" / "pemilihan-dua-hari.yml").rename(data / "corrections" / "pemilihan-tiga-hari.yml")
    found = [(str(each.entry.ref), each.kind.value, each.says) for each in diff(world, check(data))]
    assert found == [
        ("institutions/gedung-kotak", "pindah", ("Alamatnya dulu /lembaga/museum-dermaga/.",)),
        ("corrections/pemilihan-tiga-hari", "baru", ()),
        ("corrections/pemilihan-dua-hari", "dihapus", ()),
    ]
    back = [(str(each.entry.ref), each.kind.value) for each in diff(check(data), world)]
    assert ("institutions/gedung-kotak", "dihapus") in back


def test_the_command_writes_a_record_that_the_site_accepts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = copied(tmp_path)
    stage = data / "stages" / "pemungutan.yml"
    stage.write_text(stage.read_text("utf-8").replace("end: 2101-03-12", "end: 2101-03-11"), "utf-8")
    command = ["--data", str(data), "diff", str(WORLD), str(data), "--write", "--as-of", "2101-05-01"]
    assert main(command) == 0
    assert main(command) == 0
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == ["2101-05-01.yml", "2101-05-01-2.yml"]
    found = {entry.slug: change for entry, change in check(data).each(Change)}
    assert found["2101-05-01"] == found["2101-05-01-2"]
    assert found["2101-05-01"].summary == "Yang berubah sejak penerbitan sebelumnya: 1 diubah."
    assert found["2101-05-01"].sections[0].items[0].says == (
        "Kapan berlangsung, hari terakhir: diubah dari 12 Maret 2101 menjadi 11 Maret 2101.",
    )


def test_nothing_is_written_when_nothing_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = copied(tmp_path)
    assert main(["--data", str(data), "diff", str(WORLD), str(data), "--write", "--as-of", "2101-05-01"]) == 1
    assert capsys.readouterr().err == "tidak ada yang berubah — tidak ada yang perlu dicatat\n"
    assert main(["--data", str(data), "diff", str(WORLD), str(data)]) == 0
    assert capsys.readouterr().out == "Tidak ada yang berubah.\n"


def test_a_revision_that_git_knows_is_a_version_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = copied(tmp_path)

    def git(*command: str) -> None:
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True, capture_output=True)

    git("init", "--quiet")
    git("add", "data")
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "x")
    (data / "terms" / "nakhoda.yml").write_text(
        (data / "terms" / "nakhoda.yml").read_text("utf-8") + "aliases: [juru mudi]\n", "utf-8"
    )
    assert main(["--data", str(data), "diff", "HEAD", str(data)]) == 0
    assert "Nama lain: ditambahkan “juru mudi”." in capsys.readouterr().out
    for name in ("HEAD~9", "--help", "tidak-ada"):
        assert main(["--data", str(data), "diff", "--", name, "HEAD"]) == 1
        assert "bukan folder dan bukan revisi git" in capsys.readouterr().err


def made(data: Path) -> dict[str, Page | Asset]:
    return {file.path: file for file in (make() for make in build(data))}


def test_the_feed_has_all_that_atom_asks_for_and_its_links_lead_to_pages(site: Site) -> None:
    (asset,) = (make(site) for make in feed.assets(site))
    root = ET.fromstring(asset.content)
    assert root.tag == f"{{{feed.ATOM}}}feed"
    entries = root.findall("a:entry", ATOM)
    assert len(entries) == len(list(site.each(Change)))
    for element in (root, *entries):  # RFC 4287, 4.1.1 and 4.1.2: exactly one each
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", ATOM)) == 1, name
    assert root.findtext("a:author/a:name", namespaces=ATOM)
    ids = [element.findtext("a:id", namespaces=ATOM) for element in (root, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(str(found).startswith("urn:uuid:") for found in ids)
    assert root.findtext("a:updated", namespaces=ATOM) == max(
        str(entry.findtext("a:updated", namespaces=ATOM)) for entry in entries
    )
    links = {link.get("href") for entry in entries for link in entry.findall("a:link", ATOM)}
    assert links == {f"..{entry.address}" for entry, _ in site.each(Change)}


def test_the_feed_says_what_the_pages_say(world: Site) -> None:
    (asset,) = (make(world) for make in feed.assets(world))
    content = ET.fromstring(asset.content).findtext("a:entry/a:content", namespaces=ATOM)
    html = ET.fromstring(f"<div>{content}</div>")
    told = {
        said
        for _, change in world.each(Change)
        for part in change.sections
        for item in part.items
        for said in item.says
    }
    assert told
    assert told <= set(html.itertext())


def test_without_a_publication_the_page_says_so_and_the_feed_is_empty(tmp_path: Path) -> None:
    data = copied(tmp_path)
    shutil.rmtree(data / "changes")
    (data / "addresses.txt").unlink()
    files = made(data)
    assert "Belum ada rekaman di bagian ini." in files["perubahan/index.md"].content.decode()
    root = ET.fromstring(files[feed.PATH].content)
    assert root.findall("a:entry", ATOM) == []
    assert root.findtext("a:updated", namespaces=ATOM) == "1970-01-01T00:00:00Z"


def test_the_log_names_no_change_of_itself(tmp_path: Path) -> None:
    data = copied(tmp_path)
    shutil.rmtree(data / "changes")
    (data / "addresses.txt").unlink()
    assert diff(check(data), check(WORLD)) == []
