"""The queue of questions that the public asks."""

# Charter: conduct nouns publicquestions
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, ClassVar

from infodrill.casework.book import Statement, Version
from infodrill.casework.reach import RANGE
from infodrill.conduct import policy, substance
from infodrill.conduct.noun import May, NotTold, OfRecord, RangeCommand, command
from infodrill.conduct.nouns.injects import row_of
from infodrill.conduct.roles import VOICES
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, event, shared
from infodrill.kernel.fields import Key, Subject
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Scenario

Once = Callable[..., bool]  # a view's `once`


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raised:
    """What the public asks; `claim` is hidden from players."""

    question: Annotated[str, Key("questions")]
    claim: str
    source: str
    permille: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions(_Raised):
    """An entry of the queue of the public's questions; `claim` is hidden from players."""

    at: int
    answered_by: str = ""
    answered_at: int = -1


class _OfQuestions(OfRecord):
    """Base of what becomes of one entry of the queue, for those who answer or count them."""

    KEPT, ID = "public_questions", "question"
    TOPICS: ClassVar[tuple[str, ...]] = ("messages", "inbox")

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return policy.sees_questions(seat)


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsRaised(NotTold, _OfQuestions, _Raised):
    """The public asks: from an inject ("inject:7") or from the city's share of questions ("city"). `claim` stays hidden."""

    TYPE: ClassVar[str] = "questions.raised"
    BY: ClassVar[str] = RANGE

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Questions(at=event.at, **shared(self, _Raised))
        return self.kept(state, entry)


@event
@dataclass(frozen=True, slots=True)
class QuestionsAnswered(_OfQuestions):
    """A cell answered a group of the public's questions with a published text."""

    TYPE: ClassVar[str] = "questions.answered"
    DONE: ClassVar[str] = N_("Answer people's questions with a published text")
    question: Annotated[str, Key("questions")]
    by_statement: Subject
    cell: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return self.changed(state, answered_by=self.by_statement, answered_at=event.at)


@command
@dataclass(frozen=True, slots=True)
class AnswerQuestions(RangeCommand):
    """These questions of the public are answered by a published statement."""

    MAY: ClassVar[May] = May(
        thing="questions",
        says=QuestionsAnswered.DONE,
        roles=VOICES,
        note="with a published statement",
    )
    question: Annotated[str, Key("question")]
    statement: Annotated[str, Key("statement", N_("Answered by"))]

    def decide(self, scene: RangeScene) -> tuple[QuestionsAnswered, ...]:
        questions = expect(
            scene.state.public_questions.get(self.question),
            Refused(
                N_("There is no entry {question} in the queue of questions."),
                remedy=N_("Choose from the list."),
                code="R146",
                question=self.question,
            ),
            lambda _: policy.sees_questions(scene.seat),
        )
        statement = scene.published(self.statement)
        if questions.answered_by:
            return ()
        return (QuestionsAnswered(questions.question, statement.statement, scene.seat.cell),)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedByPublic:
    """An entry of the queue: what people ask about, how many of the voices ask (per mille), what a cell named as its answer;
    `mute` = that says nothing of it."""

    question: str
    at: int
    source: str
    about: str
    permille: int
    answered_by: str
    answered_at: int
    mute: bool


def queue(
    seat: SeatPlace, state: DrillState, scenario: Scenario, lang: str, once: Once
) -> tuple[AskedByPublic, ...]:
    """The public's questions, unanswered first, then in the order in which they came; () for a seat that neither answers
    nor counts them. Which claim of the scenario one belongs to is not shown."""
    if not policy.sees_questions(seat):
        return ()
    entries = asked_by_public(state, scenario, lang, once)
    return tuple(sorted(entries, key=lambda entry: bool(entry.answered_by)))


def asked_by_public(
    state: DrillState, scenario: Scenario, lang: str, once: Once
) -> tuple[AskedByPublic, ...]:
    """All of them, in the order in which they came. `once` makes what rests on the same records once."""
    return tuple(
        _asked(questions, state, scenario, lang, once) for questions in state.public_questions.values()
    )


def _asked(
    questions: Questions, state: DrillState, scenario: Scenario, lang: str, once: Once
) -> AskedByPublic:
    kind, _, number = questions.source.partition(":")
    row = row_of(scenario, state, int(number)) if kind == "inject" else None
    about = (row.subject if row else scenario.claim(questions.claim).sentence).in_(lang)
    text = state.book.statements.get(questions.answered_by)

    def says_nothing(text: Statement, version: Version) -> bool:
        stance = state.stance_on(text.case, version.stance)
        return substance.reader(state, scenario).mute(questions.claim, stance, version)

    mute = text is not None and once(
        ("mute", questions.question),
        partial(says_nothing, text, named := text.published or text.newest),
        (questions, named),
    )
    return AskedByPublic(
        question=questions.question, at=questions.at, source=questions.source, about=about,
        permille=questions.permille, answered_by=questions.answered_by, answered_at=questions.answered_at,
        mute=mute,
    )  # fmt: skip
