"""Owns the arms of the twins: who lives which life of the city again, on what past, and what is read of it.

All arms share one past up to the fork and common random numbers after it; replicas redraw what the city does after the
fork, the same way in every arm. As many arms run at a time as there are cores and as memory holds.
"""

# Charter: review arms
from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from infodrill.conduct import events as facts
from infodrill.conduct.city import CONFIRMS, intervene, layers, open_spread
from infodrill.kernel.events import EventBody
from infodrill.review import truth
from infodrill.review.record import Record
from infodrill.review.timeline import Timeline
from infodrill.society import City, Frozen, Pools, Spread, footprint

ACTING = (facts.WaveStarted, facts.ClaimBoosted, facts.StatementReleased, facts.StatementRetracted)
PUBLISHED = (facts.StatementReleased, facts.StatementRetracted)
TOLD = (facts.WaveStarted, facts.ClaimBoosted)
EARLIER = 20  # minutes, for the sentence at the debrief
PARITY_AFTER = 24 * 60  # minutes
EXPOSED, BELIEVERS = 0, 1  # columns of a series
Intervention = tuple[int, EventBody]


@dataclass(frozen=True, slots=True)
class Arm:
    """One life of the city: a set of assumptions, a replica (0 continues the drill's own draws), and what is changed.

    `kind` = "played", "none" (nothing was published) or "earlier" (everything EARLIER minutes sooner).
    """

    assumptions: str
    redraw: int
    kind: str


@dataclass
class Life:
    """What one arm left behind. Series are (minutes × 2: exposed, believers) of each false claim."""

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


def publications(
    acts: Iterable[Intervention], statements: Collection[str]
) -> tuple[tuple[int, facts.StatementReleased], ...]:
    """Each version of a statement as it first came out: relays of it and answers to the press have no parity of their own."""
    found: dict[tuple[str, int], tuple[int, facts.StatementReleased]] = {}
    for minute, body in acts:
        if isinstance(body, facts.StatementReleased) and body.statement.partition("/")[0] in statements:
            found.setdefault((body.statement, body.version), (minute, body))
    return tuple(found.values())


