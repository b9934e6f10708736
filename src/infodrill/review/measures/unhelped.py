"""People of whom a desk was told that they were in danger, had lost money, or that others stood at their door, and to whom nobody
turned; and reports of what has happened to people that were put away as duplicates of a rumour.

As in `unasked`, no result counts these rows. Danger, where the inject says who is in it: unless somebody was asked to go, or a
word of ours that says something right came after it. Harm that a claim does to whoever believes it is none. Money: unless a
word that tells people what is so was published, or somebody was asked to go to them. A door: unless somebody was asked to go,
whatever was published, since a text stands at no door. What a report told besides the rumour: unless somebody was asked to go,
or a word of ours on the matter came after it.
"""

# Charter: review measures unhelped
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.nouns.decision import ActionTaken
from infodrill.casework.nouns.handovers import CaseHandedOver
from infodrill.casework.nouns.intake import CaseMerged
from infodrill.casework.nouns.service import TicketOpened
from infodrill.casework.nouns.tasks import TaskAssigned
from infodrill.conduct.nouns.directives import DirectiveGiven
from infodrill.conduct.nouns.injects import TELLS, InjectAcknowledged, InjectDelivered
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.conduct.nouns.restraint import OffSystemRecorded
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.patterns import Signs, in_both
from infodrill.kernel.quoting import cut
from infodrill.kernel.sentences import sentences
from infodrill.review import falseword, truth
from infodrill.review.ledger import Course, LedgerRow
from infodrill.review.ledger.entries import told_besides
from infodrill.review.measures import detection, passedby, unasked
from infodrill.review.measures.base import reported
from infodrill.review.measures.unasked import DANGEROUS, LoggedDeed
from infodrill.review.relayed import only_in_passing, titled
from infodrill.review.said import PublishedVersion
from infodrill.review.timeline import ReportTimeline, is_system
from infodrill.review.words import BothClocks, Own, line
from infodrill.scenario.schema import Claim, Inject

PAID, DOOR = (
    N_("people who had lost money and whom nobody sought"),
    N_("family with others at its door, to whom nobody went"),
)
IN_DANGER = N_("people in danger to whom nobody turned")
PUT_AWAY = N_("report of somebody hurt put away with no word")
UNCOUNTED = frozenset({IN_DANGER, PAID, DOOR, PUT_AWAY})
UNTOLD = N_(
    "{people}: {who} was told at {at} (“{subject}”); until play ended the log shows nobody who was sent to them, and no right "
    "word of ours that told them what to do"
)
READ = {
    PAID: N_(
        "“{said}”: read by {who} at {at} (“{subject}”); until play ended nobody sought them, and nothing told them where to turn"
    ),
    DOOR: N_("“{said}”: read by {who} at {at} (“{subject}”); until play ended nobody went there, and nobody called back"),
}  # fmt: skip
DUPLICATE = N_(
    "“{subject}” came at {at}; {who} put it away as a duplicate at {merged}, and nobody was told what is so, nor what to do"
)
LOST = N_(
    "“{subject}” came at {at} (“{said}”); {who} put it away as a duplicate at {merged}; nobody was sent, and no word of ours "
    "that says anything came on it after that"
)
SIGNED_TOO = N_("{put}; the same desk had passed “{text}” at {signed}, which says the contrary")
SIGNED_AFTER = N_("{put}; at {signed} the same desk passed “{text}”, which says the contrary")
PRESS, REFERRED = "press", 8
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
_NAMED = 2  # telling words of who is in danger, or of the heading, from which on a message is about them
_ALIKE = 4  # telling words that a message shares with what was reported, from which on, and half of them, it is about that


