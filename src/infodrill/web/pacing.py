"""The exercise clock of a live drill, as it stands in the lease: read by everyone, moved by control's commands and the runner.

The log says what was changed and when; the lease holds the same clock with the runner's grant, which is never logged.
"""

# Charter: web pacing
from __future__ import annotations

import json
import time
from dataclasses import asdict, replace

from django.db import connection

from infodrill.conduct.commands import ChangeClock
from infodrill.kernel.clock import ExerciseClock
from infodrill.web.models import Lease

LOOK = "SELECT clock, target, opened, reached, rewritten FROM web_lease WHERE drill_id = %s"
UNPACED = frozenset({"step", "jump", "run_on"})


def wall_ms() -> int:
    return time.time_ns() // 1_000_000


class Pace:
    """The lease's clock as last read. Moves only inside `stores.log.growing`."""

    def __init__(self, drill: str) -> None:
        self._drill = drill
        self._raw: str | None = None  # the text that `clock` was read from, while they say the same
        self.clock, self.target = ExerciseClock(), -1
        self.opened, self.reached = -1, 0
        self.rewritten = 0

    @property
    def clock(self) -> ExerciseClock:
        return self._clock

    @clock.setter
    def clock(self, moved: ExerciseClock) -> None:
        self._clock, self._raw = moved, None

    @property
    def running(self) -> bool:
        return self.clock.running

    @property
    def jumping(self) -> bool:
        """True while the runner moves to `target` without pacing."""
        return self.target >= 0

    def seconds(self) -> int:
        """Exercise seconds now, by the clock as last read: a stale grant makes it stand, never run ahead."""
        return self.clock.read(wall_ms()) // 1000

    def read(self) -> None:
        """Read the lease again; a drill without one has a clock that never ran."""
        with connection.cursor() as cursor:
            cursor.execute(LOOK, [self._drill])
            found = cursor.fetchone()
        if found:
            self.tell(*found)

    def tell(self, clock: str, target: int, opened: int, reached: int, rewritten: int) -> None:
        """The columns of the lease as somebody has read them."""
        if clock != self._raw:
            self.clock = ExerciseClock(**json.loads(clock)) if clock else ExerciseClock()
            self._raw = clock
        self.target, self.opened, self.reached, self.rewritten = target, opened, reached, rewritten

    def take(self, other: Pace) -> None:
        """Show what another reading of the same lease shows."""
        self.clock = other.clock
        self.target, self.opened, self.reached, self.rewritten = (
            other.target, other.opened, other.reached, other.rewritten,
        )  # fmt: skip

    def write(self, **changed: int) -> None:
        """Store the clock and what else changed."""
        for name, value in changed.items():
            setattr(self, name, value)
        Lease.objects.filter(pk=self._drill).update(clock=json.dumps(asdict(self.clock)), **changed)

    def change(self, command: ChangeClock, at: int) -> None:
        """What control asked of the clock. Raises ClockError where the clock forbids it."""
        now = wall_ms()
        if command.change in UNPACED:
            # Tried on the clock, so that it says no by its own rules; the runner moves it minute by minute.
            value = command.value_at(at)
            self.clock.change(command.change, now, value)
            target = value if command.change == "jump" else at + value
            self.write(target=target)
            return
        ends = command.change in ("close", "halt")
        self.clock = self.clock.close(now) if ends else self.clock.change(command.change, now, command.value)
        self.write(**({"target": -1} if ends or command.change == "pause" else {}))

    def halt(self) -> None:
        """Stand still at once, for a real event."""
        if self.clock.running:
            self.clock = self.clock.pause(wall_ms())
        self.write(target=-1)

    def grant(self, until_ms: int) -> None:
        """Let exercise time run up to `until_ms`, never back."""
        if until_ms > self.clock.granted:
            self.clock = self.clock.grant(wall_ms(), until_ms)
            self.write()

    def land(self, second: int) -> None:
        """Put the clock on `second` exactly, in a jump or step; running or paused as before."""
        ms = second * 1000
        now = wall_ms()
        moved = replace(self.clock.grant(now, max(self.clock.granted, ms)), micros=ms * 1000)
        self.clock = replace(moved, since=max(now, moved.since)) if moved.running else moved
        self.write()
