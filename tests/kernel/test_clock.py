"""The exercise clock: monotone, never beyond its grant, exact through pauses, speeds and jumps."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from infodrill.kernel.clock import FASTEST, SLOWEST, ExerciseClock
from infodrill.kernel.errors import ClockError

MINUTE = 60_000


def running(granted: int = 60 * MINUTE) -> ExerciseClock:
    return ExerciseClock().grant(0, granted).start(0)


def test_a_clock_that_was_not_started_stands_at_zero():
    assert ExerciseClock().grant(0, MINUTE).read(10 * MINUTE) == 0


def test_a_running_clock_never_passes_its_grant():
    assert running(2000).read(60 * MINUTE) == 2000


def test_time_lost_while_waiting_for_a_grant_is_not_made_up():
    clock = running(2000).grant(10 * MINUTE, 60 * MINUTE)
    assert clock.read(10 * MINUTE) == 2000
    assert clock.read(10 * MINUTE + 500) == 2500


def test_a_grant_is_not_taken_back():
    with pytest.raises(ClockError, match="granted already"):
        running(2000).grant(0, 1999)


def test_a_long_pause_counts_for_nothing_at_resume():
    clock = running().pause(MINUTE).resume(1000 * MINUTE)
    assert clock.read(1000 * MINUTE) == MINUTE
    assert clock.read(1001 * MINUTE) == 2 * MINUTE


def test_a_change_of_speed_is_continuous_and_loses_nothing():
    clock, wall = running(), 0
    for wall in range(1, 1001):
        clock = clock.at_speed(wall, 333)
    assert clock.micros == 1000 + 999 * 333
    assert clock.at_speed(wall, FASTEST).read(wall) == clock.read(wall)


def test_a_jump_lands_exactly_and_keeps_the_state():
    for clock in (running(), running().pause(1234)):
        landed = clock.jump(5000, 17 * MINUTE + 1)
        assert landed.read(5000) == 17 * MINUTE + 1
        assert landed.state == clock.state


def test_a_jump_never_goes_back_by_a_single_moment():
    for clock in (running(), running().pause(5000)):
        assert clock.jump(5000, 5000).read(5000) == 5000
        with pytest.raises(ClockError, match="a jump goes forward"):
            clock.jump(5000, 4999)


def test_a_step_moves_a_paused_clock_only():
    paused = running().pause(500)
    assert paused.step(9000, MINUTE).read(99_000) == 500 + MINUTE
    with pytest.raises(ClockError):
        running().step(0, MINUTE)


def test_a_run_on_ends_where_it_was_said_to_end():
    clock = running(10**9).run_on(MINUTE, 24 * 60 * MINUTE)
    assert clock.in_run_on
    assert clock.read(10**9) == MINUTE + 24 * 60 * MINUTE
    with pytest.raises(ClockError, match="run-on ends"):
        clock.jump(MINUTE, 2 * MINUTE + 24 * 60 * MINUTE)
    with pytest.raises(ClockError, match="begun once"):
        clock.run_on(MINUTE, MINUTE)


@pytest.mark.parametrize("speed", [SLOWEST - 1, FASTEST + 1, 0, -1000])
def test_a_speed_out_of_range_is_refused(speed):
    with pytest.raises(ClockError, match="speed"):
        running().at_speed(0, speed)


@pytest.mark.parametrize(
    ("clock", "changes"),
    [
        (ExerciseClock(), {"pause", "resume", "step", "jump", "run_on"}),
        (running(), {"start", "resume", "step"}),
        (running().pause(0), {"start", "pause"}),
        (
            running().close(0),
            {"start", "pause", "resume", "step", "jump", "run_on", "grant", "speed", "close"},
        ),
    ],
)
def test_every_change_that_the_state_forbids_is_refused(clock, changes):
    for change in sorted(changes):
        with pytest.raises(ClockError, match=f"cannot {change}"):
            clock.change(change, 0, 7200)


def test_recorded_changes_fold_to_the_same_clock():
    folded = ExerciseClock()
    for change, wall, value in [
        ("grant", 0, 3600),
        ("start", 10, 0),
        ("speed", 20, 2000),
        ("pause", 30, 0),
        ("step", 40, 60),
    ]:
        folded = folded.change(change, wall, value)
    by_hand = ExerciseClock().grant(0, 3_600_000).start(10).at_speed(20, 2000).pause(30).step(40, 60_000)
    assert folded == by_hand
    with pytest.raises(ClockError, match="knows no change"):
        folded.change("rewind", 0)


class Conduct(RuleBasedStateMachine):
    """Control and the runner change the clock in any order; a second count in whole microseconds keeps them honest."""

    def __init__(self) -> None:
        super().__init__()
        self.clock, self.wall, self.counted, self.last = ExerciseClock(), 0, 0, 0

    @rule(ms=st.integers(0, 10**6))
    def wall_time_passes(self, ms):
        if self.clock.running:
            limit = (
                self.clock.granted
                if not self.clock.in_run_on
                else min(self.clock.granted, self.clock.run_on_until)
            )
            self.counted = max(self.counted, min(self.counted + ms * self.clock.speed, limit * 1000))
        self.wall += ms

    @rule(more=st.integers(0, 10**7))
    def the_runner_grants(self, more):
        if self.clock.state != "closed":
            self.clock = self.clock.grant(self.wall, self.clock.granted + more)

    @rule(change=st.sampled_from(["start", "pause", "resume"]))
    def control_runs_or_pauses(self, change):
        try:
            self.clock = self.clock.change(change, self.wall)
        except ClockError:
            assert {"start": "ready", "pause": "running", "resume": "paused"}[change] != self.clock.state

    @rule(speed=st.integers(SLOWEST, FASTEST))
    def control_sets_the_speed(self, speed):
        if self.clock.state != "closed":
            self.clock = self.clock.at_speed(self.wall, speed)

    @precondition(lambda self: self.clock.state in ("running", "paused"))
    @rule(ms=st.integers(1, 10**7))
    def control_jumps(self, ms):
        target = self.clock.read(self.wall) + ms
        if self.clock.in_run_on and target > self.clock.run_on_until:
            return
        self.clock, self.counted = self.clock.jump(self.wall, target), target * 1000
        assert self.clock.read(self.wall) == target

    @precondition(lambda self: self.clock.state in ("running", "paused") and not self.clock.in_run_on)
    @rule(ms=st.integers(1, 10**8))
    def control_runs_on(self, ms):
        self.clock = self.clock.run_on(self.wall, ms)

    @invariant()
    def the_clock_is_what_was_counted(self):
        assert self.clock.read(self.wall) == self.counted // 1000

    @invariant()
    def it_never_falls_and_never_passes_its_grant(self):
        now = self.clock.read(self.wall)
        assert self.last <= now <= self.clock.granted
        assert self.clock.read(self.wall - 10**6) <= now
        self.last = now


TestConduct = Conduct.TestCase
TestConduct.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
