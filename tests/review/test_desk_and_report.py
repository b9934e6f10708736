"""The moment by which a desk says that something counts is the one by which the report judges it, however fast time runs."""

from __future__ import annotations

import re

import pytest

from infodrill.casework.clocks import deadlines
from infodrill.casework.steps import step_owed
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.view import SeatView
from infodrill.review.givenback import given_back
from infodrill.review.ledger.courselog import course_of
from infodrill.review.ledger.row import NOTHING
from infodrill.review.lookback import DeedDone, LookBack, look_back, once_judged
from infodrill.review.measures.firstword import ANSWER, CODE, FIRST
from infodrill.review.record import Record
from infodrill.scenario.loader import find, load
from infodrill.web.rooms.owndeeds import own_deeds
from tests.automata.test_solo import ACCOUNTS, colleagues
from tests.conduct.living import Living, begin
from tests.forms import both_forms

Shown = dict[
    tuple[str, int, int, str], int
]  # (case, since, allowed, priority) → the second that the desk named last
# What control does with the clock once the first word is out: (change, value; of a jump seconds ahead).
MOVED_AFTER = (("", 0), ("speed", 4_000), ("jump", 16 * 60))
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


def desk(living: Living, seat: str, only: str = "") -> Shown:
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
        if only in ("", step) and (allowed := edition.due(step_owed(step)[0], case.priority) or 0)
    }


def record(living: Living) -> Record:
    return Record(scenario=living.drill.scenario, events=tuple(living.drill.log.events))


@pytest.mark.parametrize(("change", "value"), both_forms([*MOVED_AFTER], [MOVED_AFTER[0], MOVED_AFTER[2]]))
def test_a_word_has_one_deadline_on_the_desk_in_the_report_and_for_who_wrote_it(
    change: str, value: int
) -> None:
    """However the clock is moved once the word is out: where two moments are named, the reason of it is told beside them."""
    living = begin(load(find("clinic")), ACCOUNTS)
    living.runner.colleagues = colleagues(living.drill.scenario)
    shown: dict[str, tuple[int, int]] = {}
    moved = not change
    for minute in range(sum(living.runner.schedule.phases[:3])):
        living.runner.close_minute(minute)
        shown |= words_owed(living)
        if not moved and living.drill.state.released:
            ahead = {"ahead": value, "forced": True} if change == "jump" else {"value": value}
            living.give(living.holder("CTRL"), ChangeClock(role="CTRL", change=change, **ahead))
            moved = True
    found = look_back(record(living))
    told, told_of = given_back(found.log.clocks), 0
    assert bool(told) == bool(change)
    for row in found.verdict.ledger:
        if row.owed.measure != CODE or row.owed.what not in (FIRST, ANSWER) or row.at < 0 > row.owed.due:
            continue
        named = [found.log.played(row.owed.due), found.log.played(row.owed.since)]
        named = named if named[0] >= 0 else []  # behind the end of play there is no minute
        since, due = shown.get(row.owed.claim, (row.owed.since, row.owed.due))
        if row.owed.what == FIRST and due != row.owed.due:
            assert told or since != row.owed.since, (row.owed, due)
        for timely in told_to_writers(living, found, row.evidence):
            told_of += 1
            assert timely == named or row.owed.what == ANSWER, (timely, named, row.owed)
    assert told_of
    assert living.drill.state.released


def words_owed(living: Living) -> dict[str, tuple[int, int]]:
    """claim → (since, due) of the first word that a desk shows as owed on it."""
    found = {}
    for seat in living.seats.seats:
        for (case, since, _, _), (due, _) in desk(living, seat, only="holding").items():
            if case in living.drill.state.links:
                found[living.drill.state.links[case]] = (since, due)
    return found


def told_to_writers(living: Living, found: LookBack, settled: tuple[int, ...]) -> list[list[int]]:
    """The minutes that the debrief names, to whoever wrote it, for the text by which a row was settled."""
    texts = {
        step.text
        for steps in found.steps.values()
        for step in steps
        if step.text and not set(settled).isdisjoint(step.seqs)
    }
    minutes = []
    for place in living.seats.seats.values():
        view = SeatView(place, living.drill.state, living.drill.scenario, seats=living.seats, lang="en")
        own = own_deeds(view, found, {text: text for text in texts})
        deeds = [deed for told in (*own.matters, *own.program) for deed in told.deeds]
        minutes += [
            [int(n) for n in re.findall(r"\d+", deed.timely)]
            for deed in deeds
            if deed.reached in texts and deed.timely
        ]
    return minutes


def test_a_deed_that_counts_against_its_cell_is_not_told_as_uncounted_too() -> None:
    """One verdict stood under “missed” and under “not due, so not counted”, of the same cell in the same minute."""

    def deed(cell: str, state: str, *evidence: int) -> DeedDone:
        return DeedDone(
            cell=cell, claim=None, state=state, what=NOTHING, why=NOTHING, due=-1, desk=-1, at=9, second=540, measure="E8",
            over=False, automated=False, evidence=evidence,
        )  # fmt: skip

    failed, again = deed("a", "missed", 7, 8), deed("a", "otherwise", 8)
    theirs, apart = deed("b", "otherwise", 8), deed("a", "otherwise", 9)
    assert [*once_judged((failed, again, theirs, apart))] == [failed, theirs, apart]
