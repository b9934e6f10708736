"""People work at human speed, by any way in: a seat gives one text in PACE seconds of real time, whatever its verb, and
presses PRESSES times in a row at most, then once in EACH seconds.

What counts as a text is read from what the command comes to (`conduct.wording.spoken`), so no verb has to be listed. The log
tells of what other processes took; this process's own clock, which nobody sets, of its own.
"""

# Charter: web humanpace
from __future__ import annotations

import time
from collections.abc import Iterable
from itertools import islice

from infodrill.conduct.commands import CastVote, StopForReal
from infodrill.conduct.events import PressAnswerHeld, WordsHeld
from infodrill.conduct.wording import spoken, texts_in
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_
from infodrill.kernel.log import EventLog
from infodrill.web.pressing import Decided

PACE = 3.0  # seconds of real time between two texts of a seat
PRESSES = 30  # of a seat in a row
EACH = 1.0  # seconds after which one more is granted
SPAN = 30  # seconds in which the log may hold SPAN / EACH presses more than a row of a seat, whichever processes took them
LOOKED_AT = 400  # events of the log, at most: more do not come in PACE seconds
LOOKED_BACK = 3_000  # in SPAN seconds
# A vote is of a voter, who has one. What stops a drill because somebody is in danger waits for nothing.
FREE = (CastVote, StopForReal)


class HumanPace:
    """When each seat of a drill gave its last text and how often it pressed, as this process saw it."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}
        self._left: dict[str, tuple[float, float]] = {}  # seat → (presses left, when)

    def keep(self, log: EventLog, seat: str, actor: str, pressed: Iterable[Decided]) -> None:
        """Refuse a press of `seat`, recorded as `actor`, that comes too soon (R163), or its text (R142); under the drill's lock.

        A press is one, and one text, however many commands it comes to.
        """
        told = [each for each in pressed if not isinstance(each.command, FREE)]
        if not told:
            return
        left = self._granted(log, seat, actor)
        if any(spoken(each.command, each.bodies) for each in told):
            self.wait(log, actor)
        self._left[seat] = (left - 1, time.monotonic())

    def _granted(self, log: EventLog, seat: str, actor: str) -> float:
        """How many presses the seat has left, this one included."""
        now = time.monotonic()
        left, when = self._left.get(seat, (PRESSES, now))
        left = min(PRESSES, left + (now - when) / EACH)
        if left < 1 or _pressed_lately(log, actor) >= PRESSES + SPAN / EACH:
            raise Refused(
                N_("A seat presses {n} times in a row at most, then once a second."),
                remedy=N_("Wait a moment and press again; what was recorded stays."),
                code="R163",
                n=PRESSES,
            )
        return left

    def wait(self, log: EventLog, actor: str) -> None:
        """Refuse what `actor` says now, whether it is kept or held back, by the same rule."""
        now = time.monotonic()
        if now - self._last.get(actor, now - PACE) < PACE or _wrote_lately(log, actor):
            raise Refused(
                N_("A seat writes once in {n} seconds."),
                remedy=N_("Wait a moment and press again; what you wrote is still there."),
                code="R142",
                n=round(PACE),
            )
        self._last[actor] = now


def _wrote_lately(log: EventLog, actor: str) -> bool:
    """By wall time. A clock that was set back makes earlier texts lie ahead: they hold nobody up."""
    now = int(time.time())
    for event in islice(reversed(log.events), LOOKED_AT):
        age = now - event.wall
        if age > PACE:
            return False
        if 0 <= age < PACE and event.actor == actor and _was_text(event.body):
            return True
    return False


def _pressed_lately(log: EventLog, actor: str) -> int:
    """Presses of the last SPAN seconds, by wall time as above."""
    now = int(time.time())
    found: set[str | int] = set()
    for event in islice(reversed(log.events), LOOKED_BACK):
        if now - event.wall > SPAN:
            break
        if event.wall <= now and event.actor == actor:
            found.add(event.command or event.seq)
    return len(found)


def _was_text(body: EventBody) -> bool:
    return isinstance(body, PressAnswerHeld | WordsHeld) or any(texts_in(body))
