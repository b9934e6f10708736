"""Means of replicas with 95 % intervals, their curves, where one further life would fall, and how coarsely a number is printed.

Two intervals that are not to be mixed up. Of the *mean*: where the mean of infinitely many replicas lies; it narrows
with their number, and of single lives it holds far fewer than 95 %. Of *prediction*: where one further life of the
same city falls; the drill that was played is one life, and is compared with this interval only.
"""

# Charter: review estimate
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, expm1, floor, inf, log1p, sqrt
from statistics import fmean, stdev

import numpy as np
from numpy.typing import NDArray

# Two-sided 95 % quantiles of Student's t by degrees of freedom, 1..15.
T95 = (
    12.706,
    4.303,
    3.182,
    2.776,
    2.571,
    2.447,
    2.365,
    2.306,
    2.262,
    2.228,
    2.201,
    2.179,
    2.160,
    2.145,
    2.131,
)
Z95 = 1.959964
ROUNDING = 1e-6  # what logarithm and exponential may be off by
NEARLY_ALL = 0.9  # of what is possible, from which on a range can hardly be left and says nothing
REPLICAS = 8  # of a drill's twins, whoever makes its report: two reports of one drill say the same
STEP = 5  # minutes between the points of a curve
ENOUGH = 4  # replicas, below which a range for one further life is too wide to say anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean and the 95 % interval of that mean, in whole units; `low` = `high` = `mean` when there was one replica."""

    mean: int
    low: int
    high: int
    n: int

    @property
    def clear(self) -> bool:
        """True when the interval leaves zero out."""
        return self.n > 1 and (self.low > 0 or self.high < 0)

    @property
    def nothing(self) -> bool:
        """Nil in every replica: what cannot differ, no finding."""
        return self.n > 1 and self.low == self.high == self.mean == 0

    @property
    def turned(self) -> Estimate:
        """The same difference, taken the other way round."""
        return Estimate(mean=-self.mean, low=-self.high, high=-self.low, n=self.n)

    @property
    def magnitude(self) -> Estimate:
        """A difference taken the way in which its mean is not below 0: a word beside it says which way that is."""
        return self.turned if self.mean < 0 else self

    @property
    def step(self) -> int:
        """The power of ten that the mean is printed in, so that no digit is idle: two digits of the half width when it
        begins with 100…354, else one (the rule of the Particle Data Group).

        Without an interval nothing is known of the digits, and one is printed.
        """
        if self.n < 2:
            return power_of_ten(self.mean)
        # The wider half: an interval that is cut at 0 tells no more digits for it.
        return max(1, power_of_ten(max(self.high - self.mean, self.mean - self.low) / 0.355) // 10)


@dataclass(frozen=True, slots=True)
class Range:
    """Where one further life falls in 95 of 100 cases, from `n` replicas (ENOUGH or more)."""

    low: int
    high: int
    n: int

    def place(self, value: float) -> str:
        """ "below", "inside" or "above"."""
        return "below" if value < self.low else "above" if value > self.high else "inside"


@dataclass(frozen=True, slots=True)
class Curve:
    """A count over time: mean, least and most of the replicas, one point every STEP minutes."""

    middle: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]


def curve_of(counts: Sequence[NDArray[np.int64]]) -> Curve:
    """From the count of each minute in each replica; empty from none."""
    if not counts:
        return Curve((), (), ())
    table = np.stack([each[::STEP] for each in counts])
    middle = tuple(round(fmean(column)) for column in table.T.tolist())
    return Curve(middle, tuple(table.min(axis=0).tolist()), tuple(table.max(axis=0).tolist()))


def estimate(values: Sequence[float]) -> Estimate:
    """Mean and interval of independent replicas."""
    middle, n = fmean(values), len(values)
    if n < 2:
        return Estimate(mean=round(middle), low=round(middle), high=round(middle), n=n)
    half = t95(n - 1) * stdev(values) / sqrt(n)
    low, high = round(middle - half), round(middle + half)
    if low == high and half:  # two equal ends say that all replicas were alike
        low, high = floor(middle - half), ceil(middle + half)
    return Estimate(mean=round(middle), low=low, high=high, n=n)


def counted(values: Sequence[float]) -> Estimate:
    """The same of counts, whose mean is never below 0: the interval is cut there, and holds the mean as often as before.

    No logarithms, as in `one_more`: their interval is that of a middle and not of the mean which is told.
    """
    found = estimate(values)
    return replace(found, low=max(0, found.low))


def kept_out(losses: Sequence[float], others: Sequence[float]) -> tuple[float, float] | None:
    """The 95 % interval of 1 − Σ losses ÷ Σ others: each pair left out once (the jackknife), Student's t; None for fewer than
    ENOUGH pairs, and where one alone holds all of `others`. The pairs are taken as independent, and no skill is above 1."""
    n, lost, other = len(losses), sum(losses), sum(others)
    if n < ENOUGH or min(other - each for each in others) <= 0:
        return None
    skill = 1 - lost / other
    without = [1 - (lost - mine) / (other - theirs) for mine, theirs in zip(losses, others, strict=True)]
    half = t95(n - 1) * sqrt((n - 1) / n * sum((each - fmean(without)) ** 2 for each in without))
    return skill - half, min(1.0, skill + half)


def paired(first: Sequence[float], second: Sequence[float]) -> Estimate:
    """Mean and interval of first − second, replica by replica."""
    return estimate([value - other for value, other in zip(first, second, strict=True)])


def one_more(values: Sequence[float], most: float = inf) -> Range | None:
    """The 95 % prediction interval of one further value from replicas, all in [0, `most`]; None for fewer than ENOUGH and
    where it holds NEARLY_ALL of what is possible: the replicas cannot say.

    mean ± t · s · √(1 + 1/n) of ln(1 + x): counts of a spreading claim are skewed, and never negative.
    """
    n = len(values)
    if n < ENOUGH:
        return None
    logs = [log1p(value) for value in values]
    middle, half = fmean(logs), t95(n - 1) * stdev(logs) * sqrt(1 + 1 / n)
    low, high = expm1(max(0.0, middle - half)), expm1(middle + half)
    if min(high, most) - low >= NEARLY_ALL * most:
        return None
    return Range(floor(low + ROUNDING), ceil(min(high, most) - ROUNDING), n)


def t95(freedom: int) -> float:
    """The two-sided 95 % quantile of Student's t; beyond the table by its expansion in 1/freedom (error < .0001)."""
    if freedom <= len(T95):
        return T95[freedom - 1]
    z = Z95
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + sum((term / float(freedom**power) for power, term in enumerate(terms, start=1)), 0.0)


def power_of_ten(size: float) -> int:
    """The largest power of ten that is not above |size|, and at least 1."""
    return int(10 ** (len(str(int(abs(size)))) - 1))
