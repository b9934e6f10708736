"""Fit the kinds of a preset to real cascades: `python tools/fit_presets.py --data DIR --preset public-feed [--rounds 3]`.

DIR holds the cascade files; they are read, never copied. `public-feed` is fitted to tw15 (all labels), `groups` to the
rumours of ced, both also to the size tails of marref. Only every second real cascade is fitted; the others check.

How: a design (tools/fitdesign.py) simulates some threads of thousands of kinds. The part that each kind has in the selected
set is then chosen on the simplex, by gradient, so that the mixture has the distribution functions of the eight facts and of
size, of pairs of facts (quadrants) and of all together (random cosines of ranks: the distance that a classifier sees), the
mean logarithm of the delays (theta) and what is left of a life at 15, 24 and 48 hours; a pull towards equal parts keeps it
from resting on few kinds. Each round scatters the next design around what was found. At last the weights become a table of
256 equally frequent kinds, and the kinds of ordinary tellers are fitted to the sizes of unselected cascades.
Writes the table to --out (society/kindtables), prints `busy`, and says how like both halves are, in a new run.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fitdesign import LATE, MOST_COPIES, Design, Table, nearby, scattered, simulate
from fittarget import Target, distances
from numpy.typing import NDArray

from infodrill.society import City, CityPlace
from infodrill.society import columns as c
from infodrill.society.assumptions import PRESET_TABLE
from infodrill.society.cascades import ALL_FACTS
from infodrill.society.kinds import FIELDS, Kind

REAL = {"public-feed": ("tw15.npz", None), "groups": ("ced.npz", "false")}
RATES = {
    "public-feed": (0.016, 0.46),
    "groups": (0.022, 0.50),
}  # reposts by listed reader, and by copy; a trial run
GATHER = ("public-feed",)  # whose real cascades have second stars: copies made from one copy
LARGE = 0.0033  # P(100 or more) that is aimed at: enough selected threads, and well inside a factor of two of .0019
FEW = 500  # kinds whose parts are found again with more threads of each
ORDINARY_LARGE = 0.0001  # ordinary tellers' threads that obey the rule, of all with a repost


def optimise(design: Design, target: Target, pull: float, steps: int) -> Table:
    """Part of each kind in the selected set, by Adam on the logits of the simplex."""
    reached = design.chosen()
    many = np.bincount(design.of, minlength=len(design.kinds))
    usable = np.flatnonzero((reached >= target.least_chosen) & (many >= 5))
    rows = target.features(design.fact, design.extra)
    mean = np.zeros((len(design.kinds), rows.shape[1]), np.float32)
    np.add.at(mean, design.of, rows)
    mean = mean[usable] / many[usable, None]
    start = np.full(usable.size, 1 / usable.size)
    logit, first, second, part = np.zeros(usable.size), 0.0, 0.0, start
    for step in range(1, steps + 1):
        part = np.exp(logit - logit.max())
        part /= part.sum()
        _, slope = target.loss(part.astype(np.float32) @ mean)
        g = mean @ slope + pull * (np.log(np.maximum(part / start, 1e-9)) + 1)
        g = part * (g - part @ g) * usable.size
        first, second = 0.9 * first + 0.1 * g, 0.999 * second + 0.001 * g * g
        rate = 0.15 * (1 - step / (steps + 1))
        logit = logit - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    whole = np.zeros(len(design.kinds))
    whole[usable] = part
    return whole


def quantised(
    design: Design, part: Table, target: Target, rng: np.random.Generator, tries: int
) -> NDArray[np.int64]:
    """How many of the 256 equally frequent kinds each kind fills: systematic samples, the likest of `tries`."""
    reached = np.maximum(design.chosen(), 1e-9)
    weight = part / reached
    rows, many = (
        target.features(design.fact, design.extra),
        np.bincount(design.of, minlength=len(design.kinds)),
    )
    mean = np.zeros((len(design.kinds), rows.shape[1]))
    np.add.at(mean, design.of, rows)
    mean /= np.maximum(many, 1)[:, None]
    traits = np.array(design.kinds, float)
    best, count = math.inf, np.zeros(len(design.kinds), np.int64)
    for _ in range(tries):
        order = np.argsort((traits / (traits.std(axis=0) + 1e-9)) @ rng.normal(size=traits.shape[1]))
        upto = np.cumsum(weight[order]) / weight.sum()
        at = np.searchsorted(upto, (np.arange(c.KINDS) + rng.random()) / c.KINDS)
        some = np.bincount(order[np.minimum(at, order.size - 1)], minlength=order.size)
        share = some * reached
        loss, _ = target.loss((share / share.sum()) @ mean)
        if loss < best:
            best, count = loss, some
    return count


def ordinary_design(preset: str, like: Sequence[Kind], city: City, seed: int, target: Target) -> Design:
    """Threads of narrow and middling tellers, over reach and grip; all else as the kinds of busy tellers."""
    grips = np.exp(np.linspace(math.log(0.3), math.log(MOST_COPIES / RATES[preset][1]), 10))
    wanted = [(reach, grip) for reach in range(12, 47, 2) for grip in grips]
    kinds = [
        like[(7 * i) % len(like)]._replace(reach=reach, grip=round(256 * grip))
        for i, (reach, grip) in enumerate(wanted)
    ]
    return simulate(preset, kinds, 1500, city, seed, target.rule)


def ordinary_weights(design: Design, target: Target, steps: int = 8000) -> Table:
    """Weight of each ordinary kind: unselected sizes below the rule as in marref, and hardly any above it."""
    at = np.array((1, 2, 3, 4, 5, 7, 10, 14, 20, 28))
    ours = np.array([design.share(int(k)) for k in at])
    large = design.share(target.rule[0])
    real = np.array([(target.unselected >= k).mean() for k in at])
    logit = np.zeros(len(design.kinds))
    weight = np.full(logit.size, 1 / logit.size)
    for step in range(steps):
        told = ours @ weight
        gap = np.log(told / told[0] / real)
        slope = gap / told
        slope[0] -= gap.sum() / told[0]
        g = slope @ ours - 0.5 * ours[0] + 0.01 * np.log(weight * weight.size + 1e-9)
        above = large @ weight / told[0] / ORDINARY_LARGE
        if above > 1:
            g = g + 0.2 * (above - 1) * (large / told[0] / ORDINARY_LARGE - above * ours[0] / told[0])
        g = g - weight @ g
        logit = logit - 0.5 * (1 - step / steps) * g / max(1.0, np.abs(g).max())
        weight = np.exp(logit - logit.max())
        weight /= weight.sum()
    return weight


def systematic(weight: Table) -> NDArray[np.int64]:
    """256 places by weight."""
    at = np.searchsorted(np.cumsum(weight) / weight.sum(), (np.arange(c.KINDS) + 0.5) / c.KINDS)
    found: NDArray[np.int64] = np.minimum(at, weight.size - 1)
    return found


def busy_of(busy: Design, count: Table, ordinary: Design, weight: Table) -> int:
    """Of 100,000 first posts, those of busy tellers, for P(100 or more | a repost) = LARGE."""
    a, b = (count / count.sum() @ busy.share(k) for k in (100, 1))
    x, y = (weight / weight.sum() @ ordinary.share(k) for k in (100, 1))
    return round(100_000 * (LARGE * y - x) / (a - x - LARGE * (b - y)))


def told(design: Design, weight: Table, target: Target) -> None:
    """KS/W1 by fact and half, theta and what is left, of a design weighted by kind."""
    w = (weight / np.maximum(design.begun, 1))[design.of]
    for half, what in enumerate(("fitted half", "other half ")):
        line = []
        for place, name in enumerate(ALL_FACTS):
            far, moved, middle = distances(design.fact[:, place], w, target.halves[half][:, place])
            line.append(f"{name} {middle:.2f} {far:.3f}/{moved:.2f};")
        print(what, " ".join(line), flush=True)
    sums = w @ design.extra
    left = ", ".join(f"{hour} h {part / sums[5]:.3f}" for hour, part in zip(LATE, sums[2:5], strict=True))
    p = weight / weight.sum()
    print(
        f"mean ln delay {sums[1] / sums[0]:.3f} (real {target.log_delay:.3f}); left at {left} (real {target.left}); "
        f"sure as {w.sum() ** 2 / (w * w).sum():.0f}; kinds {1 / (p @ p):.0f}",
        flush=True,
    )


@dataclass(frozen=True)
class Fitted:
    """256 kinds of busy tellers' threads, 256 of others', and how many of 100,000 are busy."""

    kinds: tuple[Kind, ...]
    busy: int


def fit(asked: argparse.Namespace) -> Fitted:
    """All rounds, the table, and a run of it in another city with another seed."""
    rng, gather = np.random.default_rng(asked.seed), asked.preset in GATHER
    target = Target(asked.data, *REAL[asked.preset], seed=asked.seed)
    row = PRESET_TABLE[asked.preset].delay[c.FEED]
    city = City.build(tuple(CityPlace(f"w{i}", 1) for i in range(30)), asked.accounts, 1)
    if asked.start is None:
        kinds = scattered(rng, asked.kinds, row, target.rule, RATES[asked.preset], gather)
    else:
        found = tuple(
            Kind(*(int(one) for one in line.split(","))) for line in asked.start.read_text().splitlines()[1:]
        )
        kinds = nearby(
            rng, found[: c.KINDS], np.ones(c.KINDS), asked.kinds, row, RATES[asked.preset], 1.0, gather
        )
    for number in range(asked.rounds):
        last = number == asked.rounds - 1
        design = simulate(
            asked.preset,
            kinds,
            asked.each * (3 if last else 2) // 2,
            city,
            asked.seed + 1000 * number,
            target.rule,
        )
        part = optimise(design, target, asked.pull * (2 if last else 1), asked.steps)
        weight = part / np.maximum(design.chosen(), 1e-9)
        print(f"round {number}: {design.of.size} selected threads of {len(kinds)} kinds")
        told(design, weight, target)
        power, far = (0.9, 0.35) if number == asked.rounds - 2 else (0.6, 0.8)
        kinds = nearby(rng, kinds, part**power, asked.kinds, row, RATES[asked.preset], far, gather)
    return finish(asked, design, part, target, city, rng)


def finish(
    asked: argparse.Namespace,
    design: Design,
    part: Table,
    target: Target,
    city: City,
    rng: np.random.Generator,
) -> Fitted:
    """The kinds with the largest parts again, with many more threads: what was chosen for its luck is found out. Then
    the table, a run of it in another city, and the kinds of ordinary tellers.
    """
    few = tuple(design.kinds[i] for i in np.argsort(-part)[:FEW])
    design = simulate(asked.preset, few, 3 * asked.each, city, asked.seed + 5555, target.rule)
    part = optimise(design, target, 3 * asked.pull, asked.steps)
    print(f"again: {design.of.size} selected threads of {len(few)} kinds")
    told(design, part / np.maximum(design.chosen(), 1e-9), target)
    count = quantised(design, part, target, rng, 40)
    print("the table of 256 kinds, from the same run")
    told(design, count.astype(float), target)
    busy = tuple(design.kinds[i] for i in np.repeat(np.arange(count.size), count))
    other = City.build(tuple(CityPlace(f"w{i}", 1) for i in range(20)), asked.accounts * 7 // 10, 2)
    again = simulate(asked.preset, busy, 40, other, asked.seed + 7777, target.rule)
    print("the table of 256 kinds, in another city with another seed")
    told(again, np.ones(c.KINDS), target)
    ordinary = ordinary_design(asked.preset, busy, city, asked.seed + 99, target)
    weight = ordinary_weights(ordinary, target)
    rest = tuple(
        one._replace(reach=ordinary.kinds[i].reach, grip=ordinary.kinds[i].grip)
        for one, i in zip((busy[(37 * j) % c.KINDS] for j in range(c.KINDS)), systematic(weight), strict=True)
    )
    one, many = (weight @ ordinary.share(k) for k in (1, 10))
    above = weight @ ordinary.share(target.rule[0])
    print(f"ordinary: P(a repost) {one:.3f}, P(>=10) {many / one:.4f}, obey the rule {above / one:.5f}")
    return Fitted(busy + rest, busy_of(again, np.ones(c.KINDS), ordinary, weight))


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--preset", choices=sorted(REAL), required=True)
    ask.add_argument("--out", type=Path, required=True, help="the table to write, a CSV file")
    ask.add_argument("--start", type=Path, help="a table to start from")
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--kinds", type=int, default=2500, help="kinds in a design")
    ask.add_argument("--each", type=int, default=20, help="threads of each kind")
    ask.add_argument("--steps", type=int, default=1500)
    ask.add_argument("--pull", type=float, default=3e-4, help="towards equal parts of all kinds")
    ask.add_argument("--accounts", type=int, default=1_000_000)
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    found = fit(asked)
    rows = [",".join(str(value) for value in one) for one in found.kinds]
    asked.out.write_text("\n".join((FIELDS, *rows)) + "\n", encoding="ascii")
    print(f"busy = {found.busy}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
