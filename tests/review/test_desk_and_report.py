"""The moment by which a desk says that something counts is the one by which the report judges it, however fast time runs."""

from __future__ import annotations

import pytest

from infodrill.casework.clocks import deadlines
from infodrill.casework.steps import step_owed
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.view import SeatView
from infodrill.review.ledger.courselog import course_of
from infodrill.review.record import Record
from infodrill.scenario.loader import find, load
from tests.automata.test_solo import ACCOUNTS, colleagues
from tests.conduct.living import Living, begin
from tests.forms import both_forms

Shown = dict[
    tuple[str, int, int, str], int
]  # (case, since, allowed, priority) → the second that the desk named last
SPEEDS = ((1,), (2,), (4,), (4, 1), (10, 2))
TURNED = 9  # the minute at which control sets the speed; it sets it back later where the test says so


@pytest.mark.parametrize(
    "speeds",
    both_forms([pytest.param(speeds) for speeds in SPEEDS], [pytest.param((1,)), pytest.param((10, 2))]),
)
def test_desk_and_report_name_one_moment_for_one_duty(speeds: tuple[int, ...]) -> None:
    clinic = load(find("clinic"))
    living = begin(clinic, ACCOUNTS)
    living.runner.colleagues = colleagues(clinic.scenario)
    shown: Shown = {}
    for minute in range(sum(living.runner.schedule.phases[:3])):
        living.runner.close_minute(minute)
        if minute % TURNED == 0 and 0 < minute // TURNED <= len(speeds):
            turn = ChangeClock(role="CTRL", change="speed", value=speeds[minute // TURNED - 1] * 1_000)
            living.give(living.holder("CTRL"), turn)
            shown.clear()  # what was done before time ran otherwise is judged by how it runs now
        for seat in living.seats.seats:
            shown |= desk(living, seat)
    assert len(shown) > 40
    course, links = course_of(record(living)), living.drill.state.links
    moved = 0
    for (case, since, allowed, priority), (named, seen) in shown.items():
        claim = clinic.scenario.claim(links[case]) if case in links else None
        cell = living.drill.state.book.cases[case].cell
        due, _ = course.due(since, allowed, priority=priority, claim=claim, cell=cell)
        # Of a leap to come and of the end, which settle earlier, a seat learns when they come.
        ahead = due == course.play.ends or any(leap.at > seen for leap in course.play.leaps)
        assert due == named or (ahead and due < named), (case, since, allowed, priority)
        moved += due > since + allowed
    assert bool(moved) == (speeds != (1,))


def desk(living: Living, seat: str) -> Shown:
    view = SeatView(
        living.seats.seats[seat], living.drill.state, living.drill.scenario, seats=living.seats, lang="vi"
    )
    edition = view.casework.edition
    return {
        (case.case, at - allowed, allowed, case.priority or "P1"): (
            view.casework.counts_until(case, step, at),
            view.now,
        )
        for case in view.open_cases
        for step, at in deadlines(case, edition)
        if (allowed := edition.due(step_owed(step)[0], case.priority) or 0)
    }


def record(living: Living) -> Record:
    return Record(scenario=living.drill.scenario, events=tuple(living.drill.log.events))
