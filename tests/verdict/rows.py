"""One row for each thing that was owed or forbidden, and how a row comes to its outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from tests.verdict.exported import Event
from tests.verdict.words import Public, Word
from tests.verdict.world import Due, World

Outcome = Literal["met", "missed", "not due", "excused", "not applicable"]


@dataclass(frozen=True)
class Row:
    """`what` of `measure` on `claim`: known `since`, due second or None. `waited` = played seconds to what was done.

    `late` = seconds of the story after the procedure's deadline, 0 = it was not late. `early` = done though not due.
    `outside` = a row of an automated cell in a drill that people play too: in no rating of Overall. `values` carry what a
    measure computes from; `why` says what met or breached the row.
    """

    measure: str
    claim: str
    what: str
    since: int
    due: int | None
    outcome: Outcome
    priority: str = ""
    waited: int | None = None
    late: int = 0
    early: bool = False
    cell: str = ""
    outside: bool = False
    why: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def evaluated(self) -> bool:
        return self.outcome in ("met", "missed")

    @property
    def fell_due(self) -> bool:
        return self.outcome in ("met", "missed", "excused")


@dataclass(frozen=True)
class Done:
    """What meets a row: the moment and its evidence."""

    at: int
    seq: int
    why: str

    @staticmethod
    def by(event: Event | Word | None) -> Done | None:
        if event is None:
            return None
        why = event.name if isinstance(event, Word) else f"{event.type} {event.seq}"
        return Done(event.at, event.seq, why)


class Ledger:
    """Writes rows for one world. `public` are its words; nothing here looks whether a row was met before it exists."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.public = Public(world)

    def owed(
        self, measure: str, claim: str, what: str, since: int, due: Due | None, done: Done | None
    ) -> list[Row]:
        """A duty row; none when no deadline of the procedure ever applied to it."""
        if due is None:
            return []
        return [self.row(measure, claim, what, since, due, done)]

    def row(
        self, measure: str, claim: str, what: str, since: int, due: Due, done: Done | None, **values: Any
    ) -> Row:
        outcome = self._outcome(due.at, done)
        outcome = "excused" if due.excused and outcome != "met" else outcome  # R21
        cell = self.world.cell(claim)
        return Row(
            measure,
            claim,
            what,
            since,
            due.at,
            outcome,
            due.priority,
            self._waited(since, done, self.world.people(claim)),
            self._late(due, done),
            outcome == "not due" and done is not None and done.at <= self.world.clock.reached,
            cell,
            self._outside(cell),
            done.why if done else "",
            values,
        )

    def judged(self, row: Row, right: bool) -> Row:
        """The same row, where it was not the doing but its being right that was owed."""
        if row.evaluated:
            return replace(row, outcome="met" if right else "missed")
        return replace(row, early=row.early and right)

    def forbidden(
        self, measure: str, claim: str, what: str, since: int, breaches: list[str], dealt: bool
    ) -> Row:
        """A prohibition row: breached at once; kept only where a cell dealt with the claim, else uncovered (R4)."""
        outcome: Outcome = "missed" if breaches else "met" if dealt else "not due"
        cell = self.world.cell(claim)
        why, values = "; ".join(breaches), {"breaches": tuple(breaches)}
        outside = self._outside(cell)
        return Row(
            measure, claim, what, since, None, outcome, cell=cell, outside=outside, why=why, values=values
        )

    def _outcome(self, due: int | None, done: Done | None) -> Outcome:
        clock = self.world.clock
        in_time = due is not None and done is not None and clock.in_time(done.at, done.seq, due)
        if due is None or (due > clock.reached and in_time):
            return "not due"
        if clock.excused(due):  # by the clock, before anybody looks whether it was met
            return "excused"
        if in_time:
            return "met"
        return "missed" if due <= clock.reached else "not due"

    def _waited(self, since: int, done: Done | None, people: bool) -> int | None:
        if done is None:
            return None
        return self.world.clock.played(since, max(since, done.at), people)

    def _late(self, due: Due, done: Done | None) -> int:
        """Seconds of the story between the procedure's deadline and what was done, whether or not the row was met."""
        return 0 if done is None else max(0, self.world.clock.story(done.at) - due.story)

    def _outside(self, cell: str) -> bool:
        """In solo and mixed drills what automated cells held stays outside Overall."""
        return bool(self.world.staffed) and cell not in self.world.staffed
