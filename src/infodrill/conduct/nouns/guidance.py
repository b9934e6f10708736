"""Guidance (*văn bản định hướng*) from the upper level to wards."""

# Charter: conduct nouns guidance
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar

from infodrill.casework.leak import CHECKER
from infodrill.casework.reach import GUIDANCE, RANGE, Outgoing, ToCells, Utterance
from infodrill.casework.steps import PLAYERS
from infodrill.conduct import policy
from infodrill.conduct.noun import ForAll, May, NotTold, OfRecord, RangeCommand, command
from infodrill.conduct.policy import sees_everything
from infodrill.conduct.roles import CITY, SIMULATORS
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, event, shared, upcaster, without
from infodrill.kernel.fields import LINE, TEXT, CaseId, Count, Key, Number, StatementId, Subject, Words
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class _Issued:
    """A guidance as it was issued; `due` = exercise second by which each cell of `to` confirms."""

    guidance: Annotated[str, Key("guidance")]
    cell: str
    to: tuple[str, ...]
    about: Subject  # case id, "" = none
    repeats: Subject  # statement id, "" = none
    due: int
    topic: ToCells
    facts: ToCells
    lines: tuple[ToCells, ...]

    @property
    def told(self) -> str:
        """All that stands below its topic."""
        return "\n".join(map(str, (self.facts, *self.lines)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance(_Issued):
    """`confirmed` = cell → second; `published_at` -1 = not public."""

    at: int
    confirmed: Mapping[str, int] = field(default_factory=dict)
    overdue: tuple[str, ...] = ()
    published_at: int = -1

    def seen_by(self, seat: SeatPlace) -> bool:
        """The wards that it is for, the city's command, control; everyone once it was asked for."""
        if sees_everything(seat) or seat.party in (self.cell, *self.to) or self.published_at >= 0:
            return True
        return bool(seat.roles & CITY)

    def receipts_seen_by(self, seat: SeatPlace) -> bool:
        """Which cells have confirmed a guidance: the city's command, the cell that issued it, control."""
        return sees_everything(seat) or seat.party == self.cell or bool(seat.roles & CITY)


class _OfGuidance(OfRecord):
    KEPT, ID = "guidance", "guidance"


class _Receipt(_OfGuidance):
    """What is known of a cell's receipt: by the cell itself, and by whoever sees them all."""

    guidance: str
    cell: str

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return self.cell == seat.party or state.guidance[self.guidance].receipts_seen_by(seat)


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceIssued(_OfGuidance, _Issued):
    """`due` = exercise second by which each cell of `to` confirms."""

    TYPE: ClassVar[str] = "guidance.issued"
    DONE: ClassVar[str] = N_("Send guidance")
    TOPICS: ClassVar[tuple[str, ...]] = ("messages", "inbox")

    def words(self) -> Utterance:
        return Utterance(
            kind=GUIDANCE,
            item=self.guidance,
            about=self.about,
            cell=self.cell,
            title=str(self.topic),
            body=self.told,
        )

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return self.kept(state, Guidance(at=event.at, **shared(self, _Issued)))


@event
@dataclass(frozen=True, slots=True)
class GuidanceConfirmed(_Receipt):
    """A cell says that it has received the guidance, in time or not."""

    TYPE: ClassVar[str] = "guidance.confirmed"
    VERSION: ClassVar[int] = 2
    DONE: ClassVar[str] = N_("Confirm that guidance has arrived")
    TOPICS: ClassVar[tuple[str, ...]] = ("messages", "inbox")
    guidance: Annotated[str, Key("guidance")]
    cell: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        confirmed = state.guidance[self.guidance].confirmed
        return self.changed(state, confirmed=with_(confirmed, self.cell, event.at))


upcaster("guidance.confirmed", 1)(without("late"))


@event
@dataclass(frozen=True, slots=True)
class GuidanceOverdue(NotTold, _Receipt):
    """A cell has not confirmed by the due second; noted once."""

    TYPE: ClassVar[str] = "guidance.overdue"
    BY: ClassVar[str] = RANGE
    TOPICS: ClassVar[tuple[str, ...]] = ("messages", "inbox")
    guidance: Annotated[str, Key("guidance")]
    cell: str
    excused: bool

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return self.changed(state, overdue=(*state.guidance[self.guidance].overdue, self.cell))


@event
@dataclass(frozen=True, slots=True)
class GuidancePublished(ForAll, _OfGuidance):
    """Public on request: everyone may read it from now on. `checker` found nothing in it; "" = not checked (logs before)."""

    TYPE: ClassVar[str] = "guidance.published"
    RARE: ClassVar[frozenset[str]] = frozenset({"checker"})
    TOPICS: ClassVar[tuple[str, ...]] = ("messages", "network")
    DONE: ClassVar[str] = N_("Ask to read guidance, which makes it public")
    guidance: Annotated[str, Key("guidance")]
    asked_by: str
    checker: str = ""

    def out(self, state: DrillState) -> Outgoing:
        told = state.guidance[self.guidance]
        parts = {"topic": told.topic, "facts": told.facts, "lines": "\n".join(told.lines)}
        return Outgoing(item=told.guidance, about=told.about, parts=parts, issuer=told.cell)

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return self.changed(state, published_at=event.at)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class IssueGuidance(RangeCommand):
    """*Văn bản định hướng*: facts and lines-to-take for `to` (cells), each to confirm within `confirm_within` seconds.

    `statement` "" or a published statement whose words the lines repeat.
    """

    MAY: ClassVar[May] = May(thing="guidance", says=GuidanceIssued.DONE, roles=CITY | {"CTRL"})
    to: Annotated[tuple[str, ...], Key("cell", N_("To")), Count(1)]
    topic: Annotated[str, Words(LINE, told=True)]
    facts: Annotated[str, Words(TEXT, told=True)]
    lines: Annotated[tuple[str, ...], Words(LINE, told=True)]
    case: CaseId = ""
    statement: StatementId = ""
    confirm_within: Annotated[int, Number(60, 86_400)] = 1_800

    def decide(self, scene: RangeScene) -> tuple[GuidanceIssued, ...]:
        wrong = [cell for cell in self.to if scene.seats.cells[scene.cell(cell)].level != 1]
        if wrong or not self.to:
            raise Refused(
                N_("Guidance goes from the upper level to the first; {cell} is not of it."),
                remedy=N_("Choose ward cells; write a message to others."),
                code="R143",
                cell=wrong[0] if wrong else "–",
            )
        scene.about(self.case)
        if self.statement:
            scene.published(self.statement)
        return (
            GuidanceIssued(
                guidance=scene.numbered("g", scene.state.guidance),
                cell=scene.seat.cell,
                to=self.to,
                about=self.case,
                repeats=self.statement,
                due=scene.at + self.confirm_within,
                topic=scene.free(self.topic, "topic"),
                facts=scene.free(self.facts, "facts"),
                lines=tuple(scene.free(line, "lines") for line in self.lines),
            ),
        )


@command
@dataclass(frozen=True, slots=True)
class ConfirmGuidance(RangeCommand):
    """Confirm that one's cell has received guidance that was sent to it."""

    MAY: ClassVar[May] = May(
        thing="guidance",
        says=GuidanceConfirmed.DONE,
        roles=PLAYERS,
        note="guidance to the cell",
        token=True,
    )
    guidance: Annotated[str, Key("guidance")]

    def decide(self, scene: RangeScene) -> tuple[GuidanceConfirmed, ...]:
        guidance = _found(scene, self.guidance)
        if scene.seat.cell not in guidance.to:
            raise _no_guidance(self.guidance)
        if scene.seat.cell in guidance.confirmed:
            return ()
        # A late receipt is still a receipt, never refused.
        return (GuidanceConfirmed(guidance.guidance, scene.seat.cell),)


@command
@dataclass(frozen=True, slots=True)
class RequestGuidance(RangeCommand):
    """The public, the press or oversight asks to read a guidance: it becomes public."""

    MAY: ClassVar[May] = May(
        thing="guidance",
        says=GuidancePublished.DONE,
        roles=SIMULATORS | {"OVERSIGHT", "CITIZEN-DESK", "COLLAB"},
        note="makes it public",
    )
    guidance: Annotated[str, Key("guidance")]

    def decide(self, scene: RangeScene) -> tuple[GuidancePublished, ...]:
        guidance = expect(
            scene.state.guidance.get(self.guidance),
            _no_guidance(self.guidance),
            lambda _: policy.sees_register(scene.seat),
        )
        if guidance.published_at >= 0:
            return ()
        return (GuidancePublished(guidance.guidance, scene.seat.cell, CHECKER),)


def _found(scene: RangeScene, number: str) -> Guidance:
    return expect(
        scene.state.guidance.get(number), _no_guidance(number), lambda guidance: guidance.seen_by(scene.seat)
    )


def _no_guidance(number: str) -> Refused:
    return Refused(
        N_("There is no guidance {guidance} for this cell."),
        remedy=N_("Look at the inbox again."),
        code="R149",
        guidance=number,
    )


class GuidanceView:
    """Guidance as a seat sees it; `until` (sent at, due) = the second by which a receipt is expected as time has run so far."""

    def __init__(self, seat: SeatPlace, state: DrillState, until: Callable[[int, int], int]) -> None:
        self._seat, self._state, self._until = seat, state, until

    @property
    def seen(self) -> tuple[Guidance, ...]:
        """With the seat's own receipts, or all of them for whoever issued it and for control."""
        issued = self._state.guidance.values()
        return tuple(self._own(guidance) for guidance in issued if guidance.seen_by(self._seat))

    @property
    def to_confirm(self) -> tuple[Guidance, ...]:
        """What the cell has not confirmed, soonest due first."""
        cell = self._seat.cell
        waiting = [
            guidance
            for guidance in self._state.guidance.values()
            if cell in guidance.to and cell not in guidance.confirmed and guidance.seen_by(self._seat)
        ]
        return tuple(sorted(map(self._own, waiting), key=lambda guidance: guidance.due))

    @property
    def register(self) -> tuple[tuple[str, int, str, bool], ...]:
        """(number, second, topic, public) of every guidance, for those who may ask for one; () for others."""
        if not policy.sees_register(self._seat):
            return ()
        issued = self._state.guidance.values()
        return tuple(
            (guidance.guidance, guidance.at, guidance.topic, guidance.published_at >= 0)
            for guidance in issued
        )

    def _own(self, guidance: Guidance) -> Guidance:
        guidance = replace(guidance, due=self._until(guidance.at, guidance.due))
        if guidance.receipts_seen_by(self._seat):
            return guidance
        mine = {cell: at for cell, at in guidance.confirmed.items() if cell == self._seat.cell}
        overdue = tuple(cell for cell in guidance.overdue if cell == self._seat.cell)
        return replace(guidance, confirmed=mine, overdue=overdue)
