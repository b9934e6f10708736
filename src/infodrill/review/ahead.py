"""What a leap of the story would settle as missed if nothing more were done: told to control before it comes.

Made from the ledger's own rows, by the clocks as they run now; it decides nothing and is nowhere recorded.
"""

# Charter: review ahead
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from infodrill.casework.edition import Edition
from infodrill.review.ledger import Course, LedgerRow, read_course
from infodrill.review.measures import SPECS
from infodrill.review.record import Record
from infodrill.review.timeline import ReportTimeline, read_timeline

LEAST = "P5"
SAME_ROW_ELSEWHERE = frozenset({"E4", "E5", "E17"})  # their duties are the words that E7 owes, or none


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """What one cell still owes on one claim: the rows, and its open cases."""

    claim: str
    cell: str
    rows: tuple[LedgerRow, ...]
    cases: tuple[str, ...]

    @property
    def due(self) -> int:
        return min(row.owed.due for row in self.rows)

    @property
    def priority(self) -> str:
        return min(row.owed.priority or LEAST for row in self.rows)


def left_open(record: Record, edition: Edition, at: int) -> tuple[LeftOpen, ...]:
    """What falls due from now up to second `at`, a leap's, and would be missed; most urgent first."""
    log = read_timeline(record)
    course = read_course(record.scenario, edition, record.events)
    course = replace(course, play=replace(course.play, until=max(at, course.play.until)))
    now = record.events[-1].at
    # Nothing that falls due behind the leap is missed as long as the play ends with it.
    rows = [duty for duty in _duties(log, course) if duty.outcome == "missed" and duty.owed.due > now]
    return tuple(
        sorted(
            _grouped(rows, log),
            key=lambda unfinished: (unfinished.priority, unfinished.due, unfinished.claim, unfinished.cell),
        )
    )


def _duties(log: ReportTimeline, course: Course) -> list[LedgerRow]:
    specs = (spec for code, spec in SPECS.items() if code not in SAME_ROW_ELSEWHERE)
    return [row for spec in specs for row in spec.rows(log, course) if row.owed.duty]


def _grouped(rows: Sequence[LedgerRow], log: ReportTimeline) -> list[LeftOpen]:
    found: dict[tuple[str, str], list[LedgerRow]] = {}
    for row in rows:
        found.setdefault((row.owed.claim, row.owed.cell), []).append(row)
    cases: Mapping[str, tuple[str, ...]] = {
        claim: tuple(
            case.case for case in log.cases_of(claim) if case.state != "CLOSED" and not case.merged_into
        )
        for claim, _ in found
        if claim
    }
    return [
        LeftOpen(claim=claim, cell=cell, rows=tuple(kept), cases=cases.get(claim, ()))
        for (claim, cell), kept in found.items()
    ]