class Relived:
    """One drill's interventions and the city they act on. Shared by all arms, written to by none."""

    def __init__(
        self, record: Record, log: Timeline, city: City, acts: tuple[Intervention, ...], minutes: int
    ) -> None:
        self.record, self.log, self.city, self.acts, self.minutes = record, log, city, acts, minutes
        self.scenario = record.scenario
        releases = [minute for minute, body in acts if isinstance(body, facts.StatementReleased)]
        self.fork = max(0, min(releases, default=acts[0][0]) - EARLIER)
        self._before_fork = [one for one in acts if one[0] < self.fork]
        begun = {body.claim for _, body in acts if isinstance(body, facts.WaveStarted)}
        self.false = [
            one.id
            for one in self.scenario.claims
            if one.id in begun and truth.finally_so(one) in truth.FALSE_PARTS
        ]
        self.live_until = min(minutes, max(1, log.live_until // 60))

    def play(self, arms: Sequence[Arm], tick: Callable[[], None]) -> dict[Arm, Life]:
        """Live every arm, those that take longest first; `tick` after each, on the thread that asked."""
        pasts = {one: self._past(one) for one in dict.fromkeys(arm.assumptions for arm in arms)}
        cores = os.cpu_count() or 1
        at_once = max(1, min(cores, len(arms), self._fitting()))
        threads = max(1, cores // at_once)
        lives: dict[Arm, Life] = {}
        with ThreadPoolExecutor(at_once) as pool:
            # Each arm has its own arrays and the kernels free the interpreter, so that arms share the cores.
            begun = {
                pool.submit(self._live_arm, arm, pasts[arm.assumptions], threads): arm
                for arm in sorted(arms, key=lambda one: one.kind == "none")
            }
            try:
                for done in as_completed(begun):
                    lives[begun[done]] = done.result()
                    tick()
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        return lives

    def _fitting(self) -> int:
        """Arms that fit into memory side by side."""
        one = footprint.of_run(self.city.accounts, self._narratives(self.acts))
        return footprint.available() // one

    @staticmethod
    def _narratives(acts: Iterable[Intervention]) -> int:
        """Columns of minds: claims, and the statements of each issuer on each."""
        found: set[tuple[str, str]] = set()
        for _, body in acts:
            if isinstance(body, TOLD):
                found.add(("", body.claim))
            elif isinstance(body, facts.StatementReleased):
                found |= {("", body.target), (body.issuer or "?", body.target)}
        return len(found)

    def _past(self, assumptions: str) -> Frozen:
        """The city up to the fork. It is read by the arms of these assumptions and stays as it is."""
        spread = open_spread(self.city, self.record.opened, assumptions=assumptions)
        self._advance(spread, self._before_fork, self.fork, {})
        return spread.freeze()

    def _live_arm(self, arm: Arm, past: Frozen, threads: int) -> Life:
        """Only the arm that shall be the drill itself keeps digests and parity, and tells what no measure reads."""
        itself = (
            arm.kind == "played" and arm.redraw == 0 and arm.assumptions == self.record.opened.assumptions
        )
        acts = self.changed(arm.kind)
        if not itself:
            acts = self.only_weighed(acts)
        pools = Pools(threads=threads, narratives=self._narratives((*self._before_fork, *acts)))
        spread = Spread.thaw(self.city, past, pools=pools, redraw=arm.redraw, proven=itself)
        start = spread.trust_permille()
        wards: dict[str, NDArray[np.int64]] = {}
        parity: dict[str, tuple[int, int]] = {}
        readings: dict[int, list[Callable[[], None]]] = {
            self.live_until: [lambda: wards.update(self._wards(spread))]
        }
        for minute, body in publications(acts, self.log.book.statements) if itself else ():
            if minute + PARITY_AFTER <= self.minutes and body.effect != CONFIRMS:
                readings.setdefault(minute + PARITY_AFTER, []).append(_reader(spread, body, parity))
        self._advance(spread, acts, self.minutes, readings)
        series = {
            name: one[:, [EXPOSED, BELIEVERS]] for name, one in spread.series(frozenset(self.false)).items()
        }
        life = Life(series, wards, (start, spread.trust_permille()), parity)
        if itself:
            life.digests = [spread.minute_digest(one) for one in range(self.minutes)]
        return life

    def _advance(
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

    def changed(self, kind: str) -> tuple[Intervention, ...]:
        """What acts from the fork on in an arm of this kind."""
        later = tuple(one for one in self.acts if one[0] >= self.fork)
        if kind == "none":
            return tuple(one for one in later if not isinstance(one[1], PUBLISHED))
        if kind == "earlier":
            begun = {
                body.claim: minute
                for minute, body in reversed(self.acts)
                if isinstance(body, facts.WaveStarted)
            }
            moved = [(self._sooner(minute, body, begun), body) for minute, body in later]
            return tuple(sorted(moved, key=lambda one: one[0]))
        return later

    def only_weighed(self, acts: Iterable[Intervention]) -> tuple[Intervention, ...]:
        """Without the tellings of claims that no measure of the twins reads and from which no false claim inherits.

        What is said about them stays: it moves trust. They themselves move nothing that is read: every draw has the
        key of its own narrative, and a claim's readers change no trust. A test compares the lives with and without.
        """
        parents = {one.id: one.parent for one in self.scenario.claims}
        weighed: set[str] = set()
        for claim in self.false:
            line: str | None = claim
            while line and line not in weighed:
                weighed.add(line)
                line = parents.get(line)
        return tuple(one for one in acts if not isinstance(one[1], TOLD) or one[1].claim in weighed)

    def _sooner(self, minute: int, body: EventBody, begun: Mapping[str, int]) -> int:
        if not isinstance(body, PUBLISHED):
            return minute
        first = begun.get(body.target, self.fork) if isinstance(body, facts.StatementReleased) else self.fork
        return min(minute, max(minute - EARLIER, first, self.fork))

    def _wards(self, spread: Spread) -> dict[str, NDArray[np.int64]]:
        told = set(spread.narratives)
        return {one: spread.ward_believers(one) for one in self.false if one in told}


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
