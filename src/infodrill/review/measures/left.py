"""What the right path of a claim asks to be said and the log has not by the end of play: no word that the people could read, an
acknowledgement without a day, a promised word that lapsed.

A measure asks when a word came, and what was kept inside the house may meet it; some words fall due beyond the end. No result
counts these rows: they stand beside their measure's, so that page one, the plan and the rooms name what people wait for.
"""

# Charter: review measures left
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from infodrill.casework import textkinds
from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.service import RemedyPromised, TicketAnswered
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.kernel.i18n import N_
from infodrill.review import content, truth
from infodrill.review.labels import SPOKEN
from infodrill.review.ledger import Course, LedgerRow, Owed, may_concern
from infodrill.review.ledger.publicwords import ANSWERING, WordsOnClaim, watched_lawfully
from infodrill.review.measures import firstword, selfcorrection, service, underreaction
from infodrill.review.measures.base import MINUTE, Measure, clock
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, line
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.claims import RightStep

SAID, DATED = N_("said to the public"), N_("a day named for what was acknowledged")
SILENT, TO_PRESS, INSIDE, APPROVED, WRITTEN, DECIDED, HELD, HOLLOW = (
    "",
    "press",
    "inside",
    "approved",
    "written",
    "decided",
    "held",
    "hollow",
)
# How far a word came that the public never read, as a gap names it.
UNSAID: Mapping[str, str] = {
    SILENT: N_("nothing said to the public"),
    TO_PRESS: N_("said to the press, not to the public"),
    INSIDE: N_("acknowledged inside the house or to whoever asked, not to the public"),
    APPROVED: N_("a text was approved, and not published"),
    WRITTEN: N_("a text was written, and not published"),
    DECIDED: N_("it was decided to answer, and nothing on it was published"),
    HOLLOW: N_("published, and it says neither what is so nor what to do"),
    HELD: N_("first information alone said to the public, and no answer"),
}
UNDATED = N_("acknowledged in public, and no day named by which it is put right")
GAPS: Mapping[str, Mapping[str, str]] = {SAID: UNSAID, DATED: {"": UNDATED}}
BY_THE_END = line(N_("so it stood when play ended; no result counts it"))
LAST_TOLD = line(N_("to the press at {at}; so it stood when play ended; no result counts it"))
PAST = line(
    N_("the hour of the procedure had passed; with the time given back its limit lay behind the end of play")
)
LEAST = "P3"
# Where a missed row says already that no word came: of which measure, and beside which it would be said again.
_OWED: Mapping[str, tuple[str, frozenset[str]]] = {
    firstword.CODE: (firstword.CODE, frozenset({firstword.FIRST, firstword.ANSWER})),
    underreaction.CODE: (firstword.CODE, frozenset({underreaction.ANSWERED})),
    service.CODE: (service.CODE, frozenset({service.ACKNOWLEDGED, service.ANSWERED})),
}
_TRACES = (
    (APPROVED, StatementApproved), (INSIDE, RemedyPromised), (INSIDE, TicketAnswered), (WRITTEN, StatementDrafted),
    (DECIDED, CaseDecided),
)  # fmt: skip
_FURTHEST = (APPROVED, TO_PRESS, INSIDE, HELD, HOLLOW, WRITTEN, DECIDED)


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
    for code, measure in measures.items():
        found[code] += [
            row
            for row in measure.rows
            if row.why == selfcorrection.UNKEPT
            or past_its_hour(log, row)
            or (row.outcome == "not_due" and selfcorrection.stands(log, row))
        ]
    return {code: tuple(rows) for code, rows in found.items() if rows}


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
        if code == service.CODE and not _names_a_day(log, course, claim):
            yield replace(_row(course, claim, step, code, DATED), why=BY_THE_END)
        return
    row = _row(course, claim, step, code, SAID)
    kind, at, seq = _came(log, course, claim)
    if row.owed.standing == "excused" or (kind == SILENT and not _silence_is_a_gap(log, course, row.owed)):
        return
    why = line(LAST_TOLD.msgid, at=BothClocks(at)) if kind == TO_PRESS else BY_THE_END
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
        and truth.known(claim, course.planned_second(until)) in truth.TRUE_VERDICTS
    ):
        return any(word.stance in SPOKEN for word in public)
    if holds or step.what == "warn":
        return any(words.breaks_silence(word, until) for word in public)
    return any(words.answers(word, until) for word in public)


def _names_a_day(log: ReportTimeline, course: Course, claim: Claim) -> bool:
    """Whether what the people read says by when it is put right: a day in the book alone is none to them."""
    texts = (text.version for text in log.publications(claim.id) if course.in_play(text.at, text.seq))
    spoken = [text for text in texts if text.stance in SPOKEN]
    return any(content.names_a_day(*text.said(log.opened.language)) for text in spoken)


def _came(log: ReportTimeline, course: Course, claim: Claim) -> tuple[str, int, int]:
    """How far the word had come when play ended: (kind of UNSAID, second, event); the furthest, as a reader would tell it."""
    words = WordsOnClaim(log, course, claim)
    told = [word for word in words.said if word.tells and not words.false(word)]
    found = [(HELD if word.version else TO_PRESS, word.at, word.seq) for word in told]
    empty = [word for word in log.said if word.claim == claim.id and word.version and not word.tells]
    found += [(HOLLOW, word.at, word.seq) for word in empty]
    out = {word.item for word in (*told, *empty) if word.version}
    for kind, body_type in _TRACES:
        for event, body in log.on_claim(claim.id, body_type):
            wrote = getattr(body, "statement", "")
            free = wrote and textkinds.KINDS[log.book.statements[wrote].kind].free
            if wrote not in out and not free and getattr(body, "disposition", "respond") in ANSWERING:
                found.append((kind, event.at, event.seq))
    come = [done for done in found if course.in_play(*done[1:])]
    return min(come, key=lambda done: (_FURTHEST.index(done[0]), -done[2]), default=(SILENT, -1, -1))


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
