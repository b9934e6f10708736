"""What this process has folded of one drill's log: the only place that knows whether that can be relied on.

What a process shows is a fold of a committed prefix of the log, and it reaches the log's end at its next look; a fault in
between costs a fold, never truth. What is shown is one reference, put there after a commit; what is being worked on is
sound while it is just what is shown. Whatever breaks off in between, wherever it does, leaves the two apart: then the
working fold is dropped and made afresh at its next use.
"""

# Charter: web folded
from __future__ import annotations

import copy
import logging
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.db import DatabaseError

from infodrill.conduct.drill import Drill
from infodrill.conduct.state import DrillState
from infodrill.kernel.erasable import forget
from infodrill.kernel.events import Event
from infodrill.kernel.log import EventLog
from infodrill.web import figures
from infodrill.web.stores.log import DatabaseLogStore

LOG = logging.getLogger("infodrill.fold")


class Shown(NamedTuple):
    """A committed prefix of the log and its fold: the first `length` of `growing` (the log's own list), their state, and which
    writing of the log that is."""

    growing: Sequence[Event]
    length: int
    state: DrillState
    rewritten: int

    @property
    def events(self) -> Sequence[Event]:
        return self.growing[: self.length]


class Fold:
    """The log and the drill being worked on, and what is shown of them. `open_drill(log)` makes a drill before its first
    event. Everything but reading `shown` happens under its owner's lock."""

    def __init__(self, drill_id: str, open_drill: Callable[[EventLog], Drill], rewritten: int) -> None:
        self._id, self._open_drill = drill_id, open_drill
        self._afresh(rewritten)

    @property
    def sound(self) -> bool:
        """Whether what is being worked on is what is shown, no more and no less."""
        return len(self.log) == self.shown.length and self.drill.state is self.shown.state

    def stands_at(self, length: int, rewritten: int) -> bool:
        """Whether a log of so many events, last rewritten then, is what is folded."""
        return self.sound and (length, rewritten) == (self.shown.length, self.rewritten)

    def reach(self, rewritten: int) -> tuple[Event, ...] | None:
        """Fold up to the log's end and show it: what is new, or None when everything was folded afresh.

        Only for what is committed: outside a transaction, or before it has written anything. Raises DatabaseError, or
        what a damaged log raises; what was shown before stays then.
        """
        # A rewritten log (an erasure, a restore) may differ before its end, which reading on from the end would
        # not show.
        doubt: Exception | None = None
        if self.sound and rewritten == self.rewritten:
            try:
                events = self.log.catch_up()
                self.drill.fold(events)
            except DatabaseError:
                raise
            except Exception as error:
                # Whatever it was, the log is the truth: read it from its beginning before anybody is told of a fault.
                doubt = error
            else:
                self.show()
                return events
        erased = rewritten != self.rewritten
        self._afresh(rewritten)
        if doubt:
            LOG.error("a fold was in doubt", exc_info=doubt, extra={"drill": self._id})
        if erased:
            forget()
        figures.REFOLDS.inc()
        return None

    def show(self) -> None:
        """What is being worked on is committed: let it be read."""
        self.shown = Shown(self.log.events, len(self.log), self.drill.state, self.rewritten)

    def asking(self) -> Drill:
        """A drill to ask what is shown; nothing is recorded by it."""
        # A shallow copy: states are never changed in place, so the copy may share all of it and cost nothing.
        drill = copy.copy(self.drill)
        drill.state = self.shown.state
        return drill

    def _afresh(self, rewritten: int) -> None:
        # Made beside the old ones and put in their place at the end: when it fails, what was shown before
        # stays.
        log = EventLog(DatabaseLogStore(self._id), now=lambda: int(time.time()))
        drill = self._open_drill(log)
        drill.fold(log.events)
        self.log, self.drill, self.rewritten = log, drill, rewritten
        self.show()
