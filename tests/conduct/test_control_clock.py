"""The clock under control's hand: what is possible, what is refused and how a jump pauses."""

from __future__ import annotations

import pytest

from infodrill.conduct.clockrules import CHANGES, possible
from infodrill.conduct.jumps import Halt, first_halt, halts_jump
from infodrill.conduct.nouns.city import ClaimStood
from infodrill.conduct.nouns.clock import (
    BeginPhase,
    ChangeClock,
    ClockChanged,
    JumpBegun,
    JumpEnded,
    PhaseBegun,
)
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.msel import InjectRetimed
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Trigger
from tests.conduct.drilling import Range

CTRL = "direction"


def change(what: str, value: int = 0, reason: str = "", forced: bool = False) -> ChangeClock:
    return ChangeClock(role="CTRL", change=what, value=value, reason=reason, forced=forced)


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def test_a_fresh_drill_can_be_started_and_nothing_else_but_paced_or_halted(clinic: Loaded) -> None:
    fresh = Range(clinic.scenario, phase=0, started=False)
    assert possible(fresh.state, fresh.scenario) == ("start", "speed", "halt")


def test_a_running_clock_pauses_and_a_paused_one_steps(ground: Range) -> None:
    assert "step" not in possible(ground.state, ground.scenario)
    ground.give(CTRL, change("pause"))
    assert not ground.state.running
    assert {"resume", "step", "jump"} <= set(possible(ground.state, ground.scenario))
    assert "pause" not in possible(ground.state, ground.scenario)


@pytest.mark.parametrize("what", CHANGES)
def test_a_refusal_says_what_is_possible(ground: Range, what: str) -> None:
    if what in possible(ground.state, ground.scenario):
        return
    with pytest.raises(Refused) as caught:
        ground.give(CTRL, change(what, 60))
    assert caught.value.code == "R123"
    assert "pause" in caught.value.render("vi")


def test_an_unknown_change_and_the_runners_grant_are_refused(ground: Range) -> None:
    for what in ("faster", "grant"):
        with pytest.raises(Refused, match="R122"):
            ground.give(CTRL, change(what))


@pytest.mark.parametrize("speed", [8, 99, 1_000_001])
def test_a_speed_outside_a_tenth_to_a_thousand_is_refused_by_its_value(ground: Range, speed: int) -> None:
    with pytest.raises(Refused) as caught:
        ground.give(CTRL, change("speed", speed))
    assert caught.value.code == "R123"
    said = caught.value.render("vi")
    assert str(speed) in said and "8000 là ×8" in said and "Lúc này chưa thể" not in said


def test_speed_is_folded(ground: Range) -> None:
    ground.give(CTRL, change("speed", 4_000))
    assert ground.state.speed == 4_000


def test_a_jump_goes_forward_and_only_one_at_a_time(ground: Range) -> None:
    ground.at(600)
    with pytest.raises(Refused, match="R128"):
        ground.give(CTRL, change("jump", 599))
    bodies = ground.give(CTRL, change("jump", 1_200, forced=True))
    assert bodies[1] == JumpBegun(600, 1_200, True)
    assert ground.state.jump is not None
    with pytest.raises(Refused, match="R123"):
        ground.give(CTRL, change("jump", 1_800))
    ground.note(JumpEnded(1_200))
    assert ground.state.jump is None


def test_the_run_on_follows_phase_three_and_closing_belongs_to_phase_four(clinic: Loaded) -> None:
    second, third, fourth = (Range(clinic.scenario, phase=phase) for phase in (2, 3, 4))
    assert "run_on" not in possible(second.state, second.scenario) and "close" not in possible(
        second.state, second.scenario
    )
    assert "run_on" in possible(third.state, third.scenario) and "close" not in possible(
        third.state, third.scenario
    )
    assert "run_on" not in possible(fourth.state, fourth.scenario) and "close" in possible(
        fourth.state, fourth.scenario
    )
    fourth.give(CTRL, change("close", reason="done"))
    assert fourth.state.closed and possible(fourth.state, fourth.scenario) == ()


