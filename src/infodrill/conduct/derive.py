"""Derived rows of a minute: posts as grammar references, counts per claim, believers per ward. Dropped and rebuilt at will."""

from __future__ import annotations

from infodrill.conduct.drill import Drill
from infodrill.conduct.network import Network
from infodrill.kernel.protocols import DerivedStore
from infodrill.media.refs import PostRef
from infodrill.society import Spread

WARDS_EVERY = 10  # minutes between two rows of believers by ward


def put_minute(
    derived: DerivedStore,
    minute: int,
    spread: Spread,
    network: Network,
    made: tuple[PostRef, ...],
    drill: Drill,
) -> None:
    """Write what the minute left: kinds "posts", "counts" (seven counters a claim), "wards"."""
    told = list(dict.fromkeys(claim for claim, _ in drill.state.waves))
    if made:
        derived.put(minute, "posts", [network.feed.row(one) for one in made])
    if told:
        counts = {claim: spread.counts(claim) for claim in told}
        derived.put(
            minute,
            "counts",
            [
                {
                    "minute": minute, "claim": claim, "exposed": one.exposed, "believers": one.believers,
                    "doubters": one.doubters, "corrected": one.corrected, "shares": one.shares,
                    "questions": one.questions, "denials": one.denials,
                }
                for claim, one in counts.items()
            ],
        )  # fmt: skip
        if minute % WARDS_EVERY == 0:
            wards = [
                {"minute": minute, "claim": one, "believers": spread.ward_believers(one).tolist()}
                for one in told
            ]
            derived.put(minute, "wards", wards)
