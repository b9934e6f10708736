"""Cases and texts that are linked to no claim: what was said there may have been the answer that a row is missing.

A case opened from an inject, a post or a group of posts is linked by the range, or is known to be about no claim. What
people bring by themselves is not: control links it to a claim or to none. Until then the rows it may concern stay missed.
The same goes for a text without a case that says what is so, as old logs may hold (the desk refuses it now): control links it.
A text without a stance neither answers nor confirms, so it waits for nothing; it is counted.
"""

# Charter: review ledger unlinked
from __future__ import annotations

from dataclasses import replace

from infodrill.casework.nouns.decision import ActionTaken, CaseDecided
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.links import CaseRelinked
from infodrill.review.ledger.course import Course
from infodrill.review.ledger.row import LedgerRow
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline
from infodrill.scenario.schema.base import SIDES

DEEDS = GatePassed | VerdictSet | CaseDecided | ActionTaken


def unlinked(log: ReportTimeline) -> tuple[str, ...]:
    """What waits for a link: cases opened by hand, neither linked nor dismissed, and merged into no other unless something was
    said on them before; and texts that say what is so of a claim that nobody has named."""
    return (*_cases(log), *dict.fromkeys(text.item for text in _texts(log)))


def moved(log: ReportTimeline) -> tuple[str, ...]:
    """Cases that control took from their claim to another, or to none, in play, when cells had already acted or spoken on them:
    what was done there counts for the claim of the last link alone."""
    first: dict[str, tuple[int, str]] = {}
    for event, body in log.bodies(CaseRelinked):
        if body.was:
            # The first claim it was taken from: what the cells did up to then, they did on that one.
            first.setdefault(body.case, (event.seq, body.was))
    return tuple(
        case for case, (seq, was) in first.items() if log.links.get(case, "") != was and _used(log, case, seq)
    )


def _used(log: ReportTimeline, case: str, before: int) -> bool:
    """Whether a cell had decided, done or said something on a case before an event: entering and merging say nothing of a
    claim."""
    done = [event.seq for event in log.of_case[case] if isinstance(event.body, DEEDS)]
    return min((*done, *(word.seq for word in log.said if word.case == case)), default=before) < before


def without_a_stance(log: ReportTimeline) -> tuple[int, int]:
    """(texts published beside the cases, guidance that repeats no text) that say of no claim whether it is so: they answer
    none, whether control linked them to one or not."""
    texts = {word.item for word in log.said if word.beside and word.stance not in SIDES}
    return len(texts), sum(not body.repeats for _, body in log.bodies(GuidanceIssued))


def _cases(log: ReportTimeline) -> tuple[str, ...]:
    told = {word.case for word in log.said if not word.claim}
    return tuple(
        case.case
        for case in log.book.cases.values()
        if case.source == "free"
        and (not case.merged_into or case.case in told)
        and case.case not in log.links
        and case.case not in log.dismissed
    )


def _texts(log: ReportTimeline) -> tuple[Said, ...]:
    said = (word for word in log.said if word.version and not word.case and not word.claim and word.speaks)
    return tuple(word for word in said if word.stance in SIDES)


def may_concern(log: ReportTimeline, course: Course, claim: str) -> bool:
    """Whether something that waits for a link may concern the claim ("" = any): its last deed came after the claim could be
    known."""
    since = course.known.get(claim, -1) if claim else 0
    cases = (event.at for case in _cases(log) for event in log.of_case[case][-1:])
    return since >= 0 and any(at >= since for at in (*cases, *(word.at for word in _texts(log))))


def mark_unlinked(row: LedgerRow, log: ReportTimeline, course: Course) -> LedgerRow:
    """The row, marked *not linked* when it is a missed duty, or a prohibition on what no cell dealt with, that such a case may
    concern."""
    owed = row.owed
    open_to_it = (
        row.outcome == "missed" and bool(owed.claim) if owed.duty else row.outcome == "not_due" and row.at < 0
    )
    return replace(row, unlinked=True) if open_to_it and may_concern(log, course, owed.claim) else row
