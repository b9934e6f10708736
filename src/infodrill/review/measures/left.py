"""What the right path of a claim asks to be said and the log has not by the end of play: no word that the people could read, an
acknowledgement without a day, a promised word that lapsed.

A measure asks when a word came; some words fall due beyond the end of play. No result counts these rows: they stand beside
their measure's, so that page one, the plan and the rooms name what people wait for.
"""

# Charter: review measures left
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from infodrill.casework.nouns.intake import CaseLogged
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.conduct.pressparts import SILENT
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.labels import SPOKEN
from infodrill.review.ledger import Course, LedgerRow, Owed, kept_or_breached, may_concern
from infodrill.review.ledger.publicwords import WordsOnClaim, watched_lawfully
from infodrill.review.measures import (
    escalation,
    firstword,
    gatequality,
    heard,
    hourtold,
    notheld,
    ordered,
    overreaction,
    overtaken,
    ownwitness,
    passedby,
    questions,
    selfcorrection,
    service,
    unasked,
    underreaction,
    unhelped,
)
from infodrill.review.measures.base import Measure, clock
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, Lasting, line
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.claims import RightStep

JUDGED_ITSELF = N_("nothing decided by the unit that it is about")
ITSELF = N_("{who} reported its own conflict of interest, and decided on it all the same at {at}")
PRESS_HOUR = N_("question of the press answered by its hour, after the end of play")
PRESS_WAITED = N_("the press was to be answered by {told}; it was answered at {at}, {late} late")
PRESS_LEFT = N_("the press was to be answered by {told}; it was not")
_FOUND = (
    hourtold.UNCOUNTED | overtaken.UNCOUNTED | ordered.UNCOUNTED | unhelped.UNCOUNTED | ownwitness.UNCOUNTED
)
BY_WHOM = (
    frozenset({gatequality.SHUT, JUDGED_ITSELF, PRESS_HOUR, overreaction.PERSONS, *passedby.ASKED})
    | unasked.UNCOUNTED
    | passedby.UNCOUNTED
    | _FOUND
)  # told by their reason alone
BELIES = unasked.HURTS | passedby.UNCOUNTED | _FOUND  # beside which the same measure is no strength
UNHELPED = unhelped.UNCOUNTED  # somebody had come to us
HURTS = (
    unasked.HURTS | passedby.HURTS | unhelped.UNCOUNTED
)  # of these, what is told with what was done, not with what was left
ILL_DONE = passedby.HURTS | unhelped.UNCOUNTED | {unasked.HELP_CLOSED}  # the deed itself was the wrong one
SAID, DATED = N_("said to the public"), N_("a day named for what was acknowledged")
GAPS: Mapping[str, Mapping[str, str]] = {SAID: heard.UNSAID, DATED: {"": heard.UNSAID[heard.UNDATED]}}
BY_THE_END = line(N_("so it stood when play ended; no result counts it"))
LAST_TOLD = line(N_("to the press at {at}; so it stood when play ended; no result counts it"))
PAST = line(
    N_(
        "the hour of the procedure had passed; with the time given back its deadline lay after the end of play"
    )
)
LEAST = "P3"
# Where a missed row says already that no word came: of which measure, and beside which it would be said again.
_OWED: Mapping[str, tuple[str, frozenset[str]]] = {
    firstword.CODE: (firstword.CODE, frozenset({firstword.FIRST, firstword.ANSWER})),
    underreaction.CODE: (firstword.CODE, frozenset({underreaction.ANSWERED})),
    service.CODE: (service.CODE, frozenset({service.ACKNOWLEDGED, service.ANSWERED})),
}