def test_nobody_but_control_acts_in_the_run_on(ground: Range) -> None:
    ground.give(CTRL, change("run_on", 3_600))
    with pytest.raises(Refused, match="R106"):
        ground.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="still here?"))
    ground.give(CTRL, change("pause"))


def test_everybody_acts_again_once_the_clock_goes_on_behind_the_run_on(ground: Range) -> None:
    ground.give(CTRL, change("run_on", 3_600))
    ground.note(PhaseBegun(4), ClockChanged("resume", 3_600), at=3_600)
    assert not ground.state.run_on and ground.state.running
    assert ground.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="Còn đây."))


def test_a_change_says_how_far_or_how_fast() -> None:
    told = {("step", 355): "+5:55", ("speed", 2_500): "×2.5", ("pause", 0): "", ("jump", 600): ""}
    assert {said: ClockChanged(*said).gist for said in told} == told


def test_a_halt_needs_a_reason_and_ends_the_drill(ground: Range) -> None:
    with pytest.raises(Refused, match="R110"):
        ground.give(CTRL, change("halt"))
    ground.give(CTRL, change("halt", reason="the hall is needed"))
    assert ground.state.closed


def test_the_safety_officer_may_pause_but_not_jump(ground: Range) -> None:
    with pytest.raises(Refused, match="R103"):
        ground.give(CTRL, ChangeClock(role="SAFE", change="jump", value=600))
    ground.give(CTRL, ChangeClock(role="SAFE", change="pause"))


def test_phases_go_forward_and_end_at_four(ground: Range) -> None:
    for phase in (3, 2, 5):
        with pytest.raises(Refused, match="R119"):
            ground.give(CTRL, BeginPhase("CTRL", phase))
    ground.give(CTRL, BeginPhase("CTRL", 4))
    assert ground.state.phase == 4


@pytest.mark.parametrize("what", ["resume", "step", "jump"])
@pytest.mark.parametrize("phase", [3, 4])
def test_nothing_goes_on_in_a_phase_that_is_over_and_the_refusal_says_how_it_does(
    ground: Range, phase: int, what: str
) -> None:
    lengths = [each_phase.minutes for each_phase in ground.scenario.drill.phases]
    end = sum(lengths[:3]) * 60
    if phase == 4:
        ground.at(end - 60)
        ground.give(CTRL, BeginPhase("CTRL", 4))
        end = ground.state.at + lengths[3] * 60
    ground.give(CTRL, change("pause"))
    ground.at(end - 120)
    assert what in possible(ground.state, ground.scenario)
    ground.at(end - 60)  # its last minute is closed
    assert what not in possible(ground.state, ground.scenario)
    with pytest.raises(Refused, match="R166") as caught:
        ground.give(CTRL, change(what, end + 60 if what == "jump" else 60))
    said = caught.value.render("en")
    assert f"Phase {phase} is over" in said and ("Begin phase 4" if phase == 3 else "Close the drill") in said
    if phase == 3:
        ground.give(CTRL, BeginPhase("CTRL", 4))
        assert "pause" in possible(ground.state, ground.scenario), "what it waited for has begun: it goes on"


def test_a_jump_pauses_before_a_grave_inject_unless_forced(ground: Range) -> None:
    rows = {inject.number: inject for inject in ground.scenario.msel.injects}
    harm = {claim.id: claim.harm for claim in ground.scenario.claims}
    h3 = next(row for row in rows.values() if row.claim and harm[row.claim] == "H3")
    light = next(row for row in rows.values() if row.claim and harm[row.claim] in ("H0", "H1", "H2"))
    ground.give(CTRL, change("jump", 3_600))
    assert not halts_jump(h3, ground.scenario, ground.state)
    ground.note(
        ClaimStood(claim=str(h3.claim), level=3, exposed=900, question_permille=0),
        ClaimStood(claim=str(light.claim), level=5, exposed=900, question_permille=0),
    )
    assert halts_jump(h3, ground.scenario, ground.state)
    assert not halts_jump(light, ground.scenario, ground.state)
    ground.note(JumpEnded(60, h3.number))
    assert not halts_jump(h3, ground.scenario, ground.state)
    ground.give(CTRL, change("jump", 3_600, forced=True))
    assert not halts_jump(h3, ground.scenario, ground.state)


