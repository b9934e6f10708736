"""Counterfactual twins: the city lived again from the log's interventions, with and without what was published.

All arms share one past up to the fork and common random numbers after it; replicas redraw what the city does after
the fork, the same way in every arm. Held as played: commands by people, injects (conditional ones are listed, not
re-evaluated), waves and press pick-up. Changed: only presence and time of what was published.
"""

# Charter: review twins
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import numpy as np

from infodrill.conduct import events as facts
from infodrill.conduct.city import build_city
from infodrill.review.arms import (
    BELIEVERS,
    EARLIER,
    EXPOSED,
    Arm,
    Life,
    Relived,
    interventions,
    publications,
)
from infodrill.review.estimate import Estimate, estimate, paired
from infodrill.review.record import Record
from infodrill.review.timeline import Timeline

__all__ = ["EARLIER", "STEP", "ClaimTwin", "Curve", "SetTwin", "Twins", "relive"]

SETS = ("low", "base", "high")
MOST_PARITY = 10_000  # per mille; where the claim itself never came, any reach is ten times enough
STEP = 5  # minutes between the points of a curve
FEWER = 3  # replicas of the low and high sets
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Curve:
    """Believers over time in one arm: mean, least and most of the replicas, one point every STEP minutes."""

    middle: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClaimTwin:
    """One false claim in both arms."""

    claim: str
    exposed: tuple[Estimate, Estimate]  # as played, no response; accounts
    believers: tuple[Estimate, Estimate]
    hours: tuple[Estimate, Estimate]
    averted: Estimate  # person-hours, no response − as played
    played: Curve
    none: Curve


@dataclass(frozen=True, slots=True)
class SetTwin:
    """One set of assumptions: person-hours of false belief in both arms, and the difference."""

    played: Estimate
    none: Estimate
    averted: Estimate
    replicas: int


@dataclass(frozen=True, slots=True)
class Twins:
    """The whole comparison. Minutes are exercise minutes; counts are accounts of the simulated city."""

    replicas: int
    fork_minute: int
    minutes: int
    digests_equal: int
    digests_checked: int
    claims: tuple[ClaimTwin, ...]
    sets: Mapping[str, SetTwin]
    earlier: Estimate | None  # person-hours fewer had everything been published EARLIER minutes sooner
    wards: tuple[
        tuple[str, Estimate, Estimate], ...
    ]  # ward, as played, no response: false beliefs when play ended
    belief: Estimate  # E10, per mille: share of the exposed who believe, as played − no response
    parity: tuple[tuple[str, int], ...]  # E9: statement, per mille
    parity_open: int  # statements whose +24 h was not reached
    trust: Estimate | None  # E16, per mille, end − start
    held: tuple[int, ...]  # conditional injects, held as played

    @property
    def reproduced(self) -> bool:
        """True when the as-played twin gave the drill's own minute digests."""
        return self.digests_checked > 0 and self.digests_equal == self.digests_checked


def relive(
    record: Record,
    log: Timeline,
    *,
    city_cache: Path | None = None,
    replicas: int = 5,
    progress: Progress | None = None,
) -> Twins | None:
    """Compare as played with no response; None when the log closed no minute. With nothing published the arms are equal."""
    acts = interventions(record)
    closed = {
        one.body.minute: one.body.digest for one in record.events if isinstance(one.body, facts.MinuteClosed)
    }
    if not closed or not acts:
        return None
    opened = record.opened
    city = build_city(record.scenario, opened.accounts, opened.seed, city_cache)
    stage = Relived(record, log, city, acts, max(closed) + 1)
    arms = arms_of(opened.assumptions, replicas)
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, len(arms))

    lives = stage.play(arms, tick)
    return _twins(stage, _by_set(arms, lives), opened.assumptions, closed)


def arms_of(assumptions: str, replicas: int) -> tuple[Arm, ...]:
    """All arms; FEWER replicas for the other assumptions."""
    fewer = min(FEWER, replicas)
    own = [
        Arm(assumptions, redraw, kind) for redraw in range(replicas) for kind in ("played", "none", "earlier")
    ]
    others = [one for one in SETS if one != assumptions]
    return (
        *own,
        *(Arm(one, redraw, kind) for one in others for redraw in range(fewer) for kind in ("played", "none")),
    )


