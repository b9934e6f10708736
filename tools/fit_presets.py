"""Fit the presets to real cascades: `python tools/fit_presets.py --data DIR --preset public-feed [--rounds 3]`.

DIR holds the cascade files; they are read, never copied. `public-feed` is fitted to tw15 (all labels), `groups` to the
rumours of ced, both also to the size tails of marref. Only every second real cascade is fitted; the others check.

How: a *design* simulates some thousand threads of wide and of ordinary tellers whose natures (tempo, copies of the first post,
grip) and reach are spread evenly. Any distribution of natures is then a weighting of these threads, so that thousands of
candidates are scored without another run (importance weights, common random numbers). Each round spreads the next design
around what was found. Prints the preset as Python for `society/assumptions.py`, and how like it is to both halves.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from infodrill.society import City, Place, Pools
from infodrill.society import organic as organic_module
from infodrill.society.assumptions import PRESET_TABLE, Organic, Preset
from infodrill.society.cascades import ALL_FACTS, facts, read_cascades
from infodrill.society.organic import organic_cascades

REAL = {"public-feed": ("tw15.npz", None), "groups": ("ced.npz", "false")}
KINDS, FINE = 16, 320
Z = np.array([NormalDist().inv_cdf((j + 0.5) / FINE) for j in range(FINE)])
ROWS = (0, 11)  # steps of the delay table
WIDEST = (6, 8, 10, 11, 12, 13, 14, 15, 16, 17)
ORDINARY = 100
# start and first step of each number; `row` (delay), `pull` and `usual` are given, not searched
STEP = {
    "tempo_mid": 0.5,
    "tempo_sd": 0.4,
    "tempo_skew": 0.15,
    "copy_mid": 0.5,
    "copy_sd": 0.4,
    "grip_mid": 0.1,
    "grip_sd": 0.1,
    "wide_mid": 1.0,
    "wide_sd": 0.7,
    "busy": 0.4,
}
LIMITS = {
    "tempo_sd": (0.3, 3.0), "tempo_skew": (-0.2, 0.5), "copy_sd": (0.2, 2.0), "grip_sd": (0.05, 0.3),
    "wide_mid": (8.0, 17.0), "wide_sd": (0.5, 5.0),
}  # fmt: skip
STARTS = {
    "public-feed": {
        "tempo_mid": 0.8, "tempo_sd": 1.3, "tempo_skew": 0.0, "copy_mid": 0.1, "copy_sd": 1.5, "grip_mid": 0.0,
        "grip_sd": 0.15, "wide_mid": 13.0, "wide_sd": 2.5, "busy": -7.5,
    },
    "groups": {
        "tempo_mid": -0.6, "tempo_sd": 1.0, "tempo_skew": 0.5, "copy_mid": -1.4, "copy_sd": 1.5, "grip_mid": 0.0,
        "grip_sd": 0.15, "wide_mid": 12.5, "wide_sd": 3.0, "busy": -7.5,
    },
}  # fmt: skip
GIVEN = {
    "public-feed": {"row": 2 * 12 + 5, "pull": 28, "usual": 7},
    "groups": {"row": 3 * 12 + 9, "pull": 55, "usual": 6},
}
Numbers = dict[str, float]


@dataclass(frozen=True)
class Design:
    """Simulated threads: facts (n x 9), natures as values, reach as exponent (-1 = ordinary), and what one stands for."""

    fact: NDArray[np.float64]
    tempo: NDArray[np.int64]
    copy: NDArray[np.int64]
    grip: NDArray[np.int64]
    wide: NDArray[np.int64]
    tables: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
    begun: dict[int, int]


def tempo_values(x: Numbers) -> NDArray[np.float64]:
    """Doublings of the delay, by quantile."""
    return x["tempo_mid"] + x["tempo_sd"] * (Z + x["tempo_skew"] * (Z * Z - 1))


def copy_values(x: Numbers) -> NDArray[np.float64]:
    """Permille of shares that copy the first post, by quantile."""
    found: NDArray[np.float64] = 1000 / (1 + np.exp(-(x["copy_mid"] + x["copy_sd"] * Z)))
    return found


def grip_values(x: Numbers) -> NDArray[np.float64]:
    """Factor on sharing in 1/256, by quantile."""
    lift = np.exp(x["grip_sd"] * Z)
    found: NDArray[np.float64] = 256 * lift / lift.mean() * math.exp(x["grip_mid"])
    return found


def wide_weights(x: Numbers) -> NDArray[np.float64]:
    """Weight of each exponent of WIDEST; the spacing of the exponents is counted in."""
    at = np.array(WIDEST, float)
    weight = np.exp(-(((at - x["wide_mid"]) / x["wide_sd"]) ** 2) / 2) * np.gradient(at)
    found: NDArray[np.float64] = weight / weight.sum()
    return found


def spread_tables(x: Numbers, row: int) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Tables that spread 16 kinds evenly over what `x` gives, and a little beyond."""
    pace = tempo_values(x)
    low, high = (
        min(max(round(v), ROWS[0] - row % 12), ROWS[1] - row % 12) for v in (pace[4] - 0.5, pace[-5] + 0.5)
    )
    steps = [low + j % (high - low + 1) for j in range(KINDS)]
    logit = np.linspace(x["copy_mid"] - 2.4 * x["copy_sd"], x["copy_mid"] + 2.4 * x["copy_sd"], KINDS)
    hold = np.linspace(-2.2, 2.2, KINDS) * (x["grip_sd"] + 0.06) + x["grip_mid"]
    return (
        tuple(steps),
        tuple(round(1000 / (1 + math.exp(-v))) for v in logit),
        tuple(round(256 * math.exp(v)) for v in hold),
    )


