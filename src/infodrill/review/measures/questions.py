"""E18: sincere questions given an answer, voids filled. A holding line is none, an empty one neither.

A question is a void of its own, so it stands at P3 at least (procedure, Triage): what is asked late enough to leave people
their time falls due when play ends.
"""

# Charter: review measures questions
from __future__ import annotations

from dataclasses import replace

from infodrill.kernel.i18n import N_
from infodrill.review.ledger import Course, LedgerRow, Owed
from infodrill.review.ledger.publicwords import answer
from infodrill.review.measures.base import (
    Finding,
    Rated,
    Spec,
    each_claim,
    finding,
    met,
    scale,
    share,
    waited,
)
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, Share, line
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.claims import RightStep

CODE = "E18"
QUESTION, VOID = N_("answer to a question"), N_("word into a void")
LEAST = "P3"
PUBLIC_WORDS = frozenset({"hold", "warn", "correct", "answer", "acknowledge"})
WHY = line(N_("Where a question is left open, a wrong answer moves in."))
ADVICE = line(
    N_("Publish a few plain lines where people ask, even if all they say is when more will be known.")
)


@each_claim
def owed(course: Course, claim: Claim) -> tuple[Owed, ...]:
    """An answer to each sincere question of the scenario, and one for each other claim on which the city showed a void.

    Where the right path says nothing in public (a joke, a complaint served by its ticket) none is owed.
    """
    spoken: list[RightStep] = [step for step in claim.right_path if step.what in PUBLIC_WORDS]
    if not spoken:
        return ()
    cell, allowed = course.holder(spoken[0].by, claim), course.allowed("publish")
    if claim.gate_code == "G3":
        return course.owe_at(CODE, QUESTION, claim, allowed, cell=cell, at_least=LEAST)
    if claim.id not in course.voids:
        return ()
    rows = course.owe_at(CODE, VOID, claim, allowed, cell=cell, from_=course.voids[claim.id], at_least=LEAST)
    return tuple(replace(row, planned=False) for row in rows)  # the public asked in play


def settle_row(obligation: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Met by an answer; one that was there before the question counts as well, while it still is one."""
    return answer(
        obligation, log, course, course.entry(log.scenario.claim(obligation.claim), max(obligation.since, 0))
    )


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated:
    """Share of due questions and voids that were answered."""
    good = met(due)
    permille = share(good, len(due))
    result = line(
        N_("{good} of {total} ({share})"), good=Amount(good), total=Amount(len(due)), share=Share(permille)
    )
    values = {"answered": good, "asked": len(due), "too_late": len(rows) - len(due)}
    return Rated(
        result=result,
        values=values,
        rating=scale("E18", permille),
        findings=(_finding(row, log) for row in due),
    )


def _finding(row: LedgerRow, log: ReportTimeline) -> Finding:
    claim = log.scenario.claim(row.owed.claim)
    if row.outcome == "missed":
        said = N_("“{claim}” was asked and got no public answer.")
        if row.at >= 0:
            false = N_("“{claim}” was asked, and what was answered in public was false.")
            late = N_("“{claim}” was asked and got its public answer too late.")
            said = false if row.value is None else late  # a false word has no waiting time
        return finding(row, line(said, claim=claim.sentence), why=WHY, todo=ADVICE)
    if row.value:
        took = waited(log, row)
        text = line(N_("“{claim}” was answered in public after {time}."), claim=claim.sentence, time=took)
    else:
        text = line(N_("“{claim}” had its public answer when people asked."), claim=claim.sentence)
    return finding(row, text)


SPEC = Spec(
    code=CODE,
    title=N_("Questions answered"),
    target=line(N_("≥ 90 %")),
    horizon=line(N_("the end of play")),
    owed=owed,
    settle=settle_row,
    rate=rate,
    duties=frozenset({QUESTION, VOID}),
    version=6,
)
