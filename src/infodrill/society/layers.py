"""What others name without a city: its places, the layers on which claims travel, the version of the model."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

MODEL_VERSION = 4


@dataclass(frozen=True)
class CityPlace:
    """A ward or commune; its index in the tuple given to `City.build` is its number in arrays."""

    id: str
    population: int


class Layer(IntEnum):
    """Where a claim travels."""

    FEED = 0
    GROUP = 1
    PRESS = 2
    FIELD = 3
