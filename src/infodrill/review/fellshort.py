"""How what was done of an expected action was not what was expected: what a verdict found, what a word of ours said."""

# Charter: review fell short
from __future__ import annotations

from dataclasses import replace

from infodrill.casework.nouns.questions import QuestionAsked
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.kernel.i18n import N_
from infodrill.review import falseword, truth
from infodrill.review.ledger import Course, LedgerRow
from infodrill.review.ledger.publicwords import HOLLOW
from infodrill.review.measures import verification
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, ReportLine, line
from infodrill.scenario.schema import Claim

# Where no more can be told of it than that.
OTHERWISE = line(N_("what the log shows says otherwise than the record, or nothing"))
TO_NOBODY = line(verification.NO_UNIT)
AT = N_("{how}, at {at}")
PUT_OFF = N_("published at {at} that it is being looked into, when it was known already")


def told_apart(
    row: LedgerRow, log: ReportTimeline, course: Course, claim: Claim | None, since: int
) -> LedgerRow:
    """A row that what the log shows did not settle, with what that was: a question that no unit could answer, a verdict that is
    wrong or rests on nothing, a word of ours that is against the truth, empty, or puts off what is known."""
    if row.why != OTHERWISE:
        return row
    given = log.events[row.evidence[0]]
    if isinstance(given.body, QuestionAsked):
        return replace(row, why=TO_NOBODY)
    if claim is not None and isinstance(given.body, VerdictSet):
        right = given.body.verdict == truth.known(claim, course.known_second(claim, max(given.at, since)))
        luck = verification.by_luck(log, given, given.body, claim) if right else None
        if right:
            return replace(row, why=luck) if luck else row
        how = verification.found_otherwise(course, claim, given.body, max(given.at, since))
        return replace(row, why=line(AT, how=how, at=BothClocks(given.at)))
    told = _said(log, row.evidence[0])
    return replace(row, why=told) if told else row


def _said(log: ReportTimeline, seq: int) -> ReportLine | None:
    """How a word of ours fell short; None where no reader can tell."""
    words = [word for word in log.said if word.seq == seq]
    if wrong := next((word for word in words if falseword.against(log, word)), None):
        return falseword.with_its_end(log, wrong, falseword.told_at(log, wrong, AT))
    if not words or not words[0].version:
        return None
    if words[0].hollow:
        return line(HOLLOW, at=BothClocks(words[0].at))
    return line(PUT_OFF, at=BothClocks(words[0].at)) if words[0].holds else None
