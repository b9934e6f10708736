"""E12: complaints routed with a public date, and answered with a remedy date by then; what is true acknowledged with one.

A complaint is never triaged, so it keeps the priority of its intake slip, P3. The public date lies within the procedure's time
for a complaint, or the complaint counts as routed without one. The answer is owed by the date that the public was given; where
none was given, or it lies beyond play, by the procedure's own time. The procedure has no time for the remedy itself: its date
counts while it lies within as many times the usual time as the desk lets a public date go. A date in the past is none. What the
right path acknowledges is owed the same date, from the moment at which its owner knows that it is true, within the procedure's
time to acknowledge: somebody outside was told by then, for what stands in the book alone acknowledges nothing. An answer whose
words could stand on any other ticket is a date alone, and nobody's answer.
"""

# Charter: review measures service
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from infodrill.casework import content, rights
from infodrill.casework.nouns.decision import ActionTaken
from infodrill.casework.nouns.service import (
    LONGEST_DATE,
    RemedyPromised,
    TicketAnswered,
    TicketOpened,
    furthest_date,
)
from infodrill.casework.tongues import read_in
from infodrill.conduct.nouns.wordmarks import SO
from infodrill.conduct.substance import matters_of
from infodrill.kernel.clock import DAY
from infodrill.kernel.events import Event, Text
from infodrill.kernel.i18n import N_
from infodrill.kernel.saidtimes import moments
from infodrill.review import asread, gainsaid, truth
from infodrill.review.labels import SPOKEN
from infodrill.review.ledger import Course, LedgerRow, Owed, settled
from infodrill.review.ledger.outages import lost, put_off
from infodrill.review.ledger.publicwords import in_play
from infodrill.review.measures import heard
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
from infodrill.review.words import Amount, BothClocks, LabelIn, ReportLine, Share, line, listed
from infodrill.scenario.schema import Claim

CODE = "E12"
ROUTED, ANSWERED = N_("complaint routed with a public date"), N_("complaint answered with a remedy date")
ACKNOWLEDGED = N_("acknowledged with a remedy date")
IN_PUBLIC = N_("its ticket had a date, and from {at} on a text that people could read named a day")
NO_TICKET = N_("no ticket was opened for it")
ON_THE_TICKET = N_("its ticket had a date; no text that people could read names a day")
TICKETS_ALONE = N_("{result}; days that stand on a ticket, in no text that people could read: {n}")
COMPLAINT, SLIP, ACKNOWLEDGE = truth.COMPLAINT, "P3", "acknowledge"
SHARES = {
    ROUTED: N_("routed {good} of {n}"), ANSWERED: N_("answered {good} of {n}"),
    ACKNOWLEDGED: N_("acknowledged {good} of {n}"),
}  # fmt: skip
INSIDE = line(
    N_(
        "An acknowledgement that the people cannot read mends no trust: they go on waiting, and say that nobody answers."
    )
)
UNBOOKED = {  # by whether people could read it
    True: N_("published at {at}, and no remedy with its date stands in the book: no unit is held to it"),
    False: N_("said to the press at {at}, not published, and no remedy with its date stands in the book: no unit is held to it"),
}  # fmt: skip
BOOK_ALONE = line(N_("it was acknowledged in the book alone, and nobody outside was told"))
FIXED = 2  # the action that puts right what a complaint is about
PROMISED_ALONE = N_("entered in the book as done: {label}; so far it was a promise, due {due}")
IDLE = line(N_("what was written beside its date says nothing of how it is put right"))
REFUSED = line(N_("it was told that nothing is put right, although the record bears it out"))
CONTRARY = line(N_("its answer says the contrary of a sentence of the record"))
MISTOLD = line(N_("as an evaluator read it, its answer says otherwise than the record, or leads to harm"))
PUBLISH = line(N_("Publish what was acknowledged, with its date, where the people of the place hear it."))
TOLD_IN = DAY  # seconds of the unit in which a date is told
WHY = line(N_("A complaint answered with a date is the best answer to the anger around it."))
ADVICE = line(N_("Give each complaint desk the right to promise a date."))


