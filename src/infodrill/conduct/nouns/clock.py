"""The clock, phases, jumps and the real stop."""

# Charter: conduct nouns clock
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework.noun import LOOKING_BACK
from infodrill.casework.reach import EITHER, RANGE, OfStaff
from infodrill.conduct.clockrules import CHANGES, ON, allows, phase_over, possible, whole_minutes
from infodrill.conduct.noun import NOT_TOLD, ForAll, May, NotTold, RangeCommand, command
from infodrill.conduct.nouns.course import HALTED, DrillClosed
from infodrill.conduct.roles import CONDUCTORS, STAFF
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import NOTHING, Event, Text, event, unchanged, upcaster
from infodrill.kernel.fields import LATEST, TEXT, Choice, Flag, Key, Number, Words
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import N_

FOR_SAFETY = ("pause", "halt")
THEN = {
    3: N_("Begin phase 4, or let the simulated city live on first."),
    LOOKING_BACK: N_("Close the drill as planned."),
}
VALUES = {
    "speed": N_("Write thousandths of real time, from 100 (×0.1) to 1000000 (×1000): 8000 is ×8."),
    "step": N_("Write seconds, from 1 to 3600."),
    "run_on": N_("Write seconds, from 1 to 259200."),
}
"""By change, what its `value` may be."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump under way, to exercise second `target`; `forced` = past grave injects too."""

    target: int
    forced: bool


@event
@dataclass(frozen=True, slots=True)
class PhaseBegun(ForAll):
    """The drill came into a phase of the exercise, 1 to 4."""

    TYPE: ClassVar[str] = "phase.begun"
    BY: ClassVar[str] = EITHER
    DONE: ClassVar[str] = N_("Begin the next phase")
    TOPICS: ClassVar[tuple[str, ...]] = ("clock", "screen")
    phase: int

    def apply(self, state: DrillState, event: Event) -> DrillState:
        fourth = whole_minutes(event.at) if self.phase == LOOKING_BACK else state.fourth
        return renewed(state, phase=self.phase, fourth=fourth)


# What whoever turned the clock reads of it after the close; that the drill was ended is told by itself.
TOLD: Mapping[str, str] = {
    "start": N_("Begin the drill"), "pause": N_("Pause the clock"), "resume": N_("Let the clock go on"),
    "speed": N_("Set the speed of the clock"), "step": N_("Move the clock on"), "jump": N_("Move the clock on"),
    "run_on": N_("Run the simulation on"), "close": NOT_TOLD,
}  # fmt: skip


@event
@dataclass(frozen=True, slots=True)
class ClockChanged(ForAll):
    """change start | pause | resume | speed | step | jump | run_on | close.

    `value` = speed × 1000, seconds, or the target second, as the change asks.
    """

    TYPE: ClassVar[str] = "clock.changed"
    VERSION: ClassVar[int] = 2
    BY: ClassVar[str] = EITHER
    TOPICS: ClassVar[tuple[str, ...]] = ("clock", "screen")
    change: str
    value: int = 0
    reason: OfStaff = NOTHING

    @property
    def done(self) -> str:
        return TOLD[self.change]

    @property
    def gist(self) -> str:
        """The speed that was set, or how far the clock was moved on (minutes:seconds); else why."""
        if self.change == "step":
            return f"+{self.value // 60}:{self.value % 60:02d}"
        return f"×{self.value / 1000:g}" if self.change == "speed" else str(self.reason)

    def apply(self, state: DrillState, event: Event) -> DrillState:
        running = {"start": True, "resume": True, "pause": False, "close": False}.get(
            self.change, state.running
        )
        run_on = self.change == "run_on" or (state.run_on and self.change not in {"resume", "close"})
        begun, lifted = state.begun or self.change == "start", state.lifted and not running
        state = renewed(state, begun=begun, running=running, run_on=run_on, lifted=lifted)
        return _paced(state, event.at, self.value) if self.change == "speed" else state


