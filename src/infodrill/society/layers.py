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

    def __repr__(self) -> str:
        """Part of the text from which a city is drawn (`city._woven`): another one makes another city."""
        return f"Place(id={self.id!r}, population={self.population!r})"


class Layer(IntEnum):
    """Where a claim travels."""

    FEED = 0
    GROUP = 1
    PRESS = 2
    FIELD = 3
