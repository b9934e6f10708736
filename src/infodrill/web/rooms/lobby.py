"""The lobby: who I am, the briefing, objectives, rules, who is there, the communication check."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.edition import Edition
from infodrill.conduct.housewords import told_of
from infodrill.conduct.saying import Reader
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.meeting import RollCall, roll_call
from infodrill.web.rooms.moments import programme
from infodrill.web.rooms.pacing import may_change

REMEMBERED = N_(
    "People remember the drill before: trust in authorities begins {n} of 100 points lower, because false words were found out."
)
REMEMBERED_BETWEEN = N_(
    "People remember the drill before: by ward, trust in authorities begins {least} to {most} of 100 points lower, because false "
    "words were found out."
)


@dataclass(frozen=True, slots=True)
class LobbyPlace:
    """A cell with its chairs: (name, taken, present, heard)."""

    name: str
    seats: tuple[tuple[str, bool, bool, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lobby:
    title: str
    briefing: tuple[str, ...]
    objectives: tuple[str, ...]
    carried: tuple[str, ...]  # what an earlier drill left open
    remembered: str  # and what it cost the city's trust, "" = nothing
    role: str
    roles: tuple[str, ...]
    organisation: str
    places: tuple[LobbyPlace, ...]
    taken: int
    chairs: int
    roll: RollCall
    programme: tuple[tuple[str, str, str], ...]
    begins: bool  # this seat may start the clock now
    whose: str  # the cells of which somebody may, for whoever waits
    begun: bool  # and is not over: the work is elsewhere


def lobby(view: SeatView, edition: Edition, *, begun: bool) -> Lobby:
    """The lobby as a seat sees it; `begun` = from the beginning of the exercise until its end."""
    lang, given = view.lang, view.premises
    there = view.meeting.attendance
    by_cell: dict[str, list[tuple[str, bool, bool, bool]]] = {}
    for attendance in there:
        by_cell.setdefault(attendance.cell, []).append(
            (attendance.name, attendance.joined >= 0, attendance.present, attendance.heard)
        )
    return Lobby(
        title=given.title,
        briefing=tuple(" ".join(part.split()) for part in given.briefing.split("\n\n")),
        objectives=tuple(text for _, text in given.objectives),
        carried=tuple(view.earlier.aims.values()),
        remembered=_remembered(view),
        role=role_words(view),
        roles=tuple(Reader(lang, edition).word(role, ("role",)) for role in sorted(view.seat.roles)),
        organisation=view.seats.cells[view.seat.cell].organisation.in_(lang),
        places=tuple(
            LobbyPlace(view.seats.cells[cell].name.in_(lang), tuple(seats)) for cell, seats in by_cell.items()
        ),
        taken=sum(each_attendance.joined >= 0 for each_attendance in there),
        chairs=len(there),
        roll=roll_call(view),
        programme=programme(view),
        begins=bool(
            view.control and "start" in view.control.clock_changes and may_change(view.seat, "start")
        ),
        whose="; ".join(
            sorted(
                {
                    view.seats.cells[place.cell].name.in_(lang)
                    for place in view.seats.seats.values()
                    if may_change(place, "start")
                }
            )
        ),
        begun=begun,
    )


def _remembered(view: SeatView) -> str:
    """In whole points of 100, at least one: from the ward that lost least to the one that lost most."""
    lost = sorted(max(1, round(permille / 10)) for permille in view.earlier.distrust.values())
    if not lost:
        return ""
    if lost[0] == lost[-1]:
        return tr(view.lang, REMEMBERED, n=lost[0])
    return tr(view.lang, REMEMBERED_BETWEEN, least=lost[0], most=lost[-1])


def role_words(view: SeatView) -> str:
    """What the seat's roles are for, in a sentence or two."""
    return " ".join(words for _, words in told_of(view.seat.roles, view.lang)[:2])
