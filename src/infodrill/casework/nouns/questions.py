"""Questions to the owners of facts."""

# Charter: casework nouns questions
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

from infodrill.casework import rights
from infodrill.casework.noun import CaseEvent, OnCase, Outlook, command
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.verdict import ConflictRecorded, known_verdict
from infodrill.casework.pages import Stamp, with_case
from infodrill.casework.reach import Inside
from infodrill.casework.records import (
    Asked,
    Case,
    CaseBook,
)
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.steps import ANY_STATE
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.errors import expect
from infodrill.kernel.events import NOTHING, Text, event
from infodrill.kernel.fields import TEXT, Choice, Flag, Key, Words
from infodrill.kernel.i18n import N_

RECORDS = ("primary", "independent", "none")


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked(CaseEvent):
    """A question to the owner of the facts (`owner` = cell id)."""

    TYPE: ClassVar[str] = "case.question_asked"
    LEADS_FROM: ClassVar[tuple[str, ...]] = ("GATED",)
    question: Annotated[str, Key("question")]
    owner: str
    text: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        asked = Asked(question=self.question, owner=self.owner, at=stamp.at, text=str(self.text))
        return with_case(book, self.case, questions=(*book.cases[self.case].questions, asked))

    def line(self) -> Telling:
        return (
            "question",
            N_("asked {owner}: {text}"),
            (("owner", "cell", self.owner), text("text", self.text)),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered(CaseEvent):
    """The owner's answer. `verdict` "" = not yet known; `record` primary | independent | none.

    `disputes` = the agency disputes the claim.
    """

    TYPE: ClassVar[str] = "case.question_answered"
    question: Annotated[str, Key("question")]
    owner: str
    verdict: str
    record: str
    disputes: bool
    text: Inside
    advice: Inside = NOTHING

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        answer: dict[str, Any] = {
            "answered_at": stamp.at,
            "verdict": self.verdict,
            "record": self.record,
            "disputes": self.disputes,
            "answer": str(self.text),
            "advice": str(self.advice),
        }
        questions = tuple(
            replace(question, **answer) if question.question == self.question else question
            for question in book.cases[self.case].questions
        )
        return with_case(book, self.case, questions=questions)

    def line(self) -> Telling:
        return "question", N_("{owner} answered: {verdict} – {text}"), (
            ("owner", "cell", self.owner), ("verdict", "word", self.verdict),
            text("text", self.text),
        )  # fmt: skip


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionReminded(CaseEvent):
    """The owner of the facts was asked once more to answer."""

    TYPE: ClassVar[str] = "case.question_reminded"
    question: Annotated[str, Key("question")]
    owner: str
    cell: str

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        questions = tuple(
            replace(question, reminded_at=stamp.at) if question.question == self.question else question
            for question in book.cases[self.case].questions
        )
        return with_case(book, self.case, questions=questions)

    def line(self) -> Telling:
        return (
            "question",
            N_("reminded {owner} of the question"),
            (("owner", "cell", self.owner),),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AskOwner(OnCase):
    """Ask the owner of the facts; the first question takes a case from GATED to VERIFYING."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("verify", "ask")
    ALONE: ClassVar[frozenset[str]] = ANY_STATE
    owner: Annotated[str, Key("owner", N_("Who holds the facts?"), needed=False)]
    text: Annotated[str, Words(TEXT, N_("Your question"))]

    @classmethod
    def too_early(cls, step: str, case: Case, outlook: Outlook) -> bool:
        return step == "ask" and (bool(case.questions) or "VERIFY" not in outlook.roles)

    def decide(self, scene: CaseScene) -> tuple[CaseStepped | QuestionAsked, ...]:
        """From GATED the question begins the verification. `owner` "" = nobody is known to hold the record (a void)."""
        case = scene.case(self.case)
        first = case.state == "GATED"
        scene.step("verify" if first else "ask", case)
        if first and case.gate_code == "G4":
            raise refuse(
                "gate",
                N_("A complaint is served, not verified first; split off what is a separate claim."),
                ("service", "split"),
            )
        question = f"{case.case}.q{len(case.questions) + 1}"
        asked = QuestionAsked(
            case=case.case, question=question, owner=self.owner, text=Text(scene.said(self.text, "text"))
        )
        return (asked, scene.moved("verify", case)) if first else (asked,)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestion(OnCase):
    """Answer what one was asked as the owner of the facts: what the record says, what it rests on, what people should do."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("answer",)
    ALONE: ClassVar[frozenset[str]] = ANY_STATE
    question: Annotated[str, Key("question", N_("The question"))]
    verdict: Annotated[str, Choice(("", *rights.VERDICTS), N_("What your record says"))]
    record: Annotated[str, Choice(RECORDS, N_("What it rests on"))]
    disputes: Annotated[bool, Flag(N_("Our unit disputes a claim about itself"))]
    text: Annotated[str, Words(TEXT, N_("Your answer, with figure and time"), needed=False)]
    advice: Annotated[str, Words(TEXT, N_("What should people do?"))] = ""
    EXAMPLE: ClassVar[Mapping[str, object]] = {"record": "none"}

    @classmethod
    def too_early(cls, step: str, case: Case, outlook: Outlook) -> bool:
        # An expert answers for an owner in conflict (I9), and has it on the desk like the owner.
        units = {unit for unit, _ in case.conflicts} if "EXPERT" in outlook.roles else set()
        owners = {question.owner for question in case.questions if question.answered_at < 0}
        return not owners & {*units, outlook.cell}

    def decide(self, scene: CaseScene) -> tuple[ConflictRecorded | QuestionAnswered, ...]:
        """The owner answers, again when more is known; an agency that disputes a claim about itself is in conflict."""
        case = scene.case(self.case)
        asked = expect(
            next((question for question in case.questions if question.question == self.question), None),
            refuse(
                "unknown",
                N_("There is no question {question}."),
                (question.question for question in case.questions),
                question=self.question,
            ),
        )
        scene.may("answer", case)
        if scene.role != "SIM-AGENCY":  # an edition that lets it answer lets it play any owner
            _owner(scene, case, asked.owner)
        if case.state == "CLOSED":
            raise refuse("state", N_("Case {case} is closed."), ("evidence", "reopen"), case=case.case)
        if self.verdict:
            known_verdict(self.verdict)
        if self.record not in RECORDS:
            raise refuse("fields", N_("There is no kind of record {record}."), RECORDS, record=self.record)
        scene.clean(self.text, self.advice)
        owner = asked.owner or scene.cell
        answered = QuestionAnswered(
            case=case.case,
            question=self.question,
            owner=owner,
            verdict=self.verdict,
            record=self.record,
            disputes=self.disputes,
            text=Text(self.text),
            advice=Text(self.advice),
        )
        if self.disputes and (owner, "disputed") not in case.conflicts:
            return answered, ConflictRecorded(case.case, owner, "disputed")
        return (answered,)


@command
@dataclass(frozen=True, slots=True)
class RemindOwner(OnCase):
    """Remind the owner of the facts of a question without an answer; once a question."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("remind",)

    question: Annotated[str, Key("question", N_("The question"))]

    def decide(self, scene: CaseScene) -> tuple[QuestionReminded, ...]:
        """Once a question, while it waits for its answer."""
        case = self.begun(scene)
        # A reminder is a courtesy, not a lever: one a question, and none where nobody was asked.
        waiting = [
            question
            for question in case.questions
            if question.answered_at < 0 and question.reminded_at < 0 and question.owner
        ]
        asked = expect(
            next((question for question in waiting if question.question == self.question), None),
            refuse(
                "unknown",
                N_("No question {question} waits without a reminder."),
                (question.question for question in waiting),
                question=self.question,
            ),
        )
        return (
            QuestionReminded(case=case.case, question=asked.question, owner=asked.owner, cell=scene.cell),
        )


def _owner(scene: CaseScene, case: Case, owner: str) -> None:
    substitute = scene.role == "EXPERT" and any(unit == owner for unit, _ in case.conflicts)
    if owner and scene.cell != owner and not substitute:
        raise refuse("role", N_("The question was put to {owner}."), (owner,), owner=owner)
