"""A draft that its writer throws away: nobody is asked to go on with it. The log keeps it, as everything."""

# Charter: conduct nouns drafts
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.book import Statement
from infodrill.casework.steps import WRITERS
from infodrill.conduct import policy
from infodrill.conduct.noun import May, RangeCommand, RangeEvent, command
from infodrill.conduct.scene import RangeScene, unknown_item
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, event
from infodrill.kernel.fields import Key, StatementId
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_


@event
@dataclass(frozen=True, slots=True)
class DraftThrownAway(RangeEvent):
    """A text that lay with its writers is on no list any more; whoever writes on in it has it back."""

    TYPE: ClassVar[str] = "draft.thrown_away"
    TOPICS: ClassVar[tuple[str, ...]] = ("statements", "statement-*")
    ITEM: ClassVar[str] = "statement"
    DONE: ClassVar[str] = N_("Throw a draft away")
    statement: StatementId

    def apply(self, state: DrillState, event: Event) -> DrillState:
        version = state.book.statements[self.statement].newest.version
        return renewed(state, thrown_away=with_(state.thrown_away, self.statement, version))

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return policy.sees_item(seat, self.statement, state)

    def topics(self, seat: SeatPlace, state: DrillState) -> frozenset[str]:
        return frozenset({"statements", f"statement-{self.statement}"})


@command
@dataclass(frozen=True, slots=True)
class ThrowDraftAway(RangeCommand):
    """*Bỏ bản nháp*: by the cell that wrote it, while it lies there; a second time changes nothing."""

    MAY: ClassVar[May] = May(
        thing="statement",
        says=DraftThrownAway.DONE,
        roles=WRITERS,
        note="of the own cell, neither handed in nor out",
    )
    statement: Annotated[str, Key("statement")]

    def decide(self, scene: RangeScene) -> tuple[DraftThrownAway, ...]:
        text = scene.state.book.statements.get(self.statement)
        if text is None or text.newest.author[1] != scene.seat.cell:
            raise unknown_item()
        if not may_go(text):
            raise Refused(
                N_("Only a draft that lies with its writers is thrown away."),
                remedy=N_("Change it, or correct what is out."),
                code="R171",
            )
        return () if thrown_away(scene.state, text) else (DraftThrownAway(text.statement),)


def may_go(text: Statement) -> bool:
    """Whether it lies with its writers, and nothing of it was ever published."""
    return text.state == "DRAFTING" and text.published is None


def thrown_away(state: DrillState, text: Statement) -> bool:
    """Whether nobody has written on in it since."""
    return state.thrown_away.get(text.statement) == text.newest.version and may_go(text)
