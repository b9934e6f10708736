"""`apply(state, event) → state`: the one place where the log becomes state. It consults no rule."""

# Charter: conduct fold
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from infodrill.casework import book as casebook
from infodrill.casework.events import CaseOpened, CaseStepped
from infodrill.conduct import events as facts
from infodrill.conduct.folding import (
    city,
    clock,
    course,
    evaluation,
    faults,
    hall,
    lobby,
    messages,
    msel,
    network,
    pressroom,
    proactive,
    restraint,
)
from infodrill.conduct.folding.step import Step, with_
from infodrill.conduct.keeping import ends_play
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody

STEPS: dict[type[EventBody], Step] = {
    **city.STEPS,
    **clock.STEPS,
    **course.STEPS,
    **evaluation.STEPS,
    **faults.STEPS,
    **hall.STEPS,
    **lobby.STEPS,
    **messages.STEPS,
    **msel.STEPS,
    **network.STEPS,
    **pressroom.STEPS,
    **proactive.STEPS,
    **restraint.STEPS,
}

# What control and evaluators note on a case or statement does not show as a change of it.
UNSEEN = (
    facts.ArtefactWeighed, facts.CaseLinked, facts.CaseRelinked, facts.StatementLinked, facts.EvaluatorRated,
)  # fmt: skip


def apply(state: DrillState, event: Event) -> DrillState:
    """The state after one event."""
    body = event.body
    step = STEPS.get(type(body))
    after = step(state, body, event) if step else _casework(state, body, event)
    if after.ended is None and ends_play(body):
        after = replace(after, ended=after.links)
    item = "" if isinstance(body, UNSEEN) else getattr(body, "statement", "") or getattr(body, "case", "")
    return replace(
        after,
        seq=event.seq,
        at=max(state.at, event.at),
        last_act=with_(after.last_act, event.actor, event.at) if _is_work(event) else after.last_act,
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


def _is_work(event: Event) -> bool:
    """Reading one's post takes no working time; everything else a seat does, does."""
    read = isinstance(event.body, facts.InjectAcknowledged | facts.ReceiptConfirmed)
    return event.actor != "runner" and not read


def _casework(state: DrillState, body: EventBody, event: Event) -> DrillState:
    after = casebook.apply(state.book, body, event.at, event.actor)
    if after is state.book:
        return state
    stood = state.stood
    if isinstance(body, CaseOpened | CaseStepped):
        first = {after.cases[body.case].state: event.at, **stood.get(body.case, {})}
        stood = with_(stood, body.case, first)
    return replace(state, book=after, stood=stood)
