"""Owns the arms of the twins: who lives which life of the city again, on what past, and what is read of it.

All arms share one past up to the fork and common random numbers after it; replicas redraw what the city does after the
fork, the same way in every arm. The drill itself is lived once, with its own draws, and is no replica. As many arms run
at a time as there are cores and as memory holds.
"""

# Charter: review arms
from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from infodrill.conduct.city import intervene, layers, open_spread
from infodrill.conduct.nouns.city import ClaimBoosted, StatementReleased, StatementRetracted, WaveStarted
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.kernel.events import EventBody
from infodrill.review import truth
from infodrill.review.record import Record
from infodrill.review.shifting import Intervention, false_words, shifted
from infodrill.review.timeline import ReportTimeline

if TYPE_CHECKING:
    from infodrill.society import City, Frozen, Met, Spread

ACTING = (WaveStarted, ClaimBoosted, StatementReleased, StatementRetracted)
PUBLISHED = (StatementReleased, StatementRetracted)
TOLD = (WaveStarted, ClaimBoosted)
EARLIER = 20  # minutes, for the sentence at the debrief
PARITY_AFTER = 24 * 60  # minutes
EXPOSED, BELIEVERS = 0, 1  # columns of a series
FALSE_DENIAL, RIGHT = (
    "false_denial",
    "correct",
)  # effects in the city; reading either moves no trust by itself
SILENT = frozenset({"hold"})  # effects that tell nobody what is so
Kind = Literal["played", "none", "earlier", "found_out", "right"]


@dataclass(frozen=True, slots=True)
class Arm:
    """One life of the city: a set of assumptions, a replica (0 = the drill itself, its own draws), and what is changed.

    `kind` = "played", "none" (nothing was published) or "earlier" (everything EARLIER minutes sooner, as far as it
    could be). For trust alone: "found_out" (each false word costs what a false denial costs, at the end at the latest)
    and "right" (the same words at the same time to the same people, and none of them false).
    """

    assumptions: str
    redraw: int
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Who met one version of a statement, and who met its claim, in the statement's layers 24 h after it came out."""

    statement: str
    version: int
    claim: str
    minute: int  # of the exercise, when it came out
    reached: int
    false: int

    @property
    def hundredths(self) -> int | None:
        """The ratio; None where nobody met the claim there, and any reach is enough."""
        return round(100 * self.reached / self.false) if self.false else None


@dataclass(kw_only=True)
class Life:
    """What one arm left behind. Series are (minutes × 2: exposed, believers) of each false claim."""

    series: Mapping[str, NDArray[np.int64]]
    wards: Mapping[str, NDArray[np.int64]]  # believers by ward when play ended
    trust: tuple[int, int]  # per million: at the fork, at the end
    reach: Sequence[Reach]
    met: Mapping[str, Met]  # of each false claim, at the end; {} where no pair needs it
    digests: list[str] = field(default_factory=list)

    def hours(self, claims: Iterable[str]) -> float:
        """Person-hours of belief in those claims."""
        return sum(
            float(self.series[claim][:, BELIEVERS].sum()) / 60 for claim in claims if claim in self.series
        )

    def last(self, claim: str, column: int) -> int:
        return int(self.series[claim][-1, column]) if claim in self.series else 0


def interventions(record: Record) -> tuple[Intervention, ...]:
    """(minute it acts, event) in order: an event acts in the first minute closed after it was recorded."""
    found: list[Intervention] = []
    waiting: list[tuple[int, EventBody]] = []
    for event in record.events:
        if isinstance(event.body, ACTING):
            waiting.append((event.seq, event.body))
        elif isinstance(event.body, MinuteClosed):
            found += [(event.body.minute, body) for seq, body in waiting if seq <= event.body.upto_seq]
            waiting = [waiting_event for waiting_event in waiting if waiting_event[0] > event.body.upto_seq]
    return tuple(found)


