"""Critical expected actions of the MSEL as rows: what the scenario wanted done on an inject, by whom, by when, and whether the
log shows it.

They are listed first and marked, and never enter the result. The log shows that something of the kind was done, not how well: a
text that is published, neither empty nor false, a verdict that is right and not by luck. What leaves no trace of its own waits
for an evaluator, and so do words of ours that nobody has read: whether they say what was asked for, no machine tells.
"""

# Charter: review expected actions
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.questions import QuestionAsked
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.casework.timeline import WORDS
from infodrill.conduct.evidence import EVIDENCE, EvidenceKind
from infodrill.conduct.expecting import CITY
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.conduct.nouns.restraint import ObjectionRecorded
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_
from infodrill.review import asread, falseword, letout, truth
from infodrill.review.fellshort import OTHERWISE, told_apart
from infodrill.review.ledger import Course, LedgerRow, Owed, mark_unlinked, settled
from infodrill.review.ledger.publicwords import WordsOnClaim
from infodrill.review.ledger.row import in_time
from infodrill.review.measures import ordered, verification
from infodrill.review.relayed import only_in_passing
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, LabelIn, Lasting, ReportLine, line
from infodrill.scenario.schema import Bi, Claim, Inject

WAITING = {"holding", "press_holding"}
CODE, WHAT = "MSEL", N_("critical expected action")
ABOUT_IT = 5  # telling words that a message shares with an inject from which on it is about that
URGENT = "P1"  # settled at the end of play, as the most urgent duty is
SHOWN = line(N_("the log shows it in time"))
TICKET_SHOWN = line(N_("the log shows the ticket in time; whether the rest was done, an evaluator tells"))
ABOVE = line(N_("the report reached the upper level directly"))
NOT_SHOWN = line(N_("the log shows nothing of the kind"))
EARLIER = N_(
    "it was asked for at {asked}; a text of {at} stood by then, and nothing was published on it alone after that"
)
PRESS_TOLD = N_("nothing of the kind by its hour; the press alone was told something at {at}: {how}")
PRESS_ONLY = N_("said to the press at {at}; not published for the people")
TEXT_SHOWN = line(
    N_(
        "the log shows a text in time that contradicts nothing known; whether it says this, an evaluator tells"
    )
)
ANSWERED = line(N_("the press was answered in time; whether the answer says this, an evaluator tells"))
AFTER_PLAY = N_("the press was answered at {at} only, when play was over")
LET_OUT = line(N_("it was said, and what the law protects was let out with it"))
TO_JUDGE = line(N_("only an evaluator can tell; nobody has"))
CONTRARY = N_("the log shows the contrary: {how} at {at}")
NO_WORD = line(
    N_(
        "the log shows no message and no objection of this cell since then; whether it was said aloud, an evaluator tells"
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedAction:
    """One expected action of inject `number`; `row` stands outside every measure."""

    number: int
    subject: Bi
    text: Bi
    row: LedgerRow

    @property
    def noted(self) -> bool:
        """Nobody has judged it, and the log has something to tell of it: words of ours, or none where some would be."""
        return self.unjudged and self.row.why != TO_JUDGE

    @property
    def unjudged(self) -> bool:
        """Due, and nobody has judged it."""
        return self.row.outcome == "not_due" and self.row.owed.standing == "due"


def expected_actions(
    log: ReportTimeline, course: Course, *, every: bool = False
) -> tuple[ExpectedAction, ...]:
    """Those of every inject that came, in the order of coming; `every` = also what is not critical."""
    injects = {inject.number: inject for inject in log.scenario.msel.injects}
    came: dict[int, tuple[int, int]] = {}
    for event, body in log.bodies(InjectDelivered):
        if body.reached and body.inject in injects:
            came.setdefault(body.inject, (event.at, event.seq))
    return tuple(
        action
        for number, (at, seq) in came.items()
        for action in _of(injects[number], at, seq, log, course, every)
    )


def _of(
    inject: Inject, at: int, seq: int, log: ReportTimeline, course: Course, every: bool
) -> Iterator[ExpectedAction]:
    claim = log.scenario.claim(inject.claim) if inject.claim else None
    for n, wanted in enumerate(inject.expected_actions, 1):
        if wanted.critical or every:
            cell = _cell(course, wanted.who, claim)
            owed = course.owe_from(
                CODE, WHAT, at, wanted.deadline, claim=claim, about=f"{inject.number}.{n}", cell=cell, priority=URGENT
            )  # fmt: skip
            evidence = EVIDENCE[wanted.evidence]
            if evidence.asked:  # by the inject: its question is looked at whether or not it names a claim
                traces = _first_of(_in_answer(log, inject.number), evidence, course, at)
                row = _settled(owed, wanted.evidence, *traces, seq, letout.leaks(log))
                row = told_apart(row, log, course, claim, at)
                row = _to_the_press(_as_read(mark_unlinked(row, log, course), log), log, inject.number)
            elif not evidence.told or claim is None:
                row = _untraced(owed, wanted.evidence, log, course, inject, seq)
            else:
                traces = _traces(log, course, claim, evidence, at, owed.due)
                if evidence.text and (ill := _ill_answered(log, course, inject.number)):
                    traces = None, ill
                row = _settled(owed, wanted.evidence, *traces, seq, letout.leaks(log))
                row = _as_read(mark_unlinked(told_apart(row, log, course, claim, at), log, course), log)
                if row.why == NOT_SHOWN and evidence.text:
                    row = _told_later(_told_before(row, log, course, claim, at), log, course, claim)
                    row = (
                        replace(row, why=only_in_passing(log, claim.id, row.why))
                        if row.why == NOT_SHOWN
                        else row
                    )
                if row.at < 0 and wanted.evidence == "escalated" and _came_above(log, claim, owed.due):
                    row = LedgerRow(owed=owed, outcome="not_applicable", evidence=(seq,), why=ABOVE)
            yield ExpectedAction(number=inject.number, subject=inject.subject, text=wanted.what, row=row)


def _untraced(
    owed: Owed, evidence: str, log: ReportTimeline, course: Course, inject: Inject, since: int
) -> LedgerRow:
    """What leaves no trace of its own waits for an evaluator; where the log shows the contrary in public, nobody need judge."""
    word = ordered.against(log, course, inject, since)
    if word and owed.standing == "due":
        told = falseword.told_at(log, word, CONTRARY)
        return settled(owed, evidence=(word.seq,), why=falseword.with_its_end(log, word, told))
    silent = evidence == "message" and not _wrote(log, owed.cell, inject, since)
    return LedgerRow(owed=owed, outcome="not_due", evidence=(since,), why=NO_WORD if silent else TO_JUDGE)


def _wrote(log: ReportTimeline, cell: str, inject: Inject, since: int) -> bool:
    """Whether a cell sent a message about an inject, or recorded an objection, after it came."""
    lang = log.opened.language
    asked = (inject.subject, inject.body, *(wanted.what for wanted in inject.expected_actions))
    told = {*words_of(" ".join(both.in_(lang) for both in asked)).words} - STOP
    sent = (
        len(told & {*words_of(str(body.text)).words}) >= ABOUT_IT
        or (bool(inject.claim) and log.links.get(body.case) == inject.claim)
        for event, body in log.bodies(MessageSent)
        if event.seq > since and body.cell == cell
    )  # fmt: skip
    return any(sent) or any(
        event.seq > since and body.cell == cell for event, body in log.bodies(ObjectionRecorded)
    )


def _settled(
    owed: Owed,
    kind: str,
    done: tuple[int, int] | None,
    wrong: tuple[int, int] | None,
    inject: int,
    leaks: frozenset[int],
) -> LedgerRow:
    """What the log shows by its deadline, after it, not at all, or only in words that were wrong or empty."""
    if done is None and wrong is not None:
        return settled(owed, evidence=(wrong[1],), why=LET_OUT if wrong[1] in leaks else OTHERWISE)
    if done is None:
        return settled(owed, evidence=(inject,), why=NOT_SHOWN)
    at, seq = done
    if owed.standing != "due" or in_time(owed, at, seq):
        return settled(owed, at=at, evidence=(seq,), why=_shown(kind))
    late = line(
        N_("{late} of the exercise (due {due}, done {at})"),
        late=Lasting(max(MINUTE, at - owed.due)), due=BothClocks(owed.due), at=BothClocks(at),
    )  # fmt: skip
    return settled(owed, at=at, evidence=(seq,), why=late)


def _shown(kind: str) -> ReportLine:
    """What a trace of the kind proves: a ticket is the promise of what it orders, and no more."""
    if kind == "ticket":
        return TICKET_SHOWN
    return ANSWERED if EVIDENCE[kind].asked else TEXT_SHOWN if EVIDENCE[kind].text else SHOWN


def _to_the_press(row: LedgerRow, log: ReportTimeline, number: int) -> LedgerRow:
    """Of an answer to a question of the press: that it came when nobody could wait for it any more."""
    later = next((at for at, _ in _answers(log, number)), -1)
    if row.why == NOT_SHOWN and later > log.live_until:
        return replace(row, why=line(AFTER_PLAY, at=BothClocks(later)))
    return row


def _answers(log: ReportTimeline, number: int) -> list[tuple[int, int]]:
    """What was answered to the question that an inject asked, in order; to have said nothing answers none."""
    asked = {body.question for _, body in log.bodies(PressQuestionAsked) if body.inject == number}
    given = [(event, body) for event, body in log.bodies(PressQuestionAnswered) if body.question in asked]
    return [(event.at, event.seq) for event, body in given if EVIDENCE["press"].shown_by(body)]


def _in_answer(log: ReportTimeline, number: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Answers to an inject's question of the press that let nothing out and are not against the record, and the others."""
    answers, leaks = _answers(log, number), letout.leaks(log)
    wrong = leaks | {word.seq for word in log.said if falseword.untrue(log, word)}
    return [given for given in answers if given[1] not in wrong], [
        given for given in answers if given[1] in wrong
    ]


def _told_before(row: LedgerRow, log: ReportTimeline, course: Course, claim: Claim, asked: int) -> LedgerRow:
    """What was said before it was asked for: the report does not say that there is none."""
    told = (*_statements(log, course, claim)[0], *_elsewhere(log, course, claim))
    stood = sorted(place for place in told if place[0] < asked)
    if not stood:
        return row
    at, seq = stood[-1]
    if isinstance(log.events[seq].body, PressQuestionAnswered):
        return replace(row, evidence=(seq,), why=line(PRESS_ONLY, at=BothClocks(at)))
    return replace(row, evidence=(seq,), why=line(EARLIER, asked=BothClocks(asked), at=BothClocks(at)))


def _told_later(row: LedgerRow, log: ReportTimeline, course: Course, claim: Claim) -> LedgerRow:
    """Of what was not done by its hour, what the press alone was told of it in play."""
    told = (word for word in log.said if word.claim == claim.id and not word.version and word.speaks)
    word = next((word for word in told if course.in_play(word.at, word.seq)), None)
    if row.why != NOT_SHOWN or word is None:
        return row
    how = LabelIn(WORDS.get(word.stance, word.stance))
    return replace(row, why=line(PRESS_TOLD, at=BothClocks(word.at), how=how))


def _ill_answered(log: ReportTimeline, course: Course, number: int) -> tuple[int, int] | None:
    """(second, event) of an answer to the very question that an inject asked, in play, that was false or let something out."""
    return next((given for given in _in_answer(log, number)[1] if course.in_play(*given)), None)


def _as_read(row: LedgerRow, log: ReportTimeline) -> LedgerRow:
    """Words of ours in time wait until an evaluator has read them; of those that the press alone heard, that it was so."""
    if not row.evidence or row.why not in (TEXT_SHOWN, ANSWERED):
        return row
    seq = row.evidence[0]
    if row.why == TEXT_SHOWN and isinstance(log.events[seq].body, PressQuestionAnswered):
        row = replace(row, why=line(PRESS_ONLY, at=BothClocks(row.at)))
    waits = row.outcome == "met" and seq not in asread.read(log.events)
    return replace(row, outcome="not_due") if waits else row


def _came_above(log: ReportTimeline, claim: Claim, due: int) -> bool:
    """Whether every report of the claim that came before it was due arrived at the upper level: no ward had it to bring up."""
    opened = [body.level for event, body in log.on_claim(claim.id, CaseOpened) if event.at < due]
    return bool(opened) and min(opened) >= CITY


def _cell(course: Course, role: str, claim: Claim | None) -> str:
    """The cell that holds the role's step on the claim, else the first cell with the role."""
    if claim is not None:
        return course.holder(role, claim)
    cells = course.scenario.cells.cells
    return next((cell.id for cell in cells if any(role in seat.roles for seat in cell.seats)), "")


def _traces(
    log: ReportTimeline, course: Course, claim: Claim, evidence: EvidenceKind, since: int, due: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """What was done of the kind on the claim: a text, or a deed on a case. Where no text on it came in time, what we said of it
    elsewhere counts."""
    if not evidence.text:
        return _first_of(_deeds(log, course, claim, evidence, since), evidence, course, since)
    done, wrong = _first_of(_statements(log, course, claim), evidence, course, since)
    if done is None or done[0] > due >= 0:
        said, _ = _first_of((_elsewhere(log, course, claim, due), []), evidence, course, since)
        done = min((each for each in (done, said) if each), default=None)
    return done, wrong


def _elsewhere(log: ReportTimeline, course: Course, claim: Claim, due: int = -1) -> list[tuple[int, int]]:
    """Answers to the press on a claim that tell something of it and nothing false, and texts on no one claim that tell of it by
    second `due`, -1 = ever: a line of a bulletin that came later is not what was expected, done late."""
    words, leaks = WordsOnClaim(log, course, claim), letout.leaks(log)
    against = leaks | {word.seq for word in words.said if words.false(word) or falseword.too_soon(log, word)}
    spoken = [
        (word.at, word.seq)
        for word in words.said
        if not word.version and word.tells and not _waits(word, claim, course) and (word.at <= due or due < 0)
    ]
    named = [
        (passage.text.at, passage.text.seq)
        for passage in log.in_passing[claim.id]
        if passage.text.at <= due or due < 0
    ]
    return [place for place in (*spoken, *named) if place[1] not in against]


def _first_of(
    found: tuple[list[tuple[int, int]], list[tuple[int, int]]],
    evidence: EvidenceKind,
    course: Course,
    since: int,
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """(second, event) of the first thing that was done while cells could act, and of the first that was wrong or said nothing;
    None = there is none."""
    of_good, of_bad = ([deed for deed in deeds if course.in_play(*deed)] for deeds in found)
    return evidence.first(of_good, since), evidence.first(of_bad, since)


def _statements(
    log: ReportTimeline, course: Course, claim: Claim
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Texts that are published: those that say something and nothing false, and the others. That it is being looked into says
    nothing once the owner knows."""
    words, leaks = WordsOnClaim(log, course, claim), letout.leaks(log)
    sound = {
        word.seq
        for word in words.said
        if word.tells
        and not words.false(word)
        and not falseword.too_soon(log, word)
        and word.seq not in leaks
        and not _waits(word, claim, course)
    }
    places = [(publication.at, publication.seq) for publication in log.publications(claim.id)]
    return [place for place in places if place[1] in sound], [
        place for place in places if place[1] not in sound
    ]


def _waits(word: Said, claim: Claim, course: Course) -> bool:
    """Whether a word says that it is being looked into, or not known yet, when the owner of the facts knew."""
    puts_off = word.kind in WAITING or (word.stance == "unknown" and not word.version)
    return puts_off and truth.known(claim, course.known_second(claim, word.at)) != "UNPROVEN"


def _deeds(
    log: ReportTimeline, course: Course, claim: Claim, evidence: EvidenceKind, since: int
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What was done of the kind: verdicts that were right and not by luck, questions to a unit by name, all else; and the other
    verdicts and questions."""
    good: list[tuple[int, int]] = []
    bad: list[tuple[int, int]] = []
    for event in (event for case in log.cases_of(claim.id) for event in log.of_case[case.case]):
        body = event.body
        if isinstance(body, evidence.traces) and (evidence.shown_by(body) or isinstance(body, QuestionAsked)):
            sound = evidence.shown_by(body) and (
                not isinstance(body, VerdictSet)
                or (_right(event, course, claim, since) and not verification.by_luck(log, event, body, claim))
            )
            (good if sound else bad).append((event.at, event.seq))
    return good, bad


def _right(given: Event, course: Course, claim: Claim, since: int) -> bool:
    """Whether a verdict says what its owner knew; one that was there before the inject stands for it only if it is right then."""
    known = truth.known(claim, course.known_second(claim, max(given.at, since)))
    return isinstance(given.body, VerdictSet) and given.body.verdict == known
