"""Rows of the ledger: one for each thing that was owed or forbidden, with exactly one of five outcomes.

A row is made in two steps. `Owed` says what, since when and by when, and comes from the `Course` alone: scenario and
clocks. Only then `settled` looks whether it was done. So no row can depend on having been met, and nothing that a cell
opens, merges, codes or triages changes which rows exist.
"""

# Charter: review ledger row
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from infodrill.kernel.i18n import N_
from infodrill.review.ledger.outages import Outage
from infodrill.review.words import ReportLine, line

Outcome = Literal["met", "missed", "not_due", "excused", "not_applicable"]
Standing = Literal["due", "not_due", "excused"]
Reason = Literal["jump", "fault", "stop", "cut"]
OUTCOMES: dict[str, str] = {
    "met": N_("met"), "missed": N_("missed"), "not_due": N_("not due"), "excused": N_("excused"),
    "not_applicable": N_("not applicable"),
}  # fmt: skip
NOTHING = line("")


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why a duty is excused: control's jump, a fault of the range, a safety stop, or play cut short by the run-on.

    `faults` = those that took time between the row's beginning and the end of play, () where the reason is another.
    """

    reason: Reason
    faults: tuple[Outage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What is owed (a duty) or forbidden (a prohibition, `duty` False), before anybody looks whether it was kept.

    `what` is a msgid and names the row within its measure and claim. `since`, `due` in exercise seconds as played, -1 =
    the thing could not be known in play; a prohibition has `due` -1. `standing`: due when its second came while cells could
    act; excused by control's jump or run-on, a safety stop, a logged fault: `excuse`. `planned`: due under the planned play.
    `story_due` = the story second of the procedure's deadline, -1 = none. `gate` = the event with which a leap or the end of
    play settles what falls due at that second, -1 = none: what stands in the log after it came too late. `cell` held the
    step; `automated` when nobody sat there although people played: such rows are shown, outside results and plan.
    """

    measure: str
    what: str
    claim: str = ""
    about: str = ""  # tells apart rows of one kind on one claim
    cell: str = ""
    priority: str = ""
    duty: bool = True
    since: int = -1
    due: int = -1
    story_due: int = -1
    gate: int = -1
    standing: Standing = "not_due"
    excuse: Excuse | None = None
    planned: bool = False
    automated: bool = False

    @property
    def key(self) -> str:
        """The row's name, the same in every play of one scenario."""
        return ":".join(
            part for part in (self.measure, self.claim, self.what.replace(" ", "-"), self.about) if part
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """An owed thing and what became of it.

    `at` = when it was done or breached, -1 = never. `value` in the measure's own unit, None = none. `story_late` = story
    seconds past the story's deadline, even when the row is met. `early` = done though it was not due. `unlinked` = a case
    that may concern it has no claim yet. `evidence` = sequence numbers of events. `kind` = how it was breached, as
    its measure names it.
    """

    owed: Owed
    outcome: Outcome
    at: int = -1
    evidence: tuple[int, ...] = ()
    why: ReportLine = NOTHING
    value: int | None = None
    story_late: int = 0
    early: bool = False
    unlinked: bool = False
    kind: str = ""

    @property
    def evaluated(self) -> bool:
        """Due as played, and its outcome known: what counts in results and in coverage."""
        return self.outcome in {"met", "missed"}

    @property
    def awaits_link(self) -> bool:
        """Nothing of it is on record, and a case that may hold it is linked to no claim yet."""
        return self.unlinked and self.at < 0

    @property
    def contradicted(self) -> bool:
        """A duty missed because the contrary was done in its time."""
        seq = max(self.evidence, default=-1)
        return (
            self.owed.duty and self.outcome == "missed" and self.at >= 0 and in_time(self.owed, self.at, seq)
        )


def in_time(owed: Owed, at: int, seq: int) -> bool:
    """By the due second, and before the leap or the end of play that comes with it."""
    # Many events share a second; only their order in the log says what came before the leap.
    return at < owed.due or (at == owed.due and not 0 <= owed.gate < seq)


def settled(
    owed: Owed,
    *,
    at: int = -1,
    evidence: tuple[int, ...] = (),
    why: ReportLine = NOTHING,
    value: int | None = None,
    story_late: int = 0,
    unlinked: bool = False,
    broken: bool = False,
) -> LedgerRow:
    """A duty's row: met when it was done at second `at`, by the last event of `evidence`, by its due second; `broken` = the
    contrary was done then."""
    faulty = owed.excuse is not None and owed.excuse.reason == "fault"
    timed = owed.standing == "due" or faulty
    # A duty that never fell due has no second to be late for: whatever was done counts as early.
    done = not broken and at >= 0 and (not timed or in_time(owed, at, max(evidence, default=-1)))
    outcome: Outcome = ("met" if done else "missed") if owed.standing == "due" else owed.standing
    if done and faulty:  # a fault takes nothing from what was done in time all the same
        return LedgerRow(
            owed=owed, outcome="met", at=at, evidence=evidence, why=why, value=value, story_late=story_late
        )
    return LedgerRow(
        owed=owed, outcome=outcome, at=at, evidence=evidence, why=why, value=value, story_late=story_late,
        early=done and owed.standing != "due", unlinked=unlinked and outcome == "missed",
    )  # fmt: skip


def kept_or_breached(
    owed: Owed,
    *,
    breached_at: int = -1,
    dealt_with: bool,
    evidence: tuple[int, ...] = (),
    why: ReportLine = NOTHING,
    value: int | None = None,
) -> LedgerRow:
    """A prohibition's row: breached at once, due or not; kept only when the cells dealt with the claim, else uncovered."""
    outcome: Outcome = "missed" if breached_at >= 0 else "met" if dealt_with else "not_due"
    return LedgerRow(owed=owed, outcome=outcome, at=breached_at, evidence=evidence, why=why, value=value)


def covered(rows: tuple[LedgerRow, ...]) -> tuple[int, int]:
    """(rows due as played and evaluated, rows due under the planned play), of those that apply."""
    # Measured on the plan, not on what was played: who plays less does not come out as having covered more.
    planned = [row for row in rows if row.owed.planned and row.outcome != "not_applicable"]
    return sum(row.evaluated for row in planned), len(planned)


def coverage(rows: tuple[LedgerRow, ...]) -> int | None:
    """Percent of `covered`, rounded down; None when nothing was planned."""
    evaluated, planned = covered(rows)
    return 100 * evaluated // planned if planned else None


def reach(rows: tuple[LedgerRow, ...]) -> tuple[int, int]:
    """(due as played, owed)."""
    owed = [row for row in rows if row.outcome != "not_applicable"]
    return sum(row.evaluated for row in owed), len(owed)
