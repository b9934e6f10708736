"""Short ways to start claims and publish statements in tests."""

from __future__ import annotations

from typing import Any

from infodrill.society import Layer, Spread

TALK = (Layer.FEED, Layer.GROUP, Layer.FIELD)
WIDE = (Layer.FEED, Layer.PRESS)


def tell(run: Spread, claim: str, **change: Any) -> None:
    """A lively claim from minute 0 with 20 roots."""
    given: dict[str, Any] = {"at": 0, "ward": None, "roots": 20, "layers": TALK, "pull": 60}
    run.start(claim, **(given | change))


def state(run: Spread, statement: str, claim: str, **change: Any) -> None:
    """A good correction at minute 30 to half of the city."""
    given: dict[str, Any] = {
        "at": 30,
        "issuer": "ward-office",
        "layers": WIDE,
        "reach": 500,
        "craft": 8,
        "evidence": 3,
        "effect": "correct",
    }
    run.publish(statement, targets=claim, **(given | change))


def index_of(run: Spread, name: str) -> int:
    """Index in the engine's tables of a claim or of any statement."""
    return run._stage.told.find(name)


def trust_permille(run: Spread) -> int:
    """Mean simulated trust in authorities now."""
    return run.trust_per_million() // 1000
