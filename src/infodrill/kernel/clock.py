"""Owns exercise time: one clock a drill, folded from the changes that control and the runner make.

`now` is in milliseconds of a steady clock of whoever asks, one that nobody sets; exercise time goes out as milliseconds.
Inside, exercise time is counted in microseconds, because milliseconds × thousandths of speed are microseconds exactly: no
change of speed loses any.
"""

# Charter: kernel clock
from __future__ import annotations

from dataclasses import dataclass, replace

from infodrill.kernel.errors import ClockError

MINUTE, HOUR, DAY = 60, 3_600, 86_400  # seconds
HOUR_IN_MINUTES, DAY_IN_MINUTES = HOUR // MINUTE, DAY // MINUTE
NEVER = 1 << 40  # a second that no drill reaches
SLOWEST, FASTEST = 100, 1_000_000  # thousandths: ×0.1 to ×1000
READY, RUNNING, PAUSED, CLOSED = "ready", "running", "paused", "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseClock:
    """A clock as it stands: it advances only while running, and never beyond what the runner granted.

    `speed` in thousandths; `granted` and `run_on_until` in exercise ms (-1 = no run-on); `since` = the ms of the
    reader's steady clock from which a running clock counts on. Every change returns a new clock; one that the state
    forbids raises ClockError.
    """

    state: str = READY
    speed: int = 1000
    granted: int = 0
    run_on_until: int = -1
    since: int = 0
    micros: int = 0

    @property
    def running(self) -> bool:
        return self.state == RUNNING

    @property
    def in_run_on(self) -> bool:
        return self.run_on_until >= 0

    @property
    def limit(self) -> int:
        """The last exercise ms that may be reached now."""
        return min(self.granted, self.run_on_until) if self.in_run_on else self.granted

    def read(self, now: int) -> int:
        """Exercise time in ms. A `now` from before the last change does not put the exercise back."""
        return self.reached(now) // 1000

    def reached(self, now: int) -> int:
        """Exercise time in microseconds."""
        if self.state != RUNNING:
            return self.micros
        reached = self.micros + max(0, now - self.since) * self.speed
        return max(self.micros, min(reached, self.limit * 1000))

    def rebased(self, now: int) -> ExerciseClock:
        """The same clock, counting from `now`; never from earlier than it counted before."""
        if self.state != RUNNING:
            return self
        return replace(self, micros=self.reached(now), since=max(now, self.since))

    def not_behind(self, now: int, micros: int) -> ExerciseClock:
        """The same clock, having reached `micros` at least, as far as it may: what was shown is not taken back."""
        if micros <= self.reached(now):
            return self
        return replace(self.rebased(now), micros=max(self.reached(now), min(micros, self.limit * 1000)))

    def grant(self, now: int, until: int) -> ExerciseClock:
        """Exercise time may run to `until` ms. Time lost while waiting for a grant is not made up."""
        self._demand("grant", READY, RUNNING, PAUSED)
        if until < self.granted:
            raise ClockError("{until} ms is granted already; a grant is not taken back", until=self.granted)
        return replace(self.rebased(now), granted=until)

    def start(self, now: int) -> ExerciseClock:
        self._demand("start", READY)
        return replace(self, state=RUNNING, since=now)

    def pause(self, now: int) -> ExerciseClock:
        self._demand("pause", RUNNING)
        return replace(self.rebased(now), state=PAUSED)

    def resume(self, now: int) -> ExerciseClock:
        """Run on from where the clock stood; however long the pause, none of it counts."""
        self._demand("resume", PAUSED)
        return replace(self, state=RUNNING, since=now)

    def at_speed(self, now: int, speed: int) -> ExerciseClock:
        """Pace by `speed` thousandths of real time from now on."""
        self._demand("speed", READY, RUNNING, PAUSED)
        if not SLOWEST <= speed <= FASTEST:
            raise ClockError("speed {speed} is not between ×0.1 and ×1000", speed=f"×{speed / 1000:g}")
        return replace(self.rebased(now), speed=speed)

    def step(self, now: int, span: int) -> ExerciseClock:
        """Move a paused clock on by `span` ms; carried out by the runner, so it carries its own grant."""
        self._demand("step", PAUSED)
        if span <= 0:
            raise ClockError("a step goes forward, by at least one millisecond")
        return self._moved(now, self.read(now) + span)

    def jump(self, now: int, target: int) -> ExerciseClock:
        """Land on `target` ms exactly, running or paused as before; the runner simulates every minute between."""
        self._demand("jump", RUNNING, PAUSED)
        if target < self.read(now):
            raise ClockError("a jump goes forward: it is {now} ms already", now=self.read(now))
        return self._moved(now, target)

    def run_on(self, now: int, span: int) -> ExerciseClock:
        """After play, let the simulated city live on for `span` ms and no longer."""
        self._demand("run_on", RUNNING, PAUSED)
        if self.in_run_on or span <= 0:
            raise ClockError("a run-on is begun once, and lasts some time")
        rebased = self.rebased(now)
        return replace(rebased, run_on_until=rebased.read(now) + span)

    def close(self, now: int) -> ExerciseClock:
        """Stand still for good."""
        self._demand("close", READY, RUNNING, PAUSED)
        return replace(self.rebased(now), state=CLOSED)

    def change(self, change: str, now: int, value: int = 0) -> ExerciseClock:
        """Fold one recorded change: `value` is thousandths for `speed`, seconds for grant, step, jump and run_on."""
        match change:
            case "start" | "pause" | "resume" | "close":
                changed: ExerciseClock = getattr(self, change)(now)
                return changed
            case "speed":
                return self.at_speed(now, value)
            case "grant" | "step" | "jump" | "run_on":
                moved: ExerciseClock = getattr(self, change)(now, value * 1000)
                return moved
        raise ClockError("the clock knows no change {change}", change=change)

    def _moved(self, now: int, target: int) -> ExerciseClock:
        if self.in_run_on and target > self.run_on_until:
            raise ClockError("the run-on ends at {until} ms", until=self.run_on_until)
        since = max(now, self.since) if self.state == RUNNING else self.since
        return replace(self, micros=target * 1000, since=since, granted=max(self.granted, target))

    def _demand(self, change: str, *states: str) -> None:
        if self.state not in states:
            raise ClockError(
                "a clock that is {state} cannot {change}",
                remedy="Possible when it is {states}.",
                state=self.state,
                change=change,
                states=" | ".join(states),
            )
