"""What became of an hour that somebody was promised and that no result counts: the word came late, its file was closed before, or
what was to be put right by then is entered as done."""

# Charter: review promises
from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.service import RemedyFulfilled, RemedyPromised, TicketAnswered
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import LedgerRow
from infodrill.review.measures import selfcorrection
from infodrill.review.measures.base import MINUTE
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, Lasting, ReportLine, line

CAME_LATE = N_("the next word promised for {told} came at {at}, {late} late")
NEVER_CAME = N_("the next word promised for {told} did not come")
CLOSED_OVER = N_(
    "its file was closed at {at} with the promised hour still open, so that nobody was left to keep it"
)

PUT_RIGHT = N_("{outcome}; entered as put right at {at}")
PUT_RIGHT_LATE = N_("{outcome}; entered as put right at {at}, {late} late")


def put_right(log: ReportTimeline, claim: str, found: ReportLine) -> ReportLine:
    """An outcome, with when the book has it that what was acknowledged, or complained of, was put right, and how long after the
    hour in the book. That is an entry of whoever owed it: it never stands alone for what became of the matter."""
    done = log.on_claim(claim, RemedyFulfilled)
    given = [
        *((event, body.due) for event, body in log.on_claim(claim, RemedyPromised)),
        *((event, body.remedy_due) for event, body in log.on_claim(claim, TicketAnswered)),
    ]
    if not done or not given:
        return found
    at, (event, due) = done[-1][0].at, max(given, key=lambda told: told[0].seq)
    late = int((log.story(at) - log.story(event.at)).total_seconds()) - (due - event.at)
    if late < MINUTE:
        return line(PUT_RIGHT, outcome=found, at=BothClocks(at))
    return line(PUT_RIGHT_LATE, outcome=found, at=BothClocks(at), late=Lasting(late))


def gap(log: ReportTimeline, row: LedgerRow) -> ReportLine:
    """A promised word that lapsed, by the hour that was told: that it came late, and how late, or that it did not come."""
    word = _promise(log, row)
    told, hour = (
        log.given(word.at, word.next_update),
        log.story(word.at) + timedelta(seconds=word.next_update - word.at),
    )
    later = next((other for other in log.said if _keeps(log, word, other)), None)
    if later is None:
        return line(NEVER_CAME, told=told)
    late = int((log.story(later.at) - hour).total_seconds())
    return line(CAME_LATE, told=told, at=BothClocks(later.at), late=Lasting(late))


def closed_over(log: ReportTimeline, row: LedgerRow) -> ReportLine | None:
    """That the file of a lapsed promise was closed in play, before its hour: no break took it, and no desk looked after it."""
    if row.why not in selfcorrection.LAPSED:
        return None
    word = _promise(log, row)
    closed = [
        event.at
        for event, body in log.on_case(word.case, CaseStepped)
        if body.to == "CLOSED" and event.seq > word.seq
    ]
    at = next((at for at in closed if at <= min(log.live_until, word.next_update)), -1)
    return line(CLOSED_OVER, at=BothClocks(at)) if at >= 0 else None


def broken(log: ReportTimeline, word: Said, rows: Iterable[LedgerRow]) -> ReportLine | None:
    """Of a word that promised the next: that this one did not come by its hour, counted or not; None where it did."""
    for row in rows:
        mine = row.owed.what == selfcorrection.PROMISED and row.evidence[:1] == (word.seq,)
        if mine and (row.outcome == "missed" or row.why in selfcorrection.LAPSED):
            return gap(log, row)
    return None


def _promise(log: ReportTimeline, row: LedgerRow) -> Said:
    return next(word for word in log.said if word.seq == row.evidence[0])


def _keeps(log: ReportTimeline, word: Said, other: Said) -> bool:
    """Whether a later word, in play or after it, is the one that was promised, past its hour."""
    same = other.claim == word.claim if word.claim else other.item == word.item
    past = log.story(other.at) > log.story(word.at) + timedelta(seconds=word.next_update - word.at)
    return same and past and other.seq > word.seq and other.tells and not other.answers_nothing
