"""The ledger: one row for each thing that was owed or forbidden, made from scenario and clocks, settled from the log."""

# Charter: review ledger
from __future__ import annotations

from infodrill.review.ledger.course import Course
from infodrill.review.ledger.courselog import course_of, read_course
from infodrill.review.ledger.holders import holder, intake, level_of
from infodrill.review.ledger.row import (
    OUTCOMES,
    Excuse,
    LedgerRow,
    Outcome,
    Owed,
    coverage,
    covered,
    kept_or_breached,
    reach,
    settled,
)
from infodrill.review.ledger.unlinked import mark_unlinked, may_concern, moved, unlinked, without_a_stance

__all__ = [
    "OUTCOMES",
    "Course",
    "Excuse",
    "LedgerRow",
    "Outcome",
    "Owed",
    "course_of",
    "coverage",
    "covered",
    "holder",
    "intake",
    "kept_or_breached",
    "level_of",
    "mark_unlinked",
    "may_concern",
    "moved",
    "reach",
    "read_course",
    "settled",
    "unlinked",
    "without_a_stance",
]  # fmt: skip
