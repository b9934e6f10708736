"""How a text went out, where its reader would think otherwise: before its case was decided, passed by no rights adviser."""

# Charter: review went out
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.kernel.i18n import N_
from infodrill.review.said import PublishedVersion
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, ReportLine, line

BEFORE = N_("it went out before its case was decided, at {at}")
UNDECIDED = line(N_("it went out, and its case was never decided"))
UNREAD_BY_RIGHTS = line(N_("no rights adviser had passed it"))
ADVISER = "RIGHTS"


def went_out(log: ReportTimeline, text: PublishedVersion) -> Iterator[ReportLine]:
    """What there is to say of it; nothing of a text beside the cases, of which the course says so."""
    if not text.case:
        return
    decided = log.on_case(text.case, CaseDecided)
    if not decided:
        yield UNDECIDED
    elif decided[0][0].seq > text.seq:
        yield line(BEFORE, at=BothClocks(decided[0][0].at))
    if not passed_by_rights(log, text):
        yield UNREAD_BY_RIGHTS


def passed_by_rights(log: ReportTimeline, text: PublishedVersion) -> bool:
    """Whether a rights adviser had passed a version by the time it went out."""
    version = text.statement.statement, text.version.version
    passed = (body for event, body in log.bodies(StatementApproved) if event.seq < text.seq)
    return any((body.statement, body.version) == version and body.role == ADVISER for body in passed)
