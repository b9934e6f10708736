"""A case handed over to another cell."""

# Charter: casework nouns handovers
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

from infodrill.casework.noun import CaseEvent, OnCase, command
from infodrill.casework.pages import Stamp, with_case
from infodrill.casework.reach import Inside
from infodrill.casework.records import CaseBook, CaseOffer, HandedOver
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.steps import ANY_STATE
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.errors import expect
from infodrill.kernel.events import NOTHING, Text, event, shared
from infodrill.kernel.fields import TEXT, Flag, Key, Unless, Words, wanted
from infodrill.kernel.i18n import N_

CELL = re.compile(r"[a-z0-9-]+")


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHandedOver(CaseEvent, CaseOffer):
    """Offered to another cell; `hand_over` = "c1.h1"."""

    TYPE: ClassVar[str] = "case.handed_over"

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        offer = HandedOver(at=stamp.at, **shared(self, CaseOffer))
        return with_case(book, self.case, hand_overs=(*book.cases[self.case].hand_overs, offer))

    def cell_of(self) -> str:
        return self.frm

    def line(self) -> Telling:
        return (
            "cells",
            N_("offered to {to}: {why}"),
            (("to", "cell", self.to), text("why", self.reason)),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverAnswered(CaseEvent):
    """Accepted: the case is the answering cell's, with its ward and level. Returned: nothing moved."""

    TYPE: ClassVar[str] = "case.hand_over_answered"
    hand_over: str
    accepted: bool
    cell: str
    ward: str
    level: int
    text: Inside = NOTHING

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        answer: dict[str, Any] = {
            "answered_at": stamp.at, "accepted": self.accepted, "answer": str(self.text)
        }  # fmt: skip
        offers = tuple(
            replace(hand_over, **answer) if hand_over.hand_over == self.hand_over else hand_over
            for hand_over in book.cases[self.case].hand_overs
        )
        moved: dict[str, Any] = (
            {"cell": self.cell, "ward": self.ward, "level": self.level} if self.accepted else {}
        )
        return with_case(book, self.case, hand_overs=offers, **moved)

    def line(self) -> Telling:
        if self.accepted:
            return "cells", N_("{cell} took the case over"), (("cell", "cell", self.cell),)
        message = N_("{cell} returned the case: {why}")
        return "cells", message, (("cell", "cell", self.cell), text("why", self.text))


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver(OnCase):
    """Offer the case to another cell; it stays here, and its clocks run, until that cell accepts."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("hand_over",)

    to_cell: Annotated[str, Key("cell", N_("To which cell?"))]
    reason: Annotated[str, Words(TEXT, N_("Why?"))]

    def decide(self, scene: CaseScene) -> tuple[CaseHandedOver, ...]:
        """Offered, not moved: the case and its clocks stay with this cell until the other accepts."""
        case = self.begun(scene)
        if case.offered is not None:
            raise refuse(
                "hand-over",
                N_("{case} is offered to {to} already."),
                ("take_over",),
                N_("That cell answers first: {allowed}."),
                case=case.case,
                to=case.offered.to,
            )
        if case.cell != scene.cell and not _above(scene, case.level):
            raise refuse(
                "hand-over",
                N_("{case} belongs to {cell}."),
                (case.cell,),
                N_("That cell hands it over: {allowed}."),
                case=case.case,
                cell=case.cell,
            )
        if not CELL.fullmatch(self.to_cell) or self.to_cell == case.cell:
            raise refuse(
                "hand-over",
                N_("A case is handed over to another cell."),
                (),
                N_("Choose another cell from the list."),
            )
        reason = Text(scene.said(self.reason, "reason"))
        number = f"{case.case}.h{len(case.hand_overs) + 1}"
        return (
            CaseHandedOver(case=case.case, hand_over=number, frm=case.cell, to=self.to_cell, reason=reason),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHandOver(OnCase):
    """The offered cell takes the case, or returns it saying why."""

    accept: Annotated[bool, Flag(N_("Do you take the case?"))]
    text: Annotated[str, Words(TEXT, N_("A word to the other cell"), unless=Unless("accept", "yes"))] = ""
    STEPS: ClassVar[tuple[str, ...]] = ("take_over",)
    ALONE: ClassVar[frozenset[str]] = ANY_STATE
    EXAMPLE: ClassVar[Mapping[str, object]] = {"accept": True}

    def decide(self, scene: CaseScene) -> tuple[HandOverAnswered, ...]:
        """Only the cell it was offered to; a return says why."""
        case = self.allowed(scene)
        offer = expect(
            case.offered,
            refuse(
                "state", N_("No hand-over of {case} waits for an answer."), ("hand_over",), case=case.case
            ),
        )
        if offer.to != scene.cell:
            raise refuse(
                "hand-over",
                N_("{case} was offered to {to}."),
                (offer.to,),
                N_("That cell answers: {allowed}."),
                case=case.case,
                to=offer.to,
            )
        text = scene.said(self.text, "text") if wanted(self, "text") else self.text.strip()
        scene.clean(text)
        return (
            HandOverAnswered(
                case=case.case,
                hand_over=offer.hand_over,
                accepted=self.accept,
                cell=scene.cell,
                ward=scene.ward or case.ward,
                level=max(1, scene.level),
                text=Text(text),
            ),
        )


def _above(scene: CaseScene, level: int) -> bool:
    """An upper level moves the cases of a lower one."""
    return scene.level > level
