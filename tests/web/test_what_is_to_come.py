"""The story's time of what lies ahead, with the leaps that the plan still has: on the wall, and in control's script."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.leaps import LeapHeld, MoveBegun
from infodrill.conduct.view import SeatView
from infodrill.kernel.events import Text
from infodrill.scenario.loader import find, load
from infodrill.web.rooms.control import _chart, _row
from infodrill.web.rooms.moments import programme
from tests.conduct.drilling import Range

HALL = {
    "clinic": ["07:30", "07:45", "07:55", "14:05"],
    "typhoon": ["08:00", "13:30", "22:40", "15:00 ngày 12/9"],
}


def seen_by(ground: Range, role: str) -> SeatView:
    return ground.see(ground.drill.seats.with_role(role)[0].seat)


@pytest.mark.parametrize("name", HALL)
def test_the_wall_announces_what_the_plan_holds_to(name: str) -> None:
    ground = Range(load(find(name)).scenario, phase=0, started=False)
    assert [clock for _, clock, _ in programme(seen_by(ground, "OBS"))] == HALL[name]
    ground.at(480)
    ground.note(MoveBegun(2, ground.scenario.drill.moves[1].story))
    assert [clock for _, clock, _ in programme(seen_by(ground, "OBS"))][2:] == HALL[name][2:]


@pytest.mark.parametrize("name", HALL)
def test_control_reads_each_inject_at_the_hour_that_its_script_names(name: str) -> None:
    ground = Range(load(find(name)).scenario, phase=0, started=False)
    view = seen_by(ground, "CTRL")
    board = view.control
    assert board is not None
    timed = [row for row in board.msel if row.inject.trigger.kind == "time"]
    told = {row.inject.number: _row(view, row, 0).clock[:5] for row in timed}
    assert told == {row.inject.number: row.inject.story_time for row in timed}


def test_controls_lines_are_broken_where_the_story_leaps() -> None:
    ground = Range(load(find("typhoon")).scenario, phase=0, started=False)
    view = seen_by(ground, "CTRL")
    board = view.control
    assert board is not None
    chart = _chart(view, board, board.msel, 0)
    assert [clock for _, clock in chart.hours] == ["08:00", "08:10", "08:20", "13:35"]
    assert [words for _, words in chart.leaps] == ["13:30, 11/9"]


@pytest.mark.parametrize("role", ["OBS", "CTRL"])
def test_a_held_leap_changes_no_announced_hour_and_is_told_to_nobody_else(role: str) -> None:
    ground = Range(load(find("typhoon")).scenario, phase=0, started=False)
    second, third, fourth = ground.scenario.drill.moves[1:4]
    for move in (second, third):
        ground.note(MoveBegun(move.number, move.story), at=move.at)
    ground.note(LeapHeld(fourth.number, fourth.at, Text("")), at=fourth.at - 60)
    ground.at(fourth.at + 120)
    view = seen_by(ground, role)
    assert [clock[:5] for _, clock, _ in programme(view)] == [clock[:5] for clock in HALL["typhoon"]]
    assert view.clock(view.now) == "00:07"
