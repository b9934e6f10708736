"""Press conferences."""

# Charter: conduct nouns conferences
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.reach import Outgoing, ToPublic
from infodrill.conduct import policy
from infodrill.conduct.noun import May, OfRecord, RangeCommand, command
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, event
from infodrill.kernel.fields import LINE, Key, Words
from infodrill.kernel.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """`closed_at` -1 = open."""

    conference: str
    at: int
    cell: str
    topic: str
    closed_at: int = -1


class _OfConference(OfRecord):
    """Base of what becomes of one conference, for those in the press room."""

    KEPT, ID = "conferences", "conference"
    TOPICS: ClassVar[tuple[str, ...]] = ("press",)

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return policy.enters(seat, "press")


@event
@dataclass(frozen=True, slots=True)
class ConferenceOpened(_OfConference):
    """A press conference began, on a topic."""

    TYPE: ClassVar[str] = "press.conference_opened"
    DONE: ClassVar[str] = N_("Open a conference")
    conference: str
    cell: str
    topic: ToPublic

    def out(self, state: DrillState) -> Outgoing:
        return Outgoing(item=self.conference, parts={"topic": self.topic})

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return self.kept(
            state, Conference(conference=self.conference, at=event.at, cell=self.cell, topic=self.topic)
        )


@event
@dataclass(frozen=True, slots=True)
class ConferenceClosed(_OfConference):
    """A press conference ended."""

    TYPE: ClassVar[str] = "press.conference_closed"
    DONE: ClassVar[str] = N_("Close the conference")
    conference: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return self.changed(state, closed_at=event.at)


@command
@dataclass(frozen=True, slots=True)
class OpenConference(RangeCommand):
    """Begin a press conference; one at a time."""

    MAY: ClassVar[May] = May(
        thing="conference", says=ConferenceOpened.DONE, roles=frozenset({"SPOKE", "COMMS", "CTRL"})
    )
    topic: Annotated[str, Words(LINE, told=True)]

    def decide(self, scene: RangeScene) -> tuple[ConferenceOpened, ...]:
        number = scene.numbered("p", scene.state.conferences)
        return (ConferenceOpened(number, scene.seat.cell, scene.free(self.topic, "topic")),)


@command
@dataclass(frozen=True, slots=True)
class CloseConference(RangeCommand):
    """End a press conference."""

    MAY: ClassVar[May] = May(
        thing="conference", says=ConferenceClosed.DONE, roles=frozenset({"SPOKE", "COMMS", "CTRL"})
    )
    conference: Annotated[str, Key("conference")]

    def decide(self, scene: RangeScene) -> tuple[ConferenceClosed, ...]:
        return (ConferenceClosed(open_conference(scene, self.conference).conference),)


def open_conference(scene: RangeScene, number: str) -> Conference:
    return expect(
        scene.state.conferences.get(number),
        Refused(
            N_("There is no open conference {conference}."),
            remedy=N_("The spokesperson opens one."),
            code="R150",
            conference=number,
        ),
        lambda found: found.closed_at < 0,
    )
