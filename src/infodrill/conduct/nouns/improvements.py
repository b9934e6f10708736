"""The improvement plan as it lives: what the review meeting takes up, which cell and role answers for it by which day, and what
shows that it is done.

What the report proposes is no record; what the meeting agrees is, in its own words. What is still open is carried into the next
drill (`conduct.carrying`), joins its objectives there, and is settled there.
"""

# Charter: conduct nouns improvements
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from infodrill.casework.reach import RANGE, InReview
from infodrill.conduct import policy
from infodrill.conduct.noun import May, NotTold, OfRecord, RangeCommand, command
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.conduct.wording import not_listed
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Composed, Event, event, shared
from infodrill.kernel.fields import TEXT, Choice, Key, Unless, Words
from infodrill.kernel.i18n import N_

OPEN, DONE, DROPPED = "open", "done", "dropped"
OUTCOMES = (DONE, DROPPED, OPEN)
MEASURED = re.compile(r"(E(?:[1-9]|1[0-9]))\.[0-9a-f]{8}")  # a row that the ledger gave: measure and remedy
SEEN = re.compile(r"(note|directive)\.([a-z0-9]{1,12})")  # a row that somebody wrote down
PLANNERS = frozenset({"DIR", "CTRL", "EVAL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """A row of the plan: what was found wanting, what is done about it, who answers for it, what will show that it is done.

    `row` = the row of the report that it takes up, "" = the meeting's own; `measure` "" = none; `about` = a claim, hidden while
    the drill is played; `owner` = a cell, "" = the secretariat; `holder` = the role in it that answers, "" = its head; `due` =
    a day of the calendar (ISO), "" = none.
    """

    improvement: str
    row: str
    measure: str
    about: Annotated[str, Key("claim")]
    gap: InReview
    action: InReview
    owner: str
    holder: str
    due: str
    evidence: InReview


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement(_Planned):
    """The row as it stands: `status` open | done | dropped with the words that closed it. Of one that an earlier drill left
    open, `earlier` = that drill, `letter` = what its measure was rated there ("" = not), `owned_by` = its owner's name."""

    status: str = OPEN
    closure: str = ""
    earlier: str = ""
    letter: str = ""
    owned_by: str = ""


class _OfPlan(OfRecord):
    """Base of what changes one row: who reads the plan learns of it. No figure of the drill's outcome rests on it."""

    KEPT, ID = "improvements", "improvement"
    TOPICS: ClassVar[tuple[str, ...]] = ("plan",)
    WORK: ClassVar[bool] = False
    BEARS: ClassVar[bool] = False

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return policy.sees_plan(seat, state)


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementAgreed(_OfPlan, _Planned):
    """The meeting took a row into the plan, or wrote one that stands there anew; what closed it before stays."""

    TYPE: ClassVar[str] = "improvement.agreed"
    DONE: ClassVar[str] = N_("Agree what is improved, by whom and by when")

    def apply(self, state: DrillState, event: Event) -> DrillState:
        if self.record(state) is not None:
            return self.changed(state, **shared(self, _Planned))
        return self.kept(state, Improvement(**shared(self, _Planned)))


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementSettled(_OfPlan):
    """A row is done, with what shows it; dropped, with why; or open again."""

    TYPE: ClassVar[str] = "improvement.settled"
    DONE: ClassVar[str] = N_("Say what became of a row of the improvement plan")
    improvement: str
    outcome: str
    text: InReview

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return self.changed(state, status=self.outcome, closure=str(self.text))


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementCarried(NotTold, _OfPlan, _Planned):
    """A row that an earlier drill left open joins the objectives of this one: recorded as the drill opens."""

    TYPE: ClassVar[str] = "improvement.carried"
    BY: ClassVar[str] = RANGE
    earlier: Composed  # what the earlier drill is called
    origin: str  # its content digest, "" = unknown
    letter: str
    owned_by: Composed

    def apply(self, state: DrillState, event: Event) -> DrillState:
        held = Improvement(
            **shared(self, _Planned), earlier=self.earlier, letter=self.letter, owned_by=self.owned_by
        )
        return self.kept(state, held)

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return True


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeImprovement(RangeCommand):
    """Take a row into the improvement plan, or write one that stands there anew (`improvement`)."""

    MAY: ClassVar[May] = May(
        thing="improvement",
        says=ImprovementAgreed.DONE,
        roles=PLANNERS,
        note="after the close too",
        closed=True,
    )
    improvement: Annotated[str, Key("improvement", needed=False)] = ""
    row: Annotated[str, Key("row", needed=False)] = ""
    claim: Annotated[str, Key("claim", needed=False)] = ""
    gap: Annotated[str, Words(TEXT, N_("What was found wanting"))]
    action: Annotated[str, Words(TEXT, N_("What to do"))]
    owner: Annotated[str, Key("cell", N_("Which unit answers for it"), needed=False)] = ""
    holder: Annotated[str, Key("role", N_("Which role in it"), needed=False)] = ""
    due: Annotated[str, Key("day", N_("By which day"), needed=False)] = ""
    evidence: Annotated[str, Words(TEXT, N_("What will show that it is done"))] = ""

    def decide(self, scene: RangeScene) -> tuple[ImprovementAgreed, ...]:
        stands = _known(scene, self.improvement) if self.improvement else None
        row = stands.row if stands else _row(scene, self.row)
        scene.claim(self.claim)
        if stands is None or (self.owner, self.holder) != (stands.owner, stands.holder):
            _answers(scene, self.owner, self.holder)
        measured = MEASURED.fullmatch(row)
        agreed = ImprovementAgreed(
            improvement=stands.improvement if stands else scene.numbered("i", scene.state.improvements),
            row=row,
            measure=stands.measure if stands else measured[1] if measured else "",
            about=self.claim,
            gap=scene.free(self.gap, "gap"),
            action=scene.free(self.action, "action"),
            owner=self.owner,
            holder=self.holder,
            due=_day(self.due),
            evidence=scene.optional(self.evidence, "evidence"),
        )
        return () if stands and shared(agreed, _Planned) == shared(stands, _Planned) else (agreed,)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class SettleImprovement(RangeCommand):
    """outcome done, with what shows it (`text`) | dropped, with why | open: it is not done after all."""

    MAY: ClassVar[May] = May(
        thing="improvement",
        says=ImprovementSettled.DONE,
        roles=PLANNERS,
        note="after the close too",
        closed=True,
    )
    improvement: Annotated[str, Key("improvement")]
    outcome: Annotated[str, Choice(OUTCOMES, N_("What became of it"))]
    text: Annotated[
        str, Words(TEXT, N_("What shows it, or why it is dropped"), unless=Unless("outcome", OPEN))
    ] = ""

    def decide(self, scene: RangeScene) -> tuple[ImprovementSettled, ...]:
        stands = _known(scene, self.improvement)
        closes = self.outcome != OPEN
        text = scene.free(self.text, "text") if closes else scene.optional(self.text, "text")
        if (stands.status, stands.closure) == (self.outcome, str(text)):
            return ()
        return (ImprovementSettled(improvement=stands.improvement, outcome=self.outcome, text=text),)


def carried_aims(state: DrillState) -> Mapping[str, str]:
    """What was carried here from an earlier drill, by id: what is to be done, which everybody may read. Never the gap, which may
    tell what is true of a claim that this drill tells again."""
    return {row.improvement: row.action for row in state.improvements.values() if row.earlier}


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What an earlier drill left: aims by id, and by ward the permille by which trust begins lower in its city."""

    aims: Mapping[str, str]
    distrust: Mapping[str, int]


def left_behind(state: DrillState) -> LeftBehind:
    """For everybody; empty where nothing came before."""
    trust = state.opened.trust if state.opened else ()
    return LeftBehind(carried_aims(state), {ward: -more for ward, more in trust})


def plan_of(seat: SeatPlace, state: DrillState) -> tuple[Improvement, ...]:
    """The rows of the plan for a seat that reads it, in the order in which they came; () for any other."""
    return tuple(state.improvements.values()) if policy.sees_plan(seat, state) else ()


def _known(scene: RangeScene, improvement: str) -> Improvement:
    return expect(
        scene.state.improvements.get(improvement),
        Refused(N_("The improvement plan has no such row."), remedy=N_("Choose from the list."), code="R167"),
    )


def _row(scene: RangeScene, row: str) -> str:
    """A row of the report that nobody has taken up yet, "" = none."""
    seen = SEEN.fullmatch(row)
    notes = {note.note for note in scene.state.notes if note.kind == "improve"}
    written = {"note": notes, "directive": set(scene.state.directives)}
    if row and not MEASURED.fullmatch(row) and not (seen and seen[2] in written[seen[1]]):
        raise not_listed("row", row, ())
    if row and any(held.row == row for held in scene.state.improvements.values()):
        raise Refused(
            N_("That is in the improvement plan already."),
            remedy=N_("Load the page again, and change the row that stands there."),
            code="R168",
        )
    return row


def _answers(scene: RangeScene, owner: str, holder: str) -> None:
    """Refuses a cell that is not there, and a role that nobody in it holds."""
    there = scene.seats.in_cell(scene.cell(owner)) if owner else scene.seats.seats.values()
    roles = {role for seat in there for role in seat.roles}
    if holder and holder not in roles:
        raise not_listed("holder", holder, sorted(roles))


def _day(due: str) -> str:
    """A day of the calendar as ISO writes it. Refuses anything else with R169."""
    try:
        return date.fromisoformat(due).isoformat() if due else ""
    except ValueError:
        raise Refused(
            N_("That is no day of the calendar."),
            remedy=N_("Write year, month and day: 2027-03-31."),
            code="R169",
        ) from None
