"""The exercise clock of a live drill, as it stands in the lease: read by everyone, moved by control's commands and the runner.

The log says what was changed and when; the lease holds the same clock with the runner's grant, which is never logged.
No clock of one process is compared with that of another (docs/adr/0006): the lease says how far exercise time had come when it
was written, and whoever reads it counts on from the moment at which it first saw it, up to the grant. So a reader is late by
its way to the database and never ahead, whatever is done to wall clocks.
"""

# Charter: web pacing
from __future__ import annotations

import json
import secrets
import threading
from collections import deque
from dataclasses import asdict, replace

from django.db import connection

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.kernel.clock import CLOSED, RUNNING, ExerciseClock
from infodrill.web import steady
from infodrill.web.models import Lease
from infodrill.web.stores.log import CHANNEL

LOOK = "SELECT clock, target, opened, reached, rewritten, presented FROM web_lease WHERE drill_id = %s"
# What the runner carries out minute by minute: the lease names the target, and the clock lands on every minute
# before it.
UNPACED = frozenset({"step", "jump", "run_on"})

HELD_MS = 4_000  # behind the end of what was granted: a minute that takes a moment to close is none
KEPT = 4  # clocks of a drill whose first sight is remembered: one that was written and rolled back is not the last
DRILLS = 1_000  # of a process whose clocks are remembered, those seen last: more do not run at once

_sights: dict[
    str, deque[tuple[str, int]]
] = {}  # drill → (clock as stored, steady ms of this process when it was first seen)
_sighting = threading.Lock()


def goes(clock: str, target: int) -> bool:
    """Whether time should go on in a drill, by the columns of its lease."""
    return target >= 0 or _state(clock) == RUNNING


def closes(clock: str) -> bool:
    """Whether time is over in a drill, by the same: what is left to do for it is short."""
    return _state(clock) == CLOSED


def _state(clock: str) -> str:
    try:
        return str(json.loads(clock)["state"]) if clock else ""
    except (ValueError, TypeError, KeyError):
        return ""  # damaged: the list of drills says so, and no other drill has to wait for it


def another_version() -> int:
    """For `Lease.rewritten`: a number that no process has seen before, whatever was restored and whatever the time is."""
    return secrets.randbits(62) | 1


