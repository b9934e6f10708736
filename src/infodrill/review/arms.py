"""Owns the arms of the twins: who lives which life of the city again, on what past, and what is read of it.

All arms share one past up to the fork and common random numbers after it; replicas redraw what the city does after the
fork, the same way in every arm. The drill itself is lived once, with its own draws, and is no replica: it is lived as it
is on record, while every other arm decides anew what hangs on the city (`anew`). As many arms run at a time as there are cores
and as memory holds.
"""

# Charter: review arms
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property, partial
from threading import Event as Signal
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from infodrill.conduct.city import intervene, open_spread
from infodrill.conduct.nouns.city import StatementReleased, WaveStarted
from infodrill.kernel.events import EventBody
from infodrill.review import parity, truth
from infodrill.review.anew import ACTING, TOLD, Anew, OnRecord, acting
from infodrill.review.changes import EARLIER, Arm, ArmChange, ArmChanges, Kind
from infodrill.review.ledger import course_of
from infodrill.review.parity import Reach, ReachOwed
from infodrill.review.record import Record
from infodrill.review.shifting import Intervention, Moved
from infodrill.review.sidebyside import Task, side_by_side
from infodrill.review.timeline import ReportTimeline
from infodrill.review.together import ArmCourse, PartedArms, parts

if TYPE_CHECKING:
    from infodrill.society import City, Met, Spread

