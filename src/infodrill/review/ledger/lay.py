"""A text that lay approved and was not published: which, since when, and the office that had only to press publish.

And which office is to act on a missed row: by its text that lay, by the step that it held, by what it did."""

# Charter: review ledger lay
from __future__ import annotations

from dataclasses import replace

from infodrill.casework.approving import approvals
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.quoting import cut
from infodrill.review.ledger.course import Course
from infodrill.review.ledger.row import LedgerRow
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, Own, ReportLine, line

SHORT = 48  # characters of a heading that name a text
LAY = N_("“{text}” was approved at {at} and lay with {cell}: nobody published it")
HALVED = N_("“{text}” was approved by one at {at}, waited for another approval and was not published")


def whole(log: ReportTimeline, course: Course, event: Event, body: StatementApproved) -> bool:
    """Whether with this approval the version had every one that the procedure asks for."""
    statement = log.book.statements[body.statement]
    given = tuple(
        (each.role, each.cell, at.actor)
        for at, each in log.bodies(StatementApproved)
        if (each.statement, each.version) == (body.statement, body.version) and at.seq <= event.seq
    )
    versions = tuple(version for version in statement.versions if version.version <= body.version)
    then = replace(statement, approvals=given, versions=versions)
    return not approvals(then, log.book.cases.get(statement.case), course.edition).missing


def told(log: ReportTimeline, course: Course, event: Event, body: StatementApproved) -> ReportLine:
    """Which text lay, with whom and since when; of one that still waited for an approval, that it did."""
    statement = log.book.statements[body.statement]
    version = next(each for each in statement.versions if each.version == body.version)
    vi, en = (cut(version.said(lang)[0], SHORT).rstrip(".") for lang in LANGUAGES)
    if not whole(log, course, event, body):
        return line(HALVED, text=Own(vi, en), at=BothClocks(event.at))
    names = {cell.id: cell.name for cell in log.scenario.cells.cells}
    cell = names.get(statement.issuer, statement.issuer)
    return line(LAY, text=Own(vi, en), at=BothClocks(event.at), cell=cell)


def names_it(row: LedgerRow) -> bool:
    """Whether a row's reason is that a text lay, ready or half ready."""
    return row.why.msgid in (LAY, HALVED)


def office(log: ReportTimeline, row: LedgerRow) -> str:
    """The cell that is to act on a missed row, "" where none is known: the one with which a text lay ready; else whoever held the
    step; of what was forbidden, whoever did it."""
    cells = log.scenario.cells.cells
    name = dict(row.why.values).get("cell") if row.why.msgid == LAY else None
    with_it = next((cell.id for cell in cells if cell.name == name), row.owed.cell)
    if with_it or row.owed.duty or row.outcome != "missed" or not row.evidence:
        return with_it
    event = log.events[row.evidence[0]]
    did_it = (
        cell.id for cell in cells
        if cell.id == getattr(event.body, "cell", "") or any(seat.id == event.actor for seat in cell.seats)
    )  # fmt: skip
    return next(did_it, "")
