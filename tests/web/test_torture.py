"""The short form of `benchmarks.torture`: a drill on each database, kills of every kind of process and an erasure while it is
played; what every process shows is what the log says, and nothing that was recorded is lost or doubled. Each kind of fault once:
what can happen on both databases happens on SQLite, which starts faster. The short form is a play on PostgreSQL: a kill of
the database is in `test_kill`, of a worker in `test_serve_many`, of web process, runner and everything in `test_serve`, the
erasure in `test_erase_live`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.torture.running import ENOUGH, Run
from benchmarks.torture.settings import Settings

from tests.forms import amount, both_forms

FAULTS = {
    "sqlite": ("kill-runner", "erase", "kill-web"),
    "postgresql": amount(("cut",), ("kill-worker", "cut", "kill-database")),
}


@pytest.mark.parametrize("database", both_forms(sorted(FAULTS), ["postgresql"]))
def test_nothing_is_lost_and_no_process_shows_what_is_not_so(database):
    tree = Path(__file__).parents[2]
    settings = Settings(database, 0, 1, FAULTS[database], tree, pause_s=0, grace_s=0, once=True)
    table = Run(settings).run()
    assert not table.wrong, table.told
    assert table.figures["drills"] == 1 and table.figures["commands recorded"] >= ENOUGH
    assert set(table.faults) >= set(FAULTS[database])
