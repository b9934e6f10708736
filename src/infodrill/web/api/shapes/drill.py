"""The drill, its clock and its run of show."""

# Charter: web api shapes drill
from __future__ import annotations

from infodrill.web.api.shapes.base import Marked, Shape


class SeatShape(Shape):
    seat: str
    name: str
    cell: str
    level: int
    ward: str
    roles: list[str]
    rooms: list[str]


class ClockShape(Shape):
    """state before | running | paused | jump | run_on | stopped | closed; speed in thousandths of real time."""

    at: int
    clock: str
    state: str
    speed: int
    phase: int
    phase_title: str


class DrillShape(Marked):
    drill: str
    name: str
    language: str
    local_use: str = ""  # the stamp, where places are real
    seat: SeatShape
    clock: ClockShape


class DrillLine(Shape):
    drill: str
    name: str
    seat: str


class Drills(Marked):
    drills: list[DrillLine]


class ShowLineShape(Shape):
    """kind phase | run_on | move | inject | now; status done | now | ahead, or an inject's own."""

    at: int
    kind: str
    number: int
    title: str
    story: str
    status: str


class Show(Marked):
    lines: list[ShowLineShape]