def _paced(state: DrillState, at: int, speed: int) -> DrillState:
    """The state from second `at` on at another speed, 0 = in a jump; a speed set in a jump is that after it."""
    paces = state.paces if state.jump else (*state.paces, (at, speed))
    return renewed(state, speed=speed, paces=paces)


upcaster("clock.changed", 1)(unchanged)  # `reason` was no free text


@event
@dataclass(frozen=True, slots=True)
class SafetyStop(ForAll):
    """A real event: play stands still everywhere, and every page says what to do."""

    TYPE: ClassVar[str] = "safety.stopped"
    DONE: ClassVar[str] = N_("Stop: real event")
    TOPICS: ClassVar[tuple[str, ...]] = ("stop",)
    reason: OfStaff

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, stopped=True, stopped_for=self.reason, running=False, lifted=False)


@event
@dataclass(frozen=True, slots=True)
class SafetyResume(ForAll):
    """The real event is over: play goes on."""

    TYPE: ClassVar[str] = "safety.resumed"
    DONE: ClassVar[str] = N_("Let the exercise go on after a real event")
    TOPICS: ClassVar[tuple[str, ...]] = ("stop",)

    def apply(self, state: DrillState, event: Event) -> DrillState:
        # Time stays where it stands: control lets it run again once the hall is ready.
        return renewed(state, stopped=False, stopped_for="", lifted=True)


@event
@dataclass(frozen=True, slots=True)
class JumpBegun(NotTold, ForAll):
    """The runner simulates every minute from second `frm` to `target`; deadlines inside are excused."""

    TYPE: ClassVar[str] = "clock.jump_begun"
    TOPICS: ClassVar[tuple[str, ...]] = ("clock", "screen")
    frm: int
    target: int
    forced: bool

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return replace(_paced(state, self.frm, 0), jump=Jump(self.target, self.forced), speed=state.speed)


@event
@dataclass(frozen=True, slots=True)
class JumpEnded(NotTold, ForAll):
    """The jump is over at second `reached`: at its target (`inject` 0), or before a grave inject that people must meet."""

    TYPE: ClassVar[str] = "clock.jump_ended"
    BY: ClassVar[str] = RANGE
    TOPICS: ClassVar[tuple[str, ...]] = ("clock", "screen")
    reached: int
    inject: Annotated[int, Key("inject")] = 0

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return _paced(renewed(state, jump=None), self.reached, state.speed)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeClock(RangeCommand):
    """change start | pause | resume | speed | step | jump | run_on | close | halt.

    `value`: thousandths of real time for speed; seconds for step and run_on; the target second for jump, in place of
    which `ahead` says how many seconds on from the moment of the command. `forced`: a jump passes over grave injects.
    `halt` ends the drill at once, before its plan does.
    """

    MAY: ClassVar[May] = May(
        thing="clock",
        says=N_("Run the clock; the safety officer only pauses it or ends the drill"),
        roles=CONDUCTORS | {"SAFE"},
        note="SAFE: pause and halt alone",
    )
    OWN_RULE: ClassVar[bool] = True
    change: Annotated[str, Choice(CHANGES)]
    value: Annotated[int, Number(0, LATEST)] = 0
    reason: Annotated[str, Words(TEXT)] = ""
    forced: Annotated[bool, Flag(N_("Pass over grave injects too"))] = False
    ahead: Annotated[int, Number(0, LATEST)] = 0

    def value_at(self, now: int) -> int:
        """What is recorded as `value` when the command is carried out at exercise second `now`."""
        return now + self.ahead if self.change == "jump" and self.ahead else self.value

    def allows(self, role: str) -> bool:
        """SAFE alone pauses and halts; the conductors make every change."""
        return role in CONDUCTORS or (role == "SAFE" and self.change in FOR_SAFETY)

    def decide(self, scene: RangeScene) -> tuple[ClockChanged | DrillClosed | JumpBegun, ...]:
        value = self.value_at(scene.at)
        self._refuse_now(scene, value)
        why = scene.optional(self.reason, "reason")
        if self.change == "halt":
            # For its refusal of an empty one: who ends a drill before its plan does says why.
            scene.free(self.reason, "reason")
            return (ClockChanged("close", 0, why), DrillClosed(Text(f"{HALTED}{why}")))
        if self.change == "close":
            return (ClockChanged("close", 0, why), DrillClosed(why))
        changed = ClockChanged(self.change, value, why)
        if self.change == "jump":
            return (changed, JumpBegun(scene.at, value, self.forced))
        return (changed,)

    def _refuse_now(self, scene: RangeScene, value: int) -> None:
        if self.change not in CHANGES or self.value < 0 or self.ahead < 0:
            raise Refused(
                N_("The clock knows no {change}."),
                remedy=N_("Choose from the list: {known}."),
                code="R122",
                change=self.change,
                known=CHANGES,
            )
        if self.change == "jump" and "jump" in possible(scene.state, scene.scenario) and value < scene.at:
            raise Refused(
                N_("That moment is past already."),
                remedy=N_("Choose one that is still ahead, or say how far to jump."),
                code="R128",
            )
        if self.change in ON and (over := phase_over(scene.state, scene.scenario)):
            raise Refused(
                N_("Phase {phase} is over; the clock goes no further in it."),
                remedy=THEN[over],
                code="R166",
                phase=over,
            )
        if not allows(scene.state, scene.scenario, self.change, value):
            if self.change in (changes := possible(scene.state, scene.scenario)) and self.change in VALUES:
                raise Refused(
                    N_("“{change}” does not take the value {value}."),
                    remedy=VALUES[self.change],
                    code="R123",
                    change=self.change,
                    value=value,
                )
            raise Refused(
                N_("“{change}” is not possible now."),
                remedy=N_("Possible now: {possible}."),
                code="R123",
                change=self.change,
                possible=changes,
            )


