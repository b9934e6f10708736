"""What was expected on an inject, and whether the book shows it by now: for control and evaluators, while it can still help.

The report asks the whole log, and of texts whether they were right (`review.expected`); here it is enough that something of
the kind was done.
"""

# Charter: conduct expecting
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.conduct.conditions import holds
from infodrill.conduct.release import targets
from infodrill.conduct.state import DrillState
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Bi, CaseStateTest, Condition, Expected, Inject

STATES: Mapping[str, str] = {
    "case_opened": "LOGGED", "case_gated": "GATED", "case_triaged": "TRIAGED", "case_decided": "DECIDED",
    "case_closed": "CLOSED",
}  # fmt: skip
PATIENCE = (
    900  # seconds within which an inject about a claim, of which nothing else is expected, should have a case
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRow:
    """One expected action. `due` = exercise second, -1 before the inject came; `met` None = only an evaluator can tell."""

    who: str
    what: Bi
    due: int
    critical: bool
    met: bool | None

    def stands(self, now: int) -> str:
        """How it stands at a second, a msgid."""
        if self.met:
            return N_("carried out")
        if self.due < 0:
            return N_("not yet asked for")
        if self.met is None:
            return N_("an evaluator tells")
        return N_("overdue") if self.due <= now else N_("still in time")


def expected_of(inject: Inject, came: int, state: DrillState) -> tuple[ExpectedRow, ...]:
    """The critical ones first, then by weight; `came` = the second of delivery, -1 = not yet."""
    listed = sorted(inject.expected_actions, key=lambda wanted: (not wanted.critical, -wanted.score))
    return tuple(
        ExpectedRow(
            who=wanted.who, what=wanted.what, due=came + wanted.deadline if came >= 0 else -1, critical=wanted.critical,
            met=_met(wanted, inject.claim or "", came, state),
        )
        for wanted in listed
    )  # fmt: skip


def stuck(inject: Inject, came: int, state: DrillState) -> bool:
    """Whether nobody acts on an inject that came: something expected is overdue, or a case about it does not come or go on."""
    if came < 0 or state.closed:
        return False
    if rows := expected_of(inject, came, state):
        return any(row.met is False and row.due <= state.at for row in rows)
    if inject.claim is None or state.at < came + PATIENCE:
        return False
    cases = [state.book.cases[case] for case in state.case_of(inject.claim)]
    return all(case.missed and case.state != "CLOSED" for case in cases if not case.merged_into)


def _met(wanted: Expected, claim: str, came: int, state: DrillState) -> bool | None:
    if came < 0 or not claim:
        return None
    cases = [state.book.cases[case] for case in state.case_of(claim)]
    match wanted.evidence:
        case "verdict":
            return any(case.verdict for case in cases)
        case "ticket":
            return any(case.tickets for case in cases)
        case "escalated":
            return any(case.escalated_at >= 0 for case in cases)
        case "statement":
            return any(
                version.published_at >= came
                for statement in state.book.statements.values()
                if claim in targets(state, statement)
                for version in statement.versions
            )
        case "message" | "none":
            return None
    test = CaseStateTest.model_validate({"claim": claim, "state": STATES[wanted.evidence]})
    return holds(Condition(case_state=test), state)
