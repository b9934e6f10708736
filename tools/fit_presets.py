"""Fit the presets to real cascades: `python tools/fit_presets.py --data DIR --preset public-feed [--minutes 15]`.

DIR holds the cascade files; they are read, never copied. `public-feed` is fitted to tw15 (all labels), `groups` to the
rumours of ced, both also to the size tails of marref. Search: hill climbing with steps that shrink, over a few plain
numbers that make the preset's integer tables; every trial is scored on the same city and seed. Prints the best preset as
Python for `society/assumptions.py`. Ordinary and busy tellers are simulated apart and mixed by their rate, since one
thread in hundreds reaches the size that the real sets were chosen for.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from dataclasses import replace
from pathlib import Path
from statistics import NormalDist

import numpy as np

from infodrill.society import City, Place, Pools
from infodrill.society.assumptions import PRESET_TABLE, Organic, Preset
from infodrill.society.cascades import ALL_FACTS, facts, read_cascades
from infodrill.society.likeness import compare
from infodrill.society.organic import organic_cascades

REAL = {"public-feed": ("tw15.npz", None), "groups": ("ced.npz", "false")}
Z = [NormalDist().inv_cdf((j + 0.5) / 16) for j in range(16)]
# name: (start, first step); one line of numbers for each preset
STARTS = {
    "public-feed": {
        "pull": (22, 3),
        "busy": (80, 30),
        "least": (14, 1),
        "most": (16, 1),
        "pace": (5.4, 0.6),
        "theta": (2.0, 0.6),
        "tempo_mid": (0.3, 0.3),
        "tempo_sd": (1.6, 0.3),
        "tempo_skew": (0.3, 0.15),
        "orig_mid": (0.6, 0.5),
        "orig_sd": (1.5, 0.4),
        "grip_sd": (0.3, 0.15),
        "later": (0.0, 0.6),
        "damp": (930, 30),
    },
    "groups": {
        "pull": (24, 3),
        "busy": (100, 30),
        "least": (13, 1),
        "most": (15, 1),
        "pace": (6.0, 0.6),
        "theta": (2.0, 0.6),
        "tempo_mid": (0.3, 0.3),
        "tempo_sd": (1.9, 0.3),
        "tempo_skew": (0.3, 0.15),
        "orig_mid": (-0.4, 0.5),
        "orig_sd": (1.2, 0.4),
        "grip_sd": (0.3, 0.15),
        "later": (0.0, 0.6),
        "damp": (930, 30),
    },
}


def build(name: str, x: dict[str, float]) -> Preset:
    """The preset that these numbers make."""
    base = PRESET_TABLE[name]
    theta = min(max(round(x["theta"]), 0), 3)
    tempo = tuple(round(x["tempo_mid"] + x["tempo_sd"] * (z + x["tempo_skew"] * (z * z - 1))) for z in Z)
    mixed = [(7 * j) % 16 for j in range(16)]  # no matter: natures are drawn apart
    original = tuple(round(1000 / (1 + math.exp(-(x["orig_mid"] + x["orig_sd"] * Z[j])))) for j in mixed)
    lift = [math.exp(x["grip_sd"] * z) for z in Z]
    grip = tuple(max(1, round(256 * one * 16 / sum(lift))) for one in lift)
    feed, other = round(x["pace"]), round(x["pace"] + 1 + x["later"])
    delay = tuple(theta * 10 + min(max(step, 0), 9) for step in (feed, other, feed, other + 1))
    damp = min(max(round(x["damp"]), 500), 1000)
    least = min(max(round(x["least"]), 0), 16)
    organic = Organic(
        max(1, min(100, round(x["pull"]))),
        max(10, round(x["busy"])),
        least,
        min(max(round(x["most"]), least), 17),
    )
    return replace(
        base, delay=delay, tempo=tempo, original=original, grip=grip, organic=organic, hub_damping=damp
    )  # type: ignore[arg-type]


class Fit:
    """Real sets, a city, and the score of a trial."""

    def __init__(self, folder: Path, preset: str, accounts: int) -> None:
        self.preset = preset
        name, label = REAL[preset]
        real = read_cascades(folder / name)
        self.rule = tuple(int(one) for one in real["rule"])
        self.real = facts(real, self.rule, label)  # type: ignore[arg-type]
        sizes = facts(read_cascades(folder / "marref.npz"))["size"]
        self.tails = tail(sizes)
        self.city = City.build(tuple(Place(f"w{i}", 1) for i in range(30)), accounts, 1)

    def score(self, x: dict[str, float], seed: int = 1) -> tuple[float, str]:
        """Loss (0 = at the noise floor) and one line that says why."""
        made = build(self.preset, x)
        plain = replace(made, organic=replace(made.organic, busy=0))
        loud = replace(made, organic=replace(made.organic, busy=100_000))
        pools = Pools(threads=1)
        few = organic_cascades(self.city, seed=seed, preset=plain, hours=48, threads=12_000, pools=pools)
        many = organic_cascades(self.city, seed=seed, preset=loud, hours=192, threads=420, pools=pools)
        rate = made.organic.busy / 100_000
        common, big = facts(few), facts(many)
        weights = np.r_[
            np.full(common["size"].size, (1 - rate) / 12_000), np.full(big["size"].size, rate / 420)
        ]
        joined = {name: np.r_[common[name], big[name]] for name in ALL_FACTS}
        tails = tail(joined["size"], weights)
        chosen = (joined["size"] >= self.rule[0]) & (joined["size"] <= self.rule[1])
        if chosen.sum() < 60:
            return 99.0, f"only {chosen.sum()} are large enough"
        rng = np.random.default_rng(4)
        share = weights[chosen] / weights[chosen].sum()
        pick = rng.choice(np.flatnonzero(chosen), 600, p=share)
        found = compare({name: joined[name][pick] for name in ALL_FACTS}, self.real)
        loss = sum(
            max(0.0, one.ks - 0.06) ** 1.5 * 10 + max(0.0, one.w1 - 0.1)
            for one in found
            if one.fact != "size"
        )
        loss += sum(
            3 * max(0.0, abs(math.log(max(a, 1e-6) / b)) - 0.5)
            for a, b in zip(tails, self.tails, strict=True)
        )
        line = " ".join(
            f"{one.fact} {one.simulated:.2f}/{one.real:.2f} {one.ks:.2f}/{one.w1:.2f};" for one in found
        )
        return loss, line + f" tails {tails[0]:.3f} {tails[1]:.4f} {tails[2]:.2f} n {int(chosen.sum())}"


def tail(sizes: np.ndarray, weights: np.ndarray | None = None) -> tuple[float, float, float]:
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


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--preset", choices=sorted(REAL), required=True)
    ask.add_argument("--minutes", type=float, default=15.0)
    ask.add_argument("--accounts", type=int, default=500_000)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--start", type=json.loads, default={}, help="JSON of numbers to start from")
    asked = ask.parse_args()
    fit = Fit(asked.data, asked.preset, asked.accounts)
    steps = {name: step for name, (_, step) in STARTS[asked.preset].items()}
    best = {name: float(start) for name, (start, _) in STARTS[asked.preset].items()} | asked.start
    loss, line = fit.score(best)
    print(f"{loss:.3f} {line}", flush=True)
    rng, end, scale, trial = np.random.default_rng(asked.seed), time.monotonic() + 60 * asked.minutes, 1.0, 0
    while time.monotonic() < end:
        trial += 1
        moved = rng.choice(list(steps), size=int(rng.integers(1, 4)), replace=False)
        guess = dict(best)
        for name in moved:
            guess[name] += scale * steps[name] * float(rng.normal(0, 1.2))
        found, said = fit.score(guess)
        if found < loss:
            best, loss, scale = guess, found, min(1.5, scale * 1.2)
            print(
                f"{trial} {loss:.3f} {said}\n   {json.dumps({k: round(v, 3) for k, v in best.items()})}",
                flush=True,
            )
        else:
            scale = max(0.4, scale * 0.97)
    print(build(asked.preset, best))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
