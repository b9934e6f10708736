"""Measure presets beside real cascades for the realism passport: `python benchmarks/realism.py --data DIR [--accounts N …]`.

Organic claims in cities of several sizes, each preset, so many seeds that some 600,000 accounts began threads in all;
then the rule of each real set on both sides (`docs/validation.md`). Writes src/infodrill/society/realism.json, which
reports read; run it again whenever the model's numbers change. `--dry` prints and writes nothing.

Real sets are read from DIR and never copied: what is kept is distances and counts.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.scenario.loader import find, load
from infodrill.society import MODEL_VERSION, City, CityPlace
from infodrill.society.assumptions import PRESET_TABLE
from infodrill.society.cascades import FACTS, facts, read_cascades, select
from infodrill.society.clocks import clocks
from infodrill.society.likeness import FAIL, LEVELS, Likeness, compare, inside, overall, tails
from infodrill.society.organic import organic_cascades
from infodrill.society.realism import (
    FORMAT,
    STORE,
    FactDistance,
    Realism,
    RealSet,
    SetCompared,
    SizeMeasured,
    TailCompared,
    numbers_digest,
)

KEPT = Path(__file__).parents[1] / "src" / "infodrill" / "society" / STORE
SETS = (("tw15", ""), ("ced", "false"), ("ced", ""), ("upfd_gos", ""))
UNSELECTED = "marref"
SIZES = (20_000, 100_000, 300_000, 1_000_000)
TOLD_BY, MOST_SEEDS = (
    1_000_000,
    10,
)  # accounts over all seeds of a size, and how many cities are lived at most
WARDS_OF = "typhoon"  # whose wards the city has, as that of `infodrill society validate`
Cascades = dict[str, NDArray[Any]]


class RealCascades:
    """One real set with its rule, facts and clocks."""

    def __init__(self, folder: Path, name: str, label: str) -> None:
        self.cascades = read_cascades(folder / f"{name}.npz")
        least, most, cap = (int(n) for n in self.cascades["rule"])
        self.rule, self.label = (least, most, cap), label or None
        self.facts = facts(self.cascades, self.rule, self.label)
        self.clocks = clocks(self.cascades, self.rule, self.label)
        trees = bool(np.isfinite(self.facts["depth"]).any())
        self.told = RealSet(name=name, label=label, real=int(self.facts["size"].size), trees=trees)

    def beside(self, ours: Cascades, tail: tuple[dict[str, float], dict[str, float]]) -> SetCompared:
        """How near a simulated set comes to it."""
        mine = facts(ours, self.rule)
        found = tuple(likeness for likeness in compare(mine, self.facts) if likeness.fact in FACTS)
        whole = (
            overall(found, tail, (clocks(ours, self.rule), self.clocks)) if self.told.trees else _worst(found)
        )
        return SetCompared(
            name=self.told.name, label=self.told.label, simulated=int(mine["size"].size), level=whole,
            facts=tuple(
                FactDistance(fact=one.fact, ks=round(1000 * one.ks), w1=round(1000 * one.w1), level=one.level) for one in found
            ),
        )  # fmt: skip


def _worst(found: tuple[Likeness, ...]) -> str:
    order = [*(name for name, _, _ in LEVELS), FAIL]
    return max((one.level for one in found), key=order.index, default=FAIL)


def joined(sets: list[Cascades]) -> Cascades:
    """Several sets as one."""
    ends = np.cumsum([0, *(one["offsets"][-1] for one in sets)])
    offsets = [one["offsets"][:-1] + end for one, end in zip(sets, ends, strict=False)]
    return {"offsets": np.r_[(*offsets, ends[-1:])]} | {
        name: np.concatenate([one[name] for one in sets]) for name in ("t_min", "parent", "root_hour")
    }


def measured(
    preset: str, accounts: int, seeds: int, real: list[RealCascades], sizes: dict[str, float]
) -> SizeMeasured:
    """A preset at one size beside every set."""
    wards = load(find(WARDS_OF)).scenario.places.wards
    city = City.build(tuple(CityPlace(ward.id, ward.population) for ward in wards), accounts, seed=1)
    ours = joined([organic_cascades(city, seed=seed, preset=preset) for seed in range(1, 1 + seeds)])
    tail = (tails(facts(ours)["size"]), sizes)
    return SizeMeasured(
        preset=preset, accounts=accounts, seeds=seeds, threads=int(ours["offsets"].size - 1),
        tails=tuple(
            TailCompared(what=what, simulated=round(1e4 * tail[0][what]), real=round(1e4 * n), inside=inside(tail[0][what], n))
            for what, n in sizes.items()
        ),
        against=tuple(one.beside(ours, tail) for one in real),
    )  # fmt: skip


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--data", type=Path, required=True, help="folder of real cascades")
    told.add_argument("--accounts", type=int, nargs="+", default=SIZES)
    told.add_argument("--preset", nargs="+", default=tuple(PRESET_TABLE))
    told.add_argument("--made", default=date.today().isoformat(), help="the day that is written down")
    told.add_argument("--dry", action="store_true")
    asked = told.parse_args()
    real = [RealCascades(asked.data, name, label) for name, label in SETS]
    unselected = read_cascades(asked.data / f"{UNSELECTED}.npz")
    sizes = tails(facts(unselected)["size"])
    found = []
    for preset in asked.preset:
        for accounts in asked.accounts:
            began = perf_counter()
            seeds = max(1, min(MOST_SEEDS, TOLD_BY // accounts))
            found.append(one := measured(preset, accounts, seeds, real, sizes))
            reached = ", ".join(
                f"{a.name}:{a.label} n {a.simulated} {a.level} {a.held}/{len(a.facts)}" for a in one.against
            )
            print(f"{preset} {accounts:,} ({perf_counter() - began:.0f} s): {reached}", flush=True)
    whole = RealSet(name=UNSELECTED, label="", real=int(select(unselected).size), trees=True)
    store = Realism(
        made=asked.made, model=MODEL_VERSION, digest=numbers_digest(), sets=tuple(one.told for one in real),
        unselected=whole, measured=tuple(found),
    )  # fmt: skip
    if not asked.dry:
        KEPT.write_text(json.dumps({"format": FORMAT, **asdict(store)}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