def quantised(values: NDArray[np.float64]) -> tuple[int, ...]:
    """16 equally frequent kinds."""
    return tuple(round(float(one)) for one in values.reshape(KINDS, -1).mean(axis=1))


def preset_of(name: str, given: dict[str, int], x: Numbers) -> Preset:
    """The preset that these numbers make."""
    row, low = given["row"], -(given["row"] % 12)
    at = np.searchsorted(np.cumsum(wide_weights(x)), (np.arange(KINDS) + 0.5) / KINDS)
    tempo = np.clip(tempo_values(x), low, low + ROWS[1])
    mean = float(np.exp(x["grip_mid"]))
    grip = quantised(grip_values(x) / mean)
    pull = max(1, min(100, round(given["pull"] * mean)))
    organic = Organic(
        pull, round(100_000 * math.exp(x["busy"])), given["usual"], tuple(WIDEST[i] for i in at)
    )
    return replace(
        PRESET_TABLE[name],
        delay=(row, row - 1, row, row),
        tempo=quantised(tempo),
        original=quantised(copy_values(x)),
        grip=grip,
        organic=organic,
    )  # type: ignore[arg-type]


def simulate(name: str, given: dict[str, int], x: Numbers, city: City, seed: int, size: int) -> Design:
    """One design: `size` threads of each exponent, and `size` x ORDINARY of ordinary tellers."""
    tables = spread_tables(x, given["row"])
    base = replace(preset_of(name, given, x), tempo=tables[0], original=tables[1], grip=tables[2])
    parts, begun = [], {}
    for wide in (-1, *WIDEST):
        exponent, threads = (given["usual"], size * ORDINARY) if wide < 0 else (wide, size)
        begun[wide] = threads
        rate = 0 if wide < 0 else 100_000
        one = replace(base, organic=Organic(given["pull"], rate, exponent, (exponent,) * KINDS))
        made = organic_cascades(
            city, seed=seed + wide, preset=one, hours=192, threads=threads, pools=Pools(threads=1)
        )
        kept = np.diff(made["offsets"]) > 1
        nature = made["nature"][kept].astype(np.int64) & 0xFFF
        table = np.c_[tuple(facts(made)[one] for one in ALL_FACTS)]
        parts.append((table, nature, np.full(nature.size, wide)))
    fact, nature, wide_of = (np.concatenate(one) for one in zip(*parts, strict=True))
    tempo, copy, grip = (np.array(one) for one in tables)
    return Design(
        fact, tempo[nature & 15], copy[(nature >> 4) & 15], grip[nature >> 8], wide_of, tables, begun
    )


def weigh(design: Design, x: Numbers) -> NDArray[np.float64]:
    """How much of life each simulated thread stands for when natures and reach are those of `x`."""
    busy = math.exp(x["busy"])
    share = dict(zip(WIDEST, busy * wide_weights(x), strict=True)) | {-1: 1 - busy}
    weight = np.array([share[wide] / design.begun[wide] for wide in (-1, *WIDEST)])
    places = np.searchsorted(np.array((-1, *WIDEST)), design.wide)
    total: NDArray[np.float64] = weight[places]
    scales = (lambda v: v, lambda v: np.log(v / (1000.5 - v)), np.log)
    found = (tempo_values(x), np.clip(copy_values(x), 1, 999), grip_values(x))
    for wanted, table, values, scale in zip(
        found, design.tables, (design.tempo, design.copy, design.grip), scales, strict=True
    ):
        kinds, many = np.unique(np.maximum(table, 1) if scale is not scales[0] else table, return_counts=True)
        edges = (scale(kinds[1:].astype(float)) + scale(kinds[:-1].astype(float))) / 2
        part = np.bincount(np.searchsorted(edges, scale(wanted)), minlength=kinds.size) / FINE
        total = total * (part / (many / KINDS))[np.searchsorted(kinds, np.maximum(values, kinds[0]))]
    return total


def distances(
    x: NDArray[np.float64], weight: NDArray[np.float64], real: NDArray[np.float64]
) -> tuple[float, float, float]:
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


