"""What acts on the simulated city, and how a claim stands in it."""

# Charter: conduct nouns city
from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from infodrill.casework.reach import EITHER, RANGE
from infodrill.conduct.noun import Hidden, NotTold
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, event
from infodrill.kernel.fields import StatementId
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands in the city as last recorded: spread level S0–S5, accounts exposed, question share per mille."""

    level: int = 0
    exposed: int = 0
    question_permille: int = 0


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class WaveStarted(NotTold, Hidden):
    """A claim begins, or begins again, to be told in the city (an intervention on the simulation)."""

    TYPE: ClassVar[str] = "city.wave_started"
    BY: ClassVar[str] = EITHER
    claim: str
    roots: int
    layers: tuple[str, ...]
    ward: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, waves=(*state.waves, (self.claim, event.at // 60)))


@event
@dataclass(frozen=True, slots=True)
class ClaimBoosted(NotTold, Hidden):
    """Press pick-up: a broadcast exposure of `reach` per mille."""

    TYPE: ClassVar[str] = "city.claim_boosted"
    BY: ClassVar[str] = EITHER
    claim: str
    layer: str
    reach: int

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, boosts=(*state.boosts, self.claim))


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class StatementReleased(NotTold, Hidden):
    """A published statement enters the city: what `Spread.publish` receives. effect as in society; `target` = claim id."""

    TYPE: ClassVar[str] = "city.statement_released"
    BY: ClassVar[str] = RANGE
    ITEM: ClassVar[str] = "statement"
    statement: StatementId
    version: int
    target: str
    issuer: str
    layers: tuple[str, ...]
    reach: int
    craft: int
    evidence: int
    effect: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, released=with_(state.released, f"{self.statement}@{self.version}", self.target))


@event
@dataclass(frozen=True, slots=True)
class StatementRetracted(NotTold, Hidden):
    """A text of ours was taken back: the city hears it from us no more."""

    TYPE: ClassVar[str] = "city.statement_retracted"
    BY: ClassVar[str] = RANGE
    ITEM: ClassVar[str] = "statement"
    statement: StatementId

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return state


RELEASES = (StatementReleased, StatementRetracted)  # what goes into the city with what was just decided


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStood(NotTold, Hidden):
    """The spread level (S0–S5) of a claim when it rises, as the desk may see it; deadlines and injects depend on it."""

    TYPE: ClassVar[str] = "city.claim_stood"
    BY: ClassVar[str] = RANGE
    claim: str
    level: int
    exposed: int
    question_permille: int

    @property
    def standing(self) -> Standing:
        return Standing(self.level, self.exposed, self.question_permille)

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, standings=with_(state.standings, self.claim, self.standing))