class Pace:
    """The lease's clock as last read. Moves only inside `stores.log.growing`."""

    def __init__(self, drill: str) -> None:
        self._drill = drill
        self._raw: str | None = None  # the text that `clock` was read from, while they say the same
        self._shown = 0  # microseconds up to which `seconds` has told
        self._turn = 0  # how often the stored clock was changed: two that stand alike are not one
        self.clock, self.target = ExerciseClock(), -1
        self.opened, self.reached = -1, 0
        self.rewritten, self.presented = 0, -1

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
    def speed(self) -> int:
        """Thousandths of real time."""
        return self.clock.speed

    @property
    def awaited(self) -> bool:
        """Whether it was set going and the runner has granted no second yet: it makes the city ready."""
        return self.running and not self.clock.granted

    @property
    def held(self) -> bool:
        """Whether time should go on and the runner has let it go no further for HELD_MS: no clock of a page goes on then."""
        clock = self.clock
        wanted = clock.micros + max(0, steady.ms() - clock.since - HELD_MS) * clock.speed
        return self.running and wanted > clock.limit * 1000

    @property
    def jumping(self) -> bool:
        """True while the runner moves to `target` without pacing."""
        return self.target >= 0

    def seconds(self) -> int:
        """Exercise seconds now, by the clock as last read: a stale grant makes it stand, never run ahead."""
        reached = self.clock.reached(steady.ms())
        self._shown = max(self._shown, reached)
        return reached // 1_000_000

    def read(self) -> None:
        """Read the lease again; a drill without one has a clock that never ran."""
        with connection.cursor() as cursor:
            cursor.execute(LOOK, [self._drill])
            found = cursor.fetchone()
        if found:
            self.tell(*found)

    def tell(
        self, clock: str, target: int, opened: int, reached: int, rewritten: int, presented: int
    ) -> None:
        """The columns of the lease as somebody has read them."""
        if clock != self._raw:
            if rewritten != self.rewritten:
                self._shown = 0  # a drill that was put back from a backup may stand at an earlier time
            self._see(clock)
        self.target, self.opened, self.reached, self.rewritten = target, opened, reached, rewritten
        self.presented = presented

    def take(self, other: Pace) -> None:
        """Show what another reading of the same lease shows of time; where the hall is led to is told to all by `catch_up`."""
        self._clock, self._raw, self._turn = other._clock, other._raw, other._turn
        self.target, self.opened, self.reached, self.rewritten = (
            other.target, other.opened, other.reached, other.rewritten,
        )  # fmt: skip

    def write(self, **changed: int) -> None:
        """Store the clock and what else changed."""
        for name, value in changed.items():
            setattr(self, name, value)
        # No text: the clock was changed since it was last read or stored.
        if self._raw is None:
            self._store(steady.ms())
        Lease.objects.filter(pk=self._drill).update(clock=self._raw, **changed)

    def take_over(self) -> None:
        """For the runner that goes on with a drill: time is where the last grant ended, up to which others count."""
        if self.running:
            self.clock = self.clock.not_behind(steady.ms(), self.clock.limit * 1000)
            self.write()

    def change(self, command: ChangeClock, at: int) -> None:
        """What control asked of the clock; whoever was led through an older moment is led no longer. Raises ClockError where the
        clock forbids it."""
        now = steady.ms()
        if command.change in UNPACED:
            # Tried on the clock, so that it says no by its own rules; the runner moves it minute by minute.
            value = command.value_at(at)
            self.clock.change(command.change, now, value)
            target = value if command.change == "jump" else at + value
            self.write(target=target, presented=-1)
            return
        if command.change == "pause" and self.jumping and not self.running:
            self.write(target=-1)
            return
        ends = command.change in ("close", "halt")
        self.clock = self.clock.close(now) if ends else self.clock.change(command.change, now, command.value)
        self.write(presented=-1, **({"target": -1} if ends or command.change == "pause" else {}))

    def halt(self) -> None:
        """Stand still at once, for a real event."""
        if self.clock.running:
            self.clock = self.clock.pause(steady.ms())
        self.write(target=-1, presented=-1)

    def present(self, seq: int) -> None:
        """Lead the hall to an event, -1 = nowhere. Of no clock, so no lock is needed; whoever looks next knows of it."""
        Lease.objects.filter(pk=self._drill).update(presented=seq)
        self._notify()

    def grant(self, until_ms: int) -> None:
        """Let exercise time run up to `until_ms`, never back."""
        if until_ms > self.clock.granted:
            self.clock = self.clock.grant(steady.ms(), until_ms)
            self.write()

    def land(self, second: int) -> None:
        """Put the clock on `second` exactly, in a jump or step; running or paused as before."""
        ms = second * 1000
        now = steady.ms()
        moved = replace(self.clock.grant(now, max(self.clock.granted, ms)), micros=ms * 1000)
        self.clock = replace(moved, since=max(now, moved.since)) if moved.running else moved
        self.write()

    def _see(self, clock: str) -> None:
        """Take in a stored clock: count on from its first sight; while time runs, nothing that was told is taken back."""
        told = json.loads(clock) if clock else {}
        self._turn = told.pop("turn", 0)
        now = steady.ms()
        # Leases of earlier versions hold the wall ms at which they were written; nothing can be counted from that.
        read = ExerciseClock(**{**told, "since": _first_sight(self._drill, clock, now)})
        self._clock, self._raw = read.not_behind(now, self._shown) if read.running else read, clock

    def _store(self, now: int) -> None:
        """Make the text of a changed clock, as it stands at steady ms `now`."""
        clock = self.clock.rebased(now)
        told = asdict(clock)
        del told["since"]
        self._turn += 1
        raw = json.dumps({**told, "turn": self._turn})
        # Who writes a clock has seen it first, at the moment it speaks of; else it would count on from its own
        # next look.
        _first_sight(self._drill, raw, now)
        self._clock, self._raw = clock, raw
        self._notify()

    def _notify(self) -> None:
        """So that web processes see it at once and count on from it as closely as they can."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{self._drill}:clock"])


def _first_sight(drill: str, clock: str, now: int) -> int:
    """The steady ms at which this process first saw the drill's clock stored so."""
    with _sighting:
        # Behind all others, as seen last.
        seen = _sights[drill] = _sights.pop(drill) if drill in _sights else deque(maxlen=KEPT)
        for longest in list(_sights)[:-DRILLS]:
            del _sights[longest]
        for text, since in seen:
            if text == clock:
                return since
        seen.append((clock, now))
        return now
