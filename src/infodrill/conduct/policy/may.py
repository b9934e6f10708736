"""Who may do what: each command of the range declares it beside itself (`noun.May`). Casework's verbs are ruled by the edition.

docs/reference/policy.md is written from these declarations by tools/policytable.py.
"""

# Charter: conduct policy may
from __future__ import annotations

from infodrill.conduct.noun import Command, RangeCommand, commands
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState


def may(seat: SeatPlace, command: RangeCommand) -> bool:
    """True when the seat holds the role it speaks under and that role may give the command."""
    return command.role in seat.roles and command.allows(command.role)


def stands_still(state: DrillState, asked: type[Command]) -> bool:
    """True for a command that nobody may give now, because the drill is closed or stopped for a real event."""
    declared = asked.MAY if issubclass(asked, RangeCommand) else None
    closed = state.closed and not (declared and declared.closed)
    return closed or (state.stopped and not (declared and declared.stopped))


def rests(seat: SeatPlace, state: DrillState) -> bool:
    """True while a seat gives nothing on any case or text: after the close, in a stop, and for players in the run-on."""
    return state.closed or state.stopped or lives_on(seat, state)


def lives_on(seat: SeatPlace, state: DrillState) -> bool:
    """True while the city lives on without the seat: for players in the run-on."""
    return state.run_on and not seat.control


def offered(seat: SeatPlace, state: DrillState, asked: type[RangeCommand]) -> bool:
    """True when a page may offer the command to the seat now: the range would not refuse it for who asks or when."""
    now = not stands_still(state, asked) and not lives_on(seat, state) and state.phase in asked.MAY.phases
    return now and bool(seat.roles & asked.MAY.roles)


def in_phase(command: RangeCommand, phase: int) -> bool:
    """True when the command belongs to the phase."""
    return phase in command.MAY.phases


def verbs_of(seat: SeatPlace) -> tuple[type[RangeCommand], ...]:
    """The commands that a seat may give in one phase or another, noun by noun."""
    return tuple(asked for asked in commands() if seat.roles & asked.MAY.roles)
