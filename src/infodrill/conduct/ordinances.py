"""The fictional ordinances of a scenario by name, for notices that the public reads."""

# No charter: it gives a name its title; what a measure needs is asked in casework
from __future__ import annotations

from infodrill.scenario.schema import Bi, Scenario


def legal_basis(scenario: Scenario, name: str) -> Bi:
    """The title of the ordinance that a measure cites, or what was typed where the scenario has none of that name."""
    title = next((ordinance.title for ordinance in scenario.drill.ordinances if ordinance.id == name), None)
    return title or Bi(vi=name or "—", en=name or "—")