@command
@dataclass(frozen=True, slots=True)
class BeginPhase(RangeCommand):
    """Go on to the next phase of the exercise."""

    MAY: ClassVar[May] = May(thing="clock", says=PhaseBegun.DONE, roles=CONDUCTORS)
    OWN_RULE: ClassVar[bool] = True
    phase: Annotated[int, Number(1, LOOKING_BACK)]

    def decide(self, scene: RangeScene) -> tuple[ClockChanged | PhaseBegun, ...]:
        if not scene.state.phase < self.phase <= LOOKING_BACK:
            raise Refused(
                N_("Phases only go forward."),
                remedy=N_("To try again, play again from an earlier minute."),
                code="R119",
            )
        # Where the clock stood because a phase was over, and nobody else had stopped it, that is why it goes on.
        waited = phase_over(scene.state, scene.scenario) and not scene.state.running
        return (PhaseBegun(self.phase), ClockChanged("resume")) if waited else (PhaseBegun(self.phase),)


@command
@dataclass(frozen=True, slots=True)
class StopForReal(RangeCommand):
    """A real event. Everything simulated is blanked until `ResumeAfterStop`. Whoever conducts or watches over safety may: one of
    them is always in the hall, in drills without a safety officer too. What happened may follow, while it holds."""

    MAY: ClassVar[May] = May(thing="clock", says=SafetyStop.DONE, roles=STAFF, stopped=True)
    PACED: ClassVar[bool] = False  # what stops a drill because somebody is in danger waits for nothing
    reason: Annotated[str, Words(TEXT, N_("What happened"))] = ""

    def decide(self, scene: RangeScene) -> tuple[SafetyStop, ...]:
        reason = scene.optional(self.reason, "reason")
        return () if scene.state.stopped and not reason else (SafetyStop(reason),)


@command
@dataclass(frozen=True, slots=True)
class ResumeAfterStop(RangeCommand):
    """End a stop for a real event."""

    MAY: ClassVar[May] = May(thing="clock", says=SafetyResume.DONE, roles=STAFF, stopped=True)

    def decide(self, scene: RangeScene) -> tuple[SafetyResume, ...]:
        return (SafetyResume(),)
