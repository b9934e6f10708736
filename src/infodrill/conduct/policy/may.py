"""Who may do what: each command of the range declares it beside itself (`noun.May`). Casework's verbs are ruled by the edition.

docs/reference/policy.md is written from these declarations by tools/policytable.py.
"""

# Charter: conduct policy may
from __future__ import annotations

from infodrill.conduct.noun import RangeCommand, commands
from infodrill.conduct.seats import SeatPlace


def may(seat: SeatPlace, command: RangeCommand) -> bool:
    """True when the seat holds the role it speaks under and that role may give the command."""
    return command.role in seat.roles and command.allows(command.role)


def in_phase(command: RangeCommand, phase: int) -> bool:
    """True when the command belongs to the phase."""
    return phase in command.MAY.phases


def verbs_of(seat: SeatPlace, phase: int) -> tuple[type[RangeCommand], ...]:
    """The commands that a page may offer to a seat in a phase, noun by noun."""
    return tuple(asked for asked in commands() if seat.roles & asked.MAY.roles and phase in asked.MAY.phases)
