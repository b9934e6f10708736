"""A jump: every minute between is simulated; it pauses at the first inject that people must meet themselves."""

# Charter: conduct jumps
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.delivery import falls_due
from infodrill.conduct.state import DrillState
from infodrill.scenario.schema import Inject, Scenario

WIDE = 3  # S from which harm H3 halts a jump


@dataclass(frozen=True, slots=True)
class Halt:
    """Where a jump would pause: the inject, and the second at which it falls due."""

    inject: int
    at: int


def halts_jump(row: Inject, scenario: Scenario, state: DrillState) -> bool:
    """True when an inject due now ends the jump under way: its claim's harm is H4, or H3 at S ≥ 3, and nothing forces it.

    The runner asks for each due inject before it delivers it; when true it records `JumpEnded(at, row.number)` and a
    pause instead, and the inject is delivered when the clock runs again.
    """
    return state.jump is not None and not state.jump.forced and grave(row, scenario, state)


def grave(row: Inject, scenario: Scenario, state: DrillState) -> bool:
    """H4, or H3 while the claim stands at S ≥ 3."""
    if not row.claim:
        return False
    standing = state.standings.get(row.claim)
    harm = scenario.claim(row.claim).harm
    return harm == "H4" or (harm == "H3" and standing is not None and standing.level >= WIDE)


def first_halt(scenario: Scenario, state: DrillState, target: int, shift: int = 0) -> Halt | None:
    """Where a jump to second `target` would pause as things stand, or None: told to control before it jumps.

    A rising S, or a condition that is not met yet, may halt the jump earlier. `shift` as in `delivery.due_injects`.
    """
    halts = (
        Halt(row.number, at)
        for row in scenario.msel.injects
        if grave(row, scenario, state)
        and (at := falls_due(scenario, row, state, shift)) is not None
        and at <= target
    )
    return min(halts, key=lambda halt: (halt.at, halt.inject), default=None)
