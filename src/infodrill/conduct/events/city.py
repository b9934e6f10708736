"""Interventions on the simulated city, and how claims stand in it."""

# Charter: conduct events city
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.kernel.events import EventBody, event


@event
@dataclass(frozen=True, slots=True)
class WaveStarted(EventBody):
    """A claim begins, or begins again, to be told in the city (an intervention on the simulation)."""

    TYPE: ClassVar[str] = "city.wave_started"
    claim: str
    roots: int
    layers: tuple[str, ...]
    ward: str


@event
@dataclass(frozen=True, slots=True)
class ClaimBoosted(EventBody):
    """Press pick-up: a broadcast exposure of `reach` per mille."""

    TYPE: ClassVar[str] = "city.claim_boosted"
    claim: str
    layer: str
    reach: int


@event
@dataclass(frozen=True, slots=True)
class StatementReleased(EventBody):
    """A published statement enters the city: what `Spread.publish` receives. effect as in society; `target` = claim id."""

    TYPE: ClassVar[str] = "city.statement_released"
    statement: str
    version: int
    target: str
    issuer: str
    layers: tuple[str, ...]
    reach: int
    craft: int
    evidence: int
    effect: str


@event
@dataclass(frozen=True, slots=True)
class StatementRetracted(EventBody):
    TYPE: ClassVar[str] = "city.statement_retracted"
    statement: str


@event
@dataclass(frozen=True, slots=True)
class ClaimStood(EventBody):
    """The spread level (S0–S5) of a claim when it rises, as the desk may see it; deadlines and injects depend on it."""

    TYPE: ClassVar[str] = "city.claim_stood"
    claim: str
    level: int
    exposed: int
    question_permille: int
