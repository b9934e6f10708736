"""Owns what the presets were measured at beside real cascades: `realism.json`, made by benchmarks/realism.py and read by reports.

A measurement belongs to the numbers that it was made with: `digest` is of all of them, and a test fails when they are
others. Distances are whole thousandths, counts are cascades or accounts.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

import json
from dataclasses import astuple, dataclass, fields
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from infodrill.society.assumptions import ASSUMPTIONS, PRESET_TABLE
from infodrill.society.curves import load_curves
from infodrill.society.layers import MODEL_VERSION

STORE = "realism.json"
FORMAT = 1
FAIL = "fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class RealSet:
    """A set of real cascades: `name` of its file, `label` of those that were taken ("" = all), how many there are;
    `trees` = it knows who copied whom, else its times alone can be compared."""

    name: str
    label: str
    real: int
    trees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDistance:
    """One fact: Kolmogorov-Smirnov distance, Wasserstein-1 in standard deviations of the real set, and the level reached."""

    fact: str
    ks: int
    w1: int
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCompared:
    """A preset at one size beside one real set, under the rule by which the set was selected; `level` of all facts, tails and
    clocks together, `fail` below the least level."""

    name: str
    label: str
    simulated: int
    level: str
    facts: tuple[FactDistance, ...]

    @property
    def held(self) -> int:
        """Facts that are acceptable."""
        return sum(distance.level != FAIL for distance in self.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class TailCompared:
    """A number of unselected sizes, in ten-thousandths, simulated and real; `inside` = within a factor of two."""

    what: str
    simulated: int
    real: int
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeMeasured:
    """A preset in a city of one size: `threads` begun in all, in so many `seeds`."""

    preset: str
    accounts: int
    seeds: int
    threads: int
    tails: tuple[TailCompared, ...]
    against: tuple[SetCompared, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Realism:
    """All that was measured, on one day with one model. `unselected` = the set that the tails are of."""

    made: str
    model: int
    digest: str
    sets: tuple[RealSet, ...]
    unselected: RealSet
    measured: tuple[SizeMeasured, ...]

    def of(self, preset: str) -> tuple[SizeMeasured, ...]:
        """What was measured of a preset, smallest city first."""
        return tuple(
            sorted((size for size in self.measured if size.preset == preset), key=lambda size: size.accounts)
        )

    def named(self, compared: SetCompared) -> RealSet:
        """The set that was compared with."""
        return next(
            known for known in self.sets if (known.name, known.label) == (compared.name, compared.label)
        )


@cache
def stored() -> Realism:
    """The measurement that came with this program."""
    told = json.loads((files("infodrill.society") / STORE).read_text(encoding="utf-8"))
    if told.pop("format") != FORMAT:
        raise ValueError(f"{STORE} is of another format")
    found: Realism = _as(Realism, told)
    return found


def numbers_digest() -> str:
    """Of every number that shapes cascades: version of the model, coefficients, presets with their kinds, curves."""
    found = sha256()
    curves = load_curves()
    rows = [(known.name, known.low, known.base, known.high) for known in ASSUMPTIONS]
    presets = {name: astuple(preset) for name, preset in sorted(PRESET_TABLE.items())}
    found.update(json.dumps([MODEL_VERSION, rows, presets]).encode())
    for field in fields(curves):
        found.update(f"{field.name} {getattr(curves, field.name).shape}".encode())
        found.update(getattr(curves, field.name).astype("<i8").tobytes())
    return found.hexdigest()


_PARTS: dict[tuple[type, str], type] = {
    (Realism, "sets"): RealSet,
    (Realism, "unselected"): RealSet,
    (Realism, "measured"): SizeMeasured,
    (SizeMeasured, "tails"): TailCompared,
    (SizeMeasured, "against"): SetCompared,
    (SetCompared, "facts"): FactDistance,
}


def _as(kind: type, told: dict[str, Any]) -> Any:
    """A record of what was written; lists become tuples."""
    made: dict[str, Any] = {}
    for name, value in told.items():
        part = _PARTS.get((kind, name))
        if part is None:
            made[name] = value
        elif isinstance(value, list):
            made[name] = tuple(_as(part, item) for item in value)
        else:
            made[name] = _as(part, value)
    return kind(**made)
