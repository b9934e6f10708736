"""The one write path: how what a seat asks becomes recorded events, in a rehearsal, on the live server and in tests.

The client id is bound to seat and command, policy and desk decide, files are kept beside the log, the events are appended and
folded, and so is what they send into the city. All commands of one press are decided in turn before any of them is recorded, so
that a refusal leaves nothing of the press but words that the leak check held back. What the runner records of itself ends here
too.
"""

# Charter: conduct giving
from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from infodrill.conduct.ballots import SealedBox
from infodrill.conduct.drill import Drill, Recording
from infodrill.conduct.noun import Command
from infodrill.conduct.outgoing import HeldBack
from infodrill.conduct.release import releases
from infodrill.kernel.attachments import MemoryAttachmentStore
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.i18n import N_

RUNNER = "runner"


class PressOrder(NamedTuple):
    """One command of a press, under a client id of its own ("" = none).

    `ask` makes it of what the press came to so far; None = nothing is to be asked then.
    """

    client: str
    ask: Callable[[Sequence[EventBody]], Command | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What an order comes to: events to record under `key`, or those that it recorded `before`."""

    command: Command
    key: str
    bodies: tuple[EventBody, ...]
    before: tuple[Event, ...]


Kept = Callable[[Command], Command]


def as_it_came(command: Command) -> Command:
    return command


def single(command: Command, client: str) -> tuple[PressOrder]:
    """The press that comes to a single command."""
    return (PressOrder(client, lambda done: command),)


def give(drill: Drill, seat_id: str, command: Command, at: int, client: str = "") -> tuple[Event, ...]:
    """Decide a single command at second `at` and record what it comes to; a repeated client id gives its first events again.

    Raises Refused; of a text that was held back this alone is on record then.
    """
    try:
        (what,) = decided(drill, seat_id, single(command, client), at)
    except HeldBack as held:
        record_held(drill, seat_id, held, at)
        raise
    return what.before or record(drill, seat_id, what, at)


def decided(
    drill: Drill, seat_id: str, orders: Sequence[PressOrder], at: int, kept: Kept = as_it_came
) -> Iterator[Decided]:
    """What the orders come to at second `at`, each upon the state after the ones before it. Neither log nor drill is touched.

    `kept` = a command as it is to be recorded, when its files are drawn anew. Raises Refused for the first order that
    the range refuses, or whose client id has recorded something else.
    """
    log, tried, behind = drill.log, copy.copy(drill), None
    # The state of the copy moves on; what would outlive it, events and files, goes nowhere.
    tried.log, tried.attachments = _Nowhere(len(log)), MemoryAttachmentStore()
    tried.ballots = SealedBox(drill.ballots)
    done: tuple[EventBody, ...] = ()
    for order in orders:
        # One order behind: the last is decided and never tried out, as nothing comes after it that would need
        # its state.
        if behind is not None:
            record(tried, seat_id, behind, at)
        behind, asked = None, order.ask(done)
        if asked is None:
            continue
        key = drill.bound(seat_id, order.client, asked)
        if before := recorded(log, key):
            yield Decided(command=asked, key=key, bodies=(), before=before)
            done += tuple(event.body for event in before)
            continue
        command = kept(asked)
        behind = Decided(command=command, key=key, bodies=tried.decide(seat_id, command, at), before=())
        yield behind
        done += behind.bodies


def record(drill: Drill, seat_id: str, what: Decided, at: int) -> tuple[Event, ...]:
    """Keep the files, append what was decided and what it sends into the city; the events in order."""
    # Bytes first: an event that names a file is never on record without it; a file that no event names harms
    # nobody.
    drill.keep(what.command)
    return _append(drill, what.bodies, at, drill.actor(seat_id, what.command), what.key)


def record_held(drill: Drill, seat_id: str, held: HeldBack, at: int) -> tuple[Event, ...]:
    """What is kept of words that the leak check held back."""
    return _append(drill, held.bodies, at, seat_id)


def record_own(drill: Drill, bodies: Iterable[EventBody], at: int) -> tuple[Event, ...]:
    """What the runner records of itself: nobody asked for it, so nothing is decided."""
    return _append(drill, tuple(bodies), at, RUNNER)


def _append(
    drill: Drill, bodies: tuple[EventBody, ...], at: int, actor: str, key: str = ""
) -> tuple[Event, ...]:
    events = drill.record(bodies, at, actor, key)
    # Under no client id: a repeated press is answered with what the seat's command recorded, not with what
    # followed from it.
    return (*events, *drill.record(releases(drill.state, drill.scenario, bodies), at, RUNNER))


def recorded(log: Recording, key: str) -> tuple[Event, ...]:
    """What a command recorded under its id, () for nothing. Raises Refused when the id stands for another command."""
    before = log.find_command(key) if key else ()
    # The id is the part before the `#`; what stands behind it says what was asked.
    if before and "#" in before[0].command and before[0].command != key:
        raise Refused(
            N_("This form was recorded already, with something else in it."),
            remedy=N_("Load the page again: it shows what was recorded. Write there what you want to add."),
            code="H208",
        )
    return before


class _Nowhere:
    """Numbers events like the log, and keeps none."""

    def __init__(self, length: int) -> None:
        self._next = length

    def __len__(self) -> int:
        return self._next

    def append(self, at: int, actor: str, body: EventBody, command: str = "") -> Event:
        event = Event(seq=self._next, at=at, actor=actor, body=body, command=command)
        self._next += 1
        return event

    def find_command(self, client_id: str) -> tuple[Event, ...]:
        return ()
