"""Which parts of a page an event changes for one seat. A seat hears of nothing that policy hides from it, not even that
something happened: an event says itself who sees it and what it stirs (`conduct.noun`, `casework.noun`).
"""

# Charter: web streams topics
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from infodrill.casework.book import Case, Statement
from infodrill.casework.noun import CaseworkEvent
from infodrill.conduct import policy
from infodrill.conduct.noun import RangeEvent
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, event_types

NOTHING: frozenset[str] = frozenset()
STATION = frozenset({"control"})
MOVING = frozenset({"moving"})  # how many cases stand where changes with any of them
# After the end all read the look back: what is still put right then, such as what a case was about, is judged anew for all.
DEBRIEF = frozenset({"debrief"})
LINES = frozenset({"lines"})  # stirred by the hub itself: which seats hear of what happens

REPLAY = frozenset({"replay"})  # stirred by the hub too: where the hall is being led stands in no log


def stirred() -> frozenset[str]:
    """Every topic that some event stirs; "case-*", "statement-*" for one case, one statement."""
    by_events = (
        topic
        for kind in event_types().values()
        if issubclass(kind, RangeEvent | CaseworkEvent)
        for topic in kind.TOPICS
    )
    return frozenset((*by_events, *STATION, *MOVING, *DEBRIEF, *LINES, *REPLAY))


def heard(templates: Path) -> frozenset[str]:
    """Every topic that a part of some page waits for, read from the templates."""
    pages = (page.read_text(encoding="utf-8") for page in templates.rglob("*.html"))
    waits = (wait for page in pages for wait in re.findall(r'data-topics="(.*?)"', page, re.DOTALL))
    return frozenset(
        topic for wait in waits for topic in re.sub(r"{{.*?}}", "*", re.sub(r"{%.*?%}", " ", wait)).split()
    )


def refuse_gaps(templates: Path) -> None:
    """Raises LookupError for a topic that no part of a page waits for, and for one that nothing stirs."""
    said, waited = stirred(), heard(templates)
    if said != waited:
        raise LookupError(
            f"no part of a page hears {sorted(said - waited)}; nothing stirs {sorted(waited - said)}"
        )


def topics_of(events: Iterable[Event], seat: SeatPlace, state: DrillState) -> frozenset[str]:
    """What the seat's page has to fetch again after these events; `state` is the state after them. Raises TypeError for an
    event that declares no audience."""
    found: frozenset[str] = NOTHING
    station = STATION if policy.sees_everything(seat) else NOTHING
    for event in events:
        body = event.body
        if isinstance(body, CaseworkEvent):
            found |= body.topics(_Seated(seat, state), state.book) | station
            found |= MOVING if policy.sees_moving(seat) else NOTHING
        elif isinstance(body, RangeEvent):
            found |= body.topics(seat, state) if body.seen_by(seat, state) else NOTHING
            found |= NOTHING if body.ROUTINE else station
            found |= DEBRIEF if policy.hears_truth(state) else NOTHING
        else:
            raise TypeError(f"{type(body).__name__} declares no audience")
    return found


def learns(event: Event, seat: SeatPlace, state: DrillState) -> bool:
    """Whether a seat may know of what happened, if only that it did."""
    body = event.body
    if isinstance(body, CaseworkEvent):
        return bool(body.topics(_Seated(seat, state), state.book))
    return isinstance(body, RangeEvent) and body.seen_by(seat, state)


@dataclass(frozen=True, slots=True)
class _Seated:
    """What policy lets one seat learn of casework."""

    seat: SeatPlace
    state: DrillState

    def sees(self, item: str) -> bool:
        return policy.sees_item(self.seat, item, self.state)

    def sees_newest(self, statement: Statement, case: Case | None) -> bool:
        return policy.sees_newest(self.seat, statement, case)
