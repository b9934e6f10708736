"""People work at human speed, by any way in: a seat gives one text in PACE seconds of real time, whatever its verb, and
presses PRESSES times in a row at most, then once in EACH seconds, whether a press is taken, refused or comes twice.

What counts as a text is read from what the command comes to (`conduct.wording.spoken`), so no verb has to be listed. The log
tells of what other processes took from a seat that it names; this process's own clock, which nobody sets, of all its own. So
an objection, which the log keeps under its cell, holds up the seat that made it and nobody else of the cell.
"""

# Charter: web humanpace
from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from math import ceil

from infodrill.conduct.giving import Decided
from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.pressquestions import PressAnswerHeld
from infodrill.conduct.nouns.weighing import WordsHeld
from infodrill.conduct.wording import spoken, texts_in
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_
from infodrill.kernel.log import EventLog

PACE = 3.0  # seconds of real time between two texts of a seat
PRESSES = 30  # of a seat in a row
EACH = 1.0  # seconds after which one more is granted
SPAN = 30  # seconds in which the log may hold SPAN / EACH presses more than a row of a seat, whichever processes took them
LOOKED_AT = 400  # events of the log, at most: more do not come in PACE seconds
LOOKED_BACK = 3_000  # in SPAN seconds


class TooSoon(Refused):
    """Refused for now alone: the same may be sent again in `seconds`."""

    seconds = 1


class HumanPace:
    """When each seat of a drill gave its last text and how often it pressed, as this process saw it."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}
        self._left: dict[str, tuple[float, float]] = {}  # seat → (presses left, when)
        self._counting = threading.Lock()

    def ready(self, seat: str, verb: type[Command]) -> None:
        """Refuse (R163) what a seat without a press left sends, before anything of it is read."""
        if verb.PACED and self._now(seat)[0] < 1:
            raise _too_often()

    def press(self, seat: str, first: Command | None) -> None:
        """Take one press of the seat before it is decided, so that a refused one counts. Refuses with R163."""
        if first is not None and not first.PACED:
            return
        with self._counting:
            left, now = self._now(seat)
            if left < 1:
                raise _too_often()
            self._left[seat] = (left - 1, now)

    def keep(self, log: EventLog, seat: str, pressed: Iterable[Decided]) -> None:
        """Refuse a press that comes too soon after those that other processes took (R163), or its text (R142); under the
        drill's lock. A press is one text, however many commands it comes to."""
        told = [each for each in pressed if each.command.PACED]
        if not told:
            return
        # What a row of presses and the ones granted since come to at most: no single process could have let
        # more through.
        if _pressed_lately(log, seat) >= PRESSES + SPAN / EACH:
            raise _too_often()
        if any(spoken(each.command, each.bodies) for each in told):
            self.wait(log, seat)

    def _now(self, seat: str) -> tuple[float, float]:
        """(presses that the seat has left, now)"""
        now = time.monotonic()
        left, when = self._left.get(seat, (PRESSES, now))
        return min(PRESSES, left + (now - when) / EACH), now

    def wait(self, log: EventLog, seat: str) -> None:
        """Refuse what the seat says now, whether it is kept or held back, by the same rule."""
        rest = self.rest(seat)
        if rest or _wrote_lately(log, seat):
            refusal = TooSoon(
                N_("A seat writes once in {n} seconds."),
                remedy=N_("Wait a moment and press again; what you wrote is still there."),
                code="R142",
                n=round(PACE),
            )
            refusal.seconds = rest or round(PACE)
            raise refusal
        # Set only when it was let through: who presses too early does not push the next moment further away.
        self._last[seat] = time.monotonic()

    @contextmanager
    def counted_if_kept(self, seat: str) -> Iterator[None]:
        """A text that is let through inside and then not recorded, because of a fault of the machine, holds nobody up."""
        before = self._last.get(seat, -PACE)
        try:
            yield
        except BaseException:
            self._last[seat] = before
            raise

    def rest(self, seat: str) -> int:
        """Seconds until the seat may write again, as this process knows; 0 = it may."""
        return max(0, ceil(PACE - (time.monotonic() - self._last.get(seat, -PACE))))


def _too_often() -> Refused:
    return TooSoon(
        N_("A seat presses {n} times in a row at most, then once a second."),
        remedy=N_("Wait a moment and press again; what was recorded stays."),
        code="R163",
        n=PRESSES,
    )


def _wrote_lately(log: EventLog, seat: str) -> bool:
    """By wall time. A clock that was set back makes earlier texts lie ahead: they hold nobody up."""
    now = int(time.time())
    for event in islice(reversed(log.events), LOOKED_AT):
        age = now - event.wall
        if age > PACE:
            return False
        if 0 <= age < PACE and event.actor == seat and _was_text(event.body):
            return True
    return False


def _pressed_lately(log: EventLog, seat: str) -> int:
    """Presses of the last SPAN seconds, by wall time as above."""
    now = int(time.time())
    found: set[str | int] = set()
    for event in islice(reversed(log.events), LOOKED_BACK):
        if now - event.wall > SPAN:
            break
        if event.wall <= now and event.actor == seat:
            found.add(event.command or event.seq)
    return len(found)


def _was_text(body: EventBody) -> bool:
    return isinstance(body, PressAnswerHeld | WordsHeld) or any(texts_in(body))
