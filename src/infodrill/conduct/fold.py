"""`apply(state, event) → state`: the one place where the log becomes state. It consults no rule."""

# Charter: conduct fold
from __future__ import annotations

from collections.abc import Iterable, Mapping

from infodrill.casework import book as casebook
from infodrill.casework.noun import CaseworkEvent
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.reach import Reaching
from infodrill.conduct.evidence import TRACES, shown
from infodrill.conduct.keeping import ends_play
from infodrill.conduct.noun import RangeEvent
from infodrill.conduct.nouns.injects import acted_on
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_


def apply(state: DrillState, event: Event) -> DrillState:
    """The state after one event."""
    body = event.body
    after = body.apply(state, event) if isinstance(body, RangeEvent) else _casework(state, body, event)
    if after.ended is None and ends_play(body):
        # The links as they stood then: control may still link cases when play is over.
        after = renewed(after, ended=after.links)
    item = body.changes if isinstance(body, RangeEvent | CaseworkEvent) else ""
    return renewed(
        after,
        seq=event.seq,
        beside=0 if bears(body) else state.beside + 1,
        traces=_traced(state, body, item, event.at),
        at=max(state.at, event.at),
        last_act=with_(after.last_act, event.actor, event.at) if is_work(event) else after.last_act,
        changed=with_(after.changed, item, event.at) if item else after.changed,
        commands=with_(after.commands, event.command, event.seq)
        if event.command and event.command not in after.commands
        else after.commands,
    )


def fold(events: Iterable[Event], state: DrillState | None = None) -> DrillState:
    """The state after all events, in order of seq."""
    now = state or DrillState()
    for event in events:
        now = apply(now, event)
    return now


def is_work(event: Event) -> bool:
    """Reading one's post takes no working time; everything else a seat does, does."""
    reads = isinstance(event.body, RangeEvent) and not event.body.WORK
    return event.actor != "runner" and not reads


def bears(body: EventBody) -> bool:
    """Whether measures, twins or any figure of a drill's outcome may rest on it."""
    return not isinstance(body, RangeEvent) or body.BEARS


def _casework(state: DrillState, body: EventBody, event: Event) -> DrillState:
    after = casebook.apply(state.book, body, event.at, event.actor)
    if after is state.book:
        return state
    stood = state.stood
    if isinstance(body, CaseOpened | CaseStepped):
        # What stood there before wins: the first time that a case came into a state is kept when it comes back
        # to it.
        first = {after.cases[body.case].state: event.at, **stood.get(body.case, {})}
        stood = with_(stood, body.case, first)
    case = after.cases.get(body.changes) if isinstance(body, CaseworkEvent) else None
    state = acted_on(state, case.source, event.actor) if case else state
    return renewed(state, book=after, stood=stood)


def _traced(
    state: DrillState, body: EventBody, item: str, at: int
) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """What an event leaves behind of what scenarios expect, on its case, statement or question of the press."""
    if state.ended is not None or not isinstance(body, TRACES):
        return state.traces
    asked = body.names("question") if isinstance(body, Reaching) else ()
    place, new = item or next(iter(asked), ""), tuple((kind, at) for kind in shown(body))
    return with_(state.traces, place, (*state.traces.get(place, ()), *new)) if new else state.traces
