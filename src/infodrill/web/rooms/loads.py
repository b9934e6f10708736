"""Who has much to do and who nothing, for control: the cells by load, and the next inject that would reach the idlest."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from infodrill.conduct.board import ControlView, MselRow
from infodrill.conduct.ranking import things
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.moments import counted

FULL = 4  # open cases and unread messages a seat from which on a cell has all that it can do
IDLE = 8 * 60  # from here on a cell has been without work for long


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    name: str
    permille: int
    tone: str
    idle: str
    since: int
    long: bool
    open: int
    waits: int  # of a cell that seems to have no work: what lies on its desks all the same


def loads(view: SeatView, board: ControlView, desk: Callable[[str], SeatView]) -> Iterator[Load]:
    """The player cells, the busiest first; `desk` = what a seat sees, asked of the cells that seem to have no work."""
    found = board.loads
    for load in sorted(found, key=lambda cell_load: -(cell_load.open_cases + cell_load.unread)):
        work = load.open_cases + load.unread
        permille = min(1_000, work * 1_000 // (FULL * max(1, len(view.seats.in_cell(load.cell)))))
        # Before the clock runs, and in the first minutes, nobody who has done nothing yet is kept idle.
        long = not view.over and (load.idle if load.idle >= 0 else view.now) >= IDLE
        waits = _waiting(view, load.cell, desk) if long and not work else 0
        yield Load(
            name=view.seats.cells[load.cell].name.in_(view.lang),
            permille=permille,
            tone="hot" if permille > 800 else "warm" if permille > 500 else "fill",
            # Once play is over nobody is kept waiting: the city that lives on by itself is no idle hour of a cell.
            idle=counted(load.idle) if load.idle >= 0 and not view.over and not waits else "–",
            since=view.now - load.idle if load.idle >= 0 and not view.over and not waits else -1,
            long=long and not work and not waits,
            open=load.open_cases,
            waits=waits,
        )


def advice(view: SeatView, loads: tuple[Load, ...], ahead: tuple[MselRow, ...]) -> str:
    """The idlest cell, and the next inject that would reach it."""
    idle = next((load for load in reversed(loads) if load.long), None)
    if idle is None:
        return ""
    cell = next(
        (
            each_cell.id
            for each_cell in view.seats.cells.values()
            if each_cell.name.in_(view.lang) == idle.name
        ),
        "",
    )
    row = next((msel_row for msel_row in ahead if cell in msel_row.inject.to.cells), None)
    if row is None:
        return tr(view.lang, "{cell} has had nothing to do for a while.", cell=idle.name)
    return tr(
        view.lang,
        "{cell} has had nothing to do for a while. Inject {n} would reach it.",
        cell=idle.name,
        n=row.inject.number,
    )


def _waiting(view: SeatView, cell: str, desk: Callable[[str], SeatView]) -> int:
    """How much that is its own to do lies on the desks of the cell: a gate of another cell's case too."""
    seats = view.seats.in_cell(cell)
    return len(
        {(thing.step, thing.item) for seat in seats for thing in things(desk(seat.seat)) if thing.turn.own}
    )
