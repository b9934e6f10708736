"""Who takes what away from a closed drill: the after-action report for those who played, everything for those who ran it."""

# Charter: conduct policy takes
from __future__ import annotations

from infodrill.conduct.roles import ANYONE, STAFF
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState

RAN = STAFF | {"EVAL"}
# By what it is; in the order in which it is offered.
TAKEN: dict[str, frozenset[str]] = {
    "report.vi.html": ANYONE - {"OBS"},
    "report.en.html": ANYONE - {"OBS"},
    "report.json": RAN,
    "drill": RAN,
    "artefacts": RAN,
}


def takes(seat: SeatPlace, what: str, state: DrillState) -> bool:
    """True when the seat may take it away: only once the drill is closed, since it tells what was true."""
    return state.closed and bool(seat.roles & TAKEN.get(what, frozenset()))


def makes_report(seat: SeatPlace, state: DrillState) -> bool:
    """True when the seat may have the report of the closed drill made, made again, or broken off."""
    return state.closed and bool(seat.roles & STAFF)
