"""What the clock owes: casework's deadlines, promises made to the press, receipts of guidance."""

# Charter: conduct owed
from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from infodrill.casework import clocks
from infodrill.casework.edition import Edition
from infodrill.conduct.fallingdue import passes, receipt_until, told_hour
from infodrill.conduct.nouns.guidance import GuidanceOverdue
from infodrill.conduct.nouns.pressquestions import PromiseMissed, kept_at
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import EventBody
from infodrill.scenario.schema import Scenario


def deadlines(
    state: DrillState, scenario: Scenario, edition: Edition, at: int, *, excused: bool
) -> tuple[EventBody, ...]:
    """What casework's clocks owe at second `at`, by the spread and the pace of play so far."""
    levels = {
        key: state.standings[claim].level for key, claim in state.links.items() if claim in state.standings
    }
    given = partial(passes, scenario, state, edition)
    return clocks.due(state.book, edition, at, excused=excused, spread=levels, passes=given)


def owed(state: DrillState, scenario: Scenario, at: int, *, excused: bool) -> tuple[EventBody, ...]:
    """Promises and receipts that were due before second `at` and did not come; each is noted once.

    `excused` inside a jump or the run-on. The runner asks once a minute, beside `deadlines`.
    """
    return (*_promises(state, scenario, at, excused), *_receipts(state, scenario, at, excused))


def _promises(state: DrillState, scenario: Scenario, at: int, excused: bool) -> Iterator[EventBody]:
    for question in state.press_questions.values():
        answer = question.answer
        if answer is None or not answer.promise_due or at <= answer.promise_due or question.promise_missed:
            continue
        due = max(answer.promise_due, told_hour(scenario, state, answer.at, answer.promise_due))
        kept = kept_at(state, question)
        # Asked once it is over: what came by its second was kept, whatever came later.
        if at > due and not 0 <= kept <= due:
            yield PromiseMissed(question.question, due, excused)


def _receipts(state: DrillState, scenario: Scenario, at: int, excused: bool) -> Iterator[EventBody]:
    for guidance in state.guidance.values():
        waiting = [cell for cell in guidance.to if cell not in (*guidance.confirmed, *guidance.overdue)]
        if waiting and at > guidance.due and at > receipt_until(scenario, state, guidance.at, guidance.due):
            yield from (GuidanceOverdue(guidance.guidance, cell, excused) for cell in waiting)
