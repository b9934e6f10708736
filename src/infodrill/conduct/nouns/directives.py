"""Directives (*ý kiến chỉ đạo*), which become rows of the improvement plan."""

# Charter: conduct nouns directives
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.reach import Inside
from infodrill.casework.records import CaseBook
from infodrill.conduct.noun import May, OfRecord, RangeCommand, command
from infodrill.conduct.nouns.messages import Message
from infodrill.conduct.policy import sees_everything
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, event, shared
from infodrill.kernel.fields import TEXT, CaseId, CellIds, Key, Number, Subject, Words
from infodrill.kernel.i18n import N_

LONGEST_DUE = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A directive as it was given."""

    directive: str
    cell: str
    to: tuple[str, ...]
    owner: str
    due_days: int
    about: Subject  # case id, "" = none
    text: Inside
    gap: Inside


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive(_Given):
    at: int
    received: tuple[str, ...] = ()  # cells

    def is_to(self, seat: SeatPlace) -> bool:
        """It binds the cells that it names, as those told or as the one that does it; all players when it names none."""
        named = {self.owner, *self.to} - {""}
        return seat.plays and (not named or seat.party in named)

    def waits_for(self, seat: SeatPlace) -> bool:
        """It binds the seat's cell, which did not give it and has not said that it was received."""
        return self.is_to(seat) and seat.cell != self.cell and seat.cell not in self.received

    def seen_by(self, seat: SeatPlace) -> bool:
        """Whom it is given to (all players when it names none), whoever owns it, the cell that gave it, control."""
        if sees_everything(seat) or seat.party in (self.cell, self.owner, *self.to):
            return True
        return not self.to and seat.plays


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveGiven(OfRecord, _Given):
    """Becomes a row of the improvement plan: gap, action (`text`), owner cell ("" = the secretariat), days after the drill."""

    TYPE: ClassVar[str] = "directive.given"
    DONE: ClassVar[str] = N_("Give a directive")
    KEPT, ID = "directives", "directive"
    TOPICS: ClassVar[tuple[str, ...]] = ("messages", "inbox")

    def apply(self, state: DrillState, event: Event) -> DrillState:
        entry = Directive(at=event.at, **shared(self, _Given))
        return self.kept(state, entry)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class GiveDirective(RangeCommand):
    """*Ý kiến chỉ đạo*: what was found wanting (`gap`), what to do (`text`), which cell, within how many days."""

    MAY: ClassVar[May] = May(
        thing="directive", says=DirectiveGiven.DONE, roles=frozenset({"L2-LEAD", "UBND", "DIR", "CTRL"})
    )
    text: Annotated[str, Words(TEXT, N_("What to do"))]
    gap: Annotated[str, Words(TEXT, N_("What was found wanting"))] = ""
    to: CellIds = ()
    owner: Annotated[str, Key("cell", N_("Who does it"))] = ""
    due_days: Annotated[int, Number(1, LONGEST_DUE, N_("Within how many days"))] = 30
    case: CaseId = ""

    def decide(self, scene: RangeScene) -> tuple[DirectiveGiven, ...]:
        for cell in (*self.to, *((self.owner,) if self.owner else ())):
            scene.cell(cell)
        scene.about(self.case)
        return (
            DirectiveGiven(
                directive=scene.numbered("d", scene.state.directives),
                cell=scene.seat.cell,
                to=self.to,
                owner=self.owner,
                due_days=self.due_days,
                about=self.case,
                text=scene.free(self.text, "text"),
                gap=scene.optional(self.gap, "gap"),
            ),
        )


def to_receive(
    seat: SeatPlace, messages: tuple[Message, ...], directives: tuple[Directive, ...], book: CaseBook
) -> Mapping[str, Message | Directive]:
    """Reports and directives to the seat's cell, by id, that it has neither said it received nor acted on."""
    told: dict[str, Message | Directive] = {message.message: message for message in messages}
    told |= {given.directive: given for given in directives}

    def acted_on(found: Message | Directive) -> bool:
        """The cell has worked since on the case that it is about, or written back to whoever sent it."""
        about = found.case if isinstance(found, Message) else found.about
        lines = book.timelines.get(about, ())
        return any(line.cell == seat.cell and line.at >= found.at for line in lines) or any(
            sent.cell == seat.cell and found.cell in sent.to and sent.case == about and sent.at >= found.at
            for sent in messages
        )

    return {item: found for item, found in told.items() if found.waits_for(seat) and not acted_on(found)}
