"""Under whose name something may reach the players: the cells' own, and the invented ones that the drill declares."""

# Charter: scenario senders
from __future__ import annotations

from infodrill.scenario.schema import Scenario


def declared(scenario: Scenario) -> frozenset[str]:
    """Every name that a message, an inject or a question of the press may carry."""
    cells = (
        name
        for cell in scenario.cells.cells
        for bi in (cell.name, cell.organisation)
        for name in (bi.vi, bi.en)
    )
    return frozenset((*scenario.drill.senders, *cells))


def of_injects(scenario: Scenario) -> frozenset[str]:
    """`declared`, and who speaks in the planned injects of a scenario from before senders were declared."""
    return declared(scenario) | {inject.from_ for inject in scenario.msel.injects}