def publications(
    acts: Iterable[Intervention], statements: Collection[str]
) -> tuple[tuple[int, StatementReleased], ...]:
    """Each version of a statement as it first came out: relays of it and answers to the press have no reach of their own."""
    found: dict[tuple[str, int], tuple[int, StatementReleased]] = {}
    for minute, body in acts:
        if isinstance(body, StatementReleased) and body.statement.partition("/")[0] in statements:
            found.setdefault((body.statement, body.version), (minute, body))
    return tuple(found.values())


class Relived:
    """One drill's interventions and the city they act on. Shared by all arms, written to by none."""

    def __init__(
        self, record: Record, log: ReportTimeline, city: City, acts: tuple[Intervention, ...], minutes: int
    ) -> None:
        self.record, self.log, self.city, self.acts, self.minutes = record, log, city, acts, minutes
        self.scenario = record.scenario
        releases = [minute for minute, body in acts if isinstance(body, StatementReleased)]
        # So far before the first publication that the arm in which everything comes sooner has room in its
        # future, not in the past that all share.
        self.fork = max(0, min(releases, default=acts[0][0]) - EARLIER)
        self._before_fork = [act for act in acts if act[0] < self.fork]
        begun = {body.claim for _, body in acts if isinstance(body, WaveStarted)}
        self.false = [
            claim.id
            for claim in self.scenario.claims
            if claim.id in begun and truth.finally_so(claim) in truth.FALSE_PARTS
        ]
        self.live_until = min(minutes, max(1, log.live_until // 60))
        self.false_words = false_words(acts, log)
        self._later = tuple(act for act in acts if act[0] >= self.fork)
        self._earlier, self.moved = shifted(self._later, log, -EARLIER, not_before=self.fork)

    def play(self, arms: Sequence[Arm], tick: Callable[[], None]) -> dict[Arm, Life]:
        """Live every arm, those that take longest first; `tick` after each, on the thread that asked."""
        pasts = {
            assumptions: self._past(assumptions)
            for assumptions in dict.fromkeys(arm.assumptions for arm in arms)
        }
        cores = os.cpu_count() or 1
        at_once = max(1, min(cores, len(arms), self._fitting()))
        threads = max(1, cores // at_once)
        lives: dict[Arm, Life] = {}
        with ThreadPoolExecutor(at_once) as pool:
            # Each arm has its own arrays and the kernels free the interpreter, so that arms share the cores.
            begun = {
                pool.submit(self._live_arm, arm, pasts[arm.assumptions], threads): arm
                # A long one begun last would run alone while the other cores stand idle.
                for arm in sorted(arms, key=lambda arm: arm.kind == "none")
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
        from infodrill.society import footprint

        footprint_ = footprint.of_run(self.city.accounts, self._narratives(self.acts))
        return footprint.available() // footprint_

    @staticmethod
    def _narratives(acts: Iterable[Intervention]) -> int:
        """Columns of minds: claims, and the statements of each issuer on each."""
        found: set[tuple[str, str]] = set()
        for _, body in acts:
            if isinstance(body, TOLD):
                found.add(("", body.claim))
            elif isinstance(body, StatementReleased):
                found |= {("", body.target), (body.issuer or "?", body.target)}
        return len(found)

    def _past(self, assumptions: str) -> Frozen:
        """The city up to the fork. It is read by the arms of these assumptions and stays as it is."""
        spread = open_spread(self.city, self.record.opened, assumptions=assumptions)
        self._advance(spread, self._before_fork, self.fork, {})
        return spread.freeze()

    def _live_arm(self, arm: Arm, past: Frozen, threads: int) -> Life:
        """Only the arm that is the drill itself keeps digests and reach, and tells what no measure reads."""
        own = arm.assumptions == self.record.opened.assumptions
        itself = own and arm.kind == "played" and arm.redraw == 0
        acts = self.changed(arm.kind) if itself else self.only_weighed(self.changed(arm.kind))
        from infodrill.society import Pools, Spread

        pools = Pools(threads=threads, narratives=self._narratives((*self._before_fork, *acts)))
        spread = Spread.thaw(self.city, past, pools=pools, redraw=arm.redraw, proven=itself)
        start = spread.trust_per_million()
        wards: dict[str, NDArray[np.int64]] = {}
        reach: list[Reach] = []
        readings: dict[int, list[Callable[[], None]]] = {
            self.live_until: [lambda: wards.update(self._wards(spread))]
        }
        for minute, body in self.corrections() if itself else ():
            if minute + PARITY_AFTER <= self.minutes:
                readings.setdefault(minute + PARITY_AFTER, []).append(_reader(spread, minute, body, reach))
        self._advance(spread, acts, self.minutes, readings)
        series = {
            name: array[:, [EXPOSED, BELIEVERS]]
            for name, array in spread.series(frozenset(self.false)).items()
        }
        told = set(spread.narratives)
        met = (
            {claim_id: spread.met(claim_id) for claim_id in self.false if claim_id in told}
            if own and arm.redraw
            else {}
        )
        digests = [spread.minute_digest(number) for number in range(self.minutes)] if itself else []
        if arm.kind in ("found_out", "right"):
            self._find_out(spread)
        return Life(
            series=series,
            wards=wards,
            trust=(start, spread.trust_per_million()),
            reach=reach,
            met=met,
            digests=digests,
        )

    def corrections(self) -> list[tuple[int, StatementReleased]]:
        """What came out on a false claim and told what is so: E9's statements. Holding lines and false words do not."""
        return [
            (minute, body)
            for minute, body in publications(self.acts, self.log.book.statements)
            if body.target in self.false and body.effect not in SILENT and not self._is_false(body)
        ]

    def _find_out(self, spread: Spread) -> None:
        """What was false and still stands is found out at the end; a cell that never owns up saves no trust by it."""
        for statement in sorted({statement for statement, _ in self.false_words}):
            spread.retract(statement, at=self.minutes)
        spread.advance(self.minutes + 1)

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

    def changed(self, kind: Kind) -> tuple[Intervention, ...]:
        """What acts from the fork on in an arm of this kind."""
        match kind:
            case "none":
                return tuple(pair for pair in self._later if not isinstance(pair[1], PUBLISHED))
            case "earlier":
                return self._earlier
            case "found_out":
                return tuple((minute, self._said_as(body, FALSE_DENIAL)) for minute, body in self._later)
            case "right":
                return tuple((minute, self._said_as(body, RIGHT)) for minute, body in self._later)
            case "played":
                return self._later

    def _is_false(self, body: StatementReleased) -> bool:
        return (body.statement, body.version) in self.false_words

    def _said_as(self, body: EventBody, effect: str) -> EventBody:
        """A false word with another effect in the city; anything else as it was."""
        if isinstance(body, StatementReleased) and self._is_false(body):
            return replace(body, effect=effect)
        return body

    def only_weighed(self, acts: Iterable[Intervention]) -> tuple[Intervention, ...]:
        """Without the tellings of claims that no measure of the twins reads and from which no false claim inherits.

        What is said about them stays: it moves trust. They themselves move nothing that is read: every draw has the
        key of its own narrative, and a claim's readers change no trust. A test compares the lives with and without.
        """
        parents = {claim.id: claim.parent for claim in self.scenario.claims}
        weighed: set[str] = set()
        for claim in self.false:
            line: str | None = claim
            while line and line not in weighed:
                weighed.add(line)
                line = parents.get(line)
        return tuple(act for act in acts if not isinstance(act[1], TOLD) or act[1].claim in weighed)

    def _wards(self, spread: Spread) -> dict[str, NDArray[np.int64]]:
        told = set(spread.narratives)
        return {claim_id: spread.ward_believers(claim_id) for claim_id in self.false if claim_id in told}


def _reader(spread: Spread, minute: int, body: StatementReleased, reach: list[Reach]) -> Callable[[], None]:
    def read() -> None:
        where = [int(layer) for layer in layers(body.layers)]
        reached, false = spread.layer_exposed(body.statement), spread.layer_exposed(body.target)
        met, believed = (int(sum(array[layer] for layer in where)) for array in (reached, false))
        reach.append(
            Reach(
                statement=body.statement,
                version=body.version,
                claim=body.target,
                minute=minute,
                reached=met,
                false=believed,
            )
        )

    return read