class Target:
    """What the simulated side is to be like: one half of a real set, and the tails of unselected sizes."""

    def __init__(self, folder: Path, preset: str) -> None:
        name, label = REAL[preset]
        real = read_cascades(folder / name)
        self.rule = tuple(int(one) for one in real["rule"])
        found = facts(real, self.rule, label)  # type: ignore[arg-type]
        table = np.c_[tuple(found[one] for one in ALL_FACTS)]
        self.halves = (table[::2], table[1::2])
        self.tails = tail(facts(read_cascades(folder / "marref.npz"))["size"])

    def score(self, design: Design, x: Numbers, half: int = 0) -> tuple[float, str]:
        """Loss and one line that says why."""
        weight = weigh(design, x)
        size = design.fact[:, 0]
        chosen = (size >= self.rule[0]) & (size <= self.rule[1]) & (weight > 0)
        if chosen.sum() < 60:
            return 99.0, f"only {chosen.sum()} are large enough"
        w, told, loss = weight[chosen], [], 0.0
        for place, name in enumerate(ALL_FACTS):
            far, moved, middle = distances(design.fact[chosen, place], w, self.halves[half][:, place])
            told.append(f"{name} {middle:.2f} {far:.3f}/{moved:.2f};")
            if name != "size":
                loss += max(0.0, far - 0.04) ** 1.5 * 10 + max(0.0, moved - 0.08)
        tails = tail(size, weight)
        loss += sum(
            2 * max(0.0, abs(math.log(max(a, 1e-6) / b)) - 0.6)
            for a, b in zip(tails, self.tails, strict=True)
        )
        many = float(w.sum() ** 2 / (w * w).sum())  # so many equal weights would be as sure
        loss += 0.5 * max(0.0, 1 - many / 120)
        ordinary = float(w[design.wide[chosen] < 0].sum() / w.sum())
        return loss, " ".join(told) + (
            f" tails {tails[0]:.3f} {tails[1]:.4f} {tails[2]:.2f}; sure as {many:.0f}; ordinary {ordinary:.2f}"
        )


def tail(
    sizes: NDArray[np.float64], weights: NDArray[np.float64] | None = None
) -> tuple[float, float, float]:
    """P(10 or more), P(100 or more), standard deviation of ln size."""
    w = np.ones(sizes.size) if weights is None else weights
    w = w / w.sum()
    logs = np.log(sizes)
    mean = float((w * logs).sum())
    return (
        float(w[sizes >= 10].sum()),
        float(w[sizes >= 100].sum()),
        math.sqrt(float((w * (logs - mean) ** 2).sum())),
    )


def climb(design: Design, target: Target, x: Numbers, seed: int, trials: int) -> Numbers:
    """Hill climbing on one design with steps that shrink."""
    rng, scale = np.random.default_rng(seed), 1.0
    best, loss = dict(x), target.score(design, x)[0]
    for _ in range(trials):
        guess = dict(best)
        for name in rng.choice(list(STEP), size=int(rng.integers(1, 4)), replace=False):
            low, high = LIMITS.get(name, (-99.0, 99.0))
            guess[name] = min(max(guess[name] + scale * STEP[name] * float(rng.normal()), low), high)
        found = target.score(design, guess)[0]
        if found < loss:
            best, loss, scale = guess, found, min(1.5, scale * 1.2)
        else:
            scale = scale * 0.99 if scale > 0.05 else 1.0
    return best


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--preset", choices=sorted(REAL), required=True)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--trials", type=int, default=1200)
    ask.add_argument(
        "--size", type=int, default=250, help="threads of each reach in the first design; doubles later"
    )
    ask.add_argument("--accounts", type=int, default=200_000)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--start", type=json.loads, default={}, help="JSON of numbers to start from")
    ask.add_argument("--given", type=json.loads, default={}, help="JSON of row, pull and usual")
    asked = ask.parse_args()
    organic_module.NARRATIVES = 128  # threads of a design are many and wide: let them share few narratives
    target, given = Target(asked.data, asked.preset), GIVEN[asked.preset] | asked.given
    city = City.build(tuple(Place(f"w{i}", 1) for i in range(30)), asked.accounts, 1)
    best: Numbers = STARTS[asked.preset] | asked.start
    for number in range(asked.rounds):
        began = time.process_time()
        size = asked.size * (1 if number == 0 else 2)
        design = simulate(asked.preset, given, best, city, asked.seed + 100 * number, size)
        tries = [climb(design, target, best, asked.seed + 10 * number + n, asked.trials) for n in range(4)]
        best = min(tries, key=lambda one: target.score(design, one)[0])
        print(
            f"round {number}, {design.fact.shape[0]} threads, {time.process_time() - began:.0f} s of processor time"
        )
        print(json.dumps({k: round(v, 3) for k, v in best.items()}))
        for half, what in enumerate(("fitted half", "other half ")):
            loss, line = target.score(design, best, half)
            print(f"{what} {loss:.3f} {line}", flush=True)
    print(preset_of(asked.preset, given, best))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
