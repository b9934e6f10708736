"""How a case moves along the procedure, and what the clock makes of it: deadlines missed, readings taken."""

# Charter: casework nouns moves
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from infodrill.casework.edition import Edition
from infodrill.casework.noun import ByHand, CaseEvent, ItemEvent
from infodrill.casework.pages import Stamp, add, hand, put, with_case, with_statement
from infodrill.casework.reach import EITHER, RANGE, Inside
from infodrill.casework.records import Case, CaseBook
from infodrill.casework.steps import CORE, NEW_ROUND, SPLIT_OFF
from infodrill.casework.timeline import Telling, Values, text
from infodrill.kernel.events import NOTHING, event, upcaster, without
from infodrill.kernel.i18n import N_

MOVED = N_("{step}: now “{state}”")


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStepped(CaseEvent, ByHand):
    """A case moved along the procedure; the one event that changes its state. `step` is an edition step id.

    `recheck_at` goes with step watch (-1 = none); `reason` with leave, close, new_evidence and reopen; `target_met` with close.
    """

    TYPE: ClassVar[str] = "case.stepped"
    VERSION: ClassVar[int] = 2
    BY: ClassVar[str] = EITHER
    step: str
    frm: str
    to: str
    disposition: str = ""
    recheck_at: int = -1
    target_met: bool = False
    reason: Inside = NOTHING

    @property
    def of_steps(self) -> tuple[str, ...]:
        return (self.step,)

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        case = book.cases[self.case]
        changes: dict[str, Any] = {"state": self.to, "met": add(case.met, self.step)}
        if self.disposition:
            changes["disposition"] = self.disposition
        if self.role != "SYSTEM":
            changes |= hand(case, self.role, self.cell, stamp)
        if self.step in NEW_ROUND:
            changes |= _round(case, self, stamp)
        if self.to == "ACTING":
            changes["acting_at"] = stamp.at
            changes["readings"] = ()
        if self.to == "CLOSED":
            changes |= {"closed_at": stamp.at, "target_met": self.target_met}
        changes["recheck_at"] = self.recheck_at
        return with_case(book, self.case, **changes)

    def line(self) -> Telling:
        if self.disposition:
            message = N_("{step}: now “{state}”, {how}")
            how: Values = (("how", "disposition", self.disposition),)
        else:
            message, how = MOVED, ()
        if str(self.reason):
            message = N_("{step}: now “{state}” – {why}")
            how = (text("why", self.reason),)
        return "step", message, (("step", "step", self.step), ("state", "state", self.to), *how)


def moves(body: CaseStepped, edition: Edition) -> bool:
    """Whether the step leads from there to there as the procedure has it; what is split off a case begins as logged."""
    if body.step == "split":
        return (body.frm, body.to) == SPLIT_OFF
    step = edition.steps.get(body.step)
    return step is not None and body.to == step.to and step.taken_in(body.frm)


# `late` knew neither pace nor leap; `DeadlineMissed` does
upcaster("case.stepped", 1)(without("late"))


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTaken(CaseEvent):
    """An effect reading booked by the system +1, +6 or +24 h after acting: counts of accounts."""

    TYPE: ClassVar[str] = "case.reading_taken"
    BY: ClassVar[str] = RANGE
    horizon_hours: int
    exposed: int
    believers: int
    corrected: int

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        return with_case(book, self.case, readings=add(book.cases[self.case].readings, self.horizon_hours))

    def line(self) -> Telling:
        return (
            "reading",
            N_("reading at +{h} h: {exposed} exposed, {believers} believe, {corrected} corrected"),
            (
                text("h", self.horizon_hours),
                text("exposed", self.exposed),
                text("believers", self.believers),
                text("corrected", self.corrected),
            ),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMissed(ItemEvent):
    """A deadline passed. `item` = case, statement, appeal or promise id; escalates, publishes nothing."""

    TYPE: ClassVar[str] = "deadline.missed"
    BY: ClassVar[str] = RANGE
    step: str
    due: int
    excused: bool
    escalated_to: int

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        if self.item in book.cases:
            case = book.cases[self.item]
            level = max(case.escalated_to, self.escalated_to)
            excused = tuple(step for step in case.excused if step != self.step)
            return with_case(
                book,
                self.item,
                missed=add(case.missed, self.step),
                excused=(*excused, self.step) if self.excused else excused,
                escalated_to=level,
            )
        if self.item in book.statements:
            statement = book.statements[self.item]
            return with_statement(book, replace(statement, missed=add(statement.missed, self.step)))
        if self.item in book.appeals:
            appeal = book.appeals[self.item]
            after = replace(appeal, missed=add(appeal.missed, self.step))
            return replace(book, appeals=put(book.appeals, self.item, after))
        return book

    def line(self) -> Telling:
        message = (
            N_("the deadline {at} of “{step}” passed; excused")
            if self.excused
            else N_("the deadline {at} of “{step}” passed")
        )
        return "missed", message, (("at", "time", str(self.due)), ("step", "step", self.step))


def _round(case: Case, body: CaseStepped, stamp: Stamp) -> dict[str, Any]:
    """A new round's clocks count from here; running actions, verdict text and published statements stay."""
    again = {step for step, core in CORE.items() if body.step in core.again}
    fresh: dict[str, Any] = {"gate_passes": 0} if body.step == "reopen" else {}
    return fresh | {
        "round_at": stamp.at,
        "verdict_at": -1,
        "gate_confirmed_by_rights": False,
        "met": tuple(step for step in case.met if step not in again),
        "missed": tuple(step for step in case.missed if step not in again),
        "closed_at": -1,
        "target_met": False,
    }
