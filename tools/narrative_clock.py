"""How fast a claim of many roots is told on: `python tools/narrative_clock.py --preset public-feed [--data DIR]`.

Real narratives (coaid.npz: all tweets that share one article or claim) reach half of their shares in 13 to 58 hours, far
later than any one cascade. Here the same model, with nothing fitted to that, tells claims in three ways: by 10 roots at once,
by a press article that is read and told on, and by 10 roots one after the other over four days, as when each comes upon it
for itself. Roots count as shares; the first share is hour 0, as in the real file. Prints hours to 10, 50 and 90 % of the
shares of the first week and the part of the first hour: median over claims of 9 shares or more, and the middle half.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from infodrill.society import City, CityPlace, Layer, Pools, Spread
from infodrill.society.cascades import WEEK, read_cascades

TALK = (Layer.FEED, Layer.GROUP, Layer.FIELD)
LEAST, ROOTS, DAYS = 9, 10, 4
WAYS = ("roots at once", "press article", "roots over four days")


def play(city: City, preset: str, way: str, claims: int, pull: int, seed: int) -> list[NDArray[np.float64]]:
    """Hours of the shares of each claim since its first one."""
    run = Spread(city, seed=seed, preset=preset, pools=Pools(threads=1))
    rng = np.random.default_rng(seed)
    for number in range(claims):
        name, begins = f"claim-{number}", 30 * number
        if way == "roots over four days":
            for at in sorted(rng.integers(0, DAYS * 1440, ROOTS)):
                run.start(name, at=begins + int(at), ward=None, roots=1, layers=TALK, pull=pull)
        else:
            run.start(
                name,
                at=begins,
                ward=None,
                roots=ROOTS if way == "roots at once" else 1,
                layers=TALK,
                pull=pull,
            )
        if way == "press article":
            run.boost(name, at=begins, layer=Layer.PRESS, reach=20)
    run.advance(30 * claims + round(WEEK) + (DAYS * 1440 if way == "roots over four days" else 0))
    told = run.shares()
    hours = []
    for number in range(claims):
        at = np.sort(told["minute"][told["narrative"] == number]).astype(float)
        at = at - at[0]
        hours.append(at[(at > 0) & (at <= WEEK)] / 60)
    return hours


def summary(hours: list[NDArray[np.float64]]) -> str:
    """One line: 25, 50 and 75 % over claims of each figure."""
    kept = [one for one in hours if one.size >= LEAST]
    rows = np.array([(*np.quantile(one, (0.1, 0.5, 0.9)), (one <= 1).mean(), one.size) for one in kept])
    low, mid, high = np.quantile(rows, (0.25, 0.5, 0.75), axis=0)
    figures = zip(("t10", "t50", "t90", "first hour", "shares"), low, mid, high, strict=True)
    return f"{len(kept)} claims; " + "; ".join(
        f"{what} {b:.3g} [{a:.3g}, {z:.3g}]" for what, a, b, z in figures
    )


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--preset", choices=("public-feed", "groups", "mixed"), default="public-feed")
    ask.add_argument("--data", type=Path, help="folder of real cascades, with coaid.npz")
    ask.add_argument("--claims", type=int, default=48)
    ask.add_argument("--pull", type=int, default=12)
    ask.add_argument("--accounts", type=int, default=100_000)
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    if asked.data is not None:
        real = read_cascades(asked.data / "coaid.npz")
        spans = zip(real["offsets"][:-1].tolist(), real["offsets"][1:].tolist(), strict=True)
        times = [real["t_min"][start + 1 : end].astype(float) for start, end in spans]
        print(f"{'real narratives':<22}{summary([one[one <= WEEK] / 60 for one in times])}")
    city = City.build(tuple(CityPlace(f"w{i}", 1) for i in range(30)), asked.accounts, 1)
    for way in WAYS:
        hours = play(city, asked.preset, way, asked.claims, asked.pull, asked.seed)
        print(f"{way:<22}{summary(hours)}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
