"""Owns how like a simulated set of cascades is to a real one: KS and W1 per fact, tails, clocks, and the level reached.

The level `moonshot` also asks that a classifier cannot tell the two sets apart; that is not measured here.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from infodrill.society.cascades import ALL_FACTS, FACTS
from infodrill.society.clocks import Measured

LEVELS = (
    ("moonshot", 0.08, 0.127),
    ("good", 0.10, 0.15),
    ("accept", 0.15, 0.25),
)  # name, KS, W1 / sd of the real set
FAIL = "fail"
FACTOR = 2.0  # within which the tails of unselected sizes must lie


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """One fact on both sides: medians, Kolmogorov-Smirnov distance, Wasserstein-1 over the real sd, level."""

    fact: str
    simulated: float
    real: float
    ks: float
    w1: float
    level: str


def compare(
    simulated: dict[str, NDArray[np.float64]], real: dict[str, NDArray[np.float64]]
) -> tuple[Likeness, ...]:
    """Every fact that both sides can say; `size` is shown and not scored."""
    found = []
    for fact in ALL_FACTS:
        ours, theirs = (entry[fact][np.isfinite(entry[fact])] for entry in (simulated, real))
        if min(ours.size, theirs.size) >= 10:
            distance, move = ks(ours, theirs), wasserstein(ours, theirs) / max(float(theirs.std()), 1e-9)
            found.append(
                Likeness(
                    fact=fact,
                    simulated=float(np.median(ours)),
                    real=float(np.median(theirs)),
                    ks=distance,
                    w1=move,
                    level=level(distance, move),
                )
            )
    return tuple(found)


def tails(sizes: NDArray[np.float64]) -> dict[str, float]:
    """Of unselected sizes (1 repost or more): P(10 or more), P(100 or more), sd of ln size."""
    return {
        "P(>=10)": float((sizes >= 10).mean()),
        "P(>=100)": float((sizes >= 100).mean()),
        "sd ln": float(np.log(sizes).std()),
    }


def inside(simulated: float, real: float) -> bool:
    """Whether a tail lies within a factor of two of the real one."""
    return real / FACTOR <= simulated <= FACTOR * real


def overall(
    found: tuple[Likeness, ...],
    tail: tuple[dict[str, float], dict[str, float]],
    clock: tuple[dict[str, Measured], dict[str, Measured]],
) -> str:
    """The lowest level of the eight scored facts: `fail` when one is missing or a tail lies outside the factor of two,
    no better than `accept` when an interval of theta or activity misses the real one. Pairs are (simulated, real).
    """
    scored = [likeness for likeness in found if likeness.fact in FACTS]
    order = [name for name, _, _ in LEVELS]
    near = all(inside(tail[0][what], tail[1][what]) for what in tail[1])
    if not near or len(scored) < len(FACTS) or any(likeness.level == FAIL for likeness in scored):
        return FAIL
    worst = max((likeness.level for likeness in scored), key=order.index)
    met = all(what in clock[0] and clock[0][what].overlaps(real) for what, real in clock[1].items())
    return worst if met else max(worst, "accept", key=order.index)


def level(distance: float, move: float) -> str:
    """The best level that both distances reach."""
    return next((name for name, most, far in LEVELS if distance <= most and move <= far), FAIL)


def ks(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Largest difference of the two empirical distribution functions."""
    a, b = np.sort(a), np.sort(b)
    at = np.concatenate((a, b))
    gap = np.searchsorted(a, at, side="right") / a.size - np.searchsorted(b, at, side="right") / b.size
    return float(np.abs(gap).max())


def wasserstein(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Area between the two empirical distribution functions."""
    a, b = np.sort(a), np.sort(b)
    at = np.sort(np.concatenate((a, b)))
    gap = (
        np.searchsorted(a, at[:-1], side="right") / a.size
        - np.searchsorted(b, at[:-1], side="right") / b.size
    )
    return float((np.abs(gap) * np.diff(at)).sum())
