"""Meetings of cells and their decision record (*biên bản*)."""

# Charter: conduct nouns meetings
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.reach import Inside
from infodrill.conduct.noun import May, OfRecord, RangeCommand, command
from infodrill.conduct.nouns.lobby import Roll
from infodrill.conduct.policy import sees_everything
from infodrill.conduct.roles import CITY
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, event, shared
from infodrill.kernel.fields import LINE, TEXT, CellIds, Key, Moment, Words
from infodrill.kernel.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    text: str
    owner: str
    due: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Called:
    """A meeting as it was called; `cells` empty = every player cell."""

    meeting: str
    cell: str
    cells: tuple[str, ...]
    title: Inside
    agenda: tuple[Inside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(_Called):
    """`cells` empty = every player cell; `closed_at` -1 = open."""

    at: int
    decisions: tuple[Decision, ...] = ()
    closed_at: int = -1

    @property
    def open(self) -> bool:
        return self.closed_at < 0

    def seen_by(self, seat: SeatPlace) -> bool:
        """The cells that are in it (all player cells when it names none), the one that called it, control."""
        if sees_everything(seat) or self.cell == seat.party or seat.party in self.cells:
            return True
        return not self.cells and seat.plays


class _OfMeeting(OfRecord):
    """Base of what happens in one meeting."""

    KEPT, ID = "meetings", "meeting"
    TOPICS: ClassVar[tuple[str, ...]] = ("meeting",)


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOpened(_OfMeeting, _Called):
    """`cells` empty = every player cell; `cell` called it."""

    TYPE: ClassVar[str] = "meeting.opened"
    DONE: ClassVar[str] = N_("Open a meeting")

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return self.kept(state, Meeting(at=event.at, **shared(self, _Called)))


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecorded(_OfMeeting):
    """A line of the decision record; `due` = exercise second, 0 = none."""

    TYPE: ClassVar[str] = "meeting.decision_recorded"
    DONE: ClassVar[str] = N_("Record what a meeting decides")
    meeting: str
    text: Inside
    owner: str
    due: int

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Decision(text=self.text, owner=self.owner, due=self.due, at=event.at)
        return self.changed(state, decisions=(*state.meetings[self.meeting].decisions, entry))


@event
@dataclass(frozen=True, slots=True)
class MeetingClosed(_OfMeeting):
    """A meeting ended."""

    TYPE: ClassVar[str] = "meeting.closed"
    DONE: ClassVar[str] = N_("Close the meeting")
    meeting: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return self.changed(state, closed_at=event.at)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMeeting(RangeCommand):
    """A meeting of `cells` (empty = every player cell) with an agenda."""

    MAY: ClassVar[May] = May(
        thing="meeting", says=MeetingOpened.DONE, roles=CITY | {"L1-LEAD", "UBND", "CTRL"}
    )
    title: Annotated[str, Words(LINE)]
    agenda: Annotated[tuple[str, ...], Words(LINE)]
    cells: CellIds = ()

    def decide(self, scene: RangeScene) -> tuple[MeetingOpened, ...]:
        for cell in self.cells:
            scene.cell(cell)
        agenda = tuple(scene.free(item, "agenda") for item in self.agenda)
        number = scene.numbered("h", scene.state.meetings)
        title = scene.free(self.title, "title")
        return (
            MeetingOpened(meeting=number, cell=scene.seat.cell, cells=self.cells, title=title, agenda=agenda),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDecision(RangeCommand):
    """A line of the decision record (*biên bản*): what, which cell does it, by which second (0 = no date)."""

    MAY: ClassVar[May] = May(
        thing="meeting",
        says=DecisionRecorded.DONE,
        roles=CITY | {"L1-LEAD", "UBND"},
        note="a meeting that the cell is in",
    )
    meeting: Annotated[str, Key("meeting")]
    text: Annotated[str, Words(TEXT, N_("What was decided"))]
    owner: Annotated[str, Key("cell", N_("Who does it"))]
    due: Annotated[int, Moment(N_("By when"))] = 0

    def decide(self, scene: RangeScene) -> tuple[DecisionRecorded, ...]:
        meeting = _meeting(scene, self.meeting)
        if self.due and self.due <= scene.at:
            raise Refused(
                N_("The date of the decision is over."), remedy=N_("Give a later one, or none."), code="R125"
            )
        text = scene.free(self.text, "text")
        return (
            DecisionRecorded(meeting=meeting.meeting, text=text, owner=scene.cell(self.owner), due=self.due),
        )


@command
@dataclass(frozen=True, slots=True)
class CloseMeeting(RangeCommand):
    """End a meeting that one's cell is in."""

    MAY: ClassVar[May] = May(
        thing="meeting",
        says=MeetingClosed.DONE,
        roles=CITY | {"L1-LEAD", "UBND", "CTRL"},
        note="a meeting that the cell is in",
    )
    meeting: Annotated[str, Key("meeting")]

    def decide(self, scene: RangeScene) -> tuple[MeetingClosed, ...]:
        return (MeetingClosed(_meeting(scene, self.meeting).meeting),)


def _meeting(scene: RangeScene, number: str) -> Meeting:
    """An open meeting that the seat may see; one of others is said to be unknown."""
    return expect(
        scene.state.meetings.get(number),
        Refused(
            N_("There is no open meeting {meeting} here."),
            remedy=N_("Open one."),
            code="R133",
            meeting=number,
        ),
        lambda found: found.open and found.seen_by(scene.seat),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One seat in the lobby: taken since second `joined` (-1 = free), last roll-call and communication check answered."""

    seat: str
    name: str
    cell: str
    joined: int
    present: bool
    heard: bool


class MeetingView:
    """Who is there is for everyone to see; what a meeting decided is for those in it."""

    def __init__(self, seat: SeatPlace, state: DrillState, seats: Directory) -> None:
        self._seat, self._state, self._seats = seat, state, seats

    @property
    def attendance(self) -> tuple[Attendance, ...]:
        """Every seat, in the order of cells.yaml."""
        joined, present, heard = self._state.joined, self._last("roll_call"), self._last("communication")
        return tuple(
            Attendance(
                seat=seat.seat,
                name=seat.name,
                cell=seat.cell,
                joined=joined.get(seat.seat, -1),
                present=present is not None and seat.seat in present.answered,
                heard=heard is not None and seat.seat in heard.answered,
            )
            for seat in self._seats.seats.values()
        )

    @property
    def to_answer(self) -> tuple[Roll, ...]:
        """The last roll of each kind that this seat has not answered; none after the close."""
        if self._state.closed:
            return ()
        last = (self._last("roll_call"), self._last("communication"))
        return tuple(roll for roll in last if roll and self._seat.seat not in roll.answered)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        return tuple(meeting for meeting in self._state.meetings.values() if meeting.seen_by(self._seat))

    def _last(self, kind: str) -> Roll | None:
        return next((roll for roll in reversed(tuple(self._state.rolls.values())) if roll.kind == kind), None)
