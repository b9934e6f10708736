"""A lease changes hands while its former runner stands at a commit: whoever goes on has lived every minute that is closed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection

from infodrill.conduct.nouns.city import WaveStarted
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.nouns.msel import DeliverInject
from infodrill.conduct.proof import prove
from infodrill.kernel.errors import LogError
from infodrill.web import archive, steady
from infodrill.web.models import Lease
from infodrill.web.runner import leases, session
from tests.patience import PATIENCE

from .house import CTRL, clinic
from .steadily import Steady, nobody_gives_a_sign
from .test_runner import control, settle


@pytest.fixture
def clock(monkeypatch):
    clock = Steady()
    monkeypatch.setattr(steady, "ms", clock)
    return clock


class Late(session.Session):
    """A runner that gets no time between its minute's rows and their commit, once `slow`."""

    slow = False

    def _put(self, minute, rows):
        super()._put(minute, rows)
        if self.slow:
            self.writing.set()
            assert self.go_on.wait(PATIENCE)

    def close_a_minute_slowly(self) -> threading.Thread:
        """Returns when its rows are written and nothing is committed; `go_on` lets it commit."""
        self.writing, self.go_on, self.slow = threading.Event(), threading.Event(), True
        closing = threading.Thread(target=self._close_one)
        closing.start()
        assert self.writing.wait(PATIENCE)
        return closing

    def _close_one(self) -> None:
        self.tick()
        connection.close()


def test_a_minute_that_its_former_runner_commits_late_is_lived_by_whoever_took_over(
    on_postgresql, clock, monkeypatch, tmp_path
):
    """On PostgreSQL, where a lease is taken while somebody holds the drill's lock; SQLite has one lock for all."""
    drill = clinic()
    assert leases.take("r1", ()) == (drill.id,)
    first = Late(drill.id, "r1", tmp_path)
    control(drill, "start")
    control(drill, "pause")
    control(drill, "jump", 600, forced=True)
    while drill.state.minute < 8:
        first.tick()
        drill.catch_up()
    closing, build = first.close_a_minute_slowly(), session.build_city
    nobody_gives_a_sign(clock)
    assert leases.take("r2", ()) == (drill.id,)

    def once_committed(*asked):
        first.go_on.set()  # the log was read, the city is not lived yet
        closing.join(PATIENCE)
        return build(*asked)

    with monkeypatch.context() as patched:
        patched.setattr(session, "build_city", once_committed)
        with pytest.raises(leases.LeaseLost):
            session.Session(drill.id, "r2", tmp_path)
    with pytest.raises(leases.LeaseLost):
        first.tick()
    assert leases.take("r2", ()) == (drill.id,)  # still its own, and begun again from the log
    settle(session.Session(drill.id, "r2", tmp_path))
    drill.catch_up()
    assert drill.state.minute == 10
    archive.write(drill.id, tmp_path / "late.drill")
    proof = prove(tmp_path / "late.drill")
    assert (proof.level, proof.faults) == (3, ())


class Chatty(session.Session):
    """A runner beside which somebody acts while the city lives a minute, once `meanwhile` says what."""

    meanwhile: Callable[[], object] | None = None

    def _with_marks(self, lived):
        if act := self.meanwhile:
            self.meanwhile = None
            act()
        return super()._with_marks(lived)


def test_what_comes_while_the_city_lives_a_minute_acts_in_the_next_one_for_who_takes_over_too(
    either, clock, tmp_path
):
    drill = clinic()
    assert leases.take("r1", ()) == (drill.id,)
    first = Chatty(drill.id, "r1", tmp_path)
    control(drill, "start")
    control(drill, "pause")
    wave = next(row.number for row in drill.scenario.msel.injects if row.effect and row.effect.wave)
    first.meanwhile = partial(drill.give, CTRL, DeliverInject(role="DIR", inject=wave), "")
    control(drill, "jump", 240, forced=True)
    settle(first)
    nobody_gives_a_sign(clock)
    assert leases.take("r2", ()) == (drill.id,)
    drill.catch_up()
    second = session.Session(
        drill.id, "r2", tmp_path
    )  # every closed minute is lived again and has its digest
    closed = [event.body for event in drill.events if isinstance(event.body, MinuteClosed)]
    began = next(event.seq for event in drill.events if isinstance(event.body, WaveStarted))
    assert closed[0].upto_seq < began < closed[1].upto_seq
    control(drill, "jump", 360, forced=True)
    settle(second)
    archive.write(drill.id, tmp_path / "meanwhile.drill")
    proof = prove(tmp_path / "meanwhile.drill")
    assert (proof.level, proof.faults) == (3, ())


def test_a_runner_that_was_taken_over_blames_no_drill_of_another(either, clock):
    drill = clinic()
    assert leases.take("r1", ()) == (drill.id,)
    nobody_gives_a_sign(clock)
    assert leases.take("r2", ()) == (drill.id,)
    leases.blame("r1", drill.id, LogError("x"))
    lease = Lease.objects.get(pk=drill.id)
    assert (lease.runner, lease.fault) == ("r2", "")
