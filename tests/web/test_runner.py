"""The live runner: paced by the clock, fenced by its lease, going on from the log after a kill. Time is moved by the test."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from django.db import connection, transaction

from infodrill.conduct.fold import fold
from infodrill.conduct.nouns import clock
from infodrill.conduct.nouns.city import WaveStarted
from infodrill.conduct.nouns.clock import BeginPhase, ChangeClock, ResumeAfterStop, StopForReal
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.msel import RetimeInject
from infodrill.kernel.errors import Refused
from infodrill.kernel.log import EventLog
from infodrill.web import live, steady
from infodrill.web.runner import leases, session
from infodrill.web.stores.log import DatabaseLogStore
from tests.verdict.walks import short

from .house import CTRL, clinic, on, seated
from .steadily import Steady, nobody_gives_a_sign

EVERY_CELL = ("clinic", "network", "adviser")


@pytest.fixture
def wall(monkeypatch):
    wall = Steady()
    monkeypatch.setattr(steady, "ms", wall)
    return wall


@pytest.fixture
def drill(either, tmp_path):
    """Its day of run-on is lived on one of the databases; on the other, two hours of it."""
    if either == "sqlite":
        return clinic(EVERY_CELL)
    short("clinic", tmp_path, hours=2)
    return clinic(EVERY_CELL, scenario=str(tmp_path / "clinic"))


@pytest.fixture
def run(drill, wall, tmp_path):
    """Start a runner of a name on the drill."""

    def start(name: str) -> session.Session:
        assert leases.take(name, ()) == (drill.id,)
        return session.Session(drill.id, name, tmp_path)

    return start


def control(drill, change, value=0, **more):
    drill.give(CTRL, ChangeClock(role="DIR", change=change, value=value, **more), "")


def pass_time(runner, wall, seconds, step=1.0):
    """Let wall time go by, the runner ticking as it would."""
    for _ in range(int(seconds / step)):
        wall.now += int(step * 1000)
        settle(runner)


def settle(runner):
    while runner.tick():
        pass


def safety(drill):
    return next(seat.seat for seat in drill.seats().seats.values() if "SAFE" in seat.roles)


def log_of(drill):
    return EventLog(DatabaseLogStore(drill.id)).events


def delivered(drill):
    return Counter(one.body.inject for one in log_of(drill) if isinstance(one.body, InjectDelivered))


@on("postgresql")
def test_nothing_moves_before_control_starts_and_nothing_while_it_is_paused(drill, run, wall):
    runner = run("r1")
    pass_time(runner, wall, 120, 10)
    assert (drill.clock, delivered(drill)) == (0, Counter())
    control(drill, "start")
    settle(runner)
    pass_time(runner, wall, 5)
    control(drill, "pause")
    before = log_of(drill)
    pass_time(runner, wall, 600, 60)
    drill.catch_up()
    assert list(log_of(drill)) == list(before)
    assert drill.clock == 5


@on("sqlite")
def test_an_inject_is_delivered_at_its_second_and_not_before(drill, run, wall):
    row = next(
        inject for inject in drill.scenario.msel.injects if inject.trigger.kind == "time" and inject.at > 300
    )
    drill.give(CTRL, RetimeInject(role="DIR", inject=row.number, to=200), "")
    runner = run("r1")
    control(drill, "start")
    settle(runner)
    control(drill, "pause")
    control(drill, "jump", 190, forced=True)
    settle(runner)
    control(drill, "resume")
    settle(runner)
    pass_time(runner, wall, 9)
    assert row.number not in delivered(drill)
    pass_time(runner, wall, 2)
    came = (one for one in log_of(drill) if isinstance(one.body, InjectDelivered))
    assert next(one.at for one in came if one.body.inject == row.number) == 200


@on("postgresql")
def test_the_web_never_stamps_beyond_the_grant(drill, run, wall):
    runner = run("r1")
    control(drill, "start")
    settle(runner)
    wall.now += 60_000
    drill.catch_up()
    assert drill.clock <= 2
    assert drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="a"), "")[0].at <= 2
    settle(runner)


def test_a_killed_runner_is_taken_over_and_nothing_fires_twice_or_is_lost(drill, run, wall):
    first = run("r1")
    control(drill, "start")
    settle(first)
    control(drill, "speed", 60_000)
    pass_time(first, wall, 5, 0.25)
    # Killed in mid-minute: nothing is given back.
    leases.renew("r1")
    minute, before = first.drill.state.minute, delivered(drill)
    assert leases.take("r2", ()) == ()
    nobody_gives_a_sign(wall)
    second = run("r2")
    assert second.drill.state == fold(log_of(drill))
    assert second.drill.state.minute == minute
    with pytest.raises(leases.LeaseLost):
        pass_time(first, wall, 5, 0.25)
    pass_time(second, wall, 8, 0.25)
    after = delivered(drill)
    assert second.drill.state.minute > minute + 4
    assert before <= after
    repeats = {inject.number for inject in drill.scenario.msel.injects if inject.trigger.kind == "repeat"}
    assert all(count == 1 for number, count in after.items() if number not in repeats)
    closed = [one.body.minute for one in log_of(drill) if isinstance(one.body, MinuteClosed)]
    assert closed == list(range(len(closed)))


def test_a_runner_killed_at_any_write_leaves_the_same_drill(drill, run, wall, monkeypatch):
    """Every append of a minute's work is made to fail once; whoever goes on ends where an unbroken run would."""

    class Killed(BaseException):
        pass

    real, left = DatabaseLogStore.append, [3]

    def dying(self, seq, line, texts=()):
        if left[0] == 0:
            left[0] = -1
            raise Killed
        left[0] -= 1
        real(self, seq, line, texts)

    runner = run("r0")
    control(drill, "start")
    control(drill, "pause")
    control(drill, "jump", 240, forced=True)
    monkeypatch.setattr(DatabaseLogStore, "append", dying)
    for kill in range(1, 12):
        left[0] = kill
        try:
            settle(runner)
            break
        except Killed:
            nobody_gives_a_sign(wall)
            runner = run(f"r{kill}")
    left[0] = -1
    settle(runner)
    counts = delivered(drill)
    drill.catch_up()
    assert drill.clock == 240 and max(counts.values(), default=1) == 1
    due = {
        inject.number
        for inject in drill.scenario.msel.injects
        if inject.trigger.kind == "time" and inject.at <= 240
    }
    assert due <= set(counts)
    waves = Counter(
        (one.body.claim, one.at // 60) for one in log_of(drill) if isinstance(one.body, WaveStarted)
    )
    assert max(waves.values(), default=1) == 1
    assert connection.vendor in ("sqlite", "postgresql") and not transaction.get_connection().in_atomic_block


@on("sqlite")
def test_a_jump_pauses_before_a_grave_inject_unless_it_is_forced(drill, run, wall):
    runner = run("r1")
    control(drill, "start")
    control(drill, "pause")
    control(drill, "jump", 1_500)
    settle(runner)
    ended = [one.body for one in log_of(drill) if isinstance(one.body, clock.JumpEnded)]
    assert ended[-1].inject and ended[-1].inject not in delivered(drill)
    drill.catch_up()
    assert not drill.pace.running and not drill.pace.jumping and drill.state.jump is None
    control(drill, "jump", 1_500, forced=True)
    settle(runner)
    drill.catch_up()
    assert drill.clock == 1_500
    assert ended[-1].inject in delivered(drill)


@on("postgresql")
def test_a_seat_that_somebody_took_no_longer_works_by_itself(drill, run, wall):
    from infodrill.conduct.nouns.lobby import JoinSeat

    runner = run("r1")
    everyone = {one.seat for one in runner.runner.automated()}
    drill.give("duty", JoinSeat("L1-DUTY"), "")
    settle(runner)
    assert {one.seat for one in runner.runner.automated()} == everyone - {"duty"}


@on("sqlite")
def test_a_stop_for_real_halts_the_runner_at_once(drill, run, wall):
    runner = run("r1")
    control(drill, "start")
    settle(runner)
    pass_time(runner, wall, 3)
    safe = safety(drill)
    drill.give(safe, StopForReal("SAFE", "cháy thật"), "")
    before = len(log_of(drill))
    pass_time(runner, wall, 300, 30)
    assert len(log_of(drill)) == before
    drill.give(safe, ResumeAfterStop("SAFE"), "")
    pass_time(runner, wall, 300, 30)
    assert len(log_of(drill)) == before + 1
    control(drill, "resume")
    settle(runner)
    pass_time(runner, wall, 2)
    drill.catch_up()
    assert drill.clock == 5


@on("sqlite")
def test_the_desks_groups_reach_the_seats_that_watch(drill, run, wall):
    runner = run("r1")
    control(drill, "start")
    control(drill, "pause")
    control(drill, "jump", 840, forced=True)
    settle(runner)
    shown = live.of(drill.id)
    assert shown.view("lookout", "vi").groups
    assert shown.view("duty", "vi").groups == ()


@on("postgresql")
def test_a_live_drill_becomes_a_file_that_is_proved_whole(drill, run, wall, tmp_path):
    from infodrill.conduct.proof import prove
    from infodrill.web import archive

    runner = run("r1")
    control(drill, "start")
    settle(runner)
    control(drill, "speed", 60_000)
    pass_time(runner, wall, 6, 0.25)
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="giữa chừng"), "a" * 16)
    pass_time(runner, wall, 6, 0.25)
    archive.write(drill.id, tmp_path / "clinic.drill")
    proof = prove(tmp_path / "clinic.drill")
    assert (proof.level, proof.faults) == (3, ())


