"""Questions of the press, by seats of SIM-PRESS and by injects, and what was answered."""

# Charter: conduct nouns pressquestions
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework import leak, rights
from infodrill.casework.nextword import Told, in_one_spelling, says_anew, says_something, tells, told
from infodrill.casework.reach import EITHER, PRESS, RANGE, OfPlan, Outgoing, ToPress, Utterance
from infodrill.casework.tongues import read_in
from infodrill.conduct import policy
from infodrill.conduct.contradiction import CHECKER, ClaimedWords
from infodrill.conduct.noun import Hidden, May, NotTold, OfRecord, RangeCommand, command
from infodrill.conduct.nouns.conferences import open_conference
from infodrill.conduct.nouns.injects import TELLS, acted_on
from infodrill.conduct.policy import sees_everything
from infodrill.conduct.policy.sees import PRESS_ROOM
from infodrill.conduct.pressparts import SILENT, gainsaid, part_of, parts_of
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Composed, Event, EventBody, Text, event, shared, unchanged, upcaster
from infodrill.kernel.fields import LINE, TEXT, Choice, Count, Key, Moment, Subject, Words
from infodrill.kernel.i18n import N_
from infodrill.kernel.numbering import Numbering, counted
from infodrill.media.press import OUTLETS
from infodrill.scenario.schema import Inject

ANSWER = "answer"  # the kind that says something
KINDS = (ANSWER, "holding", SILENT)
MOST_BESIDE = 5  # further cases of which one answer speaks
LIVE = 180  # seconds to answer in a conference
WRITTEN = 1_800  # seconds to answer a question that came by letter or telephone


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spoken:
    """What was answered to the press."""

    cell: str
    kind: str
    stance: str
    figures: tuple[ToPress, ...]
    about: Subject  # case id, "" = none
    promise_due: int
    took: int
    contradictions: tuple[ToPress, ...]
    checker: Composed
    text: ToPress
    also: tuple[str, ...] = ()  # "c12:deny": another case that it speaks of, and its stance there

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """(case, stance) of each matter that it speaks of, the one that it was given under first."""
        return ((self.about, self.stance), *map(part_of, self.also))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(_Spoken):
    at: int
    seat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the press asks."""

    question: Annotated[str, Key("question")]
    conference: str
    inject: Annotated[int, Key("inject")]
    claim: str
    answer_by: int
    outlet: OfPlan
    text: OfPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class PressQuestion(_Asked):
    """`claim` is hidden from players; a question from an inject has its words there. `answer` = the newest; `before` = those that
    it came after, oldest first."""

    at: int
    answer: Answered | None = None
    promise_missed: bool = False
    before: tuple[Answered, ...] = ()

    @property
    def answers(self) -> tuple[Answered, ...]:
        """All that its reporter was told, oldest first."""
        return (*self.before, self.answer) if self.answer else ()

    def seen_by(self, seat: SeatPlace) -> bool:
        """An open one is the press room's; what was said in a conference is public, what was written stays between the two."""
        if seat.roles & PRESS_ROOM or sees_everything(seat):
            return True
        return self.answer is not None and bool(self.conference)


class _OfQuestion(OfRecord):
    """Base of what becomes of one question, for those in the press room."""

    KEPT, ID = "press_questions", "question"
    TOPICS: ClassVar[tuple[str, ...]] = ("press",)

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return OfRecord.seen_by(self, seat, state) and policy.enters(seat, "press")


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class PressQuestionAsked(_OfQuestion, _Asked):
    """From an inject (`inject` > 0, the words are the inject's) or from a SIM seat. `answer_by` = exercise second."""

    TYPE: ClassVar[str] = "press.question_asked"
    BY: ClassVar[str] = EITHER
    DONE: ClassVar[str] = N_("Ask a question as the press")

    @property
    def gist(self) -> str:
        """Its own words, and not first of whose paper it is."""
        return str(self.text)

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = PressQuestion(at=event.at, **shared(self, _Asked))
        return self.kept(state, entry)


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class PressQuestionAnswered(_OfQuestion, _Spoken):
    """`took` seconds. `contradictions` = "s1@2:stance:deny→confirm" or "…:figure:6 child→8 child", found by `checker`.

    kind answer | holding | no_comment; `promise_due` = exercise second of what was promised, 0 = nothing.
    """

    TYPE: ClassVar[str] = "press.question_answered"
    DONE: ClassVar[str] = N_("Answer a question of the press")
    VERSION: ClassVar[int] = 2
    RARE: ClassVar[frozenset[str]] = frozenset({"also"})
    question: Annotated[str, Key("question")]

    def out(self, state: DrillState) -> Outgoing:
        parts = {"text": self.text, "figures": "\n".join(self.figures)}
        return Outgoing(item=self.question, about=self.about, parts=parts)

    def words(self) -> Utterance:
        return Utterance(
            kind=PRESS, item=self.question, about=self.about, cell=self.cell, body=str(self.text), again=True
        )

    def apply(self, state: DrillState, event: Event) -> DrillState:
        answer = Answered(at=event.at, seat=event.actor, **shared(self, _Spoken))
        asked: PressQuestion = self.record(state)
        told = self.changed(state, answer=answer, before=asked.answers, promise_missed=False)
        return acted_on(told, f"inject:{asked.inject}", event.actor)

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        """Its own cell answers for it, whoever of it sits in the press room: a word of ours may be wrong."""
        return self.cell == seat.party or super(PressQuestionAnswered, self).seen_by(seat, state)


