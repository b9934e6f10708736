"""A scenario on the list, in few words and figures; of an own version kept beside it, so that a list reads no scenario."""

# Charter: web scenarios cards
from __future__ import annotations

import json
from dataclasses import dataclass

from infodrill.scenario.schema import Bi, Scenario

TRAINS = 3  # objectives on a card


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioCard:
    """A scenario as staff choose it: `minutes` of play, seats of players, what it trains."""

    title: Bi
    subtitle: Bi
    accounts: int
    minutes: int
    seats: int
    cells: int
    trains: tuple[Bi, ...]


def card(scenario: Scenario) -> ScenarioCard:
    """The scenario in few words and figures."""
    played = [cell for cell in scenario.cells.cells if cell.level > 0]
    drill = scenario.drill
    return ScenarioCard(
        title=drill.title,
        subtitle=drill.subtitle,
        accounts=drill.accounts,
        minutes=sum(phase.minutes for phase in drill.phases),
        seats=sum(len(cell.seats) for cell in played),
        cells=len(played),
        trains=tuple(objective.text for objective in drill.objectives[:TRAINS]),
    )


def written(found: ScenarioCard) -> str:
    """As a table keeps it: a text, which every database gives back as it was."""
    figures = {name: getattr(found, name) for name in ("accounts", "minutes", "seats", "cells")}
    texts = {name: getattr(found, name).by_language for name in ("title", "subtitle")}
    return json.dumps(
        {**figures, **texts, "trains": [text.by_language for text in found.trains]}, ensure_ascii=False
    )


def read(kept: str) -> ScenarioCard:
    """What `written` gave."""
    told = json.loads(kept)
    texts = {name: Bi(**told[name]) for name in ("title", "subtitle")}
    trains = tuple(Bi(**text) for text in told["trains"])
    return ScenarioCard(**{**told, **texts, "trains": trains})
