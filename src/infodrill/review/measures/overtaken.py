"""What of ours stood, or was read out, although the record had changed since, or a newer text of ours had come in its place.

As in `unasked`, no result counts these rows: they stand beside the first word's. A notice that the record had overtaken and that
nobody put right in time bounds the first word's letter itself (`firstword.rate`): the answer to what is new is missed there.
"""

# Charter: review measures overtaken
from __future__ import annotations

from collections.abc import Iterator

from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.ledger import Course, LedgerRow
from infodrill.review.ledger.publicwords import WordsOnClaim
from infodrill.review.measures import firstword, unasked
from infodrill.review.measures.unasked import LoggedDeed
from infodrill.review.relayed import titled
from infodrill.review.said import PublishedVersion, Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, Lasting, ReportLine, Value, line, listed
from infodrill.scenario.schema import Claim

STOOD = N_("notice of ours that stood after the record had changed")
REPLACED = N_("text of ours read out after a newer one had replaced it")
UNCOUNTED = frozenset({STOOD, REPLACED})
LONG = 15 * MINUTE  # of the story, that a notice may stand which nobody reads out meanwhile
STOOD_FOR = N_("“{text}” of {at} stood {time} more after the record had changed at {changed}")
STANDS = N_(
    "“{text}” of {at} still stood when play ended; the record had changed at {changed}, {time} before"
)
READ_OUT = N_("{stood}; meanwhile {who} read it out: {hours}")
READ_OLD = N_("{who} read out “{text}” of {at} at {hours}, after “{newer}” had replaced it at {replaced}")


def overtaken(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """All of it, by claim in the scenario's order."""
    for claim in log.delivered():
        for text in log.publications(claim.id):
            if course.in_play(text.at, text.seq):
                yield from _stood(log, course, claim, text)
                yield from _replaced(log, course, claim, text)


def _stood(log: ReportTimeline, course: Course, claim: Claim, text: PublishedVersion) -> Iterator[LedgerRow]:
    """The last text of ours on what an entry of the record told, from the next entry on until a word of ours told that."""
    entry = course.entry(claim, text.at) + 1
    known = claim.truth[entry] if 0 < entry < len(claim.truth) else None
    changed = course.played_second(known.known_from) if known else -1
    if known is None or not truth.answering(claim, known) or not text.at < changed <= course.play.until:
        return
    ours = [each for each in log.publications(claim.id) if each.at <= changed]
    if ours[-1].seq != text.seq:
        return
    ends = _told(log, course, claim, entry)
    until = ends.at if ends else course.play.until
    time = course.play.story(until) - course.play.story(changed)
    read = [event for event in _relays(log, text) if changed <= event.at < until]
    if not read and ends and time < LONG:
        return
    why = line(
        STOOD_FOR if ends else STANDS, text=titled(text.version), at=BothClocks(text.at), time=Lasting(time),
        changed=BothClocks(changed),
    )  # fmt: skip
    if read:
        why = line(READ_OUT, stood=why, who=_readers(log, read), hours=_hours(read))
    seqs = (text.seq, *(event.seq for event in read[:3]), *((ends.seq,) if ends else ()))
    yield _row(course, claim, text, what=STOOD, at=changed, seqs=seqs, why=why)


def _replaced(
    log: ReportTimeline, course: Course, claim: Claim, text: PublishedVersion
) -> Iterator[LedgerRow]:
    """A text that was read out although an answer of ours on its claim had come after it."""
    words = WordsOnClaim(log, course, claim)
    answers = {word.seq for word in words.said if word.version and words.answers(word, word.at)}
    newer = next(
        (each for each in log.publications(claim.id) if each.seq > text.seq and each.seq in answers), None
    )
    read = [
        event
        for event in _relays(log, text)
        if newer and event.at > newer.at and course.in_play(event.at, event.seq)
    ]
    if newer is None or not read:
        return
    why = line(
        READ_OLD, who=_readers(log, read), text=titled(text.version), at=BothClocks(text.at), hours=_hours(read),
        newer=titled(newer.version), replaced=BothClocks(newer.at),
    )  # fmt: skip
    seqs = (*(event.seq for event in read[:3]), newer.seq)
    yield _row(course, claim, text, what=REPLACED, at=read[0].at, seqs=seqs, why=why)


def _told(log: ReportTimeline, course: Course, claim: Claim, entry: int) -> Said | None:
    """The first word of ours that tells what an entry, or a later one, says."""
    words = WordsOnClaim(log, course, claim)
    later = (word for word in words.said if course.entry(claim, word.at) >= entry)
    return next((word for word in later if word.version and words.answers(word, word.at)), None)


def _relays(log: ReportTimeline, text: PublishedVersion) -> list[Event]:
    return [
        event
        for event, body in log.bodies(StatementRelayed)
        if (body.statement, body.version) == (text.statement.statement, text.version.version)
    ]


def _readers(log: ReportTimeline, read: list[Event]) -> Value:
    cells = [event.body.cell for event in read if isinstance(event.body, StatementRelayed)]
    return unasked.named(log, *dict.fromkeys(cells))


def _hours(read: list[Event]) -> Value:
    return listed(BothClocks(at) for at in dict.fromkeys(event.at for event in read))


def _row(
    course: Course,
    claim: Claim,
    text: PublishedVersion,
    *,
    what: str,
    at: int,
    seqs: tuple[int, ...],
    why: ReportLine,
) -> LedgerRow:
    about, cell = f"{text.statement.statement}@{text.version.version}", text.statement.issuer
    deed = LoggedDeed(what=what, cell=cell, about=about, at=at, seqs=seqs, why=why)
    return unasked.row_of(course, firstword.CODE, claim, deed)
