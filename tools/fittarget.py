"""What tools/fit_presets.py fits to: one half of a real set as features that are means over cascades, and their loss."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
from fitdesign import LATE, Table, extras
from numpy.typing import NDArray

from infodrill.society.cascades import ALL_FACTS, FACTS, facts, read_cascades, select

GRID = 48  # quantiles of a fact
FINE = 64  # places between its least and largest value
CUTS = (0.1, 0.25, 0.5, 0.75, 0.9)
COSINES = 1200
SCORED = np.array([name in FACTS for name in ALL_FACTS])


class Target:
    """One half of a real set (the other is kept for checking), its rule, and the sizes of unselected cascades."""

    least_chosen = 0.5  # P(obeys the rule) of a kind that may have a part: what is at the edge shifts with the size of a city

    def __init__(self, folder: Path, name: str, label: str | None, seed: int) -> None:
        real = read_cascades(folder / name)
        self.rule = (int(real["rule"][0]), int(real["rule"][1]), int(real["rule"][2]))
        found = facts(real, self.rule, label)
        table = np.c_[tuple(found[one] for one in ALL_FACTS)]
        known = np.isfinite(table).all(axis=1)  # a few have no repost in the first week
        table, extra = table[known], extras(real, select(real, self.rule, label))[known][::2]
        self.halves = (table[::2], table[1::2])
        sums = extra.sum(axis=0)
        self.log_delay = float(sums[1] / sums[0])
        self.left = tuple(float(round(one / sums[5], 3)) for one in sums[2:5])
        self.scale = sums / extra.shape[0]
        self.unselected = facts(read_cascades(folder / "marref.npz"))["size"]
        self._prepare(np.random.default_rng(seed))
        rows = self.features(self.halves[0], extra)
        self.mean = rows.mean(axis=0)

    def _prepare(self, rng: np.random.Generator) -> None:
        half = self.halves[0]
        self.grid = [np.quantile(half[:, f], (np.arange(GRID) + 0.5) / GRID) for f in range(len(ALL_FACTS))]
        self.fine = [
            np.linspace(half[:, f].min(), 1.3 * half[:, f].max(), FINE + 1)[:-1]
            for f in range(len(ALL_FACTS))
        ]
        self.step = np.array([(one[1] - one[0]) / half[:, f].std() for f, one in enumerate(self.fine)])
        self.top = np.array([one[-1] for one in self.fine])
        self.half_sd = half.std(axis=0)
        self.cuts = np.quantile(half, CUTS, axis=0)
        self.sorted = np.sort(half, axis=0)
        self.wave = rng.normal(size=(len(ALL_FACTS), COSINES)) / rng.choice((0.6, 1.2, 2.5), COSINES)
        self.phase = rng.random(COSINES) * 2 * np.pi

    def features(self, fact: Table, extra: Table) -> NDArray[np.float32]:
        """n x features: below each grid place and each fine place, quadrants, cosines of ranks, what lies beyond the fine
        places, delays, late part.
        """
        blocks = [fact[:, [f]] <= self.grid[f] for f in range(len(ALL_FACTS))]
        blocks += [fact[:, [f]] <= self.fine[f] for f in range(len(ALL_FACTS))]
        below = [fact[:, [f]] <= self.cuts[:, f] for f in range(len(ALL_FACTS))]
        for a, b in combinations(range(len(ALL_FACTS)), 2):
            blocks.append((below[a][:, :, None] & below[b][:, None, :]).reshape(fact.shape[0], -1))
        ranks = np.column_stack(
            [
                (np.searchsorted(s, x, "left") + np.searchsorted(s, x, "right")) / (2 * s.size) - 0.5
                for s, x in zip(self.sorted.T, fact.T, strict=True)
            ]
        )
        waves = np.cos(
            (3.46 * ranks).astype(np.float32) @ self.wave.astype(np.float32) + self.phase.astype(np.float32)
        )
        kept = [
            np.maximum(fact - self.top, 0) / self.half_sd,
            (extra[:, [1]] - self.log_delay * extra[:, [0]]) / self.scale[0],
            (extra[:, 2 : 2 + len(LATE)] - np.array(self.left) * extra[:, [5]]) / self.scale[5],
        ]
        return np.column_stack(
            [*(one.astype(np.float32) for one in blocks), waves, *(one.astype(np.float32) for one in kept)]
        )

    def loss(self, mean: NDArray[np.floating]) -> tuple[float, NDArray[np.float32]]:
        """How unlike a mixture with these mean features is, and the slope of that."""
        gap = np.asarray(mean, float) - self.mean
        slope, total = np.zeros(gap.size), 0.0
        n = len(ALL_FACTS)
        for f in range(n):
            weight = 1.0 if SCORED[f] else 0.5
            at = slice(f * GRID, (f + 1) * GRID)
            r = gap[at]
            total += weight * float((r * r).mean())
            slope[at] += weight * 2 * r / GRID
            eighth = float((r**8).mean()) + 1e-30  # near the square of the largest: what KS sees
            total += weight * 0.5 * eighth**0.25
            slope[at] += weight * 0.5 * 0.25 * eighth**-0.75 * 8 * r**7 / GRID
            at = slice(n * GRID + f * FINE, n * GRID + (f + 1) * FINE)
            size = np.sqrt(gap[at] ** 2 + 1e-6)  # W1 is the sum of these
            beyond = gap.size - n - 1 - len(LATE) + f
            moved = float(size.sum() * self.step[f]) + abs(gap[beyond])
            total += weight * 0.1 * moved**2
            slope[at] += weight * 0.1 * 2 * moved * self.step[f] * gap[at] / size
            slope[beyond] += weight * 0.1 * 2 * moved * np.sign(gap[beyond])
        at = slice(n * (GRID + FINE), gap.size - COSINES - n - 1 - len(LATE))
        for part, factor in (
            (at, 3.0),
            (slice(at.stop, at.stop + COSINES), 3.0),
        ):
            r = gap[part]
            total += factor * float((r * r).mean())
            slope[part] += factor * 2 * r / r.size
        for place, factor in zip(range(-1 - len(LATE), 0), (0.3, 1.0, 0.3, 0.3), strict=True):
            total += factor * float(gap[place] ** 2)
            slope[place] += factor * 2 * gap[place]
        return total, slope.astype(np.float32)


def distances(x: Table, weight: Table, real: Table) -> tuple[float, float, float]:
    """KS, W1 over the real sd, and the median of a weighted sample beside a real one."""
    known = np.isfinite(x)
    order = np.argsort(x[known])
    ours, total = x[known][order], np.cumsum(weight[known][order])
    theirs = np.sort(real[np.isfinite(real)])
    at = np.union1d(ours, theirs)
    a = np.r_[0.0, total / total[-1]][np.searchsorted(ours, at, side="right")]
    gap = np.abs(a - np.searchsorted(theirs, at, side="right") / theirs.size)
    moved = float((gap[:-1] * np.diff(at)).sum() / theirs.std())
    return float(gap.max()), moved, float(ours[np.searchsorted(total, total[-1] / 2)])
