"""Moves of the story (*bước*), and the leap to one that control holds and lets go."""

# Charter: conduct nouns leaps
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework.noun import LOOKING_BACK
from infodrill.casework.reach import EITHER, OfStaff
from infodrill.conduct import holding
from infodrill.conduct.noun import ForAll, Hidden, May, RangeCommand, command
from infodrill.conduct.roles import CONDUCTORS
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, event
from infodrill.kernel.fields import TEXT, Key, Words
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A move that control holds: planned at second `planned` of the scenario, and for second `due` as things stood; `why` in
    control's words, "" = not said."""

    move: int
    planned: int
    due: int
    why: str = ""


@event
@dataclass(frozen=True, slots=True)
class MoveBegun(ForAll):
    """A *bước*: the story's clock now reads `story` ("22:40")."""

    TYPE: ClassVar[str] = "move.begun"
    BY: ClassVar[str] = EITHER
    DONE: ClassVar[str] = N_("Begin the next move")
    TOPICS: ClassVar[tuple[str, ...]] = ("clock", "screen")
    move: int
    story: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        told = (*state.told, (self.move, event.at, self.story))
        return renewed(state, moves=(*state.moves, self.move), told=told, story=self.story, story_at=event.at)


@event
@dataclass(frozen=True, slots=True)
class LeapHeld(Hidden):
    """Control holds a move that is planned for second `due` as things stand: the plan stands still from there on."""

    TYPE: ClassVar[str] = "leap.held"
    DONE: ClassVar[str] = N_("Hold the next leap in time")
    move: int
    due: int
    reason: OfStaff

    def apply(self, state: DrillState, event: Event) -> DrillState:
        planned = self.due - sum(waited for _, waited in state.held)
        return renewed(state, hold=Hold(move=self.move, planned=planned, due=self.due, why=str(self.reason)))


@event
@dataclass(frozen=True, slots=True)
class LeapLetGo(Hidden):
    """The held move may begin. `waited` = whole minutes, in seconds, by which it and all that is planned after it come later;
    `begins` = the second from which the plan goes on."""

    TYPE: ClassVar[str] = "leap.let_go"
    DONE: ClassVar[str] = N_("Let a held leap in time go")
    move: int
    waited: int
    begins: int

    def apply(self, state: DrillState, event: Event) -> DrillState:
        if state.hold is None or not self.waited:
            return renewed(state, hold=None)
        held = (*state.held, (state.hold.planned, self.waited))
        return renewed(state, hold=None, held=held, resumes=self.begins)


@command
@dataclass(frozen=True, slots=True)
class BeginMove(RangeCommand):
    """Begin a move of the story that has not come: the story leaps to it."""

    MAY: ClassVar[May] = May(thing="clock", says=MoveBegun.DONE, roles=CONDUCTORS)
    move: Annotated[int, Key("move")]

    def decide(self, scene: RangeScene) -> tuple[MoveBegun, ...]:
        move = expect(
            next(
                (each_move for each_move in scene.scenario.drill.moves if each_move.number == self.move), None
            ),
            Refused(
                N_("There is no such move ahead."), remedy=N_("Choose from the run of show."), code="R120"
            ),
            lambda move: move.number not in scene.state.moves,
        )
        if scene.state.hold and scene.state.hold.move == move.number:
            raise Refused(N_("That move is held."), remedy=N_("Let it go first."), code="R158")
        return (MoveBegun(move.number, move.story),)


@command
@dataclass(frozen=True, slots=True)
class HoldLeap(RangeCommand):
    """Hold the next planned move: neither it nor what is planned after it comes until control lets it go."""

    MAY: ClassVar[May] = May(thing="clock", says=LeapHeld.DONE, roles=CONDUCTORS, note="the next move")
    move: Annotated[int, Key("move")]
    reason: Annotated[str, Words(TEXT, N_("Why the leap is held"))] = ""

    def decide(self, scene: RangeScene) -> tuple[LeapHeld, ...]:
        following = next(iter(holding.ahead(scene.state, scene.scenario)), None)
        if (
            following is None
            or following.number != self.move
            or scene.state.hold
            or scene.state.phase == LOOKING_BACK
        ):
            raise Refused(
                N_("Only the next move can be held, and only one at a time."),
                remedy=N_("Choose from the run of show."),
                code="R156",
            )
        due = holding.comes_at(scene.state, following.at)
        return (LeapHeld(following.number, due, scene.optional(self.reason, "reason")),)


@command
@dataclass(frozen=True, slots=True)
class LetLeapGo(RangeCommand):
    """Let a held move go: it begins when it is planned, or with the next whole minute where that is over."""

    MAY: ClassVar[May] = May(thing="clock", says=LeapLetGo.DONE, roles=CONDUCTORS)
    move: Annotated[int, Key("move")]

    def decide(self, scene: RangeScene) -> tuple[LeapLetGo, ...]:
        hold = expect(
            scene.state.hold,
            Refused(N_("That move is not held."), remedy=N_("Choose from the run of show."), code="R157"),
            lambda hold: hold.move == self.move,
        )
        now = replace(scene.state, at=scene.at)
        waited = holding.waited_by(now) if scene.at >= holding.whole(hold.due) else 0
        return (LeapLetGo(hold.move, waited, holding.whole(hold.due) + waited),)
