"""What somebody asked of a cell that it was to refuse, and that it then did: the order joined to the deed, and to what it had
read; and what all were asked to write down, and nobody did.

As in `unasked`, no result counts these rows: the false word is a row of its own measures. What an author wants refused begins
with the refusal, in either language; a deed is a false word on the order's claim, or a trap pressed on it.
"""

# Charter: review measures ordered
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.nouns.handovers import CaseHandedOver
from infodrill.casework.nouns.tasks import TaskAssigned
from infodrill.conduct.nouns.directives import DirectiveGiven
from infodrill.conduct.nouns.injects import InjectAcknowledged, InjectDelivered
from infodrill.conduct.nouns.meetings import DecisionRecorded
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.patterns import Signs, as_typed, in_both
from infodrill.kernel.sentences import sentences
from infodrill.review import falseword, gainsaid, truth
from infodrill.review.ledger import Course, LedgerRow
from infodrill.review.ledger.publicwords import in_play
from infodrill.review.ledger.reporters import put_by
from infodrill.review.measures import detection, firstword, unasked, verification
from infodrill.review.measures.unasked import LoggedDeed
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, ReportLine, line
from infodrill.scenario.schema import Bi, Claim, Inject

DID_SO = N_("order that was to be refused, and was carried out")
UNWRITTEN = N_("what all were asked to write down, and nobody did")
UNCOUNTED = frozenset({DID_SO, UNWRITTEN})
OBEYED = N_("{who} had read “{subject}” at {read}, which was to be refused, and did so: {how}")
KNOWN_SO = N_("{told}; it was known otherwise since {since}, from “{note}”")
PRESSED = N_("an over-reaction was attempted at {at}")
NOT_WRITTEN = N_(
    "{who} had read “{subject}” by {at}: “{asked}”; until play ended none of them wrote that anywhere"
)
_WRITE: Signs = in_both(
    r"(?:ghi (?:rõ|lại|tên)|viết|lập (?:danh sách|bảng|biên bản))",
    r"(?:write(?: down)?|list|note(?: down)?|put on record|say beside)",
)
"""What asks to have something written down."""
_REFUSED: Signs = in_both(
    r"^(?:không|từ chối|đừng|nói không)\b", r"^(?:do not|don['’]t|decline|refuse|no\b|deny nothing|say no)"
)
"""How an action begins that is a refusal."""
_ASKED_FOR: dict[str, Signs] = {
    "deny": in_both(
        r"phủ nhận|bác bỏ|(?<!từ )chối|bịa(?: đặt)?|giả (?:hết|cả|mạo)|đều (?:là )?giả|tin giả|không có (?:chuyện|việc)|"
        r"sai sự thật|hoàn toàn sai|phá hoại|đồn bậy|nói xấu|vu khống",
        r"den(?:y|ies|ied|ial)|made up|invented|(?:all|entirely|simply) (?:fake|false|lies)|fake news|sabotage|slander|"
        r"there (?:is|was) no",
    ),
    "confirm": in_both(
        r"xác nhận|thừa nhận là|(?:là|có) thật", r"confirm(?:s|ed)?|(?:it|that|this) is (?:true|so|real)"
    ),
}
"""By what an order, and the action that refuses it, show which word on its claim it asks for."""
_TRAP_OF: dict[str, Signs] = {
    "ask_removal": in_both(
        r"gỡ|xóa|xoá|hạ bài|chặn|khóa (?:nhóm|trang)|khoá (?:nhóm|trang)",
        r"remov|tak(?:e|en|ing)\b.{0,40}\bdown|delet|block|pull",
    ),
    "identify_poster": in_both(
        r"(?:tìm|truy|tra|lần|xác định).{0,30}(?:ai|người|kẻ|chủ)|danh tính|là ai|lai lịch",
        r"who (?:wrote|posted|made|sent|took|shot|is)|identif|trace|track|hunt|find (?:out|the|him|her|them)",
    ),
    "private_accounts": in_both(
        r"tài khoản|nick|trang cá nhân|cộng tác viên|đóng vai", r"account|profile|pos(?:e|ing) as|pretend"
    ),
    "deny_at_once": _ASKED_FOR["deny"],
    "flood_positive": in_both(
        r"khen|tích cực|tràn|cho trôi|bình luận|cảm ơn|tin tốt|lấp",
        r"prais|positive|flood|drown|comment|thank|good news|bury",
    ),
}
"""By what an order shows that it asks for what a trap attempts."""
NOTE, SEVERAL = verification.NOTE, 2
WRITTEN = (MessageSent, DecisionRecorded, TaskAssigned, DirectiveGiven, CaseHandedOver)
_ALIKE = 5  # telling words of a claim that a sentence says, from which on it tells of it; or half of them


