"""A mean of replicas with its 95 % interval (Student's t); paired differences use one replica's two arms."""

# Charter: review estimate
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import mean, stdev

# Two-sided 95 % quantiles of Student's t by degrees of freedom, 1..15; beyond that the normal's is close enough to 2.
T95 = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.20, 2.18, 2.16, 2.14, 2.13)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Rounded to whole units; `low` = `high` = `mean` when there was one replica."""

    mean: int
    low: int
    high: int
    n: int

    @property
    def clear(self) -> bool:
        """True when the interval leaves zero out."""
        return self.n > 1 and (self.low > 0 or self.high < 0)


def estimate(values: Sequence[float]) -> Estimate:
    """Mean and interval of independent replicas."""
    middle, n = mean(values), len(values)
    if n < 2:
        return Estimate(round(middle), round(middle), round(middle), n)
    t = T95[n - 2] if n - 2 < len(T95) else 2.0
    half = t * stdev(values) / sqrt(n)
    return Estimate(round(middle), round(middle - half), round(middle + half), n)


def paired(first: Sequence[float], second: Sequence[float]) -> Estimate:
    """Mean and interval of first − second, replica by replica."""
    return estimate([one - other for one, other in zip(first, second, strict=True)])
