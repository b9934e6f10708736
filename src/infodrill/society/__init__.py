"""The simulated city: population, networks, and how claims and corrections spread through them (integers, numba).

What needs compiled kernels is imported when it is first asked for: whoever only names a layer waits for no compiler.
"""

# Charter: society
from importlib import import_module
from typing import TYPE_CHECKING, Any

from infodrill.society.layers import MODEL_VERSION, CityPlace, Layer

if TYPE_CHECKING:
    from infodrill.society.city import City
    from infodrill.society.citystore import CityError
    from infodrill.society.engine import Pools
    from infodrill.society.met import Met
    from infodrill.society.narratives import SpreadError
    from infodrill.society.snapshot import Frozen
    from infodrill.society.spread import Counts, Spread
    from infodrill.society.visible import SHARE_DTYPE, VISIBLE_DTYPE
    from infodrill.society.warming import warm_up

__all__ = [
    "MODEL_VERSION",
    "SHARE_DTYPE",
    "VISIBLE_DTYPE",
    "City",
    "CityError",
    "CityPlace",
    "Counts",
    "Frozen",
    "Layer",
    "Met",
    "Pools",
    "Spread",
    "SpreadError",
    "warm_up",
]
_FROM = {
    "City": "city", "CityError": "citystore", "Pools": "engine", "Met": "met", "SpreadError": "narratives",
    "Frozen": "snapshot", "Counts": "spread", "Spread": "spread", "SHARE_DTYPE": "visible", "VISIBLE_DTYPE": "visible",
    "warm_up": "warming",
}  # fmt: skip

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _FROM:
            raise AttributeError(name)
        return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
