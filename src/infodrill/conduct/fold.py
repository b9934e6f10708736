"""`apply(state, event) → state`: the one place where the log becomes state. It consults no rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from infodrill.casework import book as casebook
from infodrill.conduct import events as facts
from infodrill.conduct.state import Delivery, DrillState, Message, Standing
from infodrill.kernel.events import Event, EventBody

K = TypeVar("K")
V = TypeVar("V")


def apply(state: DrillState, event: Event) -> DrillState:
    """The state after one event."""
    body = event.body
    step = _STEPS.get(type(body))
    after = step(state, body, event) if step else _casework(state, body, event)
    item = getattr(body, "statement", "") or getattr(body, "case", "")
    return replace(
        after,
        seq=event.seq,
        at=max(state.at, event.at),
        last_act=_with(after.last_act, event.actor, event.at) if _is_work(event) else after.last_act,
        changed=_with(after.changed, item, event.at) if item else after.changed,
        commands=_with(after.commands, event.command, event.seq)
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


def _with(old: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return {**old, key: value}


def _casework(state: DrillState, body: EventBody, event: Event) -> DrillState:
    after = casebook.apply(state.book, body, event.at, event.actor)
    return state if after is state.book else replace(state, book=after)


def _opened(state: DrillState, body: facts.DrillOpened, event: Event) -> DrillState:
    return replace(state, opened=body)


def _phase(state: DrillState, body: facts.PhaseBegun, event: Event) -> DrillState:
    return replace(state, phase=body.phase)


def _move(state: DrillState, body: facts.MoveBegun, event: Event) -> DrillState:
    return replace(state, moves=(*state.moves, body.move), story=body.story, story_at=event.at)


def _clock(state: DrillState, body: facts.ClockChanged, event: Event) -> DrillState:
    running = {"start": True, "resume": True, "pause": False, "close": False}.get(body.change, state.running)
    run_on = body.change == "run_on" or (state.run_on and body.change not in {"resume", "close"})
    return replace(state, running=running, run_on=run_on)


def _delivered(state: DrillState, body: facts.InjectDelivered, event: Event) -> DrillState:
    entry = Delivery(body.inject, event.at, body.run_status, body.recipients, body.public)
    return replace(state, deliveries=_with(state.deliveries, body.inject, entry))


def _acknowledged(state: DrillState, body: facts.InjectAcknowledged, event: Event) -> DrillState:
    entry = state.deliveries[body.inject]
    entry = replace(entry, acknowledged=(*entry.acknowledged, body.seat))
    return replace(state, deliveries=_with(state.deliveries, body.inject, entry))


def _linked(state: DrillState, body: facts.CaseLinked, event: Event) -> DrillState:
    return replace(state, links=_with(state.links, body.case, body.claim))


def _wave(state: DrillState, body: facts.WaveStarted, event: Event) -> DrillState:
    return replace(state, waves=(*state.waves, (body.claim, event.at // 60)))


def _boosted(state: DrillState, body: facts.ClaimBoosted, event: Event) -> DrillState:
    return replace(state, boosts=(*state.boosts, body.claim))


def _released(state: DrillState, body: facts.StatementReleased, event: Event) -> DrillState:
    return replace(state, released=_with(state.released, f"{body.statement}@{body.version}", body.target))


def _stood(state: DrillState, body: facts.ClaimStood, event: Event) -> DrillState:
    standing = Standing(body.level, body.exposed, body.question_permille)
    return replace(state, standings=_with(state.standings, body.claim, standing))


def _message(state: DrillState, body: facts.MessageSent, event: Event) -> DrillState:
    entry = Message(body.message, body.kind, event.at, body.seat, body.cell, body.to, body.text, body.case)
    return replace(state, messages=_with(state.messages, body.message, entry))


def _received(state: DrillState, body: facts.ReceiptConfirmed, event: Event) -> DrillState:
    entry = state.messages[body.message]
    entry = replace(entry, received=(*entry.received, body.cell))
    return replace(state, messages=_with(state.messages, body.message, entry))


def _trap(state: DrillState, body: facts.TrapPressed, event: Event) -> DrillState:
    return replace(state, traps=(*state.traps, (body.kind, body.case, body.cell, event.at)))


def _objection(state: DrillState, body: facts.ObjectionRecorded, event: Event) -> DrillState:
    return replace(state, objections=(*state.objections, (body.case, body.cell)))


def _minute(state: DrillState, body: facts.MinuteClosed, event: Event) -> DrillState:
    return replace(state, minute=body.minute + 1, digest=body.digest)


def _safety_stop(state: DrillState, body: facts.SafetyStop, event: Event) -> DrillState:
    return replace(state, stopped=True, running=False)


def _safety_resume(state: DrillState, body: facts.SafetyResume, event: Event) -> DrillState:
    return replace(state, stopped=False)


def _closed(state: DrillState, body: facts.DrillClosed, event: Event) -> DrillState:
    return replace(state, closed=True, running=False)


def _same(state: DrillState, body: EventBody, event: Event) -> DrillState:
    return state


_STEPS: dict[type[EventBody], Callable[[DrillState, Any, Event], DrillState]] = {
    facts.DrillOpened: _opened,
    facts.CityBuilt: _same,
    facts.PhaseBegun: _phase,
    facts.MoveBegun: _move,
    facts.ClockChanged: _clock,
    facts.InjectDelivered: _delivered,
    facts.InjectAcknowledged: _acknowledged,
    facts.CaseLinked: _linked,
    facts.WaveStarted: _wave,
    facts.ClaimBoosted: _boosted,
    facts.StatementReleased: _released,
    facts.StatementRetracted: _same,
    facts.ClaimStood: _stood,
    facts.MessageSent: _message,
    facts.ReceiptConfirmed: _received,
    facts.TrapPressed: _trap,
    facts.ObjectionRecorded: _objection,
    facts.OffSystemRecorded: _same,
    facts.SafetyStop: _safety_stop,
    facts.SafetyResume: _safety_resume,
    facts.MinuteClosed: _minute,
    facts.DrillClosed: _closed,
}
