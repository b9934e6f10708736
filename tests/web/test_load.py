"""The program that fills a hall with streams measures what it says: every one of its events is taken, and all of them arrive."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.load import sound

from tests import leash

SMALL = "--only sqlite --streams 12 --seconds 4 --accounts 2000 --speed 30000"


def test_a_small_hall_is_measured_whole() -> None:
    asked = [sys.executable, "-m", "benchmarks.load", *SMALL.split()]
    said = leash.run(asked, cwd=Path(__file__).parents[2], capture_output=True, text=True)
    assert said.returncode == 0, said.stdout + said.stderr
    for room in ("first page", "desk", "case", "network", "screen"):
        assert f"| — {room} | " in said.stdout


def test_a_table_of_which_something_is_missing_is_not_sound() -> None:
    whole = {
        "lost injects · messages": "0 of 9 · 0 of 3",
        "refused or failed": "0",
        "page p50 · p95 ms": "1 · 2",
    }
    assert sound(whole)
    for row, figures in (
        ("lost injects · messages", "2 of 9 · 0 of 3"),
        ("lost injects · messages", "0 of 9 · 0 of 0"),
        ("refused or failed", "40 × ad-hoc-inject 409 R155"),
        ("page p50 · p95 ms", "–"),
    ):
        assert not sound({**whole, row: figures})
