"""E12: complaints routed with a public date, and answered with a remedy date by then.

A complaint is never triaged, so it keeps the priority of its intake slip, P3. The public date lies within the procedure's
time for a complaint, or the complaint counts as routed without one. The answer is owed by the date that the public was given;
where none was given, or it lies beyond play, by the procedure's own time. The procedure has no time for the remedy itself: its
date counts while it lies within as many times the usual time as the desk lets a public date go. A date in the past is none.
"""

# Charter: review measures service
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from infodrill.casework.nouns.service import LONGEST_DATE, TicketAnswered, TicketOpened, furthest_date
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import Course, LedgerRow, Owed, settled
from infodrill.review.ledger.outages import lost, put_off
from infodrill.review.measures.base import (
    PRIORITIES,
    Finding,
    Rated,
    Spec,
    clock,
    each_claim,
    finding,
    judged,
    late,
    met,
    scale,
    share,
)
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, Share, line
from infodrill.scenario.schema import Claim

CODE = "E12"
ROUTED, ANSWERED = N_("complaint routed with a public date"), N_("complaint answered with a remedy date")
COMPLAINT, SLIP = "G4", "P3"
DAY = 86_400
WHY = line(N_("A complaint answered with a date is the best answer to the anger around it."))
ADVICE = line(N_("Give each complaint desk the right to promise a date."))


@each_claim
def owed(course: Course, claim: Claim) -> Iterator[Owed]:
    """Two rows for each complaint."""
    if claim.gate_code == COMPLAINT:
        ward = course.holder("L1-LEAD", claim)
        days = dict.fromkeys(PRIORITIES, course.edition.service_seconds)
        yield course.owe(CODE, ROUTED, claim, clock(course, "service"), cell=ward, at_least=SLIP)
        yield course.owe(CODE, ANSWERED, claim, days, cell=claim.owner or ward, at_least=SLIP)


def settle(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Routed by a ticket with its date; answered by the citizen's being told the remedy and its date."""
    opened = [(event, body) for event, body in log.on_claim(row.claim, TicketOpened) if body.due > event.at]
    routes = [event.seq for event, _ in opened]
    usual = course.edition.service_seconds
    if row.what == ROUTED:
        return _settle_route(row, course, opened, usual)
    row = _by_its_date(
        row, course, [body.due for event, body in opened if course.in_play(event.at, event.seq)]
    )
    dated = [
        (event, body)
        for event, body in log.on_claim(row.claim, TicketAnswered)
        if body.remedy_due >= event.at
    ]
    answers = [event for event, body in dated if body.remedy_due <= furthest_date(course.edition, event.at)]
    if not answers:
        evidence = (
            tuple(event.seq for event, _ in dated[:1]) or tuple(routes[:1]) or course.shown_by(row.claim)
        )
        why = line(
            N_("its remedy was promised for later than {n} days"), n=Amount(LONGEST_DATE * usual // DAY)
        )
        return settled(
            row,
            evidence=evidence,
            why=why if dated else line(N_("no answer with a remedy date is on record")),
        )
    at, evidence = answers[0].at, (answers[0].seq, *routes[:1])
    return settled(
        row, at=at, evidence=evidence, why=line(N_("it was answered")), story_late=late(course, row, at)
    )


def _settle_route(
    row: Owed, course: Course, opened: list[tuple[Event, TicketOpened]], usual: int
) -> LedgerRow:
    """Met by the first ticket whose public date lies within the procedure's time, counted from the ticket."""
    within = [event for event, body in opened if body.due - event.at <= usual]
    found = within or [event for event, _ in opened]
    at = within[0].at if within else -1
    why = line(N_("it had a public date")) if within else line(N_("it was given no public date"))
    if within and not course.in_play(at, within[0].seq):
        why = line(N_("it was given a public date only after play had ended"))
    elif opened and not within:
        why = line(N_("its public date lay beyond the {n} days of the procedure"), n=Amount(usual // DAY))
    evidence = tuple(event.seq for event in found[:1]) or course.shown_by(row.claim)
    return settled(row, at=at, evidence=evidence, why=why, story_late=late(course, row, at))


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated:
    """Met ÷ due, both kinds together."""
    routed, answered = judged(due, ROUTED), judged(due, ANSWERED)
    permille = share(met(due), len(due))
    result = line(
        N_("{met} of {due} in time ({share}): routed {routed} of {n}, answered {answered} of {m}"),
        met=Amount(met(due)), due=Amount(len(due)), share=Share(permille),
        routed=Amount(met(routed)), n=Amount(len(routed)), answered=Amount(met(answered)), m=Amount(len(answered)),
    )  # fmt: skip
    values = {
        "routed": met(routed),
        "answered": met(answered),
        "missed": len(due) - met(due),
        "due": len(due),
    }
    return Rated(
        result=result,
        values=values,
        rating=scale("E12", permille),
        findings=(_finding(row, log) for row in due),
    )


SPEC = Spec(
    code=CODE,
    title=N_("Service remedy"),
    target=line(N_("≥ 95 % by the due date")),
    horizon=line(N_("the public date")),
    owed=owed,
    settle=settle,
    rate=rate,
    duties=frozenset({ROUTED, ANSWERED}),
    version=5,
)


def _by_its_date(row: Owed, course: Course, dates: list[int]) -> Owed:
    """The answer's row, due by the date that the public was given where that comes before the procedure's own time."""
    if not dates or 0 <= row.due <= min(dates):
        return row
    date = min(dates)
    due = put_off(date, lost(course.outages, row.cell, row.since))
    return course.falling(replace(row, story_due=course.play.story(date)), due, date)


def _finding(row: LedgerRow, log: ReportTimeline) -> Finding:
    sentence = log.scenario.claim(row.owed.claim).sentence
    texts = {
        (ROUTED, True): N_("The complaint “{claim}” was routed and had a public date."),
        (ROUTED, False): N_("The complaint “{claim}” was given no public date in time."),
        (ANSWERED, True): N_("The complaint “{claim}” was answered with a remedy date."),
        (ANSWERED, False): N_("The complaint “{claim}” had no answer with a remedy date in time."),
    }
    text = line(texts[row.owed.what, row.outcome == "met"], claim=sentence)
    return finding(row, text, why=WHY, todo=ADVICE)