@each_claim
def owed(course: Course, claim: Claim) -> Iterator[Owed]:
    """Two rows for each complaint, and one for what else the right path acknowledges."""
    if claim.gate_code == COMPLAINT:
        ward = course.holder("L1-LEAD", claim)
        days = dict.fromkeys(PRIORITIES, course.edition.service_seconds)
        yield course.owe(CODE, ROUTED, claim, clock(course, "service"), cell=ward, at_least=SLIP)
        yield course.owe(CODE, ANSWERED, claim, days, cell=claim.owner or ward, at_least=SLIP)
        return
    steps = [step for step in claim.right_path if step.what == ACKNOWLEDGE]
    true = [fact.known_from for fact in claim.truth if fact.verdict in rights.TRUE_VERDICTS]
    if steps and true:
        yield course.owe(
            CODE, ACKNOWLEDGED, claim, clock(course, ACKNOWLEDGE), cell=course.holder(steps[0].by, claim),
            from_=course.played_second(true[0]), planned_from=true[0], at_least=SLIP,
        )  # fmt: skip


def settle(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Routed by a ticket with its date; answered by the citizen's being told the remedy and its date."""
    if row.what == ACKNOWLEDGED:
        return _settle_acknowledged(row, log, course)
    opened = [
        (event, body)
        for event, body in log.on_claim(row.claim, TicketOpened)
        if body.due > event.at and not content.curt(str(body.text))
    ]
    routes = [event.seq for event, _ in opened]
    usual = course.edition.service_seconds
    if row.what == ROUTED:
        return _settle_route(row, log, course, opened, usual)
    row = _by_its_date(
        row, course, [body.due for event, body in opened if course.in_play(event.at, event.seq)]
    )
    return _settle_answered(row, log, course, routes[:1])


def _settle_answered(row: Owed, log: ReportTimeline, course: Course, routed: list[int]) -> LedgerRow:
    """Whether the citizen was told the remedy and a date that is near enough; `routed` = what shows that it had a ticket."""
    dated = [
        (event, body)
        for event, body in log.on_claim(row.claim, TicketAnswered)
        if body.remedy_due >= event.at
    ]
    near = [
        (event, body) for event, body in dated if body.remedy_due <= furthest_date(course.edition, event.at)
    ]
    told = [(event, body) for event, body in near if not _idle(log, row.claim, body.text)]
    against = [_against_the_record(log, course, row.claim, event, body) for event, body in told]
    kept = [each for each, why in zip(told, against, strict=True) if why is None]
    wrong = asread.found_wrong(log.events)
    answers = [event for event, _ in kept if event.seq not in wrong]
    if near and not answers:
        gainsaid_by = next((why for why in against if why is not None), IDLE)
        shown, why = (kept, MISTOLD) if kept else (told, gainsaid_by) if told else (near, IDLE)
        return settled(row, evidence=(shown[0][0].seq,), why=why)
    if not answers:
        evidence = tuple(event.seq for event, _ in dated[:1]) or tuple(routed) or course.shown_by(row.claim)
        why = line(
            N_("its remedy was promised for later than {n} days"),
            n=Amount(LONGEST_DATE * course.edition.service_seconds // TOLD_IN),
        )
        return settled(
            row,
            evidence=evidence,
            why=why if dated else line(N_("no answer with a remedy date is on record")),
        )
    at, evidence = answers[0].at, (answers[0].seq, *routed)
    return settled(
        row, at=at, evidence=evidence, why=line(N_("it was answered")), story_late=late(course, row, at)
    )


def _settle_route(
    row: Owed, log: ReportTimeline, course: Course, opened: list[tuple[Event, TicketOpened]], usual: int
) -> LedgerRow:
    """Met by the first ticket whose date lies within the procedure's time, counted from the ticket."""
    within = [event for event, body in opened if body.due - event.at <= usual]
    found = [event.seq for event in within or [event for event, _ in opened]][:1]
    at, read = within[0].at if within else -1, _read_at(log, row.claim, *(body.due for _, body in opened[:1]))
    why = (
        (line(IN_PUBLIC, at=BothClocks(read[0])) if read else line(ON_THE_TICKET))
        if within
        else line(N_("it was given no date") if log.on_claim(row.claim, TicketOpened) else NO_TICKET)
    )
    if within and not course.in_play(at, within[0].seq):
        why = line(N_("it was given a date only after play had ended"))
    elif opened and not within:
        why = line(N_("its date lay beyond the {n} days of the procedure"), n=Amount(usual // TOLD_IN))
    evidence = tuple(found) or course.shown_by(row.claim)
    return settled(row, at=at, evidence=evidence, why=why, story_late=late(course, row, at))


def read_by_people(log: ReportTimeline, claim: str) -> bool:
    """Whether a published text on a claim names a day to come: what a ticket holds, the public has not read."""
    return bool(_read_at(log, claim))


def _read_at(log: ReportTimeline, claim: str, due: int = -1) -> tuple[int, int] | tuple[()]:
    """When, and by which event, the first such text came out; () = none did. An hour is no day of what is `due` on another one:
    until when a desk is open tells nobody when their matter is settled."""
    for text in log.publications(claim):
        said, now = text.version.said(log.opened.language), log.story(text.at).date()
        if not content.names_a_day(*said):
            continue
        if due < 0 or log.story(due).date() == now or any(_after(told, now) for told in said):
            return text.at, text.seq
    return ()


def _after(told: str, now: date) -> bool:
    """Whether a text names a day behind its own, as people say days."""
    return any(
        moment.day is not None and (day := moment.day.on(now)) and day > now for moment in moments(told)
    )


def _idle(log: ReportTimeline, claim: str, text: Text) -> bool:
    """Whether the words beside a date say nothing of the claim, or promise nothing but another word by then."""
    lang, matter = read_in(str(text), log.opened.language), matters_of(log.scenario)[claim]
    return content.idle(lang, str(text), matter) or content.only_promised(lang, str(text), matter)


def _against_the_record(
    log: ReportTimeline, course: Course, claim: str, event: Event, body: TicketAnswered
) -> ReportLine | None:
    """Why a complaint that is right by the record was not answered by these words: nothing is put right, or they say the contrary
    of a sentence of that record, where no evaluator found that they say what is so."""
    record = course.scenario.claim(claim)
    known = truth.known(record, course.known_second(record, event.at))
    if known not in truth.TRUE_VERDICTS:
        return None
    if content.refuses(str(body.text)):
        return REFUSED
    mark = asread.by_event(log.events).get(event.seq)
    words = str(body.text)
    told = ((read_in(words, log.opened.language), "", words),)
    gainsays = claim in gainsaid.contrary(course.scenario.claims, told)
    return CONTRARY if gainsays and (mark is None or mark.says != SO) else None


def _settle_acknowledged(row: Owed, log: ReportTimeline, course: Course) -> LedgerRow:
    """Met by the first remedy that was promised for a date, once somebody outside was told that it is so."""
    promised = log.on_claim(row.claim, RemedyPromised)
    good = [
        event
        for event, body in promised
        if dated(course, event, body) and not _idle(log, row.claim, body.text)
    ]
    aloud = (word for word in in_play(log, course) if word.claim == row.claim and word.stance in SPOKEN)
    told = next((word for word in aloud if word.tells), None)
    if not good:
        why = (
            IDLE
            if any(dated(course, *pair) for pair in promised)
            else line(UNBOOKED[told.version > 0], at=BothClocks(told.at))
            if told
            else line(N_("no acknowledgement with a remedy date is on record"))
        )
        shown = tuple(event.seq for event, _ in promised[:1]) or ((told.seq,) if told else ())
        return settled(row, evidence=shown or course.shown_by(row.claim), why=why)
    if told is None:
        kind, _, seq = heard.furthest(log, course, log.scenario.claim(row.claim))
        why = heard.why(log, course, kind, seq) if kind in (heard.APPROVED, heard.HALVED) else BOOK_ALONE
        return replace(settled(row, evidence=(good[0].seq,), why=why), kind=kind)
    at = max(good[0].at, told.at)
    return settled(
        row, at=at, evidence=tuple(sorted((good[0].seq, told.seq))), why=line(N_("it was acknowledged")),
        story_late=late(course, row, at),
    )  # fmt: skip


def dated(course: Course, event: Event, remedy: RemedyPromised) -> bool:
    """Whether a remedy has a date that the procedure's time bounds; old logs hold others, which are none."""
    return event.at < remedy.due <= furthest_date(course.edition, event.at)


def rate(due: tuple[LedgerRow, ...], rows: tuple[LedgerRow, ...], log: ReportTimeline) -> Rated:
    """Met ÷ due, all kinds together."""
    parts = [(said, judged(due, what)) for what, said in SHARES.items()]
    permille = share(met(due), len(due))
    result = line(
        N_("{met} of {due} in time ({share}): {parts}"),
        met=Amount(met(due)), due=Amount(len(due)), share=Share(permille),
        parts=listed(
            line(said, good=Amount(met(rows_of)), n=Amount(len(rows_of))) for said, rows_of in parts if rows_of
        ),
    )  # fmt: skip
    if inside := sum(row.outcome == "met" and row.why.msgid == ON_THE_TICKET for row in due):
        result = line(TICKETS_ALONE, result=result, n=Amount(inside))
    values = {
        "routed": met(judged(due, ROUTED)),
        "answered": met(judged(due, ANSWERED)),
        "acknowledged": met(judged(due, ACKNOWLEDGED)),
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
    horizon=line(N_("the date on the ticket")),
    owed=owed,
    settle=settle,
    rate=rate,
    duties=frozenset({ROUTED, ANSWERED, ACKNOWLEDGED}),
    version=14,
)


def _by_its_date(row: Owed, course: Course, dates: list[int]) -> Owed:
    """The answer's row, due by the date that the public was given where that comes before the procedure's own time."""
    if not dates or 0 <= row.due <= min(dates):
        return row
    date = min(dates)
    due = put_off(date, lost(course.outages, row.cell, row.since))
    return course.falling(replace(row, story_due=course.play.story(date)), due, date)


def unpublished(row: LedgerRow, log: ReportTimeline) -> bool:
    """An acknowledgement on record of which nothing was published: it counts as made, and is no strength."""
    published = (word for word in log.said if word.claim == row.owed.claim and word.version and word.tells)
    kept = row.owed.what == ACKNOWLEDGED and row.outcome == "met"
    return kept and not any(word.stance in SPOKEN for word in published)


def told_as(body: TicketAnswered) -> str:
    """What the day of an answer is for (msgid): that it is put right or, where the answer says so, that people hear how far it
    is."""
    if content.refuses(str(body.text)):
        return N_("complaint refused; {at} stood in the field for its remedy")
    later = content.tells_later(str(body.text))
    return (
        N_("complaint answered, the next word on it by {at}")
        if later
        else N_("complaint answered, remedy by {at}")
    )


def tells_later(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether what answered a complaint names the day of a word alone."""
    body = log.events[row.evidence[0]].body
    return isinstance(body, TicketAnswered) and content.tells_later(str(body.text))


def entered_as_done(log: ReportTimeline, at: int, body: ActionTaken) -> ReportLine:
    """An action as the book has it; of a remedy, what it was then: a date that somebody was given, with the day still to come."""
    label = LabelIn(rights.ACTIONS[body.action][1])
    dates = [
        (event.at, due)
        for kind, name in ((TicketOpened, "due"), (TicketAnswered, "remedy_due"), (RemedyPromised, "due"))
        for event, given in log.on_case(body.case, kind)
        if event.at <= at and (due := getattr(given, name)) > at
    ]  # fmt: skip
    if body.action != FIXED or not dates:
        return line(N_("entered in the book as done: {label}"), label=label)
    return line(PROMISED_ALONE, label=label, due=log.given(*dates[-1]))


def _finding(row: LedgerRow, log: ReportTimeline) -> Finding:
    sentence = log.scenario.claim(row.owed.claim).sentence
    if unpublished(row, log):
        inside = N_(
            "“{claim}” was acknowledged inside the house or to whoever asked, and nothing of it was published."
        )
        text = line(inside, claim=sentence)
        return replace(finding(row, text, kind="improve"), why=INSIDE, todo=PUBLISH)
    texts = {
        (ROUTED, True): N_(
            "The complaint “{claim}” was routed, with a date on its ticket that no published text names."
        ),
        (ROUTED, False): N_("The complaint “{claim}” was given no date in time."),
        (ANSWERED, True): N_("The complaint “{claim}” was answered with a remedy date."),
        (ANSWERED, False): N_("The complaint “{claim}” had no answer with a remedy date in time."),
        (ACKNOWLEDGED, True): N_("“{claim}” was acknowledged with a remedy date."),
        (ACKNOWLEDGED, False): N_("“{claim}” was not acknowledged with a remedy date in time."),
    }
    if row.owed.what == ANSWERED and row.outcome == "met" and tells_later(log, row):
        texts[ANSWERED, True] = N_(
            "The complaint “{claim}” was answered with the day of the next word on it, not of its remedy."
        )
    if row.why.msgid == IN_PUBLIC:
        texts[ROUTED, True] = N_(
            "The complaint “{claim}” was routed; from {at} on people could read a day for it."
        )
    text = line(texts[row.owed.what, row.outcome == "met"], claim=sentence, **dict(row.why.values))
    # A day that stands on a ticket or in the book alone is kept, and told to nobody: no strength.
    untold = row.outcome == "met" and (
        row.why.msgid == ON_THE_TICKET
        or (row.owed.what == ANSWERED and tells_later(log, row))
        or (row.owed.what == ACKNOWLEDGED and not read_by_people(log, row.owed.claim))
    )
    return finding(row, text, why=WHY, todo=ADVICE, kind="note" if untold else None)
