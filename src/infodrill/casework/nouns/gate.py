"""The protected-expression gate: the first pass by the ward, amended, confirmed or re-coded by RIGHTS."""

# Charter: casework nouns gate
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework import rights
from infodrill.casework.noun import PLAIN, ByHand, CaseCommand, CaseEvent, OnCase, Outlook, command
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.pages import Stamp, hand, with_case
from infodrill.casework.reach import Inside
from infodrill.casework.records import Case, CaseBook
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.steps import ANY_STATE
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.events import NOTHING, Text, event
from infodrill.kernel.fields import TEXT, Choice, Count, Unless, Words, wanted
from infodrill.kernel.i18n import N_

SIXTH = 5  # place among the nine answers of the one that a verdict gives
KINDS = (1, 2, 3, 4, 6)  # places among the nine answers that name a kind of protected expression


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class GatePassed(CaseEvent, ByHand):
    """A pass of the protected-expression gate: nine answers yes/no/unsure and the code that follows. `passing` is 1 or 2."""

    TYPE: ClassVar[str] = "case.gated"
    LEADS_FROM: ClassVar[tuple[str, ...]] = ("LOGGED",)
    passing: int
    answers: tuple[str, ...]
    code: str
    note: Inside = NOTHING

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        case = book.cases[self.case]
        return with_case(
            book,
            self.case,
            gate_code=self.code,
            gate_answers=self.answers,
            gate_passes=self.passing,
            gate_confirmed_by_rights=case.gate_confirmed_by_rights
            or (self.passing == 2 and self.role == "RIGHTS"),
            **hand(case, self.role, self.cell, stamp),
        )

    def line(self) -> Telling:
        return (
            "gate",
            N_("rights check, pass {n}: {code}"),
            (text("n", self.passing), ("code", "gate", self.code)),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGate(OnCase):
    """First pass from LOGGED (L1-DUTY); a later pass confirms or re-codes (RIGHTS)."""

    answers: Annotated[
        tuple[str, ...], Choice(rights.ANSWERS), Count(len(rights.QUESTIONS), len(rights.QUESTIONS))
    ]
    note: Annotated[
        str, Words(TEXT, N_("A note for each yes or not sure"), unless=Unless("answers", "no", after=1))
    ] = ""
    STEPS: ClassVar[tuple[str, ...]] = ("gate", "recode")
    ALONE: ClassVar[frozenset[str]] = ANY_STATE

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        true = case.found in rights.TRUE_VERDICTS
        answers = ("yes", *("no",) * 4, "yes" if true else "no", *("no",) * 3)
        yield cls(role=scene.role, case=case.case, answers=answers, note=PLAIN)

    @classmethod
    def too_early(cls, step: str, case: Case, outlook: Outlook) -> bool:
        if step == "gate":
            return "L1-DUTY" not in outlook.roles and outlook.now < outlook.due
        doubtful = any(case.gate_answers[kind] == "unsure" for kind in KINDS if case.gate_answers)
        return case.gate_confirmed_by_rights or not (case.found or doubtful)

    def decide(self, scene: CaseScene) -> tuple[CaseStepped | GatePassed, ...]:
        case = scene.case(self.case)
        first = case.state == "LOGGED"
        scene.step("gate" if first else "recode", case)
        _answers(self.answers)
        if wanted(self, "note"):
            scene.said(self.note, "note")
        _agrees(self.answers, case.found)
        passing = 1 if case.state in ("LOGGED", "GATED") else 2
        code = rights.gate_code(self.answers, case.found)
        passed = GatePassed(
            case=case.case,
            passing=passing,
            answers=self.answers,
            code=code,
            role=scene.role,
            cell=scene.cell,
            note=Text(self.note),
        )
        return (passed, scene.moved("gate", case)) if first else (passed,)


def _answers(answers: tuple[str, ...]) -> None:
    if len(answers) != len(rights.QUESTIONS) or any(answer not in rights.ANSWERS for answer in answers):
        raise refuse(
            "fields",
            N_("The gate has nine questions; answer each with yes, no or unsure."),
            rights.ANSWERS,
            field="answers",
        )


def sixth(verdict: str) -> str:
    """The answer to question 6 that follows from a verdict, "" = from this one none does."""
    return "yes" if verdict in rights.TRUE_VERDICTS else "no" if verdict in rights.FALSE_VERDICTS else ""


def _agrees(answers: tuple[str, ...], verdict: str) -> None:
    """After a verdict question 6 says what the verdict says; UNPROVEN and MIXED leave it to the code."""
    want = sixth(verdict)
    if want and answers[SIXTH] != want:
        raise refuse(
            "gate",
            N_("The verdict is {verdict}: question 6 is “{want}”."),
            (want,),
            verdict=verdict,
            want=want,
        )
