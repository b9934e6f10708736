"""One event taken out of a drill file, for each kind that a press or a minute owes: the proof says which is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import pytest

from infodrill.casework.pages import with_case
from infodrill.conduct.fold import fold
from infodrill.conduct.nouns.clock import PhaseBegun
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.playfiles import scenario_of
from infodrill.conduct.proof import step_fault
from infodrill.conduct.seats import SeatPlace, directory
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.together import hold_together
from infodrill.kernel.archive import DrillFile, read_drill
from infodrill.kernel.errors import LogError
from infodrill.kernel.events import Event
from tests.verdict.walks import played

SMALLEST = "market-rumour"
# Whoever asks, triages or checks the rights a second time records the slip alone: those can be taken out.
OWED_FIRST = ("case.gated", "case.question_asked")
OWED = ("case.decided", "case.logged", "case.triaged", "city.built", "city.statement_released")


@pytest.fixture(scope="module")
def drill() -> DrillFile:
    return read_drill(played(SMALLEST, "good"))


def without_one(drill: DrillFile, number: int) -> DrillFile:
    """The drill without one event, numbered anew, each closed minute up to the same event as before."""
    made: list[Event] = []
    for event in (*drill.events[:number], *drill.events[number + 1 :]):
        body = event.body
        if isinstance(body, MinuteClosed) and body.upto_seq >= number:
            body = replace(body, upto_seq=body.upto_seq - 1)
        made.append(replace(event, seq=len(made), body=body))
    return replace(drill, events=tuple(made))


def of_kind(drill: DrillFile, kind: str) -> list[int]:
    return [number for number, event in enumerate(drill.events) if kind == event.body.TYPE]


@pytest.mark.parametrize("kind", [*OWED_FIRST, *OWED])
def test_what_is_owed_cannot_be_taken_out(drill: DrillFile, kind: str) -> None:
    found = of_kind(drill, kind)
    assert found
    for number in found if kind in OWED else found[:1]:
        assert step_fault(without_one(drill, number)) is not None, drill.events[number]


def test_a_drill_that_was_never_started_closes_no_minute(drill: DrillFile) -> None:
    start = next(
        n for n in of_kind(drill, "clock.changed") if cast(Any, drill.events[n].body).change == "start"
    )
    assert "owed (minute.closed: clock.changed: start)" in str(step_fault(without_one(drill, start)))


def test_a_slip_without_its_step_is_a_fault(drill: DrillFile) -> None:
    """Taken out with the step, the slip of the last decision would leave a case that nobody carried on."""
    decided = of_kind(drill, "case.decided")[-1]
    assert cast(Any, drill.events[decided + 1].body).step == "decide"
    assert "(" in str(fault := step_fault(without_one(drill, decided + 1))) and fault is not None


def changed(drill: DrillFile, number: int, **fields: Any) -> DrillFile:
    event = drill.events[number]
    other = replace(event, body=replace(cast(Any, event.body), **fields))
    return replace(drill, events=(*drill.events[:number], other, *drill.events[number + 1 :]))


def test_what_was_decided_is_carried_out_when_the_case_is_acted_on(drill: DrillFile) -> None:
    acted = next(n for n in of_kind(drill, "case.stepped") if cast(Any, drill.events[n].body).step == "act")
    case, state = cast(Any, drill.events[acted].body).case, fold(drill.events[:acted])
    edition, press = load_shipped("generic"), (drill.events[acted],)
    hold_together(state, press, edition)
    for action, owed in ((3, "case.action_taken, 3)"), (7, "case.action_taken, 7)")):
        decided = replace(state, book=with_case(state.book, case, actions=(1, action)))
        with pytest.raises(LogError, match=re.escape(owed)):
            hold_together(decided, press, edition)


def test_nobody_decides_at_a_priority_that_is_not_theirs(drill: DrillFile) -> None:
    """A role that decides on grave cases has not decided on a light one, nor the other way round."""
    triaged = of_kind(drill, "case.triaged")[-1]  # of a case without a conflict, for which nobody stands in
    other = "P4" if cast(Any, drill.events[triaged].body).priority in ("P1", "P2") else "P1"
    fault = str(step_fault(changed(drill, triaged, priority=other)))
    assert ": role (" in fault and f"decide, {other})" in fault


def test_control_may_pass_over_a_phase_and_the_clock_may_not(drill: DrillFile) -> None:
    second, third = of_kind(drill, "phase.begun")[1:3]
    over = without_one(drill, second)
    assert "owed (phase.begun: 2)" in str(step_fault(over))
    event = over.events[third - 1]
    assert isinstance(event.body, PhaseBegun)
    control = next(name for name, seat in _seats(drill).items() if "EXDIR" in seat.roles or seat.control)
    by_hand = replace(event, actor=control)
    assert "owed" not in str(
        step_fault(replace(over, events=(*over.events[: third - 1], by_hand, *over.events[third:])))
    )


def _seats(drill: DrillFile) -> Mapping[str, SeatPlace]:
    return directory(scenario_of(drill.files).scenario.cells, "vi").seats
