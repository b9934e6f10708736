"""Cases left alone, tracked and closed."""

# Charter: casework nouns closing
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.noun import LOOKING_BACK, PLAIN, OnCase, Outlook, command
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.records import Case
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import AGENCY_CONFLICTS, CaseScene
from infodrill.casework.steps import ANY_STATE
from infodrill.kernel.fields import LINE, TEXT, Flag, Unless, Words, wanted
from infodrill.kernel.i18n import N_

LEFT_ALONE = frozenset({"G1", "G2"})  # what the procedure leaves alone; a question it answers
MAY_BE_LEFT = LEFT_ALONE | {"G3"}  # a question that has its answer needs no second one
LEFT_AFTER = MAY_BE_LEFT | {"G5", "G6"}


@command
@dataclass(frozen=True, slots=True)
class Leave(OnCase):
    """Close with nothing done: opinion, satire, a question that has its answer, true report, press."""

    reason: Annotated[str, Words(LINE, N_("Why it is left alone, in one line"))]
    STEPS: ClassVar[tuple[str, ...]] = ("leave_gated", "leave")
    ALONE: ClassVar[frozenset[str]] = ANY_STATE

    @classmethod
    def too_early(cls, step: str, case: Case, outlook: Outlook) -> bool:
        # Whoever asks is owed an answer: to leave a question is nobody's next thing.
        return case.gate_code in MAY_BE_LEFT - LEFT_ALONE

    def decide(self, scene: CaseScene) -> tuple[CaseStepped, ...]:
        """Close with nothing done: one line, one person."""
        case = scene.case(self.case)
        step = "leave_gated" if case.state == "GATED" else "leave"
        scene.step(step, case)
        reason = scene.said(self.reason, "reason")
        # That a claim is true, or what the press or a whistle-blower rests on, shows only once it was verified.
        fitting = MAY_BE_LEFT if step == "leave_gated" else LEFT_AFTER
        if case.gate_code not in fitting:
            raise refuse(
                "gate",
                N_("{gate} is not left alone here."),
                sorted(fitting),
                N_("Codes that are: {allowed}."),
                gate=case.gate_code or "–",
            )
        if step == "leave" and not case.gate_confirmed_by_rights:
            raise refuse(
                "gate",
                N_("The rights adviser has not confirmed the gate since the verdict."),
                ("recode",),
                N_("First: {allowed}."),
            )
        if remedy_owed(case):
            raise refuse("remedy", N_("A remedy is owed on this case."), ("acknowledge", "service"))
        return (scene.moved(step, case, "leave", reason=reason),)


@command
@dataclass(frozen=True, slots=True)
class Track(OnCase):
    """ACTING → TRACKING: what was decided is done; no complaint of the case is without its answer."""

    STEPS: ClassVar[tuple[str, ...]] = ("track",)

    def decide(self, scene: CaseScene) -> tuple[CaseStepped, ...]:
        case = self.begun(scene)
        if any(answered < 0 for _, _, answered in case.tickets):
            raise refuse("remedy", N_("A complaint has no answer yet."), ("ticket",), N_("First: {allowed}."))
        return (scene.moved("track", case),)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCase(OnCase):
    """TRACKING → CLOSED, with whether the target was met and, where it was not, why."""

    target_met: Annotated[bool, Flag(N_("Was the target met?"))]
    reason: Annotated[
        str, Words(TEXT, N_("What was reached, or why not"), needed=False, unless=Unless("target_met", "yes"))
    ]
    STEPS: ClassVar[tuple[str, ...]] = ("close",)
    ALONE: ClassVar[frozenset[str]] = ANY_STATE
    EXAMPLE: ClassVar[Mapping[str, object]] = {"target_met": True, "reason": PLAIN}

    @classmethod
    def too_early(cls, step: str, case: Case, outlook: Outlook) -> bool:
        return not case.readings and outlook.phase < LOOKING_BACK

    def decide(self, scene: CaseScene) -> tuple[CaseStepped, ...]:
        case = self.begun(scene)
        reason = scene.said(self.reason, "reason") if wanted(self, "reason") else self.reason
        scene.clean(reason)
        return (scene.moved("close", case, target_met=self.target_met, reason=reason),)


def remedy_owed(case: Case) -> bool:
    """Misconduct, concealment or a disputed true claim is not left alone, nor is a ticket without an answer."""
    owed = case.gate_code in ("G5", "G6") and any(reason in AGENCY_CONFLICTS for _, reason in case.conflicts)
    return owed or any(answered < 0 for _, _, answered in case.tickets)
