"""Practice alone (*tự luyện*): one person at one seat without control; the clock waits while something waits for that seat."""

# Charter: conduct nouns practice
from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar

from infodrill.casework.reach import EITHER, RANGE
from infodrill.casework.steps import PLAYERS
from infodrill.conduct.noun import ForAll, May, NotTold, RangeCommand, command
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Event, event
from infodrill.kernel.fields import Choice
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import N_

GO_ON, END = "go_on", "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """Who practises, at `seat`. The clock stands for `waits`, () = it does not; `passed` = what it stands for no more because
    the person said so. Both hold "step:item", the most urgent first, as `conduct.practising` writes them. `ends` = the person
    has asked for the end."""

    seat: str
    waits: tuple[str, ...] = ()
    passed: frozenset[str] = field(default_factory=frozenset)
    ends: bool = False


@event
@dataclass(frozen=True, slots=True)
class PracticeOpened(NotTold, ForAll):
    """The drill is one person's practice at `seat`: unrated, without control; all other cells work by themselves."""

    TYPE: ClassVar[str] = "practice.opened"
    BY: ClassVar[str] = RANGE
    TOPICS: ClassVar[tuple[str, ...]] = ("clock",)
    seat: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, practice=Practice(seat=self.seat))


@event
@dataclass(frozen=True, slots=True)
class PracticeWaits(NotTold, ForAll):
    """The clock stands because steps wait for the person: all of them, the one that is due first at the head."""

    TYPE: ClassVar[str] = "practice.waits"
    BY: ClassVar[str] = RANGE
    TOPICS: ClassVar[tuple[str, ...]] = ("clock",)
    WORK: ClassVar[bool] = False
    steps: tuple[str, ...]

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return _with(state, waits=self.steps)


@event
@dataclass(frozen=True, slots=True)
class PracticeWentOn(NotTold, ForAll):
    """Nothing waits any more; or, `passed`, the person has the clock go on without what waits."""

    TYPE: ClassVar[str] = "practice.went_on"
    BY: ClassVar[str] = EITHER
    TOPICS: ClassVar[tuple[str, ...]] = ("clock",)
    WORK: ClassVar[bool] = False
    passed: bool

    def apply(self, state: DrillState, event: Event) -> DrillState:
        held = state.practice
        passed = held.passed.union(held.waits) if held and self.passed else held.passed if held else ()
        return _with(state, waits=(), passed=frozenset(passed))


@event
@dataclass(frozen=True, slots=True)
class PracticeEnds(NotTold, ForAll):
    """The person has asked for the end; the range closes the drill."""

    TYPE: ClassVar[str] = "practice.ends"
    TOPICS: ClassVar[tuple[str, ...]] = ("clock",)
    WORK: ClassVar[bool] = False

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return _with(state, ends=True)


@command
@dataclass(frozen=True, slots=True)
class Practise(RangeCommand):
    """what go_on = let the clock go on without what it waits for | end = end the practice and look back.

    Only the seat that practises, in a practice: in a drill with others the clock is control's.
    """

    MAY: ClassVar[May] = May(
        thing="practice",
        says=N_("Alone in practice: go on without waiting, or end"),
        roles=PLAYERS,
        note="the seat that practises alone",
    )
    what: Annotated[str, Choice((GO_ON, END))]

    def decide(self, scene: RangeScene) -> tuple[PracticeEnds | PracticeWentOn, ...]:
        practice = expect(
            scene.state.practice,
            Refused(
                N_("This drill is not your practice: control holds its clock."),
                remedy=N_("Ask control."),
                code="R170",
            ),
            lambda practice: practice.seat == scene.seat.seat,
        )
        if self.what == END:
            return () if practice.ends else (PracticeEnds(),)
        return (PracticeWentOn(passed=True),) if practice.waits else ()


def _with(state: DrillState, **changed: object) -> DrillState:
    """The state with its practice changed; as it was in a drill that is none."""
    held = state.practice
    return state if held is None else renewed(state, practice=replace(held, **changed))  # type: ignore[arg-type]
