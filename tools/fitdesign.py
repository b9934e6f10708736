"""Simulated designs for tools/fit_presets.py: many kinds of threads, some threads of each, and what became of them.

A *design* is a list of kinds, each begun so many times. Any table of kinds is then a weighting of these threads, and what is
linear in the weights (distribution functions, joint features, tails) is known without another run.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.society import City, Pools
from infodrill.society.assumptions import PRESET_TABLE, Preset
from infodrill.society.cascades import ALL_FACTS, Rule, facts, select
from infodrill.society.kinds import Kind
from infodrill.society.organic import organic_cascades

Table = NDArray[np.float64]
NARRATIVES = 192  # threads of a design are wide: as little of a mind's memory is used up as in ordinary life
EXPONENTS = 7  # of the delay table
AT_ONCE = (
    2400  # threads in one run: so many wide tellers as a narrative has in ordinary life, or they run out
)
LATE = (15, 24, 48)  # hours
MOST_COPIES = 0.68  # reposts that one repost may bring: beyond it a few threads of a kind fill the city


@dataclass(frozen=True)
class Design:
    """Kinds, how often each was begun, and its threads that obey the rule; sizes of all threads, by kind.

    `extra` (n x 6): delays from 10 min to 48 h behind copies, and the sum of their logarithms; reposts after each hour
    of LATE; reposts.
    """

    kinds: tuple[Kind, ...]
    begun: NDArray[np.int64]
    of: NDArray[np.int64]  # kind of each chosen thread
    fact: Table  # n x 9
    extra: Table
    size_of: NDArray[np.int64]  # kind of each thread with a repost
    size: NDArray[np.int64]

    def share(self, least: int) -> Table:
        """P(least reposts or more), by kind."""
        found = np.bincount(self.size_of[self.size >= least], minlength=len(self.kinds))
        share: Table = found / np.maximum(self.begun, 1)
        return share

    def chosen(self) -> Table:
        """P(obeys the rule), by kind."""
        share: Table = np.bincount(self.of, minlength=len(self.kinds)) / np.maximum(self.begun, 1)
        return share


def simulate(
    preset: str,
    kinds: Sequence[Kind],
    each: int,
    city: City,
    seed: int,
    rule: Rule,
    told: Callable[..., None] = print,
) -> Design:
    """About `each` threads of every kind, AT_ONCE threads a run."""
    parts: list[dict[str, NDArray[Any]]] = []
    order = np.random.default_rng(seed).permutation(len(kinds))
    for number, some in enumerate(np.array_split(order, max(1, len(kinds) * each // AT_ONCE))):
        made = organic_cascades(
            city,
            seed=seed + number,
            preset=busy_only(preset, tuple(kinds[i] for i in some)),
            threads=each * some.size,
            narratives=NARRATIVES,
            pools=Pools(threads=1),
        )
        parts.append(_part(made, some, rule))
        told(f"  {some.size} kinds, {made['t_min'].size} rows", flush=True)
    begun = sum(np.bincount(one["begun"], minlength=len(kinds)) for one in parts)
    joined = {name: np.concatenate([one[name] for one in parts]) for name in parts[0] if name != "begun"}
    return Design(tuple(kinds), np.asarray(begun), **joined)


def busy_only(preset: str, kinds: tuple[Kind, ...]) -> Preset:
    """A preset whose threads are all of these kinds."""
    base = PRESET_TABLE[preset]
    return replace(base, kinds=kinds + kinds, organic=replace(base.organic, busy=100_000))


def _part(made: dict[str, NDArray[Any]], some: NDArray[np.int64], rule: Rule) -> dict[str, NDArray[Any]]:
    of, size = some[made["nature"].astype(np.int64)], np.diff(made["offsets"]) - 1
    found, chosen = facts(made, rule), select(made, rule)
    return {
        "begun": of,
        "of": of[chosen],
        "fact": np.c_[tuple(found[one] for one in ALL_FACTS)],
        "extra": extras(made, chosen),
        "size_of": of[size > 0],
        "size": size[size > 0],
    }


def extras(made: dict[str, NDArray[Any]], chosen: NDArray[np.int64]) -> Table:
    """See `Design`; of these cascades."""
    out = np.zeros((chosen.size, 6))
    for place, number in enumerate(chosen):
        span = slice(int(made["offsets"][number]), int(made["offsets"][number + 1]))
        t, parent = made["t_min"][span].astype(np.float64), made["parent"][span]
        copies = np.flatnonzero(parent > 0)
        late = t[copies] - t[parent[copies]]
        late = late[(late >= 10) & (late <= 2880)]
        out[place] = (late.size, np.log(late).sum(), *((t > 60 * hour).sum() for hour in LATE), t.size - 1)
    return out


def scattered(
    rng: np.random.Generator, many: int, row: int, rule: Rule, rate: tuple[float, float], gather: bool
) -> tuple[Kind, ...]:
    """Kinds spread widely; `rate` = reposts by reader of the first post, and by copy, at plain grip;
    `gather` = some copies are made from what the copy that was read is a copy of.
    """
    kinds = []
    for _ in range(many):
        wanted = math.exp(rng.uniform(math.log(rule[0]), math.log(min(rule[1], 25 * rule[0]))))
        hold = math.exp(rng.uniform(math.log(0.4), math.log(MOST_COPIES / rate[1])))
        length = wanted * (1 - rate[1] * hold) / (rate[0] * hold)
        kinds.append(
            fitting(
                tempo=rng.integers(0, 12) - row % 12,
                exponent=rng.integers(0, EXPONENTS),
                copied=rng.normal(0, 2.2),
                hold=hold,
                reach=4 * math.log2(length) + rng.normal(0, 1),
                near=rng.choice((0, 0.5, 0.8, 0.95, 1)) if gather else 0,
            )
        )
    return tuple(kinds)


def nearby(
    rng: np.random.Generator,
    kinds: Sequence[Kind],
    weight: Table,
    many: int,
    row: int,
    rate: tuple[float, float],
    far: float,
    gather: bool,
) -> tuple[Kind, ...]:
    """Kinds around those that were found, drawn by weight; `far` = 1: a step of tempo, a half of a logit."""
    made = []
    for i in rng.choice(len(kinds), many, p=weight / weight.sum()):
        one = kinds[int(i)]
        other = rng.random() < 0.25 * far
        copied = math.log((one.original + 1) / (1001 - one.original))
        made.append(
            fitting(
                tempo=min(max(one.tempo + round(rng.normal(0, 0.8 * far)), -(row % 12)), 11 - row % 12),
                exponent=rng.integers(0, EXPONENTS) if other else one.exponent,
                copied=copied + rng.normal(0, 0.5 * far),
                hold=min(one.grip / 256 * math.exp(rng.normal(0, 0.12 * far)), MOST_COPIES / rate[1]),
                reach=one.reach + rng.normal(0, 1.5 * far),
                near=one.near / 1000 + (rng.normal(0, 0.15 * far) if gather else 0),
            )
        )
    return tuple(made)


def fitting(tempo: float, exponent: float, copied: float, hold: float, reach: float, near: float) -> Kind:
    """A kind of these values: `copied` = logit of original, `hold` = grip, 1 the plain one."""
    original = round(1000 / (1 + math.exp(-copied)))
    return Kind(
        int(tempo),
        int(exponent),
        original,
        round(256 * hold),
        round(min(max(reach, 20), 66)),
        round(1000 * min(max(near, 0), 1)),
    )
