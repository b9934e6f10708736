"""The verdict of verification, conflicts of interest, and reopening a case."""

# Charter: casework nouns verdict
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework import rights
from infodrill.casework.noun import ByHand, CaseEvent, OnCase, Outlook, command
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.pages import Stamp, add, hand, with_case
from infodrill.casework.records import Case, CaseBook
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CONFLICTS, CaseScene, allowed_for, decider_in_conflict
from infodrill.casework.steps import ANY_STATE
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.events import event
from infodrill.kernel.fields import TEXT, Choice, Key, Number, Words
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema.base import NO_SIDE

_UNIT = re.compile(r"[a-z0-9-]+")
JUDGED = NO_SIDE | {"UNPROVEN"}  # verdicts about the kind of text or of not knowing

SOON = 10 * 60  # before its deadline a verdict is due even when its owner has not answered


@event
@dataclass(frozen=True, slots=True)
class ConflictRecorded(CaseEvent):
    """A conflict of interest: `unit` (a cell) is left without the decision.

    reason misconduct | concealment | disputed | about_unit.
    """

    TYPE: ClassVar[str] = "case.conflict_recorded"
    unit: str
    reason: str

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        return with_case(
            book, self.case, conflicts=add(book.cases[self.case].conflicts, (self.unit, self.reason))
        )

    def line(self) -> Telling:
        return (
            "conflict",
            N_("conflict of interest of {unit}: {why}"),
            (("unit", "cell", self.unit), ("why", "word", self.reason)),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictSet(CaseEvent, ByHand):
    """The verification slip. confidence per mille, stated by the cell."""

    TYPE: ClassVar[str] = "case.verdict_set"
    verdict: str
    confidence: int
    evidence: tuple[str, ...]

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        case = book.cases[self.case]
        return with_case(
            book,
            self.case,
            verdict=self.verdict,
            verdict_confidence=self.confidence,
            verdict_at=stamp.at,
            verdict_evidence=self.evidence,
            gate_confirmed_by_rights=False,
            met=add(case.met, "verdict"),
            **hand(case, self.role, self.cell, stamp),
        )

    def line(self) -> Telling:
        return (
            "verdict",
            N_("verdict: {verdict}, confidence {n} %"),
            (("verdict", "word", self.verdict), text("n", (self.confidence + 5) // 10)),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConflict(OnCase):
    """Record that a case concerns a unit itself, and how: that unit then leaves the decision to others."""

    unit: Annotated[str, Key("cell", N_("Which unit?"))]
    reason: Annotated[str, Choice(CONFLICTS, N_("Why?"))]
    STEPS: ClassVar[tuple[str, ...]] = ("conflict",)
    EXAMPLE: ClassVar[Mapping[str, object]] = {"unit": "a-unit", "reason": "about_unit"}

    def decide(self, scene: CaseScene) -> tuple[ConflictRecorded, ...]:
        case = self.begun(scene)
        if self.reason not in CONFLICTS or not self.unit:
            raise refuse("fields", N_("A conflict of interest names a unit and a reason."), CONFLICTS)
        scene.clean(self.unit)
        if not _UNIT.fullmatch(self.unit):
            raise refuse("fields", N_("A unit is named by its id: small letters, digits and hyphens."))
        if (self.unit, self.reason) in case.conflicts:
            raise refuse("once", N_("This is already recorded."))
        return (ConflictRecorded(case.case, self.unit, self.reason),)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class SetVerdict(OnCase):
    """Say what the evidence comes to, with the confidence in per mille; FALSE needs a primary record or two independent items."""

    verdict: Annotated[str, Choice(rights.VERDICTS)]
    confidence: Annotated[int, Number(0, 1_000, N_("How sure?"))]
    evidence: Annotated[tuple[str, ...], Key("evidence", N_("What it rests on"))]
    STEPS: ClassVar[tuple[str, ...]] = ("verdict",)
    ALONE: ClassVar[frozenset[str]] = ANY_STATE
    EXAMPLE: ClassVar[Mapping[str, object]] = {"verdict": "UNPROVEN", "confidence": 500}

    @classmethod
    def too_early(cls, step: str, case: Case, outlook: Outlook) -> bool:
        # The owner of the facts has the word first, as long as there is time.
        waits = bool(case.questions) and all(question.answered_at < 0 for question in case.questions)
        return waits and outlook.now < outlook.due - SOON

    def decide(self, scene: CaseScene) -> tuple[VerdictSet, ...]:
        case = self.begun(scene)
        known_verdict(self.verdict)
        per_mille(self.confidence)
        sheet = _sheet(case, self.evidence)
        if self.verdict not in JUDGED and not proves(case, sheet):
            rule = "I2" if self.verdict == "FALSE" else "evidence"
            raise refuse(
                rule,
                N_("{verdict} needs one primary record or two independent items."),
                ("UNPROVEN",),
                N_("Until then the verdict is {allowed}."),
                verdict=self.verdict,
            )
        return (
            VerdictSet(
                case=case.case,
                verdict=self.verdict,
                confidence=self.confidence,
                evidence=sheet,
                role=scene.role,
                cell=scene.cell,
            ),
        )


@command
@dataclass(frozen=True, slots=True)
class ReopenCase(OnCase):
    """New evidence (→ VERIFYING) or, from CLOSED, a mutation or new wave (→ LOGGED)."""

    reason: Annotated[str, Words(TEXT, N_("What is new?"))]
    STEPS: ClassVar[tuple[str, ...]] = ("new_evidence", "reopen")

    def decide(self, scene: CaseScene) -> tuple[CaseStepped, ...]:
        """CLOSED → LOGGED for a mutation or new wave; else → VERIFYING when evidence is newer than the verdict."""
        case = scene.case(self.case)
        step = "reopen" if case.state == "CLOSED" else "new_evidence"
        scene.step(step, case)
        reason = scene.said(self.reason, "reason")
        over = set(case.actions) - allowed_for(case, scene.edition)
        if step == "new_evidence" and not (newer(case) or over or decider_in_conflict(case)):
            raise refuse(
                "evidence",
                N_("No evidence is newer than the verdict."),
                ("evidence",),
                N_("First: {allowed}."),
            )
        return (scene.moved(step, case, reason=reason),)


def _sheet(case: Case, named: tuple[str, ...]) -> tuple[str, ...]:
    """The items of the verification slip; all that the case holds when none is named."""
    known = items(case)
    if odd := [name for name in named if name not in known]:
        raise refuse("unknown", N_("There is no evidence {evidence}."), known, evidence=odd[0])
    return tuple(dict.fromkeys(named)) or tuple(known)


def items(case: Case) -> tuple[str, ...]:
    """Ids of everything that may stand on a verification slip: evidence, and questions that were answered."""
    answered = (
        question.question
        for question in case.questions
        if question.answered_at >= 0 and question.record != "none"
    )
    return (*(evidence.evidence for evidence in case.evidence), *answered)


def proves(case: Case, sheet: tuple[str, ...]) -> bool:
    """One primary record, or two independent items. Two copies of one text, and one expert cell's opinions, are one."""
    held = _held(case, sheet)
    independent = {text for kind, text in held if kind == "independent"}
    return any(kind == "primary" for kind, _ in held) or len(independent) >= 2


def on_record(case: Case) -> bool:
    """Whether the case holds a primary record."""
    return any(kind == "primary" for kind, _ in _held(case, items(case)))


def _held(case: Case, sheet: tuple[str, ...]) -> set[tuple[str, str]]:
    """(kind, its own text or its expert's cell) of what stands on a slip."""
    kinds = {evidence.evidence: (evidence.kind, evidence.by or evidence.text) for evidence in case.evidence}
    kinds |= {
        question.question: (question.record, question.answer or question.question)
        for question in case.questions
        if question.answered_at >= 0
    }
    return {kinds[item] for item in sheet if item in kinds}


def newer(case: Case) -> bool:
    """True when an item reached the case since its verdict and is not on the verdict's sheet."""
    fresh = [evidence.at for evidence in case.evidence if evidence.evidence not in case.verdict_evidence]
    fresh += [
        question.answered_at
        for question in case.questions
        if question.answered_at >= 0 and question.question not in case.verdict_evidence
    ]
    again = [
        question.answered_at for question in case.questions if question.question in case.verdict_evidence
    ]
    return any(at >= case.verdict_at for at in fresh) or any(at > case.verdict_at for at in again)


def known_verdict(verdict: str) -> None:
    if verdict not in rights.VERDICTS:
        raise refuse("fields", N_("There is no verdict {verdict}."), rights.VERDICTS, verdict=verdict)


def per_mille(confidence: int) -> None:
    if type(confidence) is not int or not 0 <= confidence <= 1000:
        raise refuse("fields", N_("Confidence is a whole number from 0 to 1000."))
