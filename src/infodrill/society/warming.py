"""Makes every kernel of a drill ready before its first tick."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from collections.abc import Callable

from numba.core.event import Event, Listener, install_listener

from infodrill.society.city import City
from infodrill.society.layers import CityPlace, Layer
from infodrill.society.spread import Spread

COMPILES = "numba:compile"  # what numba calls it; loading a kernel from disk is not one


class _OnceTold(Listener):  # type: ignore[misc]  # numba ships no types
    """Calls `told` when the first kernel begins to be compiled."""

    def __init__(self, told: Callable[[], None]) -> None:
        self._told: list[Callable[[], None]] = [told]

    def on_start(self, event: Event) -> None:
        if self._told:
            self._told.pop()()

    def on_end(self, event: Event) -> None:
        pass


def warm_up(slow: Callable[[], None] = lambda: None) -> None:
    """Compile or load every kernel of a drill, so that its first tick is fast; `slow` is called when they must be compiled.

    What was compiled once lies on disk, and is there in a fraction of a second; on a busy machine in some seconds, of
    which nobody is told that they are a minute.
    """
    with install_listener(COMPILES, _OnceTold(slow)):
        _use_every_kernel()


def _use_every_kernel() -> None:
    city = City.build((CityPlace("warm", 1),), 200, 1)
    run = Spread(city)
    layers = (Layer.FEED, Layer.GROUP, Layer.FIELD)
    run.start("warm", at=0, ward=None, roots=5, layers=layers, pull=50)
    run.publish(
        "cold",
        targets="warm",
        at=1,
        issuer="page",
        layers=(Layer.FEED,),
        reach=500,
        craft=5,
        evidence=2,
        effect="false_denial",
    )
    run.retract("cold", at=2)
    run.advance(60)
    run.visible(0, 60, 5)
    run.fork(1).advance(61)