def ordered(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each order that came, was read, and was carried out, in the order of the plan."""
    for row in log.scenario.msel.injects:
        came = next(
            (
                event
                for event, body in log.bodies(InjectDelivered)
                if body.inject == row.number and body.reached
            ),
            None,
        )
        if came is None or row.to.public or not refused(row):
            continue
        found = _done(log, course, row, came.seq)
        if found is None:
            continue
        at, seq, cell, how = found
        read = _read(log, row.number, seq, cell)
        if read is None:
            continue
        why = line(OBEYED, who=unasked.named(log, cell), subject=row.subject, read=BothClocks(read), how=how)
        claim = log.scenario.claim(row.claim) if row.claim else None
        if claim and (known := _known_otherwise(log, claim, cell, seq)):
            since, note = known
            why = line(KNOWN_SO, told=why, since=BothClocks(since), note=note.subject)
        deed = LoggedDeed(what=DID_SO, cell=cell, about=str(row.number), at=at, seqs=(seq, came.seq), why=why)
        yield unasked.row_of(course, firstword.CODE, claim, deed)


def unwritten(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """Each note on no claim that asked several cells to write something down, which they read, and of which no message, decision,
    task, directive and hand-over after it says anything."""
    seats = {seat.id: cell.id for cell in log.scenario.cells.cells for seat in cell.seats}
    for row in log.scenario.msel.injects:
        asked = _asks_to_write(row, log.opened.language)
        read = [
            (event, seats[body.seat]) for event, body in log.bodies(InjectAcknowledged)
            if body.inject == row.number and body.seat in seats and course.in_play(event.at, event.seq)
        ]  # fmt: skip
        cells = dict.fromkeys(cell for _, cell in read)
        if not asked or len(cells) < SEVERAL:
            continue
        first = read[0][0]
        if any(
            event.seq > first.seq and course.in_play(event.at, event.seq)
            for kind in WRITTEN
            for event, body in log.bodies(kind)
            if seats.get(event.actor) in cells and not _of_the_watch(body)
        ):
            continue
        why = line(
            NOT_WRITTEN, who=unasked.named(log, *cells), subject=row.subject, at=BothClocks(read[-1][0].at),
            asked=asked[0].rstrip("."),
        )  # fmt: skip
        deed = LoggedDeed(
            what=UNWRITTEN,
            cell=next(iter(cells)),
            about=str(row.number),
            at=first.at,
            seqs=(first.seq,),
            why=why,
        )
        yield unasked.row_of(course, detection.CODE, None, deed)


def _asks_to_write(row: Inject, lang: str) -> list[str]:
    """The sentences in which a note on no claim asks its readers to write something down."""
    if row.kind != NOTE or row.claim or row.expected_actions or row.to.public:
        return []
    said = sentences(row.body.in_(lang))
    return [each for each in said if _WRITE[lang].search(each) and not each.endswith("?")]


def _of_the_watch(body: object) -> bool:
    """A report of how many cases there are, as the watch sends it each half hour, writes nothing down of a matter."""
    return isinstance(body, MessageSent) and body.kind == "report"


def refused(row: Inject) -> bool:
    """Whether its author wants what it asks for refused."""
    return any(
        as_typed(_REFUSED, lang).search(wanted.what.in_(lang))
        for wanted in row.expected_actions
        for lang in LANGUAGES
    )


def against(log: ReportTimeline, course: Course, row: Inject, since: int) -> Said | None:
    """The first false word in play after an event that is the contrary of what the author of an inject expected: told to the very
    question that it put, or on its claim. Of an order to be refused only the word that it asked for: who does the opposite of an
    order has not followed it, and the false word is a row of its own."""
    question = put_by(log, row.number)
    later = (word for word in in_play(log, course) if word.seq > since and falseword.untrue(log, word))
    return next(
        (
            word for word in later
            if (question and word.item == question)
            or (word.claim == row.claim and (not refused(row) or _as_asked(log, row, word)))
        ),
        None,
    )  # fmt: skip


def _as_asked(log: ReportTimeline, row: Inject, word: Said) -> bool:
    """Whether a word on the claim of an order says what that order asked to have said."""
    asked = {stance for stance, signs in _ASKED_FOR.items() if _asks(row, signs)}
    return _bears(log, word) in asked


def _asks(row: Inject, signs: Signs, *besides: Bi | None) -> bool:
    """Whether an order, the action that refuses it, or what its author says of it besides, shows that it asks for this."""
    texts = (row.body, *(wanted.what for wanted in row.expected_actions), *filter(None, besides))
    return any(as_typed(signs, lang).search(text.in_(lang)) for text in texts for lang in LANGUAGES)


def _bears(log: ReportTimeline, word: Said) -> str:
    """Which side of its claim a word takes: what a record that calls the claim true is contradicted by, denies it."""
    if word.stance not in (gainsaid.CONTRARY, gainsaid.OTHERWISE):
        return word.stance
    so = truth.finally_so(log.scenario.claim(word.claim)) in truth.TRUE_VERDICTS
    return "deny" if so else "confirm"


def _done(
    log: ReportTimeline, course: Course, row: Inject, since: int
) -> tuple[int, int, str, ReportLine] | None:
    """(second, event, cell, in words) of the first deed that did as an order wanted."""
    word = against(log, course, row, since)
    if word:
        told = falseword.told_at(log, word, N_("{how} at {at}"))
        return word.at, word.seq, word.cell, falseword.with_its_end(log, word, told)
    for event, body in log.bodies(TrapPressed):
        on_it = bool(row.claim) and log.links.get(body.case) == row.claim
        if (
            event.seq > since
            and on_it
            and _asks(row, _TRAP_OF[body.kind], row.synopsis)
            and course.in_play(event.at, event.seq)
        ):
            return (
                event.at,
                event.seq,
                body.cell,
                line(PRESSED, at=BothClocks(event.at)),
            )
    return None


def _read(log: ReportTimeline, inject: int, before: int, cell: str) -> int | None:
    """When a seat of a cell confirmed an inject, before an event; None = it had not."""
    seats = {seat.id for each in log.scenario.cells.cells if each.id == cell for seat in each.seats}
    read = (
        event.at for event, body in log.bodies(InjectAcknowledged)
        if body.inject == inject and body.seat in seats and event.seq < before
    )  # fmt: skip
    return next(read, None)


def _known_otherwise(log: ReportTimeline, claim: Claim, cell: str, before: int) -> tuple[int, Inject] | None:
    """The first thing that a cell had read before an event, told to players alone, that tells of a claim which is true."""
    if truth.finally_so(claim) not in truth.TRUE_VERDICTS:
        return None
    found = [
        (at, row) for row in log.scenario.msel.injects
        if not row.to.public and not refused(row) and _tells(log, claim, row)
        and (at := _read(log, row.number, before, cell)) is not None
    ]  # fmt: skip
    return min(found, key=lambda pair: pair[0], default=None)


def _tells(log: ReportTimeline, claim: Claim, row: Inject) -> bool:
    """Whether a sentence of it says most of a claim, and asks nothing."""
    lang = log.opened.language
    own = _telling(claim.sentence.in_(lang))
    return any(
        not sentence.rstrip(' "”’').endswith("?")
        and len(own & _telling(sentence)) >= max(_ALIKE, len(own) // 2)
        for sentence in sentences(row.body.in_(lang))
    )


def _telling(text: str) -> frozenset[str]:
    return frozenset({*words_of(text).words} - STOP)