def test_control_is_told_beforehand_where_a_jump_would_pause(ground: Range) -> None:
    h3 = {claim.id for claim in ground.scenario.claims if claim.harm in ("H3", "H4")}
    ground.note(*(ClaimStood(claim=each_id, level=3, exposed=900, question_permille=0) for each_id in h3))
    timed = [
        inject
        for inject in ground.scenario.msel.injects
        if inject.claim in h3 and inject.trigger.kind == "time"
    ]
    first = min(timed, key=lambda inject: (inject.at, inject.number))
    halt = first_halt(ground.scenario, ground.state, 20_000)
    assert halt is not None and (halt.inject, halt.at) == (first.number, first.at)
    assert first_halt(ground.scenario, ground.state, first.at - 1) is None


def test_a_jump_may_say_how_far_and_counts_from_the_moment_of_the_command(ground: Range) -> None:
    ground.at(610)
    bodies = ground.give(CTRL, ChangeClock(role="CTRL", change="jump", ahead=300))
    assert bodies == (ClockChanged("jump", 910), JumpBegun(610, 910, False))
    with pytest.raises(Refused, match="R122"):
        ground.give(CTRL, ChangeClock(role="CTRL", change="jump", ahead=-60))


def test_a_conditional_grave_inject_that_is_due_is_told_as_what_halts_a_jump_at_once(ground: Range) -> None:
    row = next(inject for inject in ground.scenario.msel.injects if inject.number == 91)
    assert (row.trigger.kind, ground.scenario.claim(str(row.claim)).harm) == ("condition", "H4")
    timed = [
        inject
        for inject in ground.scenario.msel.injects
        if inject.trigger.kind == "time" and inject.at <= row.at
    ]
    ground.note(
        *(
            InjectDelivered(
                inject=inject.number, planned=inject.at, run_status="delivered", recipients=(), public=False
            )
            for inject in timed
        )
    )
    assert first_halt(ground.scenario, ground.state, row.at + 60) == Halt(row.number, row.at)
    ground.at(row.at + 120)
    assert first_halt(ground.scenario, ground.state, row.at + 900) == Halt(row.number, row.at + 120)
    ground.publish(ground.case(str(row.claim)), stance="false")
    assert first_halt(ground.scenario, ground.state, row.at + 900) != Halt(row.number, row.at + 120)


def test_an_overdue_inject_and_a_reserve_that_control_gave_a_time_halt_a_jump_too(ground: Range) -> None:
    grave = {claim.id for claim in ground.scenario.claims if claim.harm == "H4"}
    timed = next(
        inject
        for inject in ground.scenario.msel.injects
        if inject.claim in grave and inject.trigger.kind == "time"
    )
    ground.at(timed.at + 300)
    assert first_halt(ground.scenario, ground.state, timed.at + 900) == Halt(timed.number, timed.at + 300)
    reserve = timed.model_copy(update={"trigger": Trigger(kind="manual")})
    alone = ground.scenario.model_copy(
        update={"msel": ground.scenario.msel.model_copy(update={"injects": (reserve,)})}
    )
    assert first_halt(alone, ground.state, 20_000) is None
    ground.note(InjectRetimed(inject=timed.number, frm=timed.at, to=timed.at + 600, why=""))
    assert first_halt(alone, ground.state, 20_000) == Halt(timed.number, timed.at + 600)


def test_rows_after_the_run_on_are_looked_for_behind_it(ground: Range) -> None:
    late = next(inject for inject in ground.scenario.msel.injects if inject.number == 91)
    last = late.model_copy(update={"phase": 4, "trigger": Trigger(kind="time")})
    alone = ground.scenario.model_copy(
        update={"msel": ground.scenario.msel.model_copy(update={"injects": (last,)})}
    )
    assert first_halt(alone, ground.state, 90_000, shift=3_600) == Halt(last.number, last.at + 3_600)
