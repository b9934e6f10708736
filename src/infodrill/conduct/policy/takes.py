"""Who takes what away from a closed drill, and who hears what in its debrief.

Those who played hear of their own cell, those who ran it of every cell, guests what was true and how the city fared.
"""

# Charter: conduct policy takes
from __future__ import annotations

from infodrill.conduct.roles import ANYONE, NOT_GUESTS, STAFF
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.i18n import LANGUAGES

RAN = STAFF | {"EVAL"}
HOME = tuple(f"takeaway.{lang}.{kind}" for kind in ("pdf", "html") for lang in LANGUAGES)
# By what it is; in the order in which it is offered.
TAKEN: dict[str, frozenset[str]] = {
    **{f"report.{lang}.{kind}": NOT_GUESTS for kind in ("html", "pdf", "docx", "xlsx") for lang in LANGUAGES},
    **dict.fromkeys(HOME, ANYONE),
    "report.json": RAN,
    "plan": RAN,
    "drill": RAN,
    "artefacts": RAN,
}


def takes(seat: SeatPlace, what: str, state: DrillState) -> bool:
    """True when the seat may take it away: only once the drill is closed, since it tells what was true. What names real places
    stays in the house: nothing of it is taken home."""
    at_home = what in HOME and (state.opened is None or state.opened.real_places)
    return state.closed and not at_home and bool(seat.roles & TAKEN.get(what, frozenset()))


def sees_plan(seat: SeatPlace, state: DrillState) -> bool:
    """True for those who ran the drill; once it is closed for everybody who played, as it stands in the report. Never guests."""
    return bool(seat.roles & RAN) or (state.closed and bool(seat.roles & NOT_GUESTS))


def facilitates(seat: SeatPlace, state: DrillState) -> bool:
    """True when the seat leads the talk after a closed drill, claim by claim, and puts questions to it: those who ran it.
    Whoever hears how the city fared hears the answers."""
    return state.closed and bool(seat.roles & RAN)


def makes_report(seat: SeatPlace, state: DrillState) -> bool:
    """True when the seat may have the report of the closed drill made, made again, or broken off."""
    return state.closed and bool(seat.roles & STAFF)


def hears_truth(state: DrillState) -> bool:
    """True once the drill is closed: then the whole hall, guests too, hears what was true and how the city fared."""
    return state.closed


def hears_deeds(seat: SeatPlace, cell: str, state: DrillState) -> bool:
    """Who hears what became of what a cell owed: the cell itself, and those who ran the drill. Never guests."""
    own = seat.cell == cell and bool(seat.roles & NOT_GUESTS)
    return state.closed and (own or bool(seat.roles & RAN))


def hears_own(seat: SeatPlace, doer: str, state: DrillState) -> bool:
    """What a seat did itself, a press of a trap too, is told to that seat, and to no other seat or cell."""
    return state.closed and seat.seat == doer
