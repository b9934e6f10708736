"""What an owner of the facts answered otherwise than its record: beside the result, told where the error was made."""

# Charter: review measures answered
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.conduct.onpaper import beyond_paper
from infodrill.kernel.i18n import N_
from infodrill.kernel.quoting import cut
from infodrill.review import truth
from infodrill.review.ledger import Course, LedgerRow, kept_or_breached
from infodrill.review.ledger.lay import SHORT
from infodrill.review.measures import verification
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, LabelIn, Own, line
from infodrill.scenario.schema import Claim

ANSWERED = N_("answer of the owner of the facts that is not its record's")
NOT_ON_PAPER = N_("{who} answered “{text}” at {at}, so {found}; the record then said {right}")


def answered_otherwise(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[LedgerRow]:
    """Beside the result: each answer of the owner of the facts that says what its record did not, on which others erred then."""
    for event, body in log.on_claim(claim.id, QuestionAnswered):
        held = truth.known(claim, course.known_second(claim, event.at))
        if body.owner != claim.owner or not beyond_paper(body.verdict, held):
            continue
        said = cut(" ".join(str(body.text).split()), SHORT)
        who = log.scenario.cells.names.get(body.owner, body.owner)
        found, right = LabelIn(verification.VERDICTS[body.verdict]), LabelIn(verification.VERDICTS[held])
        told = {
            "who": who,
            "text": Own(said, said),
            "at": BothClocks(event.at),
            "found": found,
            "right": right,
        }
        row = course.forbid(
            verification.CODE, ANSWERED, claim, cell=body.owner, about=body.question, raised=True
        )
        why = line(NOT_ON_PAPER, **told)
        yield kept_or_breached(row, breached_at=event.at, dealt_with=True, evidence=(event.seq,), why=why)
