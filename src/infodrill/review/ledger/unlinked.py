"""Cases that are linked to no claim: what was said on them may have been the answer that a row is missing.

A case opened from an inject, a post or a group of posts is linked by the range, or is known to be about no claim. What
people bring by themselves is not: control links it to a claim or to none. Until then the rows it may concern stay missed.
"""

# Charter: review ledger unlinked
from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from infodrill.review.ledger.course import Course
from infodrill.review.ledger.row import Row

if TYPE_CHECKING:
    from infodrill.review.timeline import Timeline


def unlinked(log: Timeline) -> tuple[str, ...]:
    """The cases that wait for a link: opened by hand, merged into no other, neither linked nor dismissed."""
    return tuple(
        one.case
        for one in log.book.cases.values()
        if one.source == "free"
        and not one.merged_into
        and one.case not in log.links
        and one.case not in log.dismissed
    )


def mark_unlinked(row: Row, log: Timeline, course: Course) -> Row:
    """The row, marked *not linked* when it is a missed duty that such a case may concern: one of whose deeds came after the
    claim could be known."""
    owed = row.owed
    if row.outcome != "missed" or not owed.duty or owed.claim not in course.known:
        return row
    since = course.known[owed.claim]
    concerns = any(event.at >= since for case in unlinked(log) for event in log.of_case[case][-1:])
    return replace(row, unlinked=True) if concerns else row
