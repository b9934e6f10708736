"""Owns two facts of a whole set of cascades: the exponent of its delays, and busy against quiet hours of the day.

Both with a bootstrap interval over cascades (an interval of `activity`, a ratio of extremes, lies somewhat high).
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.society.cascades import WEEK, Rule, capped, select

SHORTEST, LONGEST = 10.0, 2880.0  # minutes, of the delays that are looked at
SAMPLES = 200
ENOUGH = {"theta": 200, "activity": 500}  # delays, reposts after the first day
Sums = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """A value with its interval of 95 %."""

    value: float
    low: float
    high: float

    def overlaps(self, other: Measured) -> bool:
        """Whether the two intervals meet."""
        return self.low <= other.high and other.low <= self.high


def clocks(
    cascades: dict[str, NDArray[Any]], rule: Rule, label: str | None = None, seed: int = 5
) -> dict[str, Measured]:
    """`theta`: exponent of the delay density s^-(1+theta) from 10 min to 48 h behind what is no root; `activity`: mean of
    the busiest three hours of day over that of the quietest three, of reposts from 24 h to 7 d. What too few say is missing.
    """
    sums = _sums(cascades, rule, label)
    drawn = np.random.default_rng(seed).integers(0, max(len(sums), 1), (SAMPLES, len(sums)))
    found = {}
    for name, of, known in (("theta", _theta, sums[:, 0].sum()), ("activity", _activity, sums[:, 2:].sum())):
        if known > ENOUGH[name]:
            values = [of(sums[integer].sum(axis=0)) for integer in drawn]
            low, high = np.percentile(values, (2.5, 97.5))
            found[name] = Measured(of(sums.sum(axis=0)), float(low), float(high))
    return found


def _sums(cascades: dict[str, NDArray[Any]], rule: Rule, label: str | None) -> Sums:
    """By cascade: delays, sum of their logarithms, and late reposts by hour of day."""
    chosen = select(cascades, rule, label)
    out = np.zeros((chosen.size, 26))
    hours = cascades.get("root_hour", np.full(cascades["offsets"].size - 1, -1))
    for place, number in enumerate(chosen):
        span = slice(int(cascades["offsets"][number]), int(cascades["offsets"][number + 1]))
        t, parent = capped(cascades["t_min"][span].astype(np.float64), cascades["parent"][span], rule[2])
        if not np.isfinite(t).all():
            continue
        copies = np.flatnonzero(parent > 0)
        late = t[copies] - t[parent[copies]]
        late = late[(late >= SHORTEST) & (late <= LONGEST)]
        out[place, :2] = late.size, np.log(late).sum()
        if hours[number] >= 0:
            day = t[(t >= 1440) & (t < WEEK)]
            # Of the root the hour is known and not the minute: half past is right in the mean.
            at = ((int(hours[number]) + 0.5 + day / 60) % 24).astype(np.int64)
            out[place, 2:] = np.bincount(at, minlength=24)
    return out


def _theta(sums: Sums) -> float:
    """Maximum likelihood of a truncated power law, by bisection of its slope."""
    mean = sums[1] / max(sums[0], 1.0)
    low, high = 0.01, 3.0
    for _ in range(40):
        theta = (low + high) / 2
        near, far = SHORTEST**-theta, LONGEST**-theta
        slope = 1 / theta - mean + (np.log(SHORTEST) * near - np.log(LONGEST) * far) / (near - far)
        low, high = (theta, high) if slope > 0 else (low, theta)
    return (low + high) / 2


def _activity(sums: Sums) -> float:
    hours = np.sort(sums[2:])
    return float(hours[-3:].mean() / max(hours[:3].mean(), 0.5))
