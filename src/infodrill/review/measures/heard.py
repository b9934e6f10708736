"""How far a word on a claim came that the people could not read: decided, written, approved, told to the press, kept in the book.

What counts is what could be read. Where nothing was, the furthest that the word came is what a reader of the report asks for:
who had it, and since when.
"""

# Charter: review measures heard
from __future__ import annotations

from collections.abc import Iterator, Mapping

from infodrill.casework import content, textkinds
from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.service import RemedyPromised, TicketAnswered
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review.labels import SPOKEN
from infodrill.review.ledger import Course, lay
from infodrill.review.ledger.publicwords import ANSWERING, WordsOnClaim, fit_to_publish
from infodrill.review.said import PublishedVersion
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import ReportLine, line
from infodrill.scenario.schema import Claim

SILENT, TO_PRESS, INSIDE, APPROVED, HALVED, WRITTEN, DECIDED, HELD, HOLLOW, UNDATED, RIGHTED = (
    "",
    "press",
    "inside",
    "approved",
    "halved",
    "written",
    "decided",
    "held",
    "hollow",
    "undated",
    "righted",
)
# How far a word came that the public never read, as a gap names it.
UNSAID: Mapping[str, str] = {
    SILENT: N_("nothing said to the public"),
    TO_PRESS: N_("said to the press, not to the public"),
    INSIDE: N_("acknowledged inside the house or to whoever asked, not to the public"),
    APPROVED: N_("a text was approved, and not published"),
    HALVED: N_("a text was approved by one, waited for another approval, and was not published"),
    WRITTEN: N_("a text was written, and not published"),
    DECIDED: N_("it was decided to answer, and nothing on it was published"),
    HOLLOW: N_("published, and it says neither what is so nor what to do"),
    HELD: N_("first information alone said to the public, and no answer"),
    UNDATED: N_("acknowledged in public, and no day named by which it is put right"),
    RIGHTED: N_("our own word was put right in public, in words that leave open what is so"),
}
_TRACES = (
    (APPROVED, StatementApproved), (INSIDE, RemedyPromised), (INSIDE, TicketAnswered), (WRITTEN, StatementDrafted),
    (DECIDED, CaseDecided),
)  # fmt: skip
_FURTHEST = (RIGHTED, APPROVED, HALVED, TO_PRESS, INSIDE, HELD, HOLLOW, WRITTEN, DECIDED)


def acknowledgements(log: ReportTimeline, course: Course, claim: str) -> Iterator[PublishedVersion]:
    """The texts that people could read in play and that say of the claim that it is so, in order."""
    tells = {word.seq for word in log.said if word.tells}
    for text in log.publications(claim):
        if text.stance in SPOKEN and text.seq in tells and course.in_play(text.at, text.seq):
            yield text


def names_a_day(log: ReportTimeline, text: PublishedVersion) -> bool:
    """Whether a text says by when it is put right: a day in the book alone is none to whoever waits."""
    return content.names_a_day(*text.version.said(log.opened.language))


def furthest(log: ReportTimeline, course: Course, claim: Claim) -> tuple[str, int, int]:
    """How far the word had come when play ended: (kind of UNSAID, second, event); the furthest, as a reader would tell it."""
    words = WordsOnClaim(log, course, claim)
    told = [word for word in words.said if word.tells and not words.false(word)]
    righted = {text.seq for text in log.publications(claim.id) if text.version.corrects}
    found = [
        (RIGHTED if word.seq in righted else HELD if word.version else TO_PRESS, word.at, word.seq)
        for word in told
    ]
    empty = [word for word in log.said if word.claim == claim.id and word.version and not word.tells]
    found += [(HOLLOW, word.at, word.seq) for word in empty]
    # What people could read was published, whatever it said: nobody is told that it lay approved.
    out = {word.item for word in log.said if word.claim == claim.id and word.version}
    for kind, body_type in _TRACES:
        for event, body in log.on_claim(claim.id, body_type):
            wrote = next(iter(body.names("statement")), "")
            free = wrote and textkinds.KINDS[log.book.statements[wrote].kind].free
            if (
                wrote not in out
                and not free
                and (not isinstance(body, CaseDecided) or body.disposition in ANSWERING)
            ):
                found.append((_how(log, course, claim, event, body) or kind, event.at, event.seq))
    come = [done for done in found if course.in_play(*done[1:])]
    return min(come, key=lambda done: (_FURTHEST.index(done[0]), -done[2]), default=(SILENT, -1, -1))


def _how(log: ReportTimeline, course: Course, claim: Claim, event: Event, body: object) -> str:
    """Of an approval, whether the text lay ready, waited for another, or had better be written anew; "" of what is none."""
    if not isinstance(body, StatementApproved):
        return ""
    if not fit_to_publish(log, course, claim, body):
        return WRITTEN
    return APPROVED if lay.whole(log, course, event, body) else HALVED


def why(log: ReportTimeline, course: Course, kind: str, seq: int) -> ReportLine:
    """The kind of UNSAID in words; of a text that lay, which, with whom and since when."""
    event = log.events[seq]
    if kind in (APPROVED, HALVED) and isinstance(event.body, StatementApproved):
        return lay.told(log, course, event, event.body)
    return line(UNSAID[kind])