def _by_set(arms: Sequence[Arm], lives: Mapping[Arm, Life]) -> dict[str, dict[str, list[Life]]]:
    """Lives by assumptions and kind, in the order of the replicas."""
    found: dict[str, dict[str, list[Life]]] = {one: {} for one in SETS}
    for arm in arms:
        found[arm.assumptions].setdefault(arm.kind, []).append(lives[arm])
    return found


def _set(stage: Relived, lives: Mapping[str, list[Life]]) -> SetTwin:
    played = [one.hours(stage.false) for one in lives["played"]]
    none = [one.hours(stage.false) for one in lives["none"]]
    return SetTwin(estimate(played), estimate(none), paired(none, played), len(played))


def _twins(
    stage: Relived,
    by_set: Mapping[str, Mapping[str, list[Life]]],
    assumptions: str,
    closed: Mapping[int, str],
) -> Twins:
    lives = by_set[assumptions]
    played, none = lives["played"], lives["none"]
    relived = dict(enumerate(played[0].digests))
    sooner = [one.hours(stage.false) for one in lives["earlier"]]
    now = [one.hours(stage.false) for one in played]
    released = {body.statement for _, body in publications(stage.acts, stage.log.book.statements)}
    return Twins(
        replicas=len(played),
        fork_minute=stage.fork,
        minutes=stage.minutes,
        digests_equal=sum(relived.get(minute) == digest for minute, digest in closed.items()),
        digests_checked=len(closed),
        claims=tuple(_claim(one, played, none) for one in stage.false),
        sets={name: _set(stage, one) for name, one in by_set.items()},
        earlier=paired(now, sooner) if released else None,
        wards=_by_ward(stage, played, none),
        belief=paired(
            [1000 * _believing(stage, one) for one in played], [1000 * _believing(stage, one) for one in none]
        ),
        parity=tuple(
            (key, min(MOST_PARITY, 1000 * one // max(1, other)))
            for key, (one, other) in sorted(played[0].parity.items())
        ),
        parity_open=len(released - set(played[0].parity)),
        trust=estimate([one.trust[1] - one.trust[0] for one in played]),
        held=_conditional(stage.log),
    )


def _claim(claim: str, played: list[Life], none: list[Life]) -> ClaimTwin:
    return ClaimTwin(
        claim=claim,
        exposed=(
            estimate([one.last(claim, EXPOSED) for one in played]),
            estimate([one.last(claim, EXPOSED) for one in none]),
        ),
        believers=(
            estimate([one.last(claim, BELIEVERS) for one in played]),
            estimate([one.last(claim, BELIEVERS) for one in none]),
        ),
        hours=(
            estimate([one.hours([claim]) for one in played]),
            estimate([one.hours([claim]) for one in none]),
        ),
        averted=paired([one.hours([claim]) for one in none], [one.hours([claim]) for one in played]),
        played=_curve(claim, played),
        none=_curve(claim, none),
    )


def _curve(claim: str, lives: list[Life]) -> Curve:
    rows = [one.series[claim][::STEP, BELIEVERS] for one in lives if claim in one.series]
    if not rows:
        return Curve((), (), ())
    table = np.stack(rows)
    middle = tuple(round(mean(column)) for column in table.T.tolist())
    return Curve(middle, tuple(table.min(axis=0).tolist()), tuple(table.max(axis=0).tolist()))


def _believing(stage: Relived, life: Life) -> float:
    exposed = sum(life.last(one, EXPOSED) for one in stage.false)
    return sum(life.last(one, BELIEVERS) for one in stage.false) / exposed if exposed else 0.0


def _by_ward(
    stage: Relived, played: list[Life], none: list[Life]
) -> tuple[tuple[str, Estimate, Estimate], ...]:
    def total(life: Life, ward: int) -> int:
        return int(sum(int(one[ward]) for one in life.wards.values()))

    return tuple(
        (
            place.id,
            estimate([total(one, index) for one in played]),
            estimate([total(one, index) for one in none]),
        )
        for index, place in enumerate(stage.scenario.places.wards)
    )


def _conditional(log: Timeline) -> tuple[int, ...]:
    """Conditional injects that were delivered."""
    delivered = log.injects_delivered()
    return tuple(
        row.number
        for row in log.scenario.msel.injects
        if row.trigger.kind in {"condition", "deadline"} and row.number in delivered
    )
