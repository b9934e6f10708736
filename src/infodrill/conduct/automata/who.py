"""Which seats act by themselves now, and what they leave to a person: the one rule of mixed and solo drills.

A seat acts by itself when its cell is automated and nobody sits in it; one person may so play with automated
colleagues in the same cell. Only a seat's own roles let it do anything, so what a person alone holds waits for them;
of work that several roles may do, a person's own cell has the first go.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterable, Mapping

from infodrill.conduct.automata.character import Character
from infodrill.conduct.keeping import ends_play
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.conduct.seats import Directory, SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.kernel.events import Event
from infodrill.scenario.schema import Scenario

FIRST_GO = 8 * 60  # seconds for which a person's work is left to them by those who could do it as well


def acting(seats: Directory, state: DrillState, characters: Mapping[str, Character]) -> tuple[SeatPlace, ...]:
    """The seats that act by themselves, in the order of cells.yaml: of automated cells, for players, and not taken."""
    cells = {cell for cell, character in characters.items() if character.acts}
    return tuple(
        one
        for one in seats.seats.values()
        if one.cell in cells and not one.control and one.seat not in state.joined
    )


def machine_played(scenario: Scenario, events: Iterable[Event]) -> frozenset[str]:
    """Cells that worked by themselves to the end of play; one in which a person sat for a while was played by people."""
    cell_of = {seat.id: cell.id for cell in scenario.cells.cells for seat in cell.seats}
    cells: set[str] = set()
    for event in events:
        match event.body:
            case DrillOpened(cells=automated):
                cells = set(automated)
            case SeatJoined(seat=seat):
                cells.discard(cell_of.get(seat, ""))
            case body if ends_play(body):
                break
    return frozenset(cells)


def persons_turn(view: SeatView, since: int, roles: frozenset[str], cell: str = "") -> bool:
    """True while someone else who is a person, in `cell` ("" = any), could do with one of `roles` what waits since `since`."""
    if view.now >= since + FIRST_GO:
        return False
    people = (view.seats.seats[one] for one in view.people if one != view.seat.seat)
    return any(one.roles & roles and cell in ("", one.cell) for one in people)
