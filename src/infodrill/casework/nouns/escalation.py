"""Escalation: level 1 asks the upper level for help, level 2 answers; it adds hands, never powers."""

# Charter: casework nouns escalation
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.noun import CaseEvent, OnCase, command
from infodrill.casework.pages import Stamp, with_case
from infodrill.casework.reach import Inside
from infodrill.casework.records import CaseBook
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.timeline import ESCALATED, Telling, text
from infodrill.kernel.events import NOTHING, Text, event
from infodrill.kernel.fields import TEXT, Choice, Words
from infodrill.kernel.i18n import N_

REASONS = ("priority", "two_wards", "city_owner", "press", "spread", "overrun", "about_level")


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEscalated(CaseEvent):
    """Escalation adds hands. reason priority | two_wards | city_owner | press | spread | overrun | about_level."""

    TYPE: ClassVar[str] = "case.escalated"
    level: int
    reason: str
    cell: str

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        level = max(self.level, book.cases[self.case].escalated_to)
        return with_case(
            book, self.case, escalated_to=level, escalated_at=stamp.at, escalation_answered_at=-1
        )

    def line(self) -> Telling:
        return (
            "cells",
            ESCALATED,
            (text("n", self.level), ("why", "word", self.reason)),
        )


@event
@dataclass(frozen=True, slots=True)
class EscalationAnswered(CaseEvent):
    """The upper level answered: the case goes on where it was."""

    TYPE: ClassVar[str] = "case.escalation_answered"
    cell: str
    text: Inside = NOTHING

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        return with_case(book, self.case, escalation_answered_at=stamp.at)

    def line(self) -> Telling:
        return ("cells", N_("escalation answered: {text}"), (text("text", self.text),))


@command
@dataclass(frozen=True, slots=True)
class Escalate(OnCase):
    """Take a case one level up, for one of the procedure's reasons; once at a time, and never above the highest level."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("escalate",)
    reason: Annotated[str, Choice(REASONS, N_("Why?"))]
    EXAMPLE: ClassVar[Mapping[str, object]] = {"reason": "overrun"}

    def decide(self, scene: CaseScene) -> tuple[CaseEscalated, ...]:
        case = self.begun(scene)
        if self.reason not in REASONS:
            raise refuse(
                "fields", N_("There is no reason {reason} to escalate."), REASONS, reason=self.reason
            )
        if case.escalated_at >= 0 and case.escalation_answered_at < 0:
            raise refuse("once", N_("The upper level has this case and has not answered yet."))
        # Asked once the upper level has answered, it goes one level above the one that had it.
        level = max(case.level, case.escalated_to if case.escalated_at >= 0 else 0)
        if level >= scene.edition.top_level:
            raise refuse("once", N_("This case is already at the highest level."))
        return (CaseEscalated(case=case.case, level=level + 1, reason=self.reason, cell=scene.cell),)


@command
@dataclass(frozen=True, slots=True)
class AnswerEscalation(OnCase):
    """Answer, from the level that a case was escalated to or one above it."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("escalation",)
    text: Annotated[str, Words(TEXT, N_("Your answer"), needed=False)]

    def decide(self, scene: CaseScene) -> tuple[EscalationAnswered, ...]:
        case = self.allowed(scene)
        if case.escalated_at < 0 or case.escalation_answered_at >= 0:
            raise refuse("state", N_("No escalation of {case} waits for an answer."), case=case.case)
        if scene.level < min(case.escalated_to, scene.edition.top_level):
            raise refuse(
                "role",
                N_("{case} was escalated to level {n}."),
                (str(case.escalated_to),),
                N_("A seat of that level answers."),
                case=case.case,
                n=case.escalated_to,
            )
        scene.clean(self.text)
        return (EscalationAnswered(case.case, scene.cell, Text(self.text)),)
