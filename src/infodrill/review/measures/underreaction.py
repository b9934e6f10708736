"""E4: harmful false claims of P1–P2 that had no answer by the deadline. What is owed is the answer, not the holding line."""

# Charter: review measures underreaction
from __future__ import annotations

from infodrill.casework import steps
from infodrill.kernel.i18n import N_
from infodrill.review import falseword, truth
from infodrill.review.ledger import Course, LedgerRow, Owed
from infodrill.review.ledger.publicwords import answer_or_watching
from infodrill.review.measures.base import (
    Finding,
    Rated,
    Spec,
    asked_at_the_end,
    each_claim,
    finding,
    met,
    scale,
    share,
)
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, LabelIn, Share, line
from infodrill.scenario.schema import Claim

CODE = "E4"
ANSWERED = N_("answer to a harmful rumour")
URGENT = steps.URGENT
WHY = line(
    N_(
        "A harmful claim that nobody answers is believed by those who see it first and by those who trust them."
    )
)
ADVICE = line(N_("Prepare a model text and a standing contact with the owner of the facts, night and day."))


@each_claim
def owed(course: Course, claim: Claim) -> tuple[Owed, ...]:
    """The answer to each harmful false claim while it is, or once it becomes, P1 or P2."""
    entry = truth.first_false(claim)
    if entry is None or not truth.harmful_false(claim):
        return ()
    spoken = truth.answering(claim, entry)
    return course.owe_at(
        CODE, ANSWERED, claim, course.allowed("publish", URGENT), from_=course.played_second(entry.known_from),
        planned_from=entry.known_from, cell=course.holder(spoken[0].by, claim) if spoken else "",
    )  # fmt: skip


def settle_row(obligation: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Whether the claim was answered by its deadline."""
    claim = log.scenario.claim(obligation.claim)
    entry = truth.first_false(claim)
    return answer_or_watching(obligation, log, course, claim.truth.index(entry) if entry else 0)


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated:
    """Missed ÷ due."""
    missed = len(due) - met(due)
    permille = share(missed, len(due))
    result = line(
        N_("{missed} of {total} without a right answer in time ({share})"),
        share=Share(permille), missed=Amount(missed), total=Amount(len(due)),
    )  # fmt: skip
    values = {"missed": missed, "reached": len(due), "not_due": len(rows) - len(due)}
    return Rated(
        result=result,
        values=values,
        rating=scale("E4", permille, most=True),
        findings=(_finding(row, log) for row in due),
    )


def _finding(row: LedgerRow, log: ReportTimeline) -> Finding:
    claim = log.scenario.claim(row.owed.claim)
    if row.outcome == "met":
        return finding(row, line(N_("“{claim}” was answered before its deadline."), claim=claim.sentence))
    late = asked_at_the_end(log, row)
    said = (
        N_("“{claim}” had no answer when play ended.")
        if late
        else N_("“{claim}” had no answer by its deadline.")
    )
    if row.contradicted:
        told = line(
            N_("“{claim}”: {how}."), claim=claim.sentence, how=LabelIn(falseword.false_word(log, row))
        )
        return finding(row, told, why=WHY, todo=ADVICE)
    if row.at >= 0:
        said = N_("“{claim}” was answered only after its deadline.")
    text = line(said, claim=claim.sentence)
    if row.why.msgid:
        said = N_("“{claim}” had no answer by its deadline: {how}.")
        said = N_("“{claim}” had no answer when play ended: {how}.") if late else said
        text = line(said, claim=claim.sentence, how=row.why)
    return finding(row, text, why=WHY, todo=ADVICE)


SPEC = Spec(
    code=CODE,
    title=N_("Under-reaction"),
    target=line(N_("≤ 10 % without an answer")),
    horizon=line(N_("P1 60 min, P2 8 h")),
    owed=owed,
    settle=settle_row,
    rate=rate,
    duties=frozenset({ANSWERED}),
    version=13,
)
