"""Which parts of a page an event changes for one seat. A seat hears of nothing that policy hides from it, not even that
something happened: an event of the range says itself who sees it and what it stirs (`conduct.noun`); one of casework is heard
of by those who see its case or statement.
"""

# Charter: web streams topics
from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from infodrill.casework.noun import AppealEvent, CaseworkEvent, StatementEvent
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct import policy
from infodrill.conduct.noun import RangeEvent
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, event_types

NOTHING: frozenset[str] = frozenset()
CASE, OF_STATEMENT, PUBLISHED = (
    ("cases", "case-*", "inbox"),
    ("statements", "statement-*"),
    ("network", "screen", "press"),
)
PUBLIC_STEPS = frozenset({"PUBLISHED", "SUPERSEDED", "SELF_CORRECTED"})
STATION = frozenset({"control"})
MOVING = frozenset({"moving"})  # how many cases stand where changes with any of them
LINES = frozenset({"lines"})  # stirred by the hub itself: which seats hear of what happens


def stirred() -> frozenset[str]:
    """Every topic that some event stirs; "case-*", "statement-*" for one case, one statement."""
    by_range = (
        topic for kind in event_types().values() if issubclass(kind, RangeEvent) for topic in kind.TOPICS
    )
    return frozenset((*by_range, *CASE, *OF_STATEMENT, *PUBLISHED, *STATION, *MOVING, *LINES))


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
            found |= _casework(body, seat, state) | station
            found |= MOVING if policy.sees_moving(seat) else NOTHING
        elif isinstance(body, RangeEvent):
            found |= body.topics(seat, state) if body.seen_by(seat, state) else NOTHING
            found |= NOTHING if body.ROUTINE else station
        else:
            raise TypeError(f"{type(body).__name__} declares no audience")
    return found


def _casework(body: CaseworkEvent, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    found: frozenset[str] = NOTHING
    for case in (body.case_in(state.book), body.other_case()):
        found |= _named(CASE, case) if policy.sees_item(seat, case, state) else NOTHING
    if isinstance(body, StatementEvent):
        return found | _statement(body, seat, state)
    if isinstance(body, AppealEvent) and policy.sees_item(seat, body.appeal, state):
        return found | {"cases"}
    return found


def _statement(body: StatementEvent, seat: SeatPlace, state: DrillState) -> frozenset[str]:
    """A step that the public can read is everyone's; a new version on the way is for those who see drafts."""
    public = isinstance(body, StatementStepped) and body.to in PUBLIC_STEPS
    held = state.book.statements.get(body.statement)
    if held is None or not (public or policy.sees_drafts(seat, state.book.cases.get(held.case))):
        return NOTHING
    return _named((*OF_STATEMENT, *PUBLISHED) if public else OF_STATEMENT, body.statement)


def _named(topics: Iterable[str], item: str) -> frozenset[str]:
    return frozenset(topic.replace("*", item) for topic in topics)
