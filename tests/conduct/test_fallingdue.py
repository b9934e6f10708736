"""One second at which a deadline passes: the desk's, the log's and control's, however fast time runs."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.intake import LogCase
from infodrill.casework.nouns.moves import DeadlineMissed
from infodrill.casework.nouns.tasks import AssignTask
from infodrill.conduct.expecting import expected_of
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.owed import deadlines
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range

LOG = 600  # seconds within which a report is to be logged


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    ground = Range(clinic.scenario)
    ground.case()
    return ground


def missed(ground: Range, at: int) -> list[tuple[str, int, int]]:
    """(step, due, to which level) of what the clock says at a second that was missed, and takes down."""
    scenario, edition = ground.scenario, ground.drill.edition
    bodies = deadlines(ground.state, scenario, edition, at, excused=False)
    ground.note(*bodies, at=at)
    return [(body.step, body.due, body.escalated_to) for body in bodies if isinstance(body, DeadlineMissed)]


@pytest.mark.parametrize("speed", [1, 2, 4])
def test_the_log_notes_and_escalates_a_deadline_when_the_desk_says_it_is_over(
    ground: Range, speed: int
) -> None:
    if speed > 1:
        ground.note(ClockChanged("speed", speed * 1_000))
    (case,) = ground.state.book.cases.values()
    until = ground.see("duty").casework.counts_until(case, "log", LOG)
    assert until == LOG * speed
    assert missed(ground, until) == []
    assert missed(ground, until + 60) == [("log", until, 2)]


def test_control_reads_as_overdue_what_the_report_judges_late(ground: Range) -> None:
    ground.note(ClockChanged("speed", 4_000))
    inject = next(each for each in ground.scenario.msel.injects if each.claim and each.expected_actions)
    ground.note(InjectDelivered(
        inject=inject.number, planned=0, run_status="delivered", recipients=(), public=False, in_jump=False,
    ))  # fmt: skip
    for row, wanted in zip(
        sorted(expected_of(inject, 0, ground.state, ground.scenario), key=lambda row: row.due),
        sorted(inject.expected_actions, key=lambda wanted: wanted.deadline),
        strict=True,
    ):
        assert row.due == max(wanted.deadline, 4 * min(wanted.deadline, 1_800))


@pytest.mark.parametrize("speed", [1, 2, 4])
def test_a_task_leaves_as_many_minutes_to_do_it_as_were_given_however_fast_time_runs(
    ground: Range, speed: int
) -> None:
    """Its end stood as it was said: of twenty minutes five were left at four times the speed, and nobody was to blame."""
    (case,) = ground.state.book.cases
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Tủ lạnh hỏng.", danger=False))
    if speed > 1:
        ground.note(ClockChanged("speed", speed * 1_000))
    ground.give("head", AssignTask(role="L1-LEAD", case=case, cell="clinic", what="Đếm lại.", due=900))
    held = ground.state.book.cases[case]
    (task,) = held.tasks
    assert ground.see("duty").casework.counts_until(held, f"task:{task.task}", 900) == 900 * speed
