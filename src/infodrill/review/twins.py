"""Counterfactual twins: the city lived again from the log's interventions, with and without what was published.

All arms share one past up to the fork and common random numbers after it; replicas redraw what the city does after
the fork, the same way in every arm. Held as played: commands by people, injects (conditional ones are listed, not
re-evaluated), waves and press pick-up. Changed: only presence and time of what was published.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from infodrill.conduct import events as facts
from infodrill.conduct.city import build_city, intervene, layers, open_spread
from infodrill.kernel.events import EventBody
from infodrill.review import truth
from infodrill.review.estimate import Estimate, estimate, paired
from infodrill.review.record import Record
from infodrill.review.timeline import Timeline
from infodrill.society import City, Pools, Spread

ACTING = (facts.WaveStarted, facts.ClaimBoosted, facts.StatementReleased, facts.StatementRetracted)
PUBLISHED = (facts.StatementReleased, facts.StatementRetracted)
EARLIER = 20  # minutes, for the sentence at the debrief
PARITY_AFTER = 24 * 60  # minutes
MOST_PARITY = 10_000  # per mille; where the claim itself never came, any reach is ten times enough
STEP = 5  # minutes between the points of a curve
FEWER = 3  # replicas of the low and high sets
EXPOSED, BELIEVERS = 0, 1  # columns of a series
Progress = Callable[[int, int], None]
Intervention = tuple[int, EventBody]


@dataclass
class Life:
    """What one arm of one replica left behind. Series are (minutes × 7) by claim."""

    series: Mapping[str, NDArray[np.int64]]
    wards: Mapping[str, NDArray[np.int64]]  # believers by ward when play ended
    trust: tuple[int, int]  # per mille: at the fork, at the end
    parity: Mapping[
        str, tuple[int, int]
    ]  # statement → (reached by it, reached by its claim) in its layers, +24 h
    digests: list[str] = field(default_factory=list)

    def hours(self, claims: Iterable[str]) -> float:
        """Person-hours of belief in those claims."""
        return sum(float(self.series[one][:, BELIEVERS].sum()) / 60 for one in claims if one in self.series)

    def last(self, claim: str, column: int) -> int:
        return int(self.series[claim][-1, column]) if claim in self.series else 0


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


def interventions(record: Record) -> tuple[Intervention, ...]:
    """(minute it acts, event) in order: an event acts in the first minute closed after it was recorded."""
    found: list[Intervention] = []
    waiting: list[tuple[int, EventBody]] = []
    for event in record.events:
        if isinstance(event.body, ACTING):
            waiting.append((event.seq, event.body))
        elif isinstance(event.body, facts.MinuteClosed):
            found += [(event.body.minute, body) for seq, body in waiting if seq <= event.body.upto_seq]
            waiting = [one for one in waiting if one[0] > event.body.upto_seq]
    return tuple(found)


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
    releases = [minute for minute, body in acts if isinstance(body, facts.StatementReleased)]
    if not closed or not acts:
        return None
    opened = record.opened
    city = build_city(record.scenario, opened.accounts, opened.seed, city_cache)
    stage = _Stage(
        record, log, city, acts, max(0, min(releases, default=acts[0][0]) - EARLIER), max(closed) + 1
    )
    fewer = min(FEWER, replicas)
    others = [one for one in ("low", "base", "high") if one != opened.assumptions]
    total, done = replicas * 2 + fewer * (1 + 2 * len(others)), 0

    def tick() -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, total)

    base = stage.play(opened.assumptions, replicas, ("played", "none", "earlier"), tick)
    sets = {opened.assumptions: _set(stage, base)}
    for name in others:
        sets[name] = _set(stage, stage.play(name, fewer, ("played", "none"), tick))
    return _twins(stage, base, {key: sets[key] for key in ("low", "base", "high")}, closed)


class _Stage:
    """One drill's interventions and the city they act on."""

    def __init__(
        self,
        record: Record,
        log: Timeline,
        city: City,
        acts: tuple[Intervention, ...],
        fork: int,
        minutes: int,
    ) -> None:
        self.record, self.log, self.city, self.acts = record, log, city, acts
        self.fork, self.minutes = fork, minutes
        self.scenario = record.scenario
        begun = {body.claim for _, body in acts if isinstance(body, facts.WaveStarted)}
        self.false = [
            one.id
            for one in self.scenario.claims
            if one.id in begun and truth.finally_so(one) in truth.FALSE_PARTS
        ]
        self.live_until = min(minutes, max(1, log.live_until // 60))

    def play(
        self, assumptions: str, replicas: int, arms: tuple[str, ...], tick: Callable[[], None]
    ) -> dict[str, list[Life]]:
        """All arms of all replicas; replica 0 continues the drill's own draws."""
        past = open_spread(self.city, self.record.opened, assumptions=assumptions)
        self._live(past, [one for one in self.acts if one[0] < self.fork], self.fork, {})
        digests = [past.minute_digest(one) for one in range(self.fork)]
        snapshot = past.snapshot()

        def live(one: tuple[int, str]) -> Life:
            # Each run has its own arrays and the kernels free the interpreter, so that runs share the cores.
            spread = Spread.restore(self.city, snapshot, pools=Pools(threads=1), redraw=one[0])
            life = self._replica(spread, one[0], one[1], digests)
            tick()
            return life

        runs = [
            (redraw, arm) for redraw in range(replicas) for arm in arms if redraw < self.most(arm, replicas)
        ]
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            lives = list(pool.map(live, runs))
        return {arm: [life for life, run in zip(lives, runs, strict=True) if run[1] == arm] for arm in arms}

    @staticmethod
    def most(arm: str, replicas: int) -> int:
        """The arm of the debrief's one sentence makes do with fewer replicas."""
        return min(FEWER, replicas) if arm == "earlier" else replicas

    def _replica(self, spread: Spread, redraw: int, arm: str, digests: list[str]) -> Life:
        start = spread.trust_permille()
        wards: dict[str, NDArray[np.int64]] = {}
        parity: dict[str, tuple[int, int]] = {}
        acts = self._acts(arm)
        readings: dict[int, list[Callable[[], None]]] = {
            self.live_until: [lambda: wards.update(self._wards(spread))]
        }
        for minute, body in publications(acts, self.log.book.statements) if arm == "played" else ():
            if minute + PARITY_AFTER <= self.minutes:
                readings.setdefault(minute + PARITY_AFTER, []).append(_reader(spread, body, parity))
        self._live(spread, acts, self.minutes, readings)
        life = Life(spread.series(), wards, (start, spread.trust_permille()), parity)
        if arm == "played" and redraw == 0:
            life.digests = digests + [spread.minute_digest(one) for one in range(self.fork, self.minutes)]
        return life

    def _live(
        self,
        spread: Spread,
        acts: Iterable[Intervention],
        until: int,
        readings: Mapping[int, list[Callable[[], None]]],
    ) -> None:
        at: dict[int, list[EventBody]] = {}
        for minute, body in acts:
            at.setdefault(minute, []).append(body)
        for minute in sorted({*at, *readings, until}):
            spread.advance(min(minute, until))
            for read in readings.get(minute, ()):
                read()
            for body in at.get(minute, ()):
                intervene(spread, body, minute, self.scenario)
        spread.advance(until)

    def _acts(self, arm: str) -> tuple[Intervention, ...]:
        later = tuple(one for one in self.acts if one[0] >= self.fork)
        if arm == "none":
            return tuple(one for one in later if not isinstance(one[1], PUBLISHED))
        if arm == "earlier":
            begun = {
                body.claim: minute
                for minute, body in reversed(self.acts)
                if isinstance(body, facts.WaveStarted)
            }
            moved = [(self._sooner(minute, body, begun), body) for minute, body in later]
            return tuple(sorted(moved, key=lambda one: one[0]))
        return later

    def _sooner(self, minute: int, body: EventBody, begun: Mapping[str, int]) -> int:
        if not isinstance(body, PUBLISHED):
            return minute
        first = begun.get(body.target, self.fork) if isinstance(body, facts.StatementReleased) else self.fork
        return min(minute, max(minute - EARLIER, first, self.fork))

    def _wards(self, spread: Spread) -> dict[str, NDArray[np.int64]]:
        told = set(spread.narratives)
        return {one: spread.ward_believers(one) for one in self.false if one in told}


def publications(
    acts: Iterable[Intervention], statements: Collection[str]
) -> tuple[tuple[int, facts.StatementReleased], ...]:
    """Each version of a statement as it first came out: relays of it and answers to the press have no parity of their own."""
    found: dict[tuple[str, int], tuple[int, facts.StatementReleased]] = {}
    for minute, body in acts:
        if isinstance(body, facts.StatementReleased) and body.statement.partition("/")[0] in statements:
            found.setdefault((body.statement, body.version), (minute, body))
    return tuple(found.values())


def _reader(
    spread: Spread, body: facts.StatementReleased, parity: dict[str, tuple[int, int]]
) -> Callable[[], None]:
    def read() -> None:
        where = [int(one) for one in layers(body.layers)]
        reached, false = spread.layer_exposed(body.statement), spread.layer_exposed(body.target)
        parity[body.statement] = (
            int(sum(reached[one] for one in where)),
            int(sum(false[one] for one in where)),
        )

    return read


def _set(stage: _Stage, lives: Mapping[str, list[Life]]) -> SetTwin:
    played = [one.hours(stage.false) for one in lives["played"]]
    none = [one.hours(stage.false) for one in lives["none"]]
    return SetTwin(estimate(played), estimate(none), paired(none, played), len(played))


def _twins(
    stage: _Stage, lives: Mapping[str, list[Life]], sets: Mapping[str, SetTwin], closed: Mapping[int, str]
) -> Twins:
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
        sets=sets,
        earlier=paired(now[: len(sooner)], sooner) if released else None,
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


def _believing(stage: _Stage, life: Life) -> float:
    exposed = sum(life.last(one, EXPOSED) for one in stage.false)
    return sum(life.last(one, BELIEVERS) for one in stage.false) / exposed if exposed else 0.0


def _by_ward(
    stage: _Stage, played: list[Life], none: list[Life]
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
