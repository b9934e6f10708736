"""People write at human speed, by any way in: a seat gives one text in PACE seconds of real time, whatever its verb.

What counts as a text is read from what the command comes to (`conduct.wording.spoken`), so no verb has to be listed. The
log tells of the texts that other processes took; this process's own clock, which nobody sets, of its own.
"""

# Charter: web humanpace
from __future__ import annotations

import time
from collections.abc import Iterable
from itertools import islice

from infodrill.conduct.events import PressAnswerHeld
from infodrill.conduct.wording import spoken, texts_in
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_
from infodrill.kernel.log import EventLog
from infodrill.web.pressing import Decided

PACE = 3.0  # seconds of real time between two texts of a seat
LOOKED_AT = 400  # events of the log, at most: more do not come in PACE seconds


class HumanPace:
    """When each seat of a drill gave its last text, as this process saw it."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}

    def keep(self, log: EventLog, actor: str, pressed: Iterable[Decided]) -> None:
        """Refuse a text of `actor` less than PACE seconds after its last one (R142). Called under the drill's lock.

        A press is one text, however many commands it comes to.
        """
        if any(spoken(each.command, each.bodies) for each in pressed):
            self.wait(log, actor)

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


def _was_text(body: EventBody) -> bool:
    return isinstance(body, PressAnswerHeld) or any(texts_in(body))
