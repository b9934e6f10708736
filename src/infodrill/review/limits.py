"""By when a row was to be done, by both rules: the procedure's own hour, and the second at which this report asks for it.

They part in two ways. The end of play asks for what people had their practice time for, though the procedure lets it run on;
and whoever had not had that time yet gets it, though the procedure's hour is past.
"""

# Charter: review limits
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from infodrill.casework.nouns.moves import DeadlineMissed
from infodrill.conduct.twoclocks import PRACTICE
from infodrill.kernel.clock import MINUTE
from infodrill.kernel.i18n import N_
from infodrill.review.ledger import LedgerRow
from infodrill.review.measures.base import asked_at_the_end
from infodrill.review.timeline import ReportTimeline

PRACTICE_MINUTES = PRACTICE // MINUTE
AT_THE_END = N_("asked for when play ended, at")
GIVEN = N_("with the time given back until")
BEYOND = N_("with the time given back beyond the end of play")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineText:
    """`when` of the story, the minute played in which the story passed it (-1 = beyond the end of play). `later`: it counts
    until another second as played, because people had not had the time for it yet, or because play ended before; `how` says
    which (msgid, "" = it does not)."""

    when: datetime
    minute: int
    later: bool
    leapt: bool = False  # an hour that the story leapt over: no minute of play stands for it
    how: str = ""


def deadline(log: ReportTimeline, row: LedgerRow) -> DeadlineText | None:
    """By when a duty was to be done, None for what has no such time. What lies in a leap keeps the procedure's own hour: the
    clock's hour after the leap is nobody's deadline."""
    owed, clocks = row.owed, log.clocks
    if owed.due < 0:
        return None
    if owed.story_due < 0 or owed.since < 0:
        return DeadlineText(when=log.story(owed.due), minute=log.played(owed.due), later=False)
    reached = clocks.after(owed.since, max(0, owed.story_due - clocks.story(owed.since)))
    when = clocks.epoch + timedelta(seconds=owed.story_due)
    leapt = reached <= log.live_until and clocks.date(reached) - when >= timedelta(seconds=MINUTE)
    minute = -1 if leapt else log.played(reached)
    later = abs(owed.due - reached) >= MINUTE
    return DeadlineText(
        when=when, minute=minute, later=later, leapt=leapt, how=_how(log, row, reached) if later else ""
    )


def _how(log: ReportTimeline, row: LedgerRow, reached: int) -> str:
    if asked_at_the_end(log, row):
        return AT_THE_END
    return BEYOND if row.owed.due > max(reached, log.live_until) else GIVEN


def excused_on_the_desk(log: ReportTimeline, rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Missed rows that the end of play asked for, on whose case the log excuses a step that passed afterwards: both are so, and
    whoever compares them is told why."""
    passed = {
        body.item for event, body in log.bodies(DeadlineMissed) if body.excused and event.at > log.clocks.ends
    }
    claims = {log.links.get(item, "") for item in passed} - {""}
    return [
        row
        for row in rows
        if row.outcome == "missed" and row.owed.claim in claims and asked_at_the_end(log, row)
    ]
