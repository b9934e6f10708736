"""Two drills of one city side by side: a drill and its branch, or any two that were played in the same city with the same draws.

Each is lived again as it went, replica by replica with the same draws from the first minute in which they differ; what lies
between them is the mean of the pairs. Where the city is another one, there are no pairs and nothing is said of a difference.
"""

# Charter: review beside
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from infodrill.conduct.city import build_city
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.kernel.protocols import DerivedStore
from infodrill.review import truth
from infodrill.review.anew import OnRecord
from infodrill.review.answers import Answer, WhatIf
from infodrill.review.arms import Relived
from infodrill.review.asking import ROUNDS, Told
from infodrill.review.changes import Arm, ArmChanges
from infodrill.review.estimate import counted as estimate_of
from infodrill.review.estimate import paired
from infodrill.review.ledger import course_of
from infodrill.review.record import Record
from infodrill.review.tallies import LifeTally, tally
from infodrill.review.timeline import read_timeline

Point = tuple[int, int]  # minute, count
SAME = ("scenario_digest", "seed", "accounts", "preset", "assumptions", "model_version", "day_minute")


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideCurve:
    """One count over time in both drills: `claim` "" = of all false claims together."""

    claim: str
    first: tuple[Point, ...]
    second: tuple[Point, ...]


class Beside:
    """`first` is what is compared with: the parent of `second`, where that is a branch."""

    def __init__(self, first: Record, second: Record, *, city_cache: Path | None = None) -> None:
        self.records, self._cities = (first, second), city_cache
        self.logs = (read_timeline(first), read_timeline(second))
        self.minutes = min(map(_minutes, self.records))
        self.changes = tuple(
            ArmChanges(OnRecord(record), log, course_of(record))
            for record, log in zip(self.records, self.logs, strict=True)
        )
        told = {claim for log in self.logs for claim in log.waves}
        self.false = tuple(
            claim.id
            for claim in first.scenario.claims
            if claim.id in told and truth.finally_so(claim) in truth.FALSE_PARTS
        )

    @property
    def pairs(self) -> bool:
        """Whether both were played in one city with the same draws."""
        first, second = (record.opened for record in self.records)
        return all(getattr(first, name) == getattr(second, name) for name in SAME)

    @property
    def branched(self) -> bool:
        """Whether the second goes on from the first: both are one up to the cut."""
        first, second = self.records
        upto = second.opened.cut + 1
        return bool(second.opened.parent) and first.events[1:upto] == second.events[1:upto]

    @property
    def fork(self) -> int | None:
        """The first minute in which the city is told something else, None where it is told the same."""
        first, second = (_by_minute(changes) for changes in self.changes)
        minutes = {*first, *second}
        return min(
            (at for at in minutes if first.get(at) != second.get(at) and at < self.minutes), default=None
        )

    def curves(self, column: str = "believers") -> tuple[BesideCurve, ...]:
        """Of all false claims together, then of each: as they went, in both drills."""
        first, second = (counted(record.derived, self.false, column) for record in self.records)
        return tuple(BesideCurve(claim=claim, first=first[claim], second=second[claim]) for claim in first)

    def answer(
        self,
        replicas: int,
        *,
        told: Told = lambda answer: None,
        tick: Callable[[int, int], None] = lambda done, total: None,
    ) -> Answer:
        """How many fewer believe something false in the second; `told` gets it as it stands after each round of lives."""
        opened, fork = self.records[1].opened, self.fork
        begins = opened.cut_minute if self.branched else fork or 0
        question = WhatIf("branch", opened.parent or opened.scenario, begins)
        if fork is None or not self.false or not self.pairs:
            return Answer(question=question)
        city = build_city(self.records[0].scenario, opened.accounts, opened.seed, self._cities)
        stages = [
            Relived(record, log, city, self.minutes, fork=fork, claims=self.false, changes=changes)
            for record, log, changes in zip(self.records, self.logs, self.changes, strict=True)
        ]
        lives: tuple[list[LifeTally], list[LifeTally]] = ([], [])
        answer = Answer(question=question)
        for upto in (*(n for n in ROUNDS if n < replicas), replicas):
            redraws = range(len(lives[0]) + 1, upto + 1)
            for side, (stage, kept) in enumerate(zip(stages, lives, strict=True)):
                before = 2 * (redraws.start - 1) + side * len(redraws)
                arms = [Arm(assumptions=opened.assumptions, redraw=n, kind="played") for n in redraws]
                found = stage.play(arms, _counting(tick, before, 2 * replicas))
                kept.extend(tally(found[arm], self.false) for arm in arms)
            answer = Answer(
                question=question,
                claims=self.false,
                replicas=upto,
                fork=fork,
                hours=paired([life.hours for life in lives[0]], [life.hours for life in lives[1]]),
                people=paired([life.people for life in lives[0]], [life.people for life in lives[1]]),
                of_hours=estimate_of([life.hours for life in lives[0]]),
                of_people=estimate_of([life.people for life in lives[0]]),
            )
            told(answer)
        return answer


def _minutes(record: Record) -> int:
    closed = (event.body.minute for event in record.events if isinstance(event.body, MinuteClosed))
    return max(closed, default=-1) + 1


def _by_minute(changes: ArmChanges) -> dict[int, list[object]]:
    found: dict[int, list[object]] = {}
    for minute, body in changes.acts:
        found.setdefault(minute, []).append(body)
    return found


def counted(derived: DerivedStore, claims: Sequence[str], column: str) -> dict[str, tuple[Point, ...]]:
    """A count of each of these claims by minute, before them that of all together under ""."""
    found: dict[str, dict[int, int]] = {claim: {} for claim in ("", *claims)}
    for row in derived.rows("counts"):
        if row["claim"] in found:
            minute, n = int(row["minute"]), int(row[column])
            found[row["claim"]][minute] = n
            found[""][minute] = found[""].get(minute, 0) + n
    return {claim: tuple(sorted(points.items())) for claim, points in found.items()}


def _counting(tick: Callable[[int, int], None], before: int, total: int) -> Callable[[], None]:
    done = before

    def count() -> None:
        nonlocal done
        done += 1
        tick(done, total)

    return count
