"""What the clock owes: casework's deadlines, promises made to the press, receipts of guidance."""

# Charter: conduct owed
from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from infodrill.casework import clocks
from infodrill.casework.edition import Edition
from infodrill.conduct.fallingdue import passes
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


def owed(state: DrillState, at: int, *, excused: bool) -> tuple[EventBody, ...]:
    """Promises and receipts that were due before second `at` and did not come; each is noted once.

    `excused` inside a jump or the run-on. The runner asks once a minute, beside `deadlines`.
    """
    return (*_promises(state, at, excused), *_receipts(state, at, excused))


def _promises(state: DrillState, at: int, excused: bool) -> Iterator[EventBody]:
    for question in state.press_questions.values():
        due = question.answer.promise_due if question.answer else 0
        if due and at > due and not question.promise_missed:
            kept = kept_at(state, question)
            # Asked once it is over: what came by its second was kept, whatever came later.
            if kept < 0 or kept > due:
                yield PromiseMissed(question.question, due, excused)


def _receipts(state: DrillState, at: int, excused: bool) -> Iterator[EventBody]:
    for guidance in state.guidance.values():
        for cell in guidance.to:
            if at > guidance.due and cell not in guidance.confirmed and cell not in guidance.overdue:
                yield GuidanceOverdue(guidance.guidance, cell, excused)