def refused_and_told(drill, phase):
    """Where the runner waits, nothing that would move nothing is taken or drawn; control and the wall are told."""
    for change in ("resume", "step"):
        with pytest.raises(Refused, match="R166"):
            control(drill, change, 60)
    browser = seated(drill, CTRL)
    pane = browser.get(f"/d/{drill.id}/control/?part=clock,going").content.decode()
    assert 'value="resume"' not in pane and 'value="step"' not in pane
    assert ('name="phase" value="4"' if phase == 3 else 'value="close"') in pane
    assert f"Giai đoạn {phase} đã hết giờ" in pane
    wall = browser.get(f"/d/{drill.id}/screen/?part=top").content.decode()
    assert f"Giai đoạn {phase} đã hết giờ; " in wall and "Tạm dừng" not in wall


@on("postgresql")
def test_after_phase_3_the_clock_stands_until_control_orders_the_run_on_and_the_drill_is_closed(
    drill, run, wall
):
    runner = run("r1")
    third = runner.runner.schedule.third_ends
    control(drill, "start")
    control(drill, "pause")
    control(drill, "jump", (third + 30) * 60, forced=True)
    settle(runner)
    drill.catch_up()
    # The jump would have led past the end of phase 3: it ends there.
    ended = drill.state.minute, drill.state.phase, drill.pace.running, drill.state.jump
    assert ended == (third, 3, False, None)
    refused_and_told(drill, 3)
    control(drill, "run_on", 3_600)
    settle(runner)
    drill.catch_up()
    assert drill.state.phase == 4 and drill.state.minute == third + 60
    begun = next(
        one for one in log_of(drill) if isinstance(one.body, clock.PhaseBegun) and one.body.phase == 4
    )
    assert begun.at == (third + 60) * 60
    run_on = [one.body for one in log_of(drill) if third * 60 <= one.at < begun.at]
    assert not any(isinstance(body, InjectDelivered) for body in run_on)
    nobody_gives_a_sign(wall)
    other = run("r2")
    assert other.runner.schedule == runner.runner.schedule and other.drill.state == fold(log_of(drill))
    last = other.runner.schedule.total
    control(drill, "pause")
    control(drill, "jump", last * 60, forced=True)
    settle(other)
    drill.catch_up()
    assert drill.state.minute == last and not drill.state.closed
    refused_and_told(drill, 4)
    control(drill, "close")
    settle(other)
    assert other.over