T = TypeVar("T")
EXPOSED, BELIEVERS = 0, 1  # columns of a series
COMPARED = frozenset({"played", "none"})  # arms of which it is counted who met a claim in either
AS_IT_WAS = frozenset(
    {"found_out", "right"}
)  # arms that compare words alone, in one course of everything else


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

    def believing(self, claims: Iterable[str]) -> NDArray[np.int64]:
        """How many of those claims were believed in each minute, counted once for each believer of each."""
        rows = [self.series[claim][:, BELIEVERS] for claim in claims if claim in self.series]
        return np.sum(rows, axis=0, dtype=np.int64) if rows else np.zeros(0, np.int64)

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
        self.fork = self.changes.first_of_all if fork is None else fork
        self.weighed = self._weighed(*(() if claims else self.recorded.stood))
        self._partial = bool(claims)
        # So that no arm's past holds what none of them reads.
        past = tuple(act for act in self.acts if act[0] < self.fork)
        self._before_fork = self.only_weighed(past) if claims else past
        self._pasts: dict[str, Spread] = {}  # by assumptions
        self._changed: dict[tuple[Kind, str, int], ArmChange] = {}
        self._changing = Lock()

    @property
    def over_differs(self) -> bool:
        """Whether pressing every trap changes anything: by the scenario's assumption, or through an inject."""
        return self.changes.first_difference(self.changed(Arm(kind="over"))) is not None

    def play(self, arms: Sequence[Arm], tick: Callable[[], None]) -> dict[Arm, Life]:
        """Live every arm; `tick` after each, on the thread that asked. Whatever that raises breaks the others off."""
        return self.play_beside(arms, tick, lambda: None)[0]

    def play_beside(
        self, arms: Sequence[Arm], tick: Callable[[], None], other: Callable[[], T]
    ) -> tuple[dict[Arm, Life], T]:
        """The same, and what something else comes to that is long and done beside them."""
        for assumptions in dict.fromkeys(arm.assumptions for arm in arms):
            if assumptions not in self._pasts:
                self._pasts[assumptions] = self._past(assumptions)
        groups: dict[tuple[object, ...], list[Arm]] = {}
        for arm in arms:
            held = arm.kind in AS_IT_WAS
            groups.setdefault((arm.assumptions, arm.redraw, held, self._is_itself(arm)), []).append(arm)
        cores = os.cpu_count() or 1
        at_once = max(1, min(cores, len(groups), self._fitting()))
        threads = max(1, cores // at_once)
        # Each life has its own arrays. A long one begun last would run alone while the other cores stand idle.
        ordered = sorted(groups.values(), key=len, reverse=True)
        tasks: list[Task] = [lambda _: [(None, other())]]
        tasks += [partial(self._live_together, group, threads) for group in ordered]
        lives: dict[Arm, Life] = {}
        answer: list[T] = []
        with closing(side_by_side(tasks, at_once)) as found:
            for arm, came in found:
                if arm is None:
                    answer.append(came)
                elif arm not in lives:
                    lives[arm] = came
                    tick()
        return lives, answer[0]

    def _fitting(self) -> int:
        """Lives that fit into memory side by side."""
        from infodrill.society import footprint

        # And as much again for where lives parted: at rest there until each was gone on from.
        footprint_ = 2 * footprint.of_run(self.city.accounts, self._narratives(self.acts))
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

    def _past(self, assumptions: str) -> Spread:
        """The city up to the fork. The arms of these assumptions go on from it, and it stays as it is.

        On one thread: those that a large city is given would stay, and who has threads cannot fork its lives (`side_by_side`).
        """
        from infodrill.society import Pools

        alone = Pools(threads=1)
        spread = open_spread(self.city, self.record.opened, assumptions=assumptions, pools=alone)
        for minute, body in self._before_fork:
            spread.advance(minute)
            intervene(spread, body, minute, self.scenario)
        spread.advance(self.fork)
        return spread

    def _is_itself(self, arm: Arm) -> bool:
        """Whether it is the drill: it alone keeps digests and reach, and tells what no measure reads."""
        own = arm.assumptions == self.record.opened.assumptions
        return own and arm.kind == "played" and arm.redraw == 0

    def _course(self, arm: Arm) -> ArmCourse:
        change, itself = self.changed(arm), self._is_itself(arm)
        later = tuple(act for act in change.acts if act[0] >= self.fork)
        acts: dict[int, list[EventBody]] = {}
        for minute, body in later if itself and not self._partial else self.only_weighed(later):
            acts.setdefault(minute, []).append(body)
        held = itself or arm.kind in AS_IT_WAS
        anew = None if held else Anew(self.recorded, change.words, self.fork, self.weighed.__contains__)
        return ArmCourse(arm=arm, acts=acts, anew=anew)

    def _live_together(self, arms: Sequence[Arm], threads: int, broken: Signal) -> Iterator[tuple[Arm, Life]]:
        """The lives of arms of one replica: one life of the city for as long as nothing tells them apart (see `together`)."""
        from infodrill.society import Pools

        courses, first = [self._course(arm) for arm in arms], arms[0]
        told = [(minute, body) for course in courses for minute, acts in course.acts.items() for body in acts]
        pools = Pools(threads=threads, narratives=self._narratives((*self._before_fork, *told)))
        past, itself = self._pasts[first.assumptions], self._is_itself(first)
        ahead = [PartedArms(courses=courses, city=past)]
        while ahead:
            part = ahead.pop()
            spread = part.city
            assert spread is not None
            if spread is past or any(other.city is spread for other in ahead):
                spread = spread.fork(first.redraw, pools=pools, proven=itself)
            else:  # nobody else goes on from there
                part.city = None
            if part.acting is None:
                for course in part.courses:
                    course.begun = spread.trust_per_million()
            yield from self._left_behind(spread, self._go_on(spread, part, ahead, broken))

    def _go_on(
        self, spread: Spread, part: PartedArms, ahead: list[PartedArms], broken: Signal
    ) -> Sequence[ArmCourse]:
        """Live to the end with those that stay together until then; the others are laid `ahead`, from where they parted."""
        courses, acting = part.courses, part.acting
        for minute in range(spread.minute, self.minutes):
            if broken.is_set():
                raise CancelledError
            if acting is None:
                self._read(spread, courses)
                (courses, acting), *others = parts(courses, minute, spread, self._is_weighed)
                city = (part.city or spread.fork()) if others else None
                ahead += [PartedArms(courses=each, city=city, acting=acts) for each, acts in others]
            for body in acting:
                intervene(spread, body, minute, self.scenario)
            spread.advance(minute + 1)
            part.city, acting = None, None
        self._read(spread, courses)
        return courses

    def _read(self, spread: Spread, courses: Sequence[ArmCourse]) -> None:
        """What is read of the city as it stands, where this is its minute."""
        minute, itself = spread.minute, self._is_itself(courses[0].arm)
        if minute == max(self.fork, self.live_until):
            wards = self._wards(spread)
            for course in courses:
                course.wards = wards
        for what in self.to_reach if itself and not self._partial else ():
            if minute == max(self.fork, what.read_at):
                courses[0].reach.append(parity.read(spread, what))

    def _left_behind(self, spread: Spread, courses: Sequence[ArmCourse]) -> Iterator[tuple[Arm, Life]]:
        """What these arms left behind, which all lived this one life of the city."""
        kinds, first = {course.arm.kind for course in courses}, courses[0].arm
        itself = self._is_itself(first)
        series = {
            name: array[:, [EXPOSED, BELIEVERS]]
            for name, array in spread.series(frozenset(self.false)).items()
        }
        told = [claim for claim in self.false if claim in set(spread.narratives)]
        compared = not itself and kinds & COMPARED
        met = {claim: spread.met(claim) for claim in told} if compared else {}
        whole = itself and not self._partial
        digests = [spread.minute_digest(number) for number in range(self.minutes)] if whole else []
        if kinds & AS_IT_WAS:
            self._find_out(spread)
        trust, ward_trust = spread.trust_per_million(), spread.ward_trust()
        for course in courses:
            decided = course.anew or self.recorded
            yield (
                course.arm,
                Life(
                    series=series,
                    wards=course.wards,
                    trust=(course.begun, trust),
                    ward_trust=ward_trust,
                    reach=course.reach,
                    met=met,
                    injects=decided.injects,
                    picked=decided.picked,
                    digests=digests,
                ),
            )

    @cached_property
    def to_reach(self) -> tuple[ReachOwed, ...]:
        """What E9 reads: what came out in play on a false claim and told what is so, by claim and issuer, and the claims that
        nobody answered. Who speaks when play is over takes back no silence: its row would be one that is never read."""
        over = self.changes.course.play.until // 60
        told = [
            (minute, body)
            for minute, body in self.acts
            if isinstance(body, StatementReleased) and minute <= over
        ]
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
