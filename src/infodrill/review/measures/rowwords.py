"""What most measures need of their rows: those that count, the clocks of the procedure, how late, findings."""

# Charter: review measures rowwords
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import Course, LedgerRow, Owed
from infodrill.review.measures.base import Finding
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, BothClocks, Lasting, ReportLine, Value, line

MINUTE = 60
PRIORITIES = ("P1", "P2", "P3", "P4")


def judged(rows: Iterable[LedgerRow], *what: str) -> tuple[LedgerRow, ...]:
    """Rows that are due and were evaluated, of the kinds given or of all."""
    return tuple(row for row in rows if row.evaluated and (not what or row.owed.what in what))


def met(rows: Iterable[LedgerRow]) -> int:
    """How many rows are met."""
    return sum(row.outcome == "met" for row in rows)


def clock(course: Course, step: str) -> Mapping[str, int]:
    """Story seconds that the procedure allows for a step, by priority; the longest where it names none."""
    named = {priority: course.edition.due(step, priority) for priority in PRIORITIES}
    longest = max((seconds for seconds in named.values() if seconds is not None), default=0)
    return {priority: longest if seconds is None else seconds for priority, seconds in named.items()}


def late(course: Course, row: Owed, at: int) -> int:
    """Story seconds past the procedure's deadline, also where a leap or the practice time let the row be met."""
    return max(0, course.play.story(at) - row.story_due) if at >= 0 and row.story_due >= 0 else 0


def lateness(row: LedgerRow) -> Value:
    """How late something was done: by each clock where they differ, never one clock's number under the other's name."""
    played, story = max(0, row.at - row.owed.due), row.story_late
    if played and story and abs(story - played) >= MINUTE:
        return line(N_("{late} as played ({story} by the story)"), late=Lasting(played), story=Lasting(story))
    return Lasting(story or played)


def lasted(log: ReportTimeline, since: int, at: int, *, people: bool = True) -> Value:
    """How long something took between two seconds: by each clock under its own name where they differ.

    `people` False for an automated cell, whose minutes no speed makes longer.
    """
    story = max(0, log.clocks.story(at) - log.clocks.story(since))
    played = log.clocks.played(since, at, people=people)
    if abs(story - played) < MINUTE:
        return Lasting(story)
    return line(N_("{played} as played ({story} by the story)"), story=Lasting(story), played=Lasting(played))


def waited(log: ReportTimeline, row: LedgerRow) -> Value:
    """How long the public waited for a row that was done, by each clock, and from when that is counted."""
    since, at = row.owed.since, row.at
    if min(since, at) < 0:
        return Lasting(row.value or 0)
    people = row.owed.cell not in log.opened.cells
    time = lasted(log, since, max(since, at), people=people)
    return line(N_("{time} (counted from {since})"), time=time, since=BothClocks(since))


@dataclass(frozen=True, slots=True)
class Wait:
    """The median wait of `n` due rows, of which `never` came to nothing; `seconds` None = it lies among those."""

    n: int
    never: int
    seconds: int | None

    @property
    def said(self) -> ReportLine:
        """The median with the number of rows that it is over."""
        if self.seconds is None:
            return line(
                N_("never in half of them or more ({never} of {n})"),
                never=Amount(self.never),
                n=Amount(self.n),
            )
        return line(N_("median {time} (of {n})"), time=Lasting(self.seconds), n=Amount(self.n))


def median_wait(waits: Sequence[int | None]) -> Wait:
    """The median over all due rows, seconds each; None = it never came, which is later than any. Raises for no rows."""
    came = sorted(one for one in waits if one is not None)
    lower, upper = (len(waits) - 1) // 2, len(waits) // 2
    middle = (came[lower] + came[upper]) // 2 if upper < len(came) else None
    return Wait(len(waits), len(waits) - len(came), middle)


def reported(log: ReportTimeline, number: int) -> tuple[str, int]:
    """(case, sequence number) that a planned report opened where it arrived; ("", -1) when it opened none."""
    for event, body in log.bodies(CaseOpened):
        if body.source == f"inject:{number}" and not body.parent:
            return body.case, event.seq
    return "", -1


def finding(
    row: LedgerRow,
    text: ReportLine,
    *,
    why: ReportLine | None = None,
    todo: ReportLine | None = None,
    kind: Literal["strength", "improve", "note"] | None = None,
    at: int = -1,
) -> Finding:
    """What a row says to a reader: a strength when it is met, else something to improve, shown by its first event.

    It stands at second `at`, else when the row was done or fell due.
    """
    good = row.outcome == "met"
    at = next((moment for moment in (at, row.at, row.owed.due, row.owed.since) if moment >= 0), 0)
    return Finding(
        kind=kind or ("strength" if good else "improve"),
        at=at,
        text=text,
        seq=row.evidence[0] if row.evidence else 0,
        why=None if good else why,
        todo=None if good else todo,
        claim=row.owed.claim,
    )


def shortened(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Everything to improve, and one strength of each wording: a reader needs no list of what went well."""
    seen: set[ReportLine] = set()
    kept = []
    for item in findings:
        if item.kind != "strength" or item.text not in seen:
            kept.append(item)
        seen.add(item.text)
    return tuple(kept)
