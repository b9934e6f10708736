"""What became of an hour that somebody was promised and that no result counts: the word came late, its file was closed before, or
what was to be put right by then is entered as done. And which day, or hour, whoever heard some words was told."""

# Charter: review promises
from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from infodrill.casework import content
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.service import RemedyFulfilled, RemedyPromised, TicketAnswered
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import N_
from infodrill.kernel.saidtimes import SaidMoment, moments
from infodrill.kernel.sentences import sentences
from infodrill.review.ledger import LedgerRow
from infodrill.review.measures import selfcorrection
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
# Where only the next word was promised.
DONE = N_("{outcome}; what was promised is entered as done at {at}")
DONE_LATE = N_("{outcome}; what was promised is entered as done at {at}, {late} late")


def told_by(words: str, now: datetime, book: date) -> datetime | None:
    """When it is put right at the latest, as whoever heard these words was told it: on the day of the `book` where they name it,
    else on the last of the first sentence that names one, by the hour named for it or the end of that day. None where none is.

    Where the `book`'s day is named twice, as for a result at ten and for the rest, the later one is the latest.
    """
    named = [
        [(day, each) for each in to_come(part, now) if each.day and (day := each.day.on(now.date()))]
        for part in sentences(words)
    ]
    first = next((days[-1] for days in named if days), None)
    that_day = [each for days in named for each in days if each[0] == book]
    told = max(that_day, key=lambda each: _by(each[1]), default=first)
    if told is None:
        return None
    day, moment = told
    hour = _by(moment)
    return datetime.combine(day, time(), now.tzinfo) + min(hour, timedelta(days=1, seconds=-1))


def _by(moment: SaidMoment) -> timedelta:
    """The hour of its day by which it is, the end of that day where none is named."""
    return timedelta(hours=24 if moment.hour is None else moment.hour, minutes=moment.minute)


def to_come(words: str, now: datetime) -> list[SaidMoment]:
    """The times that are still to come, or an hour of that very day: the hour of an appointment that was missed is none."""
    return [moment for moment in moments(words) if _comes(now, moment)]


def _comes(now: datetime, said: SaidMoment) -> bool:
    if said.is_length or (said.day and said.day.span > 0):
        return True
    day = said.day.on(now.date()) if said.day else now.date()
    later = said.hour is not None and (said.hour, said.minute) > (now.hour, now.minute)
    return day is not None and (day > now.date() or (day == now.date() and later))


def put_right(
    log: ReportTimeline, claim: str, found: ReportLine, words: str = "", *, next_word: bool = False
) -> ReportLine:
    """An outcome, with when the book has it that what was acknowledged, or complained of, was put right, and how long after the
    day that people were told, by `words` or on their ticket, or the hour in the book where nobody was told one. That is an entry
    of whoever owed it: it never stands alone for what became of the matter. `next_word` = no more than that was promised."""
    done = log.on_claim(claim, RemedyFulfilled)
    given = [
        *((event, body.due, words) for event, body in log.on_claim(claim, RemedyPromised)),
        *((event, body.remedy_due, str(body.text)) for event, body in log.on_claim(claim, TicketAnswered)),
    ]
    if not done or not given:
        return found
    at, (event, due, told) = done[-1][0].at, max(given, key=lambda each: each[0].seq)
    hour = log.story(event.at) + timedelta(seconds=due - event.at)
    if content.names_a_day(told):
        hour = told_by(told, log.story(event.at), hour.date()) or hour
    late = int((log.story(at) - hour).total_seconds())
    if late < MINUTE:
        return line(DONE if next_word else PUT_RIGHT, outcome=found, at=BothClocks(at))
    return line(
        DONE_LATE if next_word else PUT_RIGHT_LATE, outcome=found, at=BothClocks(at), late=Lasting(late)
    )


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