upcaster("press.question_answered", 1)(
    unchanged
)  # figures, and the contradictions that repeat them, were no free text


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class PressAnswerHeld(NotTold, Hidden):
    """An answer that the leak check held back: how many of its passages, and none of its words."""

    TYPE: ClassVar[str] = "press.answer_held"
    question: Annotated[str, Key("question")]
    cell: str
    found: int
    checker: Composed

    @property
    def noted_beside(self) -> tuple[type[EventBody], ...]:
        return (PressQuestionAnswered,)

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return state


@event
@dataclass(frozen=True, slots=True)
class PromiseMissed(NotTold, _OfQuestion):
    """What was promised to the press by second `due` did not come; noted once."""

    TYPE: ClassVar[str] = "press.promise_missed"
    BY: ClassVar[str] = RANGE
    question: Annotated[str, Key("question")]
    due: int
    excused: bool

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return self.changed(state, promise_missed=True)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AskPressQuestion(RangeCommand):
    """A journalist asks. `claim` links the question for control and review; the one who answers never sees it."""

    MAY: ClassVar[May] = May(
        thing="question", says=PressQuestionAsked.DONE, roles=frozenset({"SIM-PRESS", "CTRL"})
    )
    outlet: Annotated[str, Key("outlet", N_("Outlet"))]
    text: Annotated[str, Words(TEXT, N_("Question"))]
    conference: Annotated[str, Key("conference")] = ""
    claim: Annotated[str, Key("claim")] = ""

    def decide(self, scene: RangeScene) -> tuple[PressQuestionAsked, ...]:
        if self.conference:
            open_conference(scene, self.conference)
        scene.claim(self.claim)
        return (
            question_asked(
                scene.numbered("pq", scene.state.press_questions),
                scene.at,
                conference=self.conference,
                claim=self.claim,
                outlet=scene.sender(self.outlet, frozenset(OUTLETS)),
                text=scene.free(self.text, "text"),
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPressQuestion(RangeCommand):
    """kind answer | holding | no_comment; stance and figures as in a statement; `promise_due` = a promised second, 0 = none.
    `also` = each other case that a question of several parts is answered on, with its stance: "c12:deny".

    While a promise stands its reporter is answered again: in substance, or with another hour, or with none, which takes it back.
    """

    MAY: ClassVar[May] = May(thing="question", says=PressQuestionAnswered.DONE, roles=frozenset({"SPOKE"}))
    question: Annotated[str, Key("question")]
    kind: Annotated[str, Choice(KINDS, N_("Kind of answer"))]
    text: Annotated[str, Words(TEXT, N_("Your answer"), told=True)]
    stance: Annotated[str, Choice(rights.STANCES)] = "unknown"
    figures: Annotated[tuple[str, ...], Words(LINE, N_("A figure that is said"), told=True)] = ()
    case: Annotated[str, Key("case", N_("About the case"))] = ""
    also: Annotated[tuple[str, ...], Key("part", N_("Also about the case")), Count(0, MOST_BESIDE)] = ()
    promise_due: Annotated[int, Moment(N_("Promise the next word"))] = 0

    def decide(self, scene: RangeScene) -> tuple[PressQuestionAnswered, ...]:
        question = _question(scene, self.question)
        about = scene.goes_on(self.case)
        if self.promise_due and self.promise_due <= scene.at:
            raise Refused(N_("What is promised lies ahead."), remedy=N_("Name a later time."), code="R125")
        parts = tuple(parts_of(scene, self.kind, (about, self.stance), map(part_of, self.also)))
        text = scene.free(self.text, "text")
        figures = tuple(scene.free(figure, "figures") for figure in self.figures)
        said = ClaimedWords("", self.figures, self.text)
        found = gainsaid(scene, question.claim, said, parts, sides=self.kind == ANSWER)
        return (
            PressQuestionAnswered(
                question=question.question, cell=scene.seat.cell, kind=self.kind, stance=parts[0][1],
                figures=figures, about=about, promise_due=self.promise_due, took=scene.at - question.at,
                contradictions=tuple(Text(contradiction) for contradiction in found), checker=f"{CHECKER} {leak.CHECKER}",
                text=text, also=tuple(map(":".join, parts[1:])),
            ),
        )  # fmt: skip


def _question(scene: RangeScene, number: str) -> PressQuestion:
    return expect(
        scene.state.press_questions.get(number),
        Refused(
            N_("There is no open question {question}."),
            remedy=N_("Choose from the queue; to add to an answer, publish or answer the next question."),
            code="R151",
            question=number,
        ),
        lambda found: found.answer is None or promise_stands(scene.state, found),
    )


def kept_at(state: DrillState, question: PressQuestion) -> int:
    """The second at which what was promised to the press came: the next publication on the case that says it anew, or answer;
    -1 = not yet.

    By the case that was named and the one it goes on in, which the press room sees, and by no hidden claim: a promise that
    vanished by one would tell that two things are about the same.
    """
    answer = question.answer
    if answer is None:
        return -1
    case = state.book.cases.get(answer.about)
    cases = {answer.about, case.merged_into if case else ""} - {""}
    said = [
        told(version, state.book.language)
        for statement in state.book.statements.values()
        if statement.case in cases
        for version in statement.versions
        if version.published_at > answer.at and says_something(version, state.book.language)
    ]
    said += [
        _told(later)
        for other in state.press_questions.values()
        for later in other.answers
        if later.kind == ANSWER and later.at > answer.at and _says_of(later, cases, state.book.language)
    ]
    promise = _told(answer)
    kept = (word.at for word in said if says_anew(promise, word, answer.promise_due))
    return min(kept, default=-1)


def _says_of(answer: Answered, cases: set[str], language: str) -> bool:
    """Whether an answer says something, under the stance that it has on one of these cases."""
    text = str(answer.text)
    on = [stance for case, stance in answer.parts if case in cases]
    return any(tells(read_in(text, language), "", text, stance=stance) for stance in on)


def _told(answer: Answered) -> Told:
    return Told(
        at=answer.at,
        stance=answer.stance,
        text=in_one_spelling(str(answer.text)),
        next_update=answer.promise_due,
    )


def promise_stands(state: DrillState, question: PressQuestion) -> bool:
    """Whether its reporter still waits for what the newest answer promised, in time or late."""
    return bool(question.answer and question.answer.promise_due) and kept_at(state, question) < 0


def question_asked(
    number: str,
    at: int,
    *,
    inject: int = 0,
    conference: str = "",
    claim: str = "",
    outlet: str = "",
    text: str = "",
) -> PressQuestionAsked:
    """The event; `number` is a new one of the press room."""
    until = at + (LIVE if conference else WRITTEN)
    return PressQuestionAsked(
        question=number,
        conference=conference,
        inject=inject,
        claim=claim,
        answer_by=until,
        outlet=Text(outlet),
        text=Text(text),
    )


def asked_by_inject(
    row: Inject, state: DrillState, seats: Directory, at: int, numbered: Numbering = counted
) -> tuple[PressQuestionAsked, ...]:
    """The question of a journalist that an inject of method press puts to the spokesperson; () for any other inject.

    The words stay with the inject, so that they are shown in the reader's language.
    """
    if not asks(row, seats):
        return ()
    number = numbered("pq", state.press_questions)
    return (question_asked(number, at, inject=row.number, claim=row.claim or ""),)


def asks(row: Inject, seats: Directory) -> bool:
    """Whether an inject is a journalist's question to a spokesperson."""
    to = {role for recipient in seats.recipients(row.to) for role in seats.seats[recipient].roles}
    return row.method == "press" and not row.to.public and row.kind in TELLS and bool(to & PRESS_ROOM)
