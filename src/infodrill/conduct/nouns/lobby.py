"""Who has taken which seat, and roll-calls."""

# Charter: conduct nouns lobby
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar

from infodrill.casework.reach import EITHER
from infodrill.conduct.noun import ForAll, May, NotTold, RangeCommand, command
from infodrill.conduct.roles import ANYONE, CONDUCTORS
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, event
from infodrill.kernel.fields import Choice, Key
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_

ROLLS = ("roll_call", "communication")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """A roll-call or communication check: `answered` = seat → second."""

    roll: str
    kind: str
    at: int
    answered: Mapping[str, int] = field(default_factory=dict)


@event
@dataclass(frozen=True, slots=True)
class SeatJoined(NotTold, ForAll):
    """Somebody took a seat."""

    TYPE: ClassVar[str] = "lobby.seat_joined"
    TOPICS: ClassVar[tuple[str, ...]] = ("lobby",)
    seat: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        joined = with_(state.joined, self.seat, event.at)
        return renewed(state, joined=joined)


@event
@dataclass(frozen=True, slots=True)
class SeatLeft(NotTold, ForAll):
    """Somebody left a seat."""

    TYPE: ClassVar[str] = "lobby.seat_left"
    BY: ClassVar[str] = EITHER
    TOPICS: ClassVar[tuple[str, ...]] = ("lobby",)
    seat: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        joined = {seat: at for seat, at in state.joined.items() if seat != self.seat}
        return renewed(state, joined=joined)


@event
@dataclass(frozen=True, slots=True)
class RollCalled(ForAll):
    """kind roll_call | communication."""

    TYPE: ClassVar[str] = "lobby.roll_called"
    DONE: ClassVar[str] = N_("Call the roll, or check communications")
    TOPICS: ClassVar[tuple[str, ...]] = ("lobby", "clock")
    roll: Annotated[str, Key("roll")]
    kind: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return _with_roll(state, Roll(roll=self.roll, kind=self.kind, at=event.at))


@event
@dataclass(frozen=True, slots=True)
class RollAnswered(NotTold, ForAll):
    """A seat answered the roll call."""

    TYPE: ClassVar[str] = "lobby.roll_answered"
    TOPICS: ClassVar[tuple[str, ...]] = ("lobby",)
    roll: Annotated[str, Key("roll")]
    seat: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        roll = state.rolls[self.roll]
        return _with_roll(state, replace(roll, answered=with_(roll.answered, self.seat, event.at)))


@command
@dataclass(frozen=True, slots=True)
class JoinSeat(RangeCommand):
    """The seat is taken by someone; who it is stays with the server's accounts."""

    MAY: ClassVar[May] = May(thing="seat", says=N_("Take your place"), roles=ANYONE, note="one's own")

    def decide(self, scene: RangeScene) -> tuple[SeatJoined, ...]:
        taken = scene.seat.seat in scene.state.joined
        return () if taken else (SeatJoined(scene.seat.seat),)


@command
@dataclass(frozen=True, slots=True)
class LeaveSeat(RangeCommand):
    """Leave one's seat: it is free for others."""

    MAY: ClassVar[May] = May(thing="seat", says=N_("Leave your place"), roles=ANYONE, note="one's own")

    def decide(self, scene: RangeScene) -> tuple[SeatLeft, ...]:
        taken = scene.seat.seat in scene.state.joined
        return (SeatLeft(scene.seat.seat),) if taken else ()


@command
@dataclass(frozen=True, slots=True)
class CallRoll(RangeCommand):
    """kind roll_call | communication: every seat is asked to answer."""

    MAY: ClassVar[May] = May(thing="roll", says=RollCalled.DONE, roles=CONDUCTORS | {"SAFE", "L2-SEC"})
    kind: Annotated[str, Choice(ROLLS)]

    def decide(self, scene: RangeScene) -> tuple[RollCalled, ...]:
        return (RollCalled(scene.numbered("r", scene.state.rolls), self.kind),)


@command
@dataclass(frozen=True, slots=True)
class AnswerRoll(RangeCommand):
    """Answer the roll call for one's seat."""

    MAY: ClassVar[May] = May(thing="roll", says=N_("Answer a roll-call"), roles=ANYONE, token=True)
    roll: Annotated[str, Key("roll")]

    def decide(self, scene: RangeScene) -> tuple[RollAnswered, ...]:
        roll = expect(
            scene.state.rolls.get(self.roll),
            Refused(
                N_("No roll {roll} was called."),
                remedy=N_("Answer the one on your screen."),
                code="R132",
                roll=self.roll,
            ),
        )
        return () if scene.seat.seat in roll.answered else (RollAnswered(roll.roll, scene.seat.seat),)


def _with_roll(state: DrillState, roll: Roll) -> DrillState:
    return renewed(state, rolls=with_(state.rolls, roll.roll, roll))
