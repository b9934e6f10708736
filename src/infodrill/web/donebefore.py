"""What another hand has just done on the very thing: whoever presses it second is told that, and by whom, and not a rule.

A rule that refuses the second press is right, and says nothing to somebody whose page was a moment old. Whether it was the
other press that took the step away is tried: the same is asked again of the state before that press.
"""

# No charter: says why a press was refused; what is refused stays so
from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import islice

from infodrill.casework.comesto import comes_to
from infodrill.conduct.noun import Command
from infodrill.conduct.seats import SeatPlace, called
from infodrill.kernel.errors import ClockError, Refused
from infodrill.kernel.events import Event
from infodrill.kernel.fields import MADE, Field, Key, declared
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.web.asof import state_at
from infodrill.web.humanpace import TooSoon
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.hours import hour_at
from infodrill.web.streams.topics import learns

SINCE = 900  # exercise seconds: what was done longer ago stands on every page by now
LOOKED_AT = 2_000  # events, at most
THINGS = MADE | {"case or group", "item", "questions"}
OWN = N_("This seat has done this here already, at {clock}.")
OTHER = N_("This has been done here already: {who}, at {clock}.")
REST = N_("Nothing more is needed for it. What you entered now was not recorded.")


def say_done(drill: LiveDrill, seat: str, command: Command, error: Refused | ClockError) -> None:
    """Let the refusal of a press say that it was done here already, where another press is what took it away."""
    if isinstance(error, TooSoon):
        return
    view = drill.view(seat, LANGUAGES[0])
    done = next(_done(drill, command), None)
    if done is None or done.actor not in drill.seats().seats or not learns(done, view.seat, drill.state):
        return
    if _overtaken(drill, seat, command, done):
        error.message, error.remedy = OWN if done.actor == seat else OTHER, REST
        error.params |= {"who": _called(drill, done.actor, view.seat), "clock": hour_at(view, done.at).clock}


def _done(drill: LiveDrill, command: Command) -> Iterator[Event]:
    """What came lately of the same press on the same thing, newest first."""
    kinds = tuple(comes_to(type(command)))
    asked = declared(type(command))
    # What works on no thing, as the clock, is the same where it says the same.
    things = [name for name, field in asked.items() if _is_thing(field)] or [*asked]
    steps = getattr(command, "STEPS", ())
    for event in islice(reversed(drill.events), LOOKED_AT):
        if event.at < drill.clock - SINCE:
            return
        body = event.body
        held: set[str] = {field.name for field in fields(body)} if is_dataclass(body) else set()
        same = [name for name in things if name in held]
        if not isinstance(body, kinds) or not same:
            continue
        took = getattr(body, "of_steps", steps)
        if all(getattr(body, name) == getattr(command, name) for name in same) and set(took) <= set(steps):
            yield event


def _is_thing(field: Field) -> bool:
    """Whether it says what is worked on; a unit or a list of proofs is what is said of it."""
    return isinstance(field.kind, Key) and not field.many and field.kind.of in THINGS


def _overtaken(drill: LiveDrill, seat: str, command: Command, done: Event) -> bool:
    """Whether it would have been taken just before."""
    asked = copy.copy(drill.asking())
    asked.state = state_at(drill, _begun(drill, done) - 1)
    try:
        asked.decide(seat, command, max(done.at, asked.state.at))
    except (Refused, ClockError):
        return False
    return True


def _begun(drill: LiveDrill, done: Event) -> int:
    """Where the press began that an event belongs to."""
    first = done
    while first.seq and (before := drill.events[first.seq - 1]).command == done.command != "":
        first = before
    return first.seq


def _called(drill: LiveDrill, actor: str, reader: SeatPlace) -> dict[str, str]:
    """Who did it, in each language: in one's own cell by the chair, elsewhere by the cell."""
    named = {}
    for lang in LANGUAGES:
        seats = drill.seats(lang)
        place = seats.seats[actor]
        own = place.cell == reader.cell
        named[lang] = called(place.name) if own else seats.cells[place.cell].name.in_(lang)
    return named
