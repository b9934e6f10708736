"""Measure what pairing is worth: `python benchmarks/pairing.py [--replicas 200] [--accounts 20000 100000] [--json FILE]`.

A counterfactual is played with and without what was published. Paired: both arms of a replica have the same redraw, as
in the report; unpaired: arms of different replicas. Printed is the variance of the unpaired difference over that of the
paired one, (var none + var played) / var (none - played), with a bootstrap interval, for believers at 24 h and
person-hours of false belief. `one` = one claim, one correction after 30 or 240 minutes; `drill` = four claims and
eight statements of four issuers, a denial retracted, a pick-up by the press.

`--redraw fork` (the report's way): replicas share a past, up to 20 minutes before the first release, and variances are
those around the mean of each of `--pasts` pasts; `start`: a replica is another drill from its first minute. `follows` =
the part of the paired variance that follows the size of the false belief when nothing is said (R2 of the effect on the
arm without): it goes with the worlds rather than with the draws. Nothing here fails, it only prints.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.society import City, CityPlace, Frozen, Layer, Pools, Spread

DAY, EARLIER = 1440, 20  # minutes
RESAMPLES = 2000
BELIEVERS = 1  # column of a series
TALK = (Layer.FEED, Layer.GROUP, Layer.FIELD)
PULLS = {"low": 20, "high": 60}
RELEASES = {"early": 30, "late": 240}  # minutes
MEASURES = ("believers", "hours")
PLACES = tuple(CityPlace(f"w{number}", 800 + 170 * number) for number in range(12))


@dataclass(frozen=True)
class Setting:
    """What is measured in one row of the table."""

    story: str  # one | drill
    accounts: int
    preset: str
    pull: str
    release: str
    redraw: str  # fork | start


# claim, first minute, roots, pull
CLAIMS = (("k0", 0, 20, 45), ("k1", 25, 20, 60), ("k2", 70, 12, 25), ("k3", 150, 16, 80))
# claim, minute, issuer, layers, reach, craft, evidence, effect
STATEMENTS = (
    ("k0", 45, "city", (Layer.FEED, Layer.PRESS), 250, 5, 1, "hold"),
    ("k1", 75, "health", (Layer.FEED, Layer.PRESS), 350, 7, 2, "correct"),
    ("k0", 110, "city", (Layer.FEED, Layer.PRESS), 350, 8, 3, "correct"),
    ("k2", 130, "ward", (Layer.FEED, Layer.FIELD), 200, 6, 1, "answer"),
    ("k2", 160, "power", (Layer.FEED, Layer.GROUP), 250, 4, 1, "false_denial"),
    ("k3", 210, "health", (Layer.FEED, Layer.GROUP, Layer.PRESS), 400, 8, 3, "correct"),
    ("k1", 300, "city", (Layer.GROUP,), 300, 6, 2, "warn"),
    ("k3", 420, "city", (Layer.FEED, Layer.PRESS), 300, 5, 2, "correct"),
)
RETRACTED, PICKED_UP = (4, 330), ("k1", 200, 120)  # statement and minute; claim, minute, reach


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--replicas", type=int, default=200)
    ask.add_argument("--pasts", type=int, default=10)
    ask.add_argument("--accounts", type=int, nargs="+", default=[20_000, 100_000])
    ask.add_argument("--preset", nargs="+", default=["mixed", "public-feed", "groups"])
    ask.add_argument("--story", nargs="+", choices=("one", "drill"), default=["one", "drill"])
    ask.add_argument("--redraw", nargs="+", choices=("fork", "start"), default=["fork", "start"])
    ask.add_argument("--json", type=Path, help="write the rows there too")
    told = ask.parse_args()
    print(HEAD)
    rows = []
    for accounts in told.accounts:
        city = City.build(PLACES, accounts, seed=1)
        for setting in settings(told, accounts):
            for row in measured(city, setting, told.pasts, told.replicas):
                print(as_line(row), flush=True)
                rows.append(row)
    if told.json:
        told.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


def settings(told: argparse.Namespace, accounts: int) -> Iterator[Setting]:
    """Every combination asked for, the single claim first."""
    for story in told.story:
        for preset in told.preset:
            for pull in PULLS if story == "one" else ("-",):
                for release in RELEASES if story == "one" else ("-",):
                    for redraw in told.redraw:
                        yield Setting(story, accounts, preset, pull, release, redraw)


def measured(city: City, setting: Setting, pasts: int, replicas: int) -> list[dict[str, Any]]:
    """One row a measure. Lives by past and replica; drills redrawn from the start count as one past."""
    forked = setting.redraw == "fork"
    fork = [past_of(city, setting, seed) for seed in range(pasts)] if forked else [None]
    runs = [(at, number) for at in range(len(fork)) for number in range(max(2, replicas // len(fork)))]

    def both(one: tuple[int, int]) -> tuple[tuple[int, float], tuple[int, float]]:
        none, played = (one_life(city, setting, fork[one[0]], one[1], said) for said in (False, True))
        return none, played

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        lives = np.array(list(pool.map(both, runs)), np.float64).reshape(len(fork), -1, 2, 2)
    return [
        compared(setting, name, lives[:, :, 0, at], lives[:, :, 1, at]) for at, name in enumerate(MEASURES)
    ]


def past_of(city: City, setting: Setting, seed: int) -> Frozen:
    """A drill up to the fork."""
    past = opened(city, setting, seed)
    past.advance(first_release(setting) - EARLIER)
    return past.freeze()


def opened(city: City, setting: Setting, seed: int) -> Spread:
    """A drill with its claims, before anything is said about them."""
    run = Spread(city, seed=seed, preset=setting.preset, pools=Pools(threads=1))
    if setting.story == "one":
        run.start("k0", at=0, ward=None, roots=30, layers=TALK, pull=PULLS[setting.pull])
        return run
    for claim, at, roots, pull in CLAIMS:
        run.start(claim, at=at, ward=None, roots=roots, layers=TALK, pull=pull)
    claim, at, reach = PICKED_UP
    run.boost(claim, at=at, layer=Layer.PRESS, reach=reach)
    return run


def first_release(setting: Setting) -> int:
    """Minute of the first statement."""
    return RELEASES[setting.release] if setting.story == "one" else STATEMENTS[0][1]


def one_life(city: City, setting: Setting, past: Frozen | None, number: int, said: bool) -> tuple[int, float]:
    """(believers at 24 h, person-hours until then) of one arm of one replica, summed over claims."""
    if past is not None:
        run = Spread.thaw(city, past, pools=Pools(threads=1), redraw=number + 1, proven=False)
    else:
        run = opened(city, setting, 1000 + number)
    if said:
        publish(run, setting)
    run.advance(DAY)
    claims = ("k0",) if setting.story == "one" else tuple(one[0] for one in CLAIMS)
    series = run.series()
    total = sum(series[claim][:, BELIEVERS] for claim in claims)
    return int(total[-1]), float(total.sum()) / 60


def publish(run: Spread, setting: Setting) -> None:
    """All that the played arm says."""
    said = STATEMENTS
    if setting.story == "one":
        said = (("k0", first_release(setting), "city", (Layer.FEED, Layer.PRESS), 400, 8, 3, "correct"),)
    for number, (claim, at, issuer, layers, reach, craft, evidence, effect) in enumerate(said):
        run.publish(
            f"s{number}",
            targets=claim,
            at=at,
            issuer=issuer,
            layers=layers,
            reach=reach,
            craft=craft,
            evidence=evidence,
            effect=effect,
        )
    if setting.story == "drill":
        run.retract(f"s{RETRACTED[0]}", at=RETRACTED[1])


def compared(
    setting: Setting, measure: str, none: NDArray[np.float64], played: NDArray[np.float64]
) -> dict[str, Any]:
    """The variance ratio with its bootstrap interval (95 %; pasts, then replicas), and what it is made of."""
    effect = none - played
    low, high = np.quantile(resampled(none, played), (0.025, 0.975))
    within = [one - one.mean(axis=1, keepdims=True) for one in (effect, none)]
    return {
        **vars(setting),
        "measure": measure,
        "pasts": none.shape[0],
        "replicas": none.size,
        "none": round(none.mean(), 1),
        "none_sd": round(float(np.sqrt(variance(none))), 1),
        "effect": round(effect.mean(), 1),
        "effect_sd": round(float(np.sqrt(variance(effect))), 1),
        "ratio": round(float(ratio(none, played)), 2),
        "low": round(float(low), 2),
        "high": round(float(high), 2),
        "follows": round(float(np.corrcoef(within[0].ravel(), within[1].ravel())[0, 1] ** 2), 2),
    }


def resampled(none: NDArray[np.float64], played: NDArray[np.float64]) -> list[float]:
    """The ratio over and over, with pasts and the replicas of each drawn again."""
    rng, (pasts, each), found = np.random.default_rng(1), none.shape, []
    for _ in range(RESAMPLES):
        past, replica = rng.integers(0, pasts, (pasts, 1)), rng.integers(0, each, (pasts, each))
        found.append(float(ratio(none[past, replica], played[past, replica])))
    return found


def ratio(none: NDArray[np.float64], played: NDArray[np.float64]) -> Any:
    """Unpaired over paired variance."""
    return (variance(none) + variance(played)) / max(float(variance(none - played)), 1e-9)


def variance(values: NDArray[np.float64]) -> Any:
    """Mean variance of the replicas of a past."""
    return values.var(axis=1, ddof=1).mean()


HEAD = (
    f"{'story':6}{'accounts':>9} {'preset':12}{'pull':5}{'said':6}{'redraw':7}{'measure':10}"
    f"{'none':>9}{'sd':>9}{'effect':>9}{'sd':>9}{'ratio':>7}  95 %            follows"
)


def as_line(row: dict[str, Any]) -> str:
    """One row of the table."""
    return (
        f"{row['story']:6}{row['accounts']:>9} {row['preset']:12}{row['pull']:5}{row['release']:6}{row['redraw']:7}"
        f"{row['measure']:10}{row['none']:>9.0f}{row['none_sd']:>9.0f}{row['effect']:>9.0f}{row['effect_sd']:>9.0f}"
        f"{row['ratio']:>7.1f}  {row['low']:>5.1f} .. {row['high']:<6.1f} {row['follows']:>8.2f}"
    )


if __name__ == "__main__":
    sys.exit(main())
