"""`links`: whether the addresses on other sites still answer. Asks the network; never part of check or test."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from generator import reports
from generator.build import check
from generator.commands.days import day
from generator.problems import DataError
from generator.weblinks import exceptions, remembered, verdicts
from generator.weblinks.asking import asker
from generator.weblinks.pace import Pace
from generator.weblinks.remembered import Known
from generator.weblinks.round import asked
from generator.weblinks.uses import Use, uses

NAME = "links"
HELP = "periksa alamat di situs lain yang disebut data; perlu jaringan"


def arguments(parser: argparse.ArgumentParser) -> None:
    """How fast, how patiently, what to remember, and who reads."""
    parser.add_argument("--only", default="", metavar="AWAL", help="hanya alamat yang diawali teks ini")
    parser.add_argument("--as-of", type=day, default=None, metavar="HARI", help="hari pemeriksaan (bawaan: hari ini)")
    parser.add_argument("--again", action="store_true", help="tanyakan juga yang baru saja diperiksa")
    parser.add_argument(
        "--pause", type=float, default=1.0, help="detik antara dua pertanyaan ke satu peladen (bawaan: 1)"
    )
    parser.add_argument("--patience", type=float, default=20.0, help="detik menunggu satu jawaban (bawaan: 20)")
    parser.add_argument("--memory", type=Path, default=Path(".cache/links.json"), help="berkas ingatan pemeriksaan")
    parser.add_argument("--settings", type=Path, default=Path("pyproject.toml"), help="berkas daftar pengecualian")
    parser.add_argument("--format", choices=reports.FORMATS, default="text", help="untuk orang, program, atau GitHub")


def run(options: argparse.Namespace) -> int:
    """Print how many addresses answered; those that did not are raised with their places."""
    today = options.as_of or date.today()
    found = {address: named for address, named in uses(check(options.data)).items() if address.startswith(options.only)}
    known = _ask(options, found, today)
    excepted = exceptions.read(options.settings, today)
    wrong = [*excepted.problems, *verdicts.problems(found, known, excepted, today)]
    if not options.only:
        wrong += excepted.unneeded(options.settings.name, verdicts.bad(known))
    counts = Counter(each.answer.verdict for each in known.values())
    told = ", ".join(
        f"{counts[verdict]} {verdict.label.lower()}" for verdict in sorted(counts, key=lambda word: word.rank)
    )
    print(f"{len(known)} alamat: {told or 'tidak ada yang diperiksa'}.", file=sys.stderr)
    if wrong:
        raise DataError(wrong)
    return 0


def _ask(options: argparse.Namespace, found: dict[str, list[Use]], today: date) -> dict[str, Known]:
    """What became of each address, asked now unless a fresh answer is remembered; kept even when somebody stops it."""
    before = remembered.load(options.memory)
    fresh = {address: each for address, each in before.items() if each.is_fresh(today) and not options.again}
    due = [address for address in found if address not in fresh]
    pace = Pace(options.pause, time.monotonic, time.sleep)
    try:
        for address, answer in asked(due, asker(options.patience), pace):
            before[address] = Known(answer, today)
    finally:
        remembered.save(options.memory, before)
    return {address: before[address] for address in found if address in before}
