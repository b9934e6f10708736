"""Taking a step back: which steps may be, what is remembered for it in the fold, and the verb.

A step may be taken back by the seat that took it, within a minute, while nothing followed from it and nothing of it is
public. What is taken back stays in the log; the step's own time is the one that counts when it is taken again.
"""

# Charter: casework nouns undoing
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from infodrill.casework.noun import ByHand, CaseEvent, CaseworkEvent, OnCase, command
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.pages import Stamp, add, put
from infodrill.casework.records import Case, CaseBook, Undo
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import UNDO_SECONDS, CaseScene
from infodrill.casework.steps import CORE
from infodrill.casework.timeline import Telling
from infodrill.kernel.errors import expect
from infodrill.kernel.events import event
from infodrill.kernel.i18n import N_


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class StepUndone(CaseEvent, ByHand):
    """A step was taken back: the case stands again as before it (`to`). The step's own time `done_at` still counts.

    `into` = the case that a taken-back merge had joined.
    """

    TYPE: ClassVar[str] = "case.step_undone"
    step: str
    done_at: int
    frm: str
    to: str
    into: str = ""

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        """The case as it stood before the step; a merge also leaves the case that it had joined."""
        before = book.undo[self.case].before
        cases = put(
            book.cases, self.case, replace(before, undone=add(before.undone, (self.step, self.done_at)))
        )
        if self.into:
            into = cases[self.into]
            left = tuple(case for case in into.merged if case != self.case)
            told = tuple(heard for heard in into.endangered if heard[0] != self.case)
            cases = put(cases, self.into, replace(into, merged=left, endangered=told))
        return replace(book, cases=cases, undo=_without(_without(book.undo, self.case), self.into))

    def other_case(self) -> str:
        return self.into

    def line(self) -> Telling:
        return (
            "undo",
            N_("“{step}” taken back: again “{state}”"),
            (("step", "step", self.step), ("state", "state", self.to)),
        )


@command
@dataclass(frozen=True, slots=True)
class UndoStep(OnCase):
    """Take back one's own last step on a case, within a minute and before anything followed from it."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("undo",)

    def decide(self, scene: CaseScene) -> tuple[StepUndone, ...]:
        case = expect(
            scene.book.cases.get(self.case), refuse("unknown", N_("There is no case {case}."), case=self.case)
        )
        scene.may("undo", case)
        held = expect(
            scene.book.undo.get(case.case),
            refuse(
                "undo",
                N_("Nothing on {case} can be taken back: what was done led to something else, or is public."),
                _instead(case),
                N_("Instead: {allowed}."),
                case=case.case,
            ),
            lambda held: bool(held.step),
        )
        if held.seat != scene.seat:
            raise refuse(
                "undo",
                N_("Only the seat that took the step takes it back."),
                _instead(case),
                N_("Others: {allowed}."),
            )
        if scene.at > held.at + UNDO_SECONDS:
            raise refuse(
                "undo",
                N_("A step is taken back within {n} seconds."),
                _instead(case),
                N_("Instead: {allowed}."),
                n=UNDO_SECONDS,
            )
        into = case.merged_into if held.step == "merge" else ""
        return (
            StepUndone(
                case=case.case, step=held.step, done_at=held.at, frm=case.state, to=held.before.state,
                role=scene.role, cell=scene.cell, into=into,
            ),
        )  # fmt: skip


def marked(before: CaseBook, after: CaseBook, body: CaseworkEvent, stamp: Stamp) -> CaseBook:
    """The book with what may be taken back now: a step, or nothing once anything else happened on the case."""
    name = body.case_in(before) if body.SETTLES else ""
    after = _settled(after, body.other_case())
    old = before.cases.get(name)
    if old is None or isinstance(body, StepUndone):
        return after
    held = before.undo.get(name)
    if isinstance(body, CaseStepped) and CORE[body.step].undo:
        begun = held is not None and (held.step, held.at, held.seat) == ("", stamp.at, stamp.actor)
        first = held.before if held is not None and begun else old
        return replace(
            after,
            undo=put(after.undo, name, Undo(step=body.step, at=stamp.at, seat=stamp.actor, before=first)),
        )
    if old.state in body.LEADS_FROM:
        return replace(
            after, undo=put(after.undo, name, Undo(step="", at=stamp.at, seat=stamp.actor, before=old))
        )
    return replace(after, undo=_without(after.undo, name)) if held else after


def _settled(book: CaseBook, name: str) -> CaseBook:
    return replace(book, undo=_without(book.undo, name)) if name in book.undo else book


def _instead(case: Case) -> tuple[str, ...]:
    """What does later what can no longer be taken back."""
    if case.merged_into:
        return ("split",)
    return {"CLOSED": ("reopen",), "GATED": ("recode",), "VERIFYING": ("recode",)}.get(
        case.state, ("new_evidence", "evidence")
    )


def _without(held: object, name: str) -> dict[str, Undo]:
    return {key: value for key, value in dict(held).items() if key != name}  # type: ignore[call-overload]
