"""The commands people type: what they print, and that a mistake never costs them a site."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from generator.__main__ import main
from tests.conftest import WORLD, copy_project

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


def project(folder: Path) -> Path:
    made = copy_project(folder, data=WORLD)
    (made / "docs" / "tentang.md").write_text("# Tentang\n\n## Perbaikan {: #perbaikan }\n")
    return made


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )


def test_check_says_that_all_is_well(tmp_path: Path) -> None:
    result = run(project(tmp_path / "p"), "generator", "check")
    assert (result.returncode, result.stdout, result.stderr) == (0, "27 rekaman, tidak ada masalah.\n", "")


def test_a_mistake_stops_the_build_and_leaves_the_earlier_site_alone(tmp_path: Path) -> None:
    folder = project(tmp_path / "p")
    assert run(folder, "mkdocs", "build", "--strict", "--quiet").returncode == 0
    before = {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")}
    stage = folder / "data" / "stages" / "pemungutan.yml"
    stage.write_text(stage.read_text("utf-8").replace("2101-03-12", "2101-02-30"), "utf-8")
    result = run(folder, "mkdocs", "build", "--strict", "--quiet")
    assert result.returncode == 1
    printed = result.stdout + result.stderr
    assert "data/stages/pemungutan.yml:8:8: period.end: tanggal ini tidak ada di kalender" in printed
    assert "Traceback" not in printed
    assert {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")} == before


def test_a_page_that_is_both_written_and_generated_is_an_error_and_costs_no_site(tmp_path: Path) -> None:
    folder = project(tmp_path / "p")
    assert run(folder, "mkdocs", "build", "--strict", "--quiet").returncode == 0
    (folder / "docs" / "tahapan").mkdir()
    (folder / "docs" / "tahapan" / "pemungutan.md").write_text("# Tangan\n")
    result = run(folder, "mkdocs", "build", "--strict", "--quiet")
    assert result.returncode == 1
    assert "docs/tahapan/pemungutan.md: halaman ini juga dibuat dari data/stages/pemungutan.yml" in result.stdout
    assert (folder / "site" / "tahapan" / "index.html").is_file()


def test_a_missing_data_folder_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        "data:1:1: berkas: folder data tidak ada — jalankan dari folder proyek"
    )


def test_serving_shows_a_changed_fact_and_survives_a_mistake(tmp_path: Path) -> None:
    folder = project(tmp_path / "p")
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        page = f"http://127.0.0.1:{port}/tahapan/pemungutan/"
        stage = folder / "data" / "stages" / "pemungutan.yml"
        good = stage.read_text("utf-8")
        _until(lambda: "Pemungutan suara di dermaga" in _get(page))
        assert "pagefind" in _get(f"http://127.0.0.1:{port}/pagefind/pagefind.js")

        stage.write_text(good.replace("di dermaga\n", "di mercusuar\n", 1), "utf-8")
        _until(lambda: "Pemungutan suara di mercusuar" in _get(page))

        stage.write_text(good.replace("2101-03-12", "2101-02-30"), "utf-8")
        _until(lambda: "period.end: tanggal ini tidak ada di kalender" in _get(page))
        assert "Pemungutan suara di mercusuar" in _get(page)

        stage.write_text(good, "utf-8")
        _until(lambda: "Pemungutan suara di dermaga" in _get(page))
        assert "tidak ada di kalender" not in _get(page)

        template = folder / "generator" / "templates" / "stages.md.j2"
        template.write_text(template.read_text("utf-8").replace("Siapa mengerjakan apa", "Pembagian tugas"), "utf-8")
        _until(lambda: "Pembagian tugas" in _get(page))
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _get(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            text: str = answer.read().decode("utf-8")
            return text
    except OSError:
        return ""


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(150):
        if holds():
            return
        Event().wait(0.2)
    raise AssertionError("nothing changed within thirty seconds")
