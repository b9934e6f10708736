"""Which objective is trained in which situation: the number of injects in each field of the table."""

# Charter: scenario checks coverage
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.scenario.schema import Scenario


@dataclass(frozen=True)
class Coverage:
    """`injects[objective, situation]` = how many; absent when none. Rows and columns as the scenario lists them."""

    objectives: tuple[str, ...]
    situations: tuple[str, ...]
    injects: Mapping[tuple[str, str], int]

    def count(self, objective: str, situation: str) -> int:
        return self.injects.get((objective, situation), 0)

    def of_objective(self, objective: str) -> int:
        return sum(self.count(objective, situation) for situation in self.situations)

    def of_situation(self, situation: str) -> int:
        return sum(self.count(objective, situation) for objective in self.objectives)


def coverage(scenario: Scenario) -> Coverage:
    """The table objective × situation, counted over the MSEL."""
    counts: dict[tuple[str, str], int] = {}
    for inject in scenario.msel.injects:
        for objective in inject.objectives:
            key = (objective, inject.situation)
            counts[key] = counts.get(key, 0) + 1
    return Coverage(
        tuple(objective.id for objective in scenario.drill.objectives),
        tuple(situation.id for situation in scenario.drill.situations),
        counts,
    )
