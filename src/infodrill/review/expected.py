"""Critical expected actions of the MSEL as rows: what the scenario wanted done on an inject, by whom, by when, and whether the
log shows it.

They are listed first and marked, and never enter the result. The log shows that something of the kind was done, not how well;
what leaves no trace of its own waits for an evaluator.
"""

# Charter: review expected actions
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework import events as ev
from infodrill.conduct import events as facts
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import Course, Owed, Row, settled
from infodrill.review.ledger.row import in_time
from infodrill.review.timeline import Timeline
from infodrill.review.words import Line, line
from infodrill.scenario.schema import Bi, Claim, Inject

CODE, WHAT = "MSEL", N_("critical expected action")
URGENT = "P1"  # settled at the end of play, as the most urgent duty is
REACHED = frozenset({"delivered", "late"})
TRACES: Mapping[str, tuple[type, ...]] = {
    "case_opened": (ev.CaseLogged, ev.CaseMerged), "case_gated": (ev.GatePassed,), "case_triaged": (ev.CaseTriaged,),
    "case_decided": (ev.CaseDecided,), "verdict": (ev.VerdictSet,), "ticket": (ev.TicketOpened,),
    "escalated": (ev.CaseEscalated,), "case_closed": (ev.CaseStepped,), "statement": (),
}  # fmt: skip
STANDS = frozenset({"case_opened", "case_gated", "verdict", "ticket", "escalated"})
"""Kinds that count when they were there before the inject came; a text is owed anew by each inject."""
SHOWN, LATE = line(N_("the log shows it in time")), line(N_("the log shows it, after its deadline"))
NOT_SHOWN = line(N_("the log shows nothing of the kind"))
TO_JUDGE = line(N_("only an evaluator can tell; nobody has"))


@dataclass(frozen=True, slots=True)
class ExpectedAction:
    """One critical expected action of inject `number`; `row` stands outside every measure."""

    number: int
    subject: Bi
    text: Bi
    row: Row

    @property
    def unjudged(self) -> bool:
        """Due, and nobody has judged it."""
        return self.row.outcome == "not_due" and self.row.owed.standing == "due"


def expected_actions(log: Timeline, course: Course) -> tuple[ExpectedAction, ...]:
    """Those of every inject that came, in the order of coming."""
    injects = {one.number: one for one in log.scenario.msel.injects}
    came: dict[int, tuple[int, int]] = {}
    for event, body in log.bodies(facts.InjectDelivered):
        if body.run_status in REACHED and body.inject in injects:
            came.setdefault(body.inject, (event.at, event.seq))
    return tuple(
        one for number, (at, seq) in came.items() for one in _of(injects[number], at, seq, log, course)
    )


def _of(inject: Inject, at: int, seq: int, log: Timeline, course: Course) -> Iterator[ExpectedAction]:
    claim = log.scenario.claim(inject.claim) if inject.claim else None
    for n, wanted in enumerate(inject.expected_actions, 1):
        if wanted.critical:
            cell = _cell(course, wanted.who, claim)
            owed = course.owe_from(
                CODE, WHAT, at, wanted.deadline, claim=claim, about=f"{inject.number}.{n}", cell=cell, priority=URGENT
            )  # fmt: skip
            if wanted.evidence not in TRACES or claim is None:
                row = Row(owed=owed, outcome="not_due", evidence=(seq,), why=TO_JUDGE)
            else:
                done = _trace(log, course, claim, wanted.evidence, at)
                if done is None:
                    row = settled(owed, evidence=(seq,), why=NOT_SHOWN)
                else:
                    row = settled(owed, at=done[0], evidence=(done[1],), why=_shown(owed, *done))
            yield ExpectedAction(inject.number, inject.subject, wanted.what, row)


def _shown(owed: Owed, at: int, seq: int) -> Line:
    return SHOWN if owed.standing != "due" or in_time(owed, at, seq) else LATE


def _cell(course: Course, role: str, claim: Claim | None) -> str:
    """The cell that holds the role's step on the claim, else the first cell with the role."""
    if claim is not None:
        return course.holder(role, claim)
    cells = course.scenario.cells.cells
    return next((one.id for one in cells if any(role in seat.roles for seat in one.seats)), "")


def _trace(log: Timeline, course: Course, claim: Claim, evidence: str, since: int) -> tuple[int, int] | None:
    """(second, event) of the first thing of the kind on the claim while cells could act; None = there is none."""
    if evidence == "statement":
        found = [(one.at, one.seq) for one in log.publications(claim.id)]
    else:
        kinds = TRACES[evidence]
        events = (event for case in log.cases_of(claim.id) for event in log.of_case[case.case])
        found = [
            (event.at, event.seq)
            for event in events
            if isinstance(event.body, kinds) and getattr(event.body, "to", "CLOSED") == "CLOSED"
        ]
    counted = [one for one in sorted(found) if course.in_play(*one)]
    after = [one for one in counted if one[0] >= since]
    return next(iter(after), None) or (next(iter(counted), None) if evidence in STANDS else None)
