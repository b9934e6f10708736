"""Control's word comes while the runner waits for the drill's lock: what was to be done then is not done any more."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from infodrill.conduct.nouns.clock import JumpEnded, StopForReal
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.web import steady
from infodrill.web.runner import leases, session

from .house import clinic
from .steadily import Steady
from .test_runner import EVERY_CELL, control, log_of, safety, settle


@pytest.fixture
def wall(monkeypatch):
    wall = Steady()
    monkeypatch.setattr(steady, "ms", wall)
    return wall


@pytest.mark.parametrize("how", ["halt", "stop", "pause"])
def test_control_may_come_before_any_lock_that_the_runner_waits_for(how, wall, tmp_path, base):
    """At the first lock of a jump over the end of a minute, the second …: nothing falls, nothing is done after it."""
    asked = {
        "halt": lambda drill: control(drill, "halt", reason="all was practised"),
        "stop": lambda drill: drill.give(safety(drill), StopForReal("SAFE", "cháy thật"), ""),
        "pause": lambda drill: control(drill, "pause"),
    }[how]
    allowed = {JumpEnded.TYPE, *([MinuteClosed.TYPE] if how == "stop" else [])}
    for nth in range(1, 40):
        drill = clinic(EVERY_CELL)
        leases.take("r1", ())
        runner = session.Session(drill.id, "r1", tmp_path)
        control(drill, "start")
        settle(runner)
        control(drill, "jump", 61, forced=True)
        lock, left, upto = runner._fenced, nth, 0

        @contextmanager
        def waited_for(lock=lock, drill=drill):
            nonlocal left, upto
            left -= 1
            if left == 0:
                asked(drill)
                upto = len(log_of(drill))
            with lock():
                yield

        runner._fenced = waited_for
        settle(runner)
        if left > 0:
            break
        drill.catch_up()
        after = [one.body.TYPE for one in list(log_of(drill))[upto:]]
        assert how == "pause" or set(after) <= allowed, (
            nth,
            after,
        )  # who was at work when it paused ends its turn
        assert not drill.pace.jumping and not drill.pace.running
        leases.end(drill.id, runner.folded)
    assert nth > 8
