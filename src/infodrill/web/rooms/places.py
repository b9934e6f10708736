"""Which rooms a seat is shown as tabs: at most four, those its roles work in first, and its cases; the others it enters are in
the menu beside them."""

# Charter: web rooms places
from __future__ import annotations

from collections.abc import Collection

from infodrill.conduct.policy import enters, rooms_of
from infodrill.conduct.seats import SeatPlace
from infodrill.kernel.i18n import N_

MOST = 4
SHORT_NAMES = {
    "desk": N_("Inbox"),
    "studio": N_("Texts"),
    "screen": N_("Screen"),
}  # under a thumb there is room for one word
ROOM_NAMES = {
    "lobby": N_("Lobby"),
    "desk": N_("Desk"),
    "control": N_("Control"),
    "evaluation": N_("Evaluation"),
    "network": N_("Network"),
    "watch": N_("Watch"),
    "case": N_("Cases"),
    "studio": N_("Statements"),
    "press": N_("Press room"),
    "meeting": N_("Meeting"),
    "screen": N_("Big screen"),
    "report": N_("Report"),
    "replay": N_("Replay"),
}
ICONS = {
    "lobby": "door", "desk": "inbox", "control": "dial", "evaluation": "assess", "network": "net", "watch": "watch",
    "case": "case", "studio": "write", "press": "press", "meeting": "meet", "screen": "screen", "report": "report",
    "replay": "play",
}  # fmt: skip
_BY_ROLE: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset({"CTRL", "DIR", "WHITE", "SAFE"}), ("control", "network", "screen", "meeting")),
    (frozenset({"EVAL"}), ("evaluation", "case", "network", "meeting")),
    (frozenset({"SIM-PRESS"}), ("network", "press", "screen", "lobby")),
    (frozenset({"SIM-PUB", "SIM-PLAT", "SIM-AGENCY", "OBS"}), ("screen", "network", "lobby")),
    (frozenset({"MONITOR"}), ("desk", "network", "watch", "case")),
    (frozenset({"SPOKE"}), ("desk", "studio", "press", "network")),
    (frozenset({"VERIFY"}), ("desk", "case", "watch", "network")),
    (frozenset({"COMMS"}), ("desk", "studio", "case", "network")),
    (frozenset({"RIGHTS", "FACT-OWNER", "L2-LEAD"}), ("desk", "case", "studio", "meeting")),
)
_PLAYER = ("desk", "network", "case", "meeting")


def tabs(seat: SeatPlace, *, cases: bool = False) -> tuple[str, ...]:
    """The seat's rooms in order: one of several roles gets the first room of each, then the others, up to four. `cases`: there is
    one to open, so that room stands there too."""
    of_roles = [rooms for roles, rooms in _BY_ROLE if seat.roles & roles] or [_PLAYER]
    found = dict.fromkeys([rooms[0] for rooms in of_roles] + [room for rooms in of_roles for room in rooms])
    shown = tuple(room for room in found if enters(seat, room))[:MOST]
    plays = cases and seat.level > 0 and "case" not in shown and enters(seat, "case")
    return (*shown, "case") if plays else shown


def further(seat: SeatPlace, shown: Collection[str]) -> tuple[str, ...]:
    """Every other room that policy lets the seat into: no room is without a door."""
    return tuple(room for room in rooms_of(seat) if room not in shown)
