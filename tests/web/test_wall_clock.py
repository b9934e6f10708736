"""The wall clock is set back and forward under a running range: the exercise neither freezes nor leaps, nobody is orphaned."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.web import pacing, steady
from infodrill.web.models import Drill, Lease
from infodrill.web.pacing import Pace
from infodrill.web.rooms.frame import frame
from infodrill.web.rooms.showing import pace_of
from infodrill.web.stores.log import growing

from .house import CTRL, clinic
from .serving import SRC, Browser, Server, new_drill, until
from .test_serve import log_of, minutes

HOUR = 3_600_000  # ms
SPEED = 60


class Machine:
    """A process with a steady clock of its own, which began who knows when, and with what it has seen."""

    def __init__(self, drill: str, began: int) -> None:
        self.began, self.sights, self.pace, self.last = began, {}, Pace(drill), 0

    def at(self, now: int, monkeypatch: pytest.MonkeyPatch) -> Pace:
        """Its reading of the lease, at real ms `now`."""
        monkeypatch.setattr(steady, "ms", lambda: now + self.began)
        monkeypatch.setattr(pacing, "_sights", self.sights)
        return self.pace


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    began=st.lists(st.integers(0, 10**12), min_size=3, max_size=3),
    steps=st.lists(
        st.tuples(
            st.integers(0, 5_000),
            st.sampled_from(["look", "look", "grant", "pause", "resume", "speed", "roll back"]),
            st.integers(0, 2),
        ),
        max_size=25,
    ),
)
def test_machines_whose_clocks_have_nothing_in_common_read_one_exercise_time(base, monkeypatch, began, steps):
    """The first is the runner. Everyone else is late by its way to the lease, never ahead, and time never falls."""
    drill = "d1"
    Drill.objects.all().delete()
    Lease.objects.create(drill=Drill.objects.create(id=drill, name="Thử", scenario="clinic", language="vi"))
    machines = [Machine(drill, one) for one in began]
    now, true = 0, machines[0]

    def change(who: Machine, what: str) -> None:
        pace = who.at(now, monkeypatch)
        pace.read()
        state = pace.clock.state
        if what == "grant":
            pace.grant(pace.clock.read(steady.ms()) + 2_000)
        elif what == "speed":
            pace.clock = pace.clock.at_speed(steady.ms(), 1_000 + now % 60_000)
        elif (what, state) in {("pause", "running"), ("resume", "paused"), ("resume", "ready")}:
            pace.clock = pace.clock.change("start" if state == "ready" else what, steady.ms())
        pace.write()

    for passed, what, number in [(0, "resume", 0), *steps]:
        now += passed
        who = machines[number]
        if what == "roll back":
            with pytest.raises(ZeroDivisionError), growing(drill):
                change(who, "grant")
                1 / 0  # noqa: B018
        elif what != "look":
            # Everyone has just looked, as followers do; only then is a change of the clock exact for all.
            for machine in machines:
                machine.at(now, monkeypatch).read()
            with growing(drill):
                change(who, what)
        for machine in machines:
            pace = machine.at(now, monkeypatch)
            if machine is true or machine is who:
                pace.read()
            told = pace.seconds()
            assert told * 1_000 <= pace.clock.granted
            assert told >= machine.last or not pace.running
            machine.last = told
        # Who has just looked is not ahead of the runner's own reading by more than what it has shown before.
        assert who.at(now, monkeypatch).clock.granted == true.at(now, monkeypatch).clock.granted


def test_a_lease_of_an_earlier_version_is_read_without_its_wall_clock(base, monkeypatch):
    drill = clinic()
    monkeypatch.setattr(steady, "ms", lambda: 1_000)
    Lease.objects.filter(pk=drill.id).update(
        clock=json.dumps(
            {
                "state": "running",
                "speed": 1000,
                "granted": 9_000,
                "since": 1_800_000_000_000,
                "micros": 7_000_000,
            }
        )
    )
    pace = Pace(drill.id)
    pace.read()
    assert pace.seconds() == 7
    monkeypatch.setattr(steady, "ms", lambda: 2_000)
    assert pace.seconds() == 8


def test_where_no_runner_lets_time_go_on_no_page_counts_on_alone(base, monkeypatch):
    """After a crash pages were served before anything drove the drill: they ran a minute ahead, and then back."""
    drill, now = clinic(), [0]
    monkeypatch.setattr(steady, "ms", lambda: now[0])
    with growing(drill.id):
        drill.pace.clock = drill.pace.clock.change("start", 0)
        drill.pace.grant(60_000)
    for at, held in ((59_000, False), (61_000, False), (64_001, True)):
        now[0] = at
        told = pace_of(drill)
        shown = frame(drill.view("duty", "vi"), drill.edition, told, "desk", {})
        assert (shown.speed == 0) == held == drill.pace.held and shown.now == min(at // 1_000, 60)
        assert shown.state == "running" and shown.stands == held
    with growing(drill.id):
        drill.pace.grant(70_000)
    assert pace_of(drill).held is False


def test_two_clocks_that_stand_alike_are_not_one(base, monkeypatch):
    """Paused and resumed at one moment while a reader was away: it counts on from the later one."""
    drill = clinic()
    now = [0]
    monkeypatch.setattr(steady, "ms", lambda: now[0])
    drill.give(CTRL, ChangeClock(role="DIR", change="start", value=0), "")
    runner, reader = Machine(drill.id, 0), Machine(drill.id, 0)
    writes = runner.at(0, monkeypatch)
    writes.read()
    monkeypatch.setattr(steady, "ms", lambda: now[0])
    with growing(drill.id):
        writes.grant(60_000)
    reader.pace.read()
    for change, at in (("pause", 0), ("resume", 30_000)):
        now[0] = at
        with growing(drill.id):
            writes.clock = writes.clock.change(change, at)
            writes.write()
    reader.pace.read()
    assert reader.pace.seconds() == writes.seconds() == 0


@pytest.fixture
def range_with_a_clock(tmp_path):
    """A server every process of which reads its wall clock through a file; the file; a drill that runs, and its seats."""
    offset = tmp_path / "wall"
    offset.write_text("0")
    ours = Path(__file__).parent / "wallclock"
    server = Server(
        tmp_path, PYTHONPATH=f"{ours}{os.pathsep}{SRC}", INFODRILL_TEST_WALL=str(offset)
    ).start()  # fmt: skip
    try:
        drill, seats = new_drill(server, ("network",), ("duty", "direction"))
        seats["direction"].do(drill, "change-clock", change="start")
        seats["direction"].do(drill, "change-clock", change="speed", value=SPEED * 1_000)
        until(lambda: minutes(server, drill))
        yield server, offset, drill, seats
    finally:
        server.stop()


def second(server: Server, drill: str) -> int:
    """The last exercise second that was recorded."""
    return log_of(server, drill)[-1].at


def driver(server: Server) -> tuple[str, int]:
    with closing(sqlite3.connect(server.folder / "infodrill.sqlite3")) as base:
        return base.execute("SELECT runner, beats FROM web_lease").fetchone()


def test_a_wall_clock_set_back_or_forward_neither_freezes_nor_moves_the_exercise_nor_its_lease(
    range_with_a_clock,
):
    server, offset, drill, seats = range_with_a_clock
    for moved in (-24 * HOUR, 2 * HOUR):
        began, from_second, stood = time.monotonic(), second(server, drill), len(minutes(server, drill))
        offset.write_text(str(moved))
        until(lambda stood=stood: len(minutes(server, drill)) > stood + 1)
        # People write here at their own pace, which no wall clock stops: soon after one text, the next is taken.
        until(lambda: seats["duty"].do(drill, "send-message", kind="chat", text="vẫn chạy") == 200)
        went = second(server, drill) - from_second
        # As fast as control asked, and what was granted ahead at the most.
        assert went <= (time.monotonic() - began + 4) * SPEED
        walls = [event.wall for event in log_of(server, drill)]
        assert (
            abs(walls[-1] - (time.time() + moved / 1_000)) < HOUR / 2_000
        )  # the log says what the wall clock said
        assert Browser(server).get("/readyz")[0] == 200
    # And after a crash with the clock set back no lease stands hours ahead.
    offset.write_text(str(-5 * HOUR))
    stood, before = len(minutes(server, drill)), driver(server)
    until(lambda: driver(server)[1] > before[1])
    killed = driver(server)[0]
    os.kill(int(killed.split("-")[1]), signal.SIGKILL)
    until(lambda: driver(server)[0] not in ("", killed))
    until(lambda: len(minutes(server, drill)) > stood + 1)