def left_undone(
    log: ReportTimeline, course: Course, measures: Mapping[str, Measure]
) -> Mapping[str, tuple[LedgerRow, ...]]:
    """By measure, what was left; nothing that a missed row of the claim says already."""
    found: dict[str, list[LedgerRow]] = defaultdict(list)
    silent = {
        (into, row.owed.claim)
        for code, (into, words) in _OWED.items()
        for row in measures[code].rows
        if row.outcome == "missed" and row.owed.what in words and (row.at < 0 or row.contradicted)
    }
    for claim in log.delivered():
        for row in _of(log, course, claim):
            if (row.owed.measure, claim.id) not in silent:
                found[row.owed.measure].append(row)
    found[gatequality.CODE] += gatequality.shut_away(log, course)
    found[escalation.CODE] += _judged_itself(log, course, measures[escalation.CODE])
    found[questions.CODE] += _press_after_play(log, course)
    for rows in (
        unasked.unasked(log, course, measures), passedby.passed_by(log, course), overtaken.overtaken(log, course),
        ordered.ordered(log, course), ordered.unwritten(log, course), unhelped.unhelped(log, course),
        ownwitness.own_witness(log, course, measures[escalation.CODE]), notheld.not_held(log, course),
        hourtold.hours_passed(log, course),
    ):  # fmt: skip
        for row in rows:
            found[row.owed.measure].append(row)
    for code, measure in measures.items():
        found[code] += [
            row
            for row in measure.rows
            if row.why in selfcorrection.LAPSED
            or past_its_hour(log, row)
            or (row.outcome == "not_due" and selfcorrection.stands(log, row))
        ]
    return {code: tuple(rows) for code, rows in found.items() if rows}


def _judged_itself(log: ReportTimeline, course: Course, measure: Measure) -> Iterator[LedgerRow]:
    """A unit that reported its conflict of interest, which meets its row, and then decided on the matter all the same."""
    names = log.scenario.cells.names
    for row in measure.rows:
        if row.outcome == "met" and row.why.msgid == escalation.DECIDED_ITSELF:
            event, unit = log.events[row.evidence[-1]], row.owed.about
            claim = log.scenario.claim(row.owed.claim)
            owed = course.forbid(escalation.CODE, JUDGED_ITSELF, claim, cell=unit, about=unit, raised=True)
            why = line(ITSELF, who=names.get(unit, unit), at=BothClocks(event.at))
            yield kept_or_breached(
                owed, breached_at=event.at, dealt_with=True, evidence=(event.seq,), why=why
            )


