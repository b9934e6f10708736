"""People of whom a desk had read that they had lost money, or that others stood at their door, and to whom nobody turned.

As in `unasked`, no result counts these rows. Money: unless a word that tells people what is so was published, or somebody was
asked to go to them. A door: unless somebody was asked to go, whatever was published, since a text stands at no door.
"""

# Charter: review measures unhelped
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.nouns.handovers import CaseHandedOver
from infodrill.casework.nouns.service import TicketOpened
from infodrill.casework.nouns.tasks import TaskAssigned
from infodrill.conduct.nouns.directives import DirectiveGiven
from infodrill.conduct.nouns.injects import InjectAcknowledged
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.conduct.nouns.restraint import OffSystemRecorded
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.patterns import Signs, in_both
from infodrill.kernel.quoting import cut
from infodrill.kernel.sentences import sentences
from infodrill.review.ledger import Course, LedgerRow
from infodrill.review.measures import detection, unasked
from infodrill.review.measures.base import reported
from infodrill.review.measures.unasked import LoggedDeed
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, Own, line
from infodrill.scenario.schema import Inject

PAID, DOOR = (
    N_("people who had lost money and whom nobody sought"),
    N_("family with others at its door, to whom nobody went"),
)
UNCOUNTED = frozenset({PAID, DOOR})
READ = {
    PAID: N_(
        "“{said}”: read by {who} at {at} (“{subject}”); until play ended nobody sought them, and nothing told them where to turn"
    ),
    DOOR: N_("“{said}”: read by {who} at {at} (“{subject}”); until play ended nobody went there, and nobody called back"),
}  # fmt: skip
SIGNS: dict[str, Signs] = {
    PAID: in_both(
        r"(?:vừa|đã|trót|lỡ|nên) (?:chuyển|gửi|nộp)(?: \w+){0,2}? (?:nghìn|triệu|đồng)|"
        r"\d+ (?:người|nhà|hộ)(?: \w+){0,3}? (?:mất tiền|chuyển tiền|bị lừa)",
        r"(?:just|already|and|have) (?:sent|paid)(?: \w+){0,2}? (?:hundred|thousand|million|dong)|"
        r"\d+ (?:people|callers|families)(?: \w+){0,3}? (?:lost money|paid|been cheated)",
    ),
    DOOR: in_both(
        r"(?:người|đám|kẻ)(?: \w+){0,3}? (?:đứng|kéo|vây|tụ tập|đến)(?: \w+){0,3}? (?:cửa|cổng)(?: \w+){0,3}? "
        r"(?:chửi|dọa|ném|đòi|đập)",
        r"(?:people|men|stranger|crowd)(?: \w+){0,4}? (?:at|outside|before) (?:our|my|the|their) (?:door|gate)",
    ),
}  # fmt: skip
_LONG = 150  # letters of a report that are quoted
_ALIKE = 4  # telling words that a message shares with what was reported, from which on, and half of them, it is about that


def unhelped(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each such report that was read in play, in the order of the plan; one that was put away is told in `passedby`."""
    for row in log.scenario.msel.injects:
        what = next((kind for kind, signs in SIGNS.items() if _told(row, signs, log.opened.language)), "")
        read = _read(log, course, row) if what else None
        if read is None or (what == PAID and _answered(log, course, row)):
            continue
        own = _told(row, SIGNS[what], log.opened.language)
        if any(_helps(log, row, own, event, read) for event in log.events):
            continue
        seats = {seat.id: cell.id for cell in log.scenario.cells.cells for seat in cell.seats}
        cell, said = (
            seats[read.actor],
            {lang: _told(row, SIGNS[what], lang) or row.body.in_(lang) for lang in LANGUAGES},
        )
        quoted = Own(*(cut(said[lang].strip(' "“”.'), _LONG) for lang in LANGUAGES))
        why = line(
            READ[what], said=quoted, who=unasked.named(log, cell), at=BothClocks(read.at), subject=row.subject
        )
        claim = log.scenario.claim(row.claim) if row.claim else None
        deed = LoggedDeed(what=what, cell=cell, about=str(row.number), at=read.at, seqs=(read.seq,), why=why)
        yield unasked.row_of(course, detection.CODE, claim, deed)


def _told(row: Inject, signs: Signs, lang: str) -> str:
    """The sentence of a report that tells it, "" = none; who asks whether others lost anything tells nothing."""
    return next(
        (
            sentence for sentence in sentences(row.body.in_(lang))
            if signs[lang].search(sentence) and not sentence.rstrip(' "”’').endswith("?")
        ),
        "",
    )  # fmt: skip


def _read(log: ReportTimeline, course: Course, row: Inject) -> Event | None:
    """The first confirmation of it by a seat of a cell, in play."""
    seats = {seat.id for cell in log.scenario.cells.cells if cell.level > 0 for seat in cell.seats}
    return next(
        (
            event for event, body in log.bodies(InjectAcknowledged)
            if body.inject == row.number and body.seat in seats and course.in_play(event.at, event.seq)
        ),
        None,
    )  # fmt: skip


def _answered(log: ReportTimeline, course: Course, row: Inject) -> bool:
    claim = log.scenario.claim(row.claim) if row.claim else None
    return claim is None or unasked.told_right(log, course, claim)


def _helps(log: ReportTimeline, row: Inject, said: str, event: Event, read: Event) -> bool:
    """Whether an event after it sends or asks somebody to go to who reported it: on its case, or in words about it. To bring a
    matter up helps nobody at a door."""
    if event.seq <= read.seq:
        return False
    case, _ = reported(log, row.number)
    mine = {case, log.book.cases[case].merged_into} - {""} if case else set()
    match event.body:
        case TaskAssigned(case=of) | CaseHandedOver(case=of) | TicketOpened(case=of):
            return of == case
        case MessageSent(case=of, text=text):
            return of in mine or _about(said, str(text))
        case DirectiveGiven(text=text) | OffSystemRecorded(what=text):
            return _about(said, str(text))
        case _:
            return False


def _about(said: str, text: str) -> bool:
    told = {*words_of(said).words} - STOP
    return len(told & {*words_of(text).words}) >= max(_ALIKE, len(told) // 2)
