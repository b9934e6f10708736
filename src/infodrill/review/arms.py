"""Owns the arms of the twins: who lives which life of the city again, on what past, and what is read of it.

All arms share one past up to the fork and common random numbers after it; replicas redraw what the city does after the
fork, the same way in every arm. The drill itself is lived once, with its own draws, and is no replica: it is lived as it
is on record, while every other arm decides anew what hangs on the city (`anew`). As many arms run at a time as there are cores
and as memory holds.
"""

# Charter: review arms
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from infodrill.conduct.city import intervene, open_spread
from infodrill.conduct.nouns.city import StatementReleased, WaveStarted
from infodrill.kernel.events import EventBody
from infodrill.review import parity, truth
from infodrill.review.anew import ACTING, TOLD, Anew, OnRecord, acting
from infodrill.review.changes import ArmChange, ArmChanges, Kind
from infodrill.review.ledger import course_of
from infodrill.review.parity import Reach, ReachOwed
from infodrill.review.record import Record
from infodrill.review.shifting import Intervention, Moved
from infodrill.review.timeline import ReportTimeline

if TYPE_CHECKING:
    from infodrill.society import City, Frozen, Met, Spread

EARLIER = 20  # minutes, for the sentence at the debrief
EXPOSED, BELIEVERS = 0, 1  # columns of a series
BESIDE: tuple[Kind, ...] = ("best", "over")  # arms of the whole drill beside no response
AS_IT_WAS = frozenset(
    {"found_out", "right"}
)  # arms that compare words alone, in one course of everything else


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One life of the city: a set of assumptions, a replica (0 = the drill's own draws), and what is changed.

    `kind` = "played", "none" (nothing was published), "without" (`what` was not), "unanswered" and "answer" (claim `what`
    never, or in minute `by`), "shift" (`what`, "" = everything, `by` minutes later) or "earlier" (everything EARLIER minutes
    sooner), as far as it could be; "best" and "over": see `changes`. For trust alone: "found_out" (each false word costs what a
    false denial costs, at the end at the latest) and "right" (the same words at the same time to the same people, and none of
    them false).
    """

    assumptions: str = ""
    redraw: int = 0
    kind: Kind
    what: str = ""
    by: int = 0


@dataclass(kw_only=True)
class Life:
    """What one arm left behind. Series are (minutes × 2: exposed, believers) of each false claim."""

    series: Mapping[str, NDArray[np.int64]]
    wards: Mapping[str, NDArray[np.int64]]  # believers by ward when play ended
    trust: tuple[int, int]  # per million: at the fork, at the end
    reach: Sequence[Reach]
    ward_trust: NDArray[np.int64]  # per million, at the end
    met: Mapping[str, Met]  # of each false claim, at the end; {} where no pair needs it
    injects: Mapping[int, int]  # conditional inject → the minute in which it came
    picked: Mapping[str, int]  # claim → the minute in which the press picked it up
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
    return tuple((minute, event.body) for minute, event in acting(record.events, ACTING))


class Relived:
    """One drill's interventions and the city they act on. Shared by all arms, written to by none."""

    def __init__(
        self,
        record: Record,
        log: ReportTimeline,
        city: City,
        minutes: int,
        *,
        fork: int | None = None,
        claims: Sequence[str] = (),
        changes: ArmChanges | None = None,
    ) -> None:
        """`fork` = the minute from which arms differ, `claims` = those that are weighed; both are found where they are not
        given, for arms that change all that was published."""
        self.record, self.log, self.city, self.minutes = record, log, city, minutes
        self.scenario = record.scenario
        self.changes = changes or ArmChanges(OnRecord(record), log, course_of(record))
        self.recorded = self.changes.recorded
        self.acts = self.changes.acts
        begun = {body.claim for _, body in self.acts if isinstance(body, WaveStarted)}
        self.false = [
            claim.id
            for claim in self.scenario.claims
            if claim.id in begun and truth.finally_so(claim) in truth.FALSE_PARTS
            if not claims or claim.id in claims
        ]
        self.live_until = min(minutes, self.changes.live_until)
        self.false_words = self.changes.false_words
        self.fork = self._first() if fork is None else fork
        self.weighed = self._weighed(*(() if claims else self.recorded.stood))
        # So that no arm's past holds what none of them reads.
        past = tuple(act for act in self.acts if act[0] < self.fork)
        self._before_fork = self.only_weighed(past) if claims else past
        self._pasts: dict[str, Frozen] = {}  # by assumptions
        self._changed: dict[tuple[Kind, str, int], ArmChange] = {}
        self._changing = Lock()

    @property
    def over_differs(self) -> bool:
        """Whether pressing every trap changes anything: by the scenario's assumption, or through an inject."""
        return self.changes.first_difference(self.changed(Arm(kind="over"))) is not None

    def _first(self) -> int:
        """So far before the first publication that the arm in which everything comes sooner has room in its future, not in
        the past that all share; and before the arms of the best play and of over-reaction differ."""
        releases = [minute for minute, body in self.acts if isinstance(body, StatementReleased)]
        others = [self.changes.first_difference(self.changes.of(kind)) for kind in BESIDE]
        sooner = min(releases, default=self.acts[0][0]) - EARLIER
        return max(0, min((sooner, *(minute for minute in others if minute is not None))))

    def play(self, arms: Sequence[Arm], tick: Callable[[], None]) -> dict[Arm, Life]:
        """Live every arm, those that take longest first; `tick` after each, on the thread that asked."""
        for assumptions in dict.fromkeys(arm.assumptions for arm in arms):
            if assumptions not in self._pasts:
                self._pasts[assumptions] = self._past(assumptions)
        cores = os.cpu_count() or 1
        at_once = max(1, min(cores, len(arms), self._fitting()))
        threads = max(1, cores // at_once)
        lives: dict[Arm, Life] = {}
        with ThreadPoolExecutor(at_once) as pool:
            # Each arm has its own arrays and the kernels free the interpreter, so that arms share the cores.
            begun = {
                pool.submit(self._live_arm, arm, self._pasts[arm.assumptions], threads): arm
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
        from infodrill.society import Pools, Spread

        own = arm.assumptions == self.record.opened.assumptions
        itself = own and arm.kind == "played" and arm.redraw == 0
        change = self.changed(arm)
        later = tuple(act for act in change.acts if act[0] >= self.fork)
        acts = later if itself else self.only_weighed(later)
        held = itself or arm.kind in AS_IT_WAS
        anew = None if held else Anew(self.recorded, change.words, self.fork, self.weighed.__contains__)

        pools = Pools(threads=threads, narratives=self._narratives((*self._before_fork, *acts)))
        spread = Spread.thaw(self.city, past, pools=pools, redraw=arm.redraw, proven=itself)
        start = spread.trust_per_million()
        wards: dict[str, NDArray[np.int64]] = {}
        reach: list[Reach] = []
        readings: dict[int, list[Callable[[], None]]] = {
            self.live_until: [lambda: wards.update(self._wards(spread))]
        }
        for what in self.to_reach if itself else ():
            if what.read_at <= self.minutes:
                readings.setdefault(what.read_at, []).append(_reader(spread, what, reach))
        self._advance(spread, acts, self.minutes, readings, anew)
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
            ward_trust=spread.ward_trust(),
            reach=reach,
            met=met,
            injects=(anew or self.recorded).injects,
            picked=(anew or self.recorded).picked,
            digests=digests,
        )

    @cached_property
    def to_reach(self) -> tuple[ReachOwed, ...]:
        """What E9 reads: what came out on a false claim and told what is so, by claim and issuer, and the claims that nobody
        answered."""
        told = [(minute, body) for minute, body in self.acts if isinstance(body, StatementReleased)]
        answers = parity.answered(
            (minute, body) for minute, body in told if body.target in self.false and self.changes.tells(body)
        )
        claims = map(self.scenario.claim, self.false)
        left = parity.unanswered(claims, {what.claim for what in answers}, self.log, self.changes.course)
        return (*answers, *left)

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
        anew: Anew | None = None,
    ) -> None:
        """Live on until a minute; with `anew`, what hangs on the city is decided again as it goes."""
        at: dict[int, list[EventBody]] = {}
        for minute, body in acts:
            at.setdefault(minute, []).append(body)
        every = range(spread.minute, until) if anew else sorted({*at, *readings})
        for minute in every:
            if minute < until:
                spread.advance(minute)
                for read in readings.get(minute, ()):
                    read()
                new = tuple(anew.decide(minute, spread)) if anew else ()
                for body in (*new, *at.get(minute, ())):
                    self._act(spread, body, minute, anew)
        spread.advance(until)
        for read in readings.get(until, ()):
            read()

    def _act(self, spread: Spread, body: EventBody, minute: int, anew: Anew | None) -> None:
        if anew is not None:
            if not anew.allows(body, minute) or not self._is_weighed(body):
                return
            anew.note(body, minute)
        intervene(spread, body, minute, self.scenario)

    @property
    def moved(self) -> tuple[Moved, ...]:
        """What came earlier in the arm in which everything does, as far as it could."""
        return self.changed(Arm(kind="earlier")).moved

    def changed(self, arm: Arm) -> ArmChange:
        """What is changed in an arm of this kind; found once."""
        key = (arm.kind, arm.what, arm.by)
        with self._changing:
            if key not in self._changed:
                by = -EARLIER if arm.kind == "earlier" else arm.by
                self._changed[key] = self.changes.of(arm.kind, arm.what, by, not_before=self.fork)
            return self._changed[key]

    def _weighed(self, *more: str) -> frozenset[str]:
        """The claims that are read, with `more`, and all that they inherit from."""
        parents = {claim.id: claim.parent for claim in self.scenario.claims}
        found: set[str] = set()
        for claim in (*self.false, *more):
            line: str | None = claim
            while line and line not in found:
                found.add(line)
                line = parents.get(line)
        return frozenset(found)

    def _is_weighed(self, body: EventBody) -> bool:
        return not isinstance(body, TOLD) or body.claim in self.weighed

    def only_weighed(self, acts: Iterable[Intervention]) -> tuple[Intervention, ...]:
        """Without the tellings of claims that nobody reads and from which no claim that is read inherits.

        What is said about them stays: it moves trust. They themselves move nothing that is read: every draw has the
        key of its own narrative, and a claim's readers change no trust. A test compares the lives with and without.
        """
        return tuple(act for act in acts if self._is_weighed(act[1]))

    def _wards(self, spread: Spread) -> dict[str, NDArray[np.int64]]:
        told = set(spread.narratives)
        return {claim_id: spread.ward_believers(claim_id) for claim_id in self.false if claim_id in told}


def _reader(spread: Spread, what: ReachOwed, reach: list[Reach]) -> Callable[[], None]:
    return lambda: reach.append(parity.read(spread, what))
