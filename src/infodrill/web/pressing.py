"""The commands of one press: decided in turn before any of them is recorded, so that a refusal leaves nothing of the press."""

# Charter: web pressing
from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from infodrill.conduct.drill import Drill
from infodrill.conduct.noun import Command
from infodrill.conduct.release import releases
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.log import EventLog
from infodrill.web.clientids import bound, recorded


class Order(NamedTuple):
    """One command of a press, under a client id of its own ("" = none).

    `ask` makes it of what the press came to so far; None = nothing is to be asked then.
    """

    client: str
    ask: Callable[[Sequence[EventBody]], Command | None]


class Decided(NamedTuple):
    """What an order comes to: events to record under `key`, or those that it recorded `before`."""

    command: Command
    key: str
    bodies: tuple[EventBody, ...]
    before: tuple[Event, ...]


Kept = Callable[[Command], Command]


def as_it_came(command: Command) -> Command:
    return command


def one(command: Command, client: str) -> tuple[Order]:
    """The press of a form that comes to a single command."""
    return (Order(client, lambda done: command),)


def decided(
    drill: Drill, log: EventLog, seat_id: str, orders: Sequence[Order], at: int, kept: Kept = as_it_came
) -> Iterator[Decided]:
    """What the orders come to at second `at`, each upon the state after the ones before it. Neither log nor drill is touched.

    `kept` = a command as it is to be recorded, when its files are drawn anew. Raises Refused for the first order that
    the range refuses, or whose client id has recorded something else.
    """
    tried, behind = copy.copy(drill), None
    tried.log = _Nowhere(len(log))
    done: tuple[EventBody, ...] = ()
    for order in orders:
        if behind is not None:
            record(tried, seat_id, behind, at)
        behind, asked = None, order.ask(done)
        if asked is None:
            continue
        key = bound(seat_id, order.client, asked)
        if before := recorded(log, key):
            yield Decided(asked, key, (), before)
            done += tuple(event.body for event in before)
            continue
        command = kept(asked)
        behind = Decided(command, key, tried.decide(seat_id, command, at), ())
        yield behind
        done += behind.bodies


def record(drill: Drill, seat_id: str, what: Decided, at: int) -> tuple[Event, ...]:
    """Append what was decided, and what it sends into the city; the events in order."""
    events = drill.record(what.bodies, at, drill.actor(seat_id, what.command), what.key)
    sent = releases(drill.state, drill.scenario, what.bodies)
    return (*events, *drill.record(sent, at, "runner"))


class _Nowhere:
    """Numbers events like the log, and keeps none."""

    def __init__(self, length: int) -> None:
        self._next = length

    def append(self, at: int, actor: str, body: EventBody, command: str = "") -> Event:
        event = Event(self._next, at, actor, body, command)
        self._next += 1
        return event