def at_the_end_of_phase_3(drill, runner) -> int:
    third = runner.runner.schedule.third_ends
    control(drill, "start")
    control(drill, "pause")
    control(drill, "jump", third * 60, forced=True)
    settle(runner)
    return third


@on("sqlite")
@pytest.mark.parametrize("by", ["a phase", "a run-on"])
def test_whichever_way_phase_4_begins_the_clock_goes_on_in_it_by_one_press(drill, run, wall, by):
    runner = run("r1")
    third = at_the_end_of_phase_3(drill, runner)
    if by == "a phase":
        drill.give(CTRL, BeginPhase(role="DIR", phase=4), "")
    else:
        control(drill, "run_on", 3_600)
        third += 60
    settle(runner)
    control(drill, "speed", 60_000)
    pass_time(runner, wall, 2.5, 0.25)
    drill.catch_up()
    assert drill.state.running and drill.pace.running
    assert drill.state.phase == 4 and drill.state.minute > third + 1
    pane = seated(drill, CTRL).get(f"/d/{drill.id}/control/?part=clock").content.decode()
    assert 'value="pause"' in pane and 'value="resume"' not in pane


@on("sqlite")
def test_a_phase_that_is_begun_early_leaves_the_clock_as_control_set_it(drill, run):
    runner = run("r1")
    control(drill, "start")
    control(drill, "pause")
    settle(runner)
    drill.give(CTRL, BeginPhase(role="DIR", phase=3), "")
    drill.catch_up()
    assert not drill.state.running and not drill.pace.running
    pane = seated(drill, CTRL).get(f"/d/{drill.id}/control/?part=clock").content.decode()
    assert re.search(r'do-main" name="change" value="resume"', pane), (
        "what control means by it is one press away"
    )


@on("sqlite")
def test_a_jump_that_control_breaks_off_is_over_and_another_may_follow(drill, run, wall):
    runner = run("r1")
    control(drill, "start")
    settle(runner)
    control(drill, "jump", 1_200, forced=True)
    runner.tick()
    control(drill, "pause")
    settle(runner)
    drill.catch_up()
    assert drill.state.jump is None and 0 < drill.clock < 1_200
    control(drill, "jump", 1_200, forced=True)
    settle(runner)
    drill.catch_up()
    assert drill.clock == 1_200
