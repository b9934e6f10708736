"""Who is said to idle, and who is not."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from infodrill.conduct.board import CellLoad
from infodrill.conduct.ranking import things
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.loads import IDLE, loads

from .rehearsed import rehearsed


@pytest.fixture
def clinic(base) -> LiveDrill:
    return rehearsed("clinic", 40)


def test_whoever_has_something_on_the_desk_is_not_called_idle(clinic: LiveDrill) -> None:
    view, asked = clinic.view("direction", "vi"), lambda seat: clinic.view(seat, "vi")
    cells = [cell.id for cell in view.seats.cells.values() if cell.level > 0]
    idle = [CellLoad(cell=cell, open_cases=0, unread=0, idle=IDLE) for cell in cells]
    shown = {load.name: load for load in loads(view, SimpleNamespace(loads=idle), asked)}
    said = {name: load.long for name, load in shown.items()}
    # "Open cases 0, idle 10:00" stood beside a board whose member had eight things to do.
    assert all((load.waits > 0) is (load.idle == "–") is (not load.long) for load in shown.values())
    for cell in cells:
        own = [
            thing for seat in view.seats.in_cell(cell) for thing in things(asked(seat.seat)) if thing.turn.own
        ]
        assert said[view.seats.cells[cell].name.in_("vi")] is not bool(own)
    assert False in said.values()


def test_after_the_end_no_cell_is_said_to_idle(clinic: LiveDrill) -> None:
    view = clinic.view("direction", "vi")
    cell = next(cell.id for cell in view.seats.cells.values() if cell.level > 0)
    told = SimpleNamespace(loads=[CellLoad(cell=cell, open_cases=0, unread=0, idle=IDLE)])
    ended = SimpleNamespace(over=True, seats=view.seats, lang="vi", now=view.now)
    (load,) = loads(ended, told, lambda seat: clinic.view(seat, "vi"))
    assert (load.idle, load.long, load.since) == ("–", False, -1)
