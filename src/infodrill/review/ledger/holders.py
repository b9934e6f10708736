"""Which cell holds a step on a claim: by role, by who owns the facts, by the ward that hears it first. From the scenario alone.

A missed row is the holder's, whoever opened or passed on a case.
"""

# Charter: review ledger holders
from __future__ import annotations

from functools import lru_cache

from infodrill.casework.steps import OWNERS
from infodrill.conduct.delivery import intake_cell, reaches_intake, ward_of
from infodrill.conduct.seats import Directory, directory
from infodrill.scenario.schema import Cells, Claim, Inject, Scenario

WARD_ROLES = frozenset({"L1-LEAD", "L1-DUTY", "CITIZEN-DESK"})


class _Same:
    """Cells that are known again by being the same object: to compare all that they hold costs more than to seat them."""

    __slots__ = ("cells",)

    def __init__(self, cells: Cells) -> None:
        self.cells = cells

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.cells is other.cells

    def __hash__(self) -> int:
        return id(self.cells)


@lru_cache(maxsize=4)  # asked for every row that is owed
def _directory(of: _Same) -> Directory:
    return directory(of.cells, "en")


def holder(scenario: Scenario, claim: Claim, role: str) -> str:
    """The cell that holds a role's step on a claim; "" when nobody in the range has that role.

    Roles of a ward: the ward where the claim is told first. Owners: the claim's owner. Others: the first cell with it.
    """
    seats = _directory(_Same(scenario.cells))
    with_role = [seat.cell for seat in seats.with_role(role) if seat.level > 0]
    local = _local(scenario, seats, claim, role)
    # A ward without that role does not leave the step to nobody: the first cell that has it holds it.
    return local if local in with_role else next(iter(with_role), "")


def intake(scenario: Scenario, row: Inject) -> str:
    """The cell that a report reaches. Raises KeyError for an inject about no claim."""
    claim = scenario.claim(row.claim or "")
    return intake_cell(_directory(_Same(scenario.cells)), row, ward_of(claim))


def level_of(scenario: Scenario, cell: str) -> int:
    """1 = ward, 2 = city (or 2 = district, 3 = city); 0 = control or unknown."""
    return next((row.level for row in scenario.cells.cells if row.id == cell), 0)


def _local(scenario: Scenario, seats: Directory, claim: Claim, role: str) -> str:
    if role in OWNERS:
        return claim.owner or ""
    if role not in WARD_ROLES:
        return ""
    if ward := ward_of(claim):
        return seats.ward_cell(ward)
    reports = sorted(
        (row for row in scenario.told(claim.id) if reaches_intake(row)),
        key=lambda row: (row.at, row.number),
    )
    return next((intake_cell(seats, row, "") for row in reports), "")
