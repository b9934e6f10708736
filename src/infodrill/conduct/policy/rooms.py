"""Which rooms a seat may enter. Everyone sees at most four as a player; control and evaluation have their own."""

# Charter: conduct policy rooms
from __future__ import annotations

from infodrill.casework.steps import CONTROL, PLAYERS
from infodrill.conduct.roles import ANYONE, STAFF
from infodrill.conduct.seats import SeatPlace

STATION = STAFF | {"EVAL"}
# Named as in the pages' addresses; in the order in which they are offered.
ROOMS: dict[str, frozenset[str]] = {
    "lobby": ANYONE,
    "desk": PLAYERS,
    "control": STAFF,
    "evaluation": frozenset({"EVAL", "DIR"}),
    "network": ANYONE,
    "watch": frozenset({"MONITOR", "VERIFY"}) | STATION,
    "case": PLAYERS | STATION,
    "studio": frozenset({"COMMS", "SPOKE", "RIGHTS", "FACT-OWNER", "AGENCY-HEAD", "L2-LEAD", "L1-LEAD"})
    | STATION,
    "press": frozenset({"SPOKE", "SIM-PRESS", "COMMS"}) | STATION,
    "meeting": PLAYERS | STATION,
    "screen": CONTROL,
    "report": ANYONE,
    "replay": ANYONE,
}


def enters(seat: SeatPlace, room: str) -> bool:
    """True when one of the seat's roles is let into the room; an unknown room lets nobody in."""
    return bool(seat.roles & ROOMS.get(room, frozenset()))


def rooms_of(seat: SeatPlace) -> tuple[str, ...]:
    """The rooms that a seat is offered, in order."""
    return tuple(room for room in ROOMS if enters(seat, room))
