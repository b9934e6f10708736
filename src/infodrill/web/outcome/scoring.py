"""The verdict of a closed drill, recorded once in its own log: what a later build prints beside its own (see ADR 7)."""

# Charter: web outcome scoring
from __future__ import annotations

import time
from collections.abc import Iterable

from infodrill.conduct.nouns.course import DrillClosed, DrillScored
from infodrill.kernel.events import Event
from infodrill.kernel.log import EventLog
from infodrill.review.assess import recorded_at_close
from infodrill.review.record import Record
from infodrill.web.stores.log import DatabaseLogStore, growing


def score(drill: str, record: Record) -> bool:
    """Append the verdict of the record to the drill's log; False where the drill is not closed or was scored before."""
    closed = any(isinstance(event.body, DrillClosed) for event in record.events)
    if not closed or _scored(record.events):
        return False
    verdict = recorded_at_close(record)
    with growing(drill):
        log = EventLog(DatabaseLogStore(drill), now=lambda: int(time.time()))
        if _scored(log.events):
            return False
        log.append(log.events[-1].at, "runner", verdict)
    return True


def _scored(events: Iterable[Event]) -> bool:
    return any(isinstance(event.body, DrillScored) for event in events)
