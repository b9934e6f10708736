"""Triage: V, H and S, the priority they give, a suggestion from facts, and the verbs that triage or watch a case."""

# Charter: casework nouns triage
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework import rights
from infodrill.casework.noun import CaseEvent, OnCase, command
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.pages import Stamp, with_case
from infodrill.casework.records import CaseBook
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.steps import ANY_STATE, CORE
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.events import event
from infodrill.kernel.fields import Choice, Moment, Number
from infodrill.kernel.i18n import N_

VOIDS = ("V0", "V1", "V2", "V3")
HARMS = ("H0", "H1", "H2", "H3", "H4")
SPREAD_TOP = 5
VOID_QUESTIONS = 300  # per mille of question share from which a void becomes P3
WATCH_SPREAD, WATCH_HARM = 1, "H2"


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTriaged(CaseEvent):
    """How a case was classified: whether it can be checked (`v`), its harm (`h`), its spread (`s`, 0 up), the priority that
    follows, and the confidence in per mille."""

    TYPE: ClassVar[str] = "case.triaged"
    LEADS_FROM: ClassVar[tuple[str, ...]] = ("VERIFYING",)
    v: str
    h: str
    s: int
    priority: str
    confidence: int

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        return with_case(
            book, self.case, v=self.v, h=self.h, s=self.s, priority=self.priority, priority_final=True
        )

    def line(self) -> Telling:
        return (
            "triage",
            N_("classified {p} ({v}, {h}, S{s})"),
            (text("p", self.priority), text("v", self.v), text("h", self.h), text("s", self.s)),
        )


@command
@dataclass(frozen=True, slots=True)
class Watch(OnCase):
    """TRIAGED → TRACKING without a response: low spread, low harm, and a second at which it is looked at again."""

    recheck_at: Annotated[int, Moment(N_("Look again"))]
    STEPS: ClassVar[tuple[str, ...]] = ("watch",)

    def decide(self, scene: CaseScene) -> tuple[CaseStepped, ...]:
        case = self.begun(scene)
        if case.s > WATCH_SPREAD or case.h > WATCH_HARM:
            raise refuse("decision", N_("Only S ≤ 1 and H ≤ 2 may be watched."), ("decide",))
        if not scene.at < self.recheck_at <= scene.at + scene.edition.recheck_seconds:
            raise refuse(
                "clock",
                N_("The re-check time lies after now and within {n} minutes."),
                (),
                N_("Choose an earlier time."),
                n=scene.edition.recheck_seconds // 60,
            )
        return (scene.moved("watch", case, "watch", recheck_at=self.recheck_at),)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class Triage(OnCase):
    """VERIFYING → TRIAGED: classify a case that has its verdict; there again, as when its spread has changed."""

    v: Annotated[str, Choice(VOIDS, N_("Can it be checked?"))]
    h: Annotated[str, Choice(HARMS, N_("Harm if people believe it"))]
    s: Annotated[int, Number(0, SPREAD_TOP, N_("How far has it spread?"))]
    confidence: Annotated[int, Number(0, 1_000, N_("How sure?"))]
    question_share: Annotated[int, Number(0, 1_000, N_("Share of questions"))] = (
        0  # per mille of posts that ask; counts for a void (V1)
    )
    STEPS: ClassVar[tuple[str, ...]] = ("triage",)
    ALONE: ClassVar[frozenset[str]] = ANY_STATE
    EXAMPLE: ClassVar[Mapping[str, object]] = {"confidence": 500}

    def decide(self, scene: CaseScene) -> tuple[CaseStepped | CaseTriaged, ...]:
        case = scene.case(self.case)
        scene.step("triage", case)
        again = case.state in CORE["triage"].anew
        if not case.found:
            raise refuse("evidence", N_("Triage needs a verdict."), ("verdict",), N_("First: {allowed}."))
        if (
            self.v not in VOIDS
            or self.h not in HARMS
            or not 0 <= self.s <= SPREAD_TOP
            or type(self.confidence) is not int
            or not 0 <= self.confidence <= 1000
        ):
            raise refuse(
                "fields",
                N_(
                    "Triage says four things: how far it can be checked, the harm, the spread, and how sure you are."
                ),
                (*VOIDS, *HARMS),
            )
        if rights.cap_harm(self.h, case.gate_answers) != self.h:
            raise refuse(
                "reputation-cap",
                N_("The only harm is to a reputation: at most a loss of face."),
                ("H0", "H1"),
            )
        final = priority(self.v, self.h, self.s, self.question_share)
        triaged = CaseTriaged(
            case=case.case, v=self.v, h=self.h, s=self.s, priority=final, confidence=self.confidence
        )
        return (triaged,) if again else (triaged, scene.moved("triage", case))


def priority(v: str, h: str, s: int, question_share: int = 0) -> str:
    """P1 = H4 and S ≥ 1, or H3 and S ≥ 3. P2 = H4, H3, or H2 and S ≥ 3. P3 = H2, or a void asked about. P4 the rest.

    `s` 0–5; `question_share` per mille.
    """
    if (h == "H4" and s >= 1) or (h == "H3" and s >= 3):
        return "P1"
    if h in ("H4", "H3") or (h == "H2" and s >= 3):
        return "P2"
    return "P3" if h == "H2" or (v == "V1" and question_share >= VOID_QUESTIONS) else "P4"