def _press_after_play(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each question that was asked in play, whose hour lay behind its end, and that was not answered by then."""
    answers = list(log.bodies(PressQuestionAnswered))
    for event, asked in log.bodies(PressQuestionAsked):
        claim = log.scenario.claim(asked.claim) if asked.claim else None
        given = next(
            (at.at for at, body in answers if body.question == asked.question and body.kind != SILENT), -1
        )
        behind = event.at <= course.play.until < asked.answer_by <= log.ends_at
        if not behind or 0 <= given <= asked.answer_by:
            continue
        late = log.story(given) - log.story(event.at) - timedelta(seconds=asked.answer_by - event.at)
        why = line(PRESS_LEFT, told=log.given(event.at, asked.answer_by))
        if given >= 0:
            why = line(
                PRESS_WAITED,
                **dict(why.values),
                at=BothClocks(given),
                late=Lasting(int(late.total_seconds())),
            )
        cell = course.holder(questions.SPOKE, claim) if claim else ""
        owed = course.forbid(questions.CODE, PRESS_HOUR, claim, cell=cell, about=asked.question, raised=True)
        yield kept_or_breached(
            owed, breached_at=asked.answer_by, dealt_with=True, evidence=(event.seq,), why=why
        )


def ill_done(log: ReportTimeline, measures: Mapping[str, Measure]) -> frozenset[int]:
    """The events of deeds that are told as what went wrong: whatever row one of them met in time, nobody is praised for it."""
    rows = [row for measure in measures.values() for row in measure.beside if row.owed.what in ILL_DONE]
    entered = (event.seq for row in rows for event, _ in log.on_case(row.owed.about, CaseLogged))
    return frozenset((*(seq for row in rows for seq in row.evidence), *entered))


def after_play(row: LedgerRow) -> bool:
    """Whether a row tells of an hour that the clock ran through when play was over: nobody's fault, and to be handed over."""
    return row.why == selfcorrection.NOBODY_THERE or row.owed.what == PRESS_HOUR


def unread(row: LedgerRow) -> bool:
    """What people wait for, as none of it could be read: a gap beside the result, or what stood in the book alone."""
    return row.owed.what in GAPS or (row.owed.what == service.ACKNOWLEDGED and bool(row.kind))


def past_its_hour(log: ReportTimeline, row: LedgerRow) -> bool:
    """Whether the procedure's own hour passed in play before a duty was done that was not due yet, as people got time back: what
    a desk showed as late. A faster clock rates nobody down, and hides from nobody what to do better."""
    owed, clocks = row.owed, log.clocks
    waits = (
        owed.duty
        and row.outcome == owed.standing == "not_due"
        and min(owed.since, owed.due, owed.story_due) >= 0
    )
    if not waits:
        return False
    hour = clocks.after(owed.since, max(0, owed.story_due - clocks.story(owed.since)))
    by = row.at if row.at >= 0 else log.live_until
    return owed.due - hour >= MINUTE and by - hour >= MINUTE


def _of(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[LedgerRow]:
    asked = _asked(course, claim)
    if asked is None:
        return
    step, holds = asked
    code = service.CODE if step.what == service.ACKNOWLEDGE else firstword.CODE
    if _told(log, course, claim, step, holds=holds):
        spoken = list(heard.acknowledgements(log, course, claim.id))
        if code == service.CODE and not any(heard.names_a_day(log, text) for text in spoken):
            row = _row(course, claim, step, code, DATED)
            cell = (
                spoken[-1].statement.issuer if spoken else row.owed.cell
            )  # whose text it is that names no day
            yield replace(row, owed=replace(row.owed, cell=cell), why=BY_THE_END)
        return
    row = _row(course, claim, step, code, SAID)
    kind, at, seq = heard.furthest(log, course, claim)
    if row.owed.standing == "excused" or (
        kind == heard.SILENT and not _silence_is_a_gap(log, course, row.owed)
    ):
        return
    why = line(LAST_TOLD.msgid, at=BothClocks(at)) if kind == heard.TO_PRESS else BY_THE_END
    why = heard.why(log, course, kind, seq) if kind in (heard.APPROVED, heard.HALVED) else why
    yield replace(row, kind=kind, why=why, evidence=(seq,) if seq >= 0 else course.shown_by(claim.id))


def _asked(course: Course, claim: Claim) -> tuple[RightStep, bool] | None:
    """The step of the right path that had come by the end of play and says most: what is so, else the first word (True)."""
    come = [step for step in claim.right_path if course.played_second(step.after) < course.play.until]
    spoken = [step for step in come if step.what in truth.SPOKEN]
    first = [step for step in spoken if step.what == service.ACKNOWLEDGE] or spoken
    if first:
        return first[0], False
    holding = [step for step in come if step.what in truth.HOLDING]
    return (holding[0], True) if holding else None


def _told(log: ReportTimeline, course: Course, claim: Claim, step: RightStep, *, holds: bool) -> bool:
    """Whether the people could read it: a text that was published in play; a warning is one whatever it answers."""
    words = WordsOnClaim(log, course, claim)
    until = course.play.until
    public = [word for word in words.said if word.version and word.tells and not word.beside]
    if (
        step.what == service.ACKNOWLEDGE
        and truth.known(claim, course.known_second(claim, until)) in truth.TRUE_VERDICTS
    ):
        return any(word.stance in SPOKEN for word in public)
    if holds or step.what == "warn":
        return any(words.breaks_silence(word, until) for word in public)
    return any(words.answers(word, until) for word in public)


def _silence_is_a_gap(log: ReportTimeline, course: Course, owed: Owed) -> bool:
    """Whether the procedure's hour had come by the story when play ended, whatever time was given back, and nobody watched
    lawfully; what a case without a link may hold is not known."""
    by_story = 0 <= owed.story_due <= course.play.story(course.play.until)
    came = owed.standing == "due" or (owed.since >= 0 and by_story)
    watched = owed.measure != service.CODE and watched_lawfully(owed, log, course) is not None
    return came and not watched and not may_concern(log, course, owed.claim)


def _row(course: Course, claim: Claim, step: RightStep, code: str, what: str) -> LedgerRow:
    owed = course.owe(
        code, what, claim, clock(course, "publish"), cell=course.holder(step.by, claim),
        from_=course.played_second(step.after), planned_from=step.after, at_least=LEAST,
    )  # fmt: skip
    return LedgerRow(owed=owed, outcome="missed", evidence=course.shown_by(claim.id))