def unhelped(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Who was in danger, in the order of the plan; each report that was put away, by claim; then each other that was read in
    play, in the order of the plan."""
    endangered = list(_endangered(log, course))
    yield from endangered
    seen = {case for row in endangered if (case := reported(log, int(row.owed.about))[0])}
    away = [
        row
        for claim in log.delivered()
        for row in _put_away(log, course, claim)
        if row.owed.about not in seen
    ]
    yield from away
    told = {row.owed.about for row in away} | seen
    for row in (each for each in log.scenario.msel.injects if reported(log, each.number)[0] not in told):
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


def _endangered(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each inject that says who is in danger, reached a cell in play, and after which nothing was done for them."""
    units = [cell for cell in log.scenario.cells.cells if cell.level > 0]
    seats = {seat.id: cell.id for cell in units for seat in cell.seats}
    for inject in log.scenario.msel.injects:
        came, cells = next(
            (
                (event, tuple(dict.fromkeys(seats[seat] for seat in body.recipients if seat in seats)))
                for event, body in log.bodies(InjectDelivered)
                if body.inject == inject.number and body.reached and course.in_play(event.at, event.seq)
            ),
            (None, ()),
        )  # fmt: skip
        if inject.in_danger is None or came is None or not cells or _turned_to(log, course, inject, came):
            continue
        why = line(
            UNTOLD, people=inject.in_danger, who=unasked.named(log, *cells), at=BothClocks(came.at), subject=inject.subject
        )  # fmt: skip
        claim = log.scenario.claim(inject.claim) if inject.claim else None
        deed = LoggedDeed(
            what=IN_DANGER, cell=cells[0], about=str(inject.number), at=came.at, seqs=(came.seq,), why=why
        )  # fmt: skip
        yield unasked.row_of(course, detection.CODE, claim, deed)


def _turned_to(log: ReportTimeline, course: Course, inject: Inject, came: Event) -> bool:
    """Whether somebody was sent to them, a message of the desk speaks of them, or a right word of ours came after on the
    matter."""
    named = {
        lang: {
            *words_of(
                f"{inject.subject.in_(lang)} {inject.in_danger.in_(lang) if inject.in_danger else ''}"
            ).words
        }
        - STOP
        for lang in LANGUAGES
    }
    for event, body in log.bodies(MessageSent):
        said = {*words_of(str(body.text)).words}
        if event.seq > came.seq and any(len(said & words) >= _NAMED for words in named.values()):
            return True
    return _acted_on(log, course, inject, came)


def _put_away(log: ReportTimeline, course: Course, claim: Claim) -> Iterator[LedgerRow]:
    """Each report that somebody brought to a desk and that was put into another file: on what may hurt people, where nobody told
    the people anything right until play ended; on anything, where it told besides of what has happened to people, and nobody
    acted on that."""
    hurts = claim.harm >= DANGEROUS and not truth.to_be_left(claim)
    untold = hurts and not unasked.told_right(log, course, claim)
    for report in log.scenario.msel.injects:
        brought = (
            report.claim == claim.id
            and report.kind in TELLS
            and not report.to.public
            and report.method != PRESS
        )
        asks = report.subject.in_(log.opened.language).endswith("?")  # who asks tells of nobody who was hurt
        case, opened = reported(log, report.number) if brought and not asks else ("", -1)
        merged = next(iter(log.on_case(case, CaseMerged)), None) if case else None
        if merged is None or is_system(merged[0].actor) or not course.in_play(merged[0].at, merged[0].seq):
            continue
        event, body = merged
        new = told_besides(log, case, body.into)
        lost = new is not None and not _acted_on(log, course, report, log.events[opened])
        if not (untold or lost):
            continue
        told = {"said": new[1]} if new and lost else {}
        why = line(
            LOST if told else DUPLICATE, subject=report.subject, at=BothClocks(log.events[opened].at),
            who=unasked.named(log, body.cell), merged=BothClocks(event.at), **told,
        )  # fmt: skip
        why = why if told else only_in_passing(log, claim.id, why)
        signed = _signed(log, claim, event.actor)
        if signed is not None:
            approved, text = signed
            also = SIGNED_TOO if approved.seq < event.seq else SIGNED_AFTER
            why = line(also, put=why, text=titled(text.version), signed=BothClocks(approved.at))
        seqs = (event.seq, opened, *((signed[0].seq,) if signed else ()))
        deed = LoggedDeed(what=PUT_AWAY, cell=body.cell, about=case, at=event.at, seqs=seqs, why=why)
        yield unasked.row_of(course, detection.CODE, claim, deed)


def _signed(log: ReportTimeline, claim: Claim, actor: str) -> tuple[Event, PublishedVersion] | None:
    """The first false text on a claim that a hand passed or brought out itself."""
    for text in log.publications(claim.id):
        word = next(each for each in log.said if each.seq == text.seq)
        mine = [event for event in passedby.hands(log, text) if event.actor == actor]
        if mine and falseword.untrue(log, word):
            return mine[-1], text
    return None


def _acted_on(log: ReportTimeline, course: Course, report: Inject, came: Event) -> bool:
    """Whether somebody was sent to who brought a report, or a word of ours on its claim that says something, and nothing false,
    came after it, in play."""
    said = report.body.in_(log.opened.language)
    later = [event for event in log.events[came.seq :] if course.in_play(event.at, event.seq)]
    return any(_helps(log, report, said, event, came) for event in later) or any(
        word.claim == report.claim
        and word.seq > came.seq
        and course.in_play(word.at, word.seq)
        and word.tells
        and not word.beside
        and not falseword.untrue(log, word)
        for word in log.said
    )


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
        case ActionTaken(case=of, action=action):
            return of in mine and action == REFERRED
        case MessageSent(case=of, text=text):
            return of in mine or _about(said, str(text))
        case DirectiveGiven(text=text) | OffSystemRecorded(what=text):
            return _about(said, str(text))
        case _:
            return False


def _about(said: str, text: str) -> bool:
    told = {*words_of(said).words} - STOP
    return len(told & {*words_of(text).words}) >= max(_ALIKE, len(told) // 2)
