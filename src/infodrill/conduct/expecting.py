"""What was expected on an inject, and whether the book shows it by now: for control and evaluators, while it can still help.

What counts as done, and since when, is `evidence`, as in the report (`review.expected`); the report also asks of verdicts,
texts and answers whether they were right, here it is enough that something of the kind was done.
"""

# Charter: conduct expecting
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from infodrill.conduct.evidence import EVIDENCE
from infodrill.conduct.fallingdue import counted
from infodrill.conduct.release import targets
from infodrill.conduct.state import DrillState
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Bi, Expected, Inject, Scenario

# Seconds within which an inject about a claim, of which nothing else is expected, should have a case.
PATIENCE = 900
CITY = 2  # the level to which a ward brings a matter up


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRow:
    """One expected action. `due` = exercise second by which the report judges it, -1 before the inject came; `done` = the
    second at which it was done, -1 = not yet, None = only an evaluator can tell; `above` = to be brought up, and reported to the
    upper level itself."""

    who: str
    what: Bi
    due: int
    critical: bool
    done: int | None
    above: bool = False

    def waits(self, now: int) -> bool:
        """Whether it is overdue."""
        return self.done == -1 and not self.above and self.due <= now

    def stands(self, now: int, over: bool = False) -> str:
        """How it stands at a second, a msgid; `over` = play has ended."""
        if self.due < 0:
            return N_("not yet asked for")
        if self.done is None:
            return N_("an evaluator tells")
        if self.done >= 0:
            return N_("carried out") if self.done <= self.due else N_("done late")
        if self.above:
            return N_("does not apply: it was reported to the upper level itself")
        if self.due <= now:
            return N_("overdue")
        return N_("not done; not due when play ended, so not counted") if over else N_("still in time")


def expected_of(inject: Inject, came: int, state: DrillState, scenario: Scenario) -> tuple[ExpectedRow, ...]:
    """The critical ones first, then by weight; `came` = the second of delivery, -1 = not yet."""
    listed = sorted(inject.expected_actions, key=lambda wanted: (not wanted.critical, -wanted.score))
    return tuple(
        ExpectedRow(
            who=wanted.who, what=wanted.what, critical=wanted.critical,
            due=counted(scenario, state, inject.claim or "", came, wanted.deadline) if came >= 0 else -1,
            done=_done(wanted, inject, came, state), above=_came_above(wanted, inject, state),
        )
        for wanted in listed
    )  # fmt: skip


def stuck(inject: Inject, came: int, state: DrillState, scenario: Scenario) -> bool:
    """Whether nobody acts on an inject that came: something expected is overdue, or a case about it does not come or go on."""
    if came < 0 or state.closed:
        return False
    if rows := expected_of(inject, came, state, scenario):
        return any(row.waits(state.at) for row in rows)
    if inject.claim is None or state.at < counted(scenario, state, inject.claim, came, PATIENCE):
        return False
    cases = [state.book.cases[case] for case in state.case_of(inject.claim)]
    return all(case.missed and case.state != "CLOSED" for case in cases if not case.merged_into)


def _came_above(wanted: Expected, inject: Inject, state: DrillState) -> bool:
    """Whether what should be brought up was reported above alone: no ward has it to bring."""
    cases = state.case_of(inject.claim or "")
    levels = [state.book.cases[case].level for case in cases]
    return wanted.evidence == "escalated" and bool(levels) and min(levels) >= CITY


def _done(wanted: Expected, inject: Inject, came: int, state: DrillState) -> int | None:
    """The second at which it was done, -1 = not yet; None = only an evaluator can tell."""
    evidence, claim = EVIDENCE[wanted.evidence], inject.claim or ""
    if came < 0 or not evidence.told or not (claim or evidence.asked):
        return None
    places: Iterable[str] = state.case_of(claim)
    if evidence.text:
        places = [name for name, text in state.book.statements.items() if claim in targets(state, text)]
    elif evidence.asked:
        places = [name for name, asked in state.press_questions.items() if asked.inject == inject.number]
    traces = [trace for place in places for trace in state.traces.get(place, ())]
    first = evidence.first(((at, 0) for kind, at in traces if kind == wanted.evidence), came)
    return first[0] if first else -1
