"""What the public may read of the work: the numbered log of actions 5–8 with notices and appeals, and service tickets.

Santa Clara: numbers, notice, appeal. Rows hold no text of a report and nothing about a person.
"""

# Charter: casework publiclog
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework import rights
from infodrill.casework.records import Appeal, CaseBook, Statement, Version
from infodrill.casework.undertakings import Measure
from infodrill.kernel.events import NOTHING

STANDING, REPLACED, CORRECTED, LIFTED, ENDED = "standing", "replaced", "corrected", "lifted", "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealResult:
    """An appeal on a row: once answered (-1 = waiting), whether it was upheld and by which role."""

    appeal: str
    answered_at: int
    upheld: bool
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLogRow:
    """One line of the public log. Times in exercise seconds, -1 = none.

    `notice_vi`, `notice_en` = title of the published text, or the legal basis of a measure 7–8; `now_vi`, `now_en` = the title
    that stands in its place, "" while it stands itself. status standing |
    replaced | corrected | lifted | ended. `review_at` of a measure. `safety` = why a self-correction
    was issued before its approval; `approved` False while that is still owed.
    """

    number: int
    at: int
    item: str
    action: int
    issuer: str
    notice_vi: str
    notice_en: str
    status: str
    review_at: int
    link: str
    appeals: tuple[AppealResult, ...]
    safety: str = ""
    approved: bool = True
    now_vi: str = ""
    now_en: str = ""

    @property
    def complete(self) -> bool:
        """Number, notice, and an answer to every appeal (E14)."""
        return bool(
            self.number and self.notice_vi and all(appeal.answered_at >= 0 for appeal in self.appeals)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A complaint being served, as the portal lists it. status waiting | late | promised | overdue | done."""

    ticket: str
    opened_at: int
    due: int
    answered_at: int
    remedy_due: int
    done_at: int
    status: str


def rows(book: CaseBook, at: int) -> tuple[PublicLogRow, ...]:
    """The public log at second `at`, by number."""
    return tuple(
        _row(book, number, item, action, when, at)
        for (number, item, action), when in zip(book.public_log, book.public_at, strict=True)
    )


def tickets(book: CaseBook, at: int) -> tuple[Ticket, ...]:
    """Every service ticket with its public due date, earliest due first."""
    found = []
    for case in book.cases.values():
        remedies = {each_remedy.ticket: each_remedy for each_remedy in case.remedies}
        for ticket, due, answered in case.tickets:
            remedy = remedies.get(ticket)
            promised, done = (remedy.due, remedy.done_at) if remedy else (-1, -1)
            status = _status(at, due, answered, promised, done)
            found.append(
                Ticket(
                    ticket=ticket,
                    opened_at=case.acting_at,
                    due=due,
                    answered_at=answered,
                    remedy_due=promised,
                    done_at=done,
                    status=status,
                )
            )
    return tuple(sorted(found, key=lambda ticket: (ticket.due, ticket.ticket)))


def _status(at: int, due: int, answered: int, promised: int, done: int) -> str:
    if done >= 0:
        return "done"
    if answered >= 0:
        return "overdue" if at > promised else "promised"
    return "late" if at > due else "waiting"


def _titles(version: Version) -> tuple[str, str]:
    return version.said("vi")[0], version.said("en")[0]


def _row(book: CaseBook, number: int, item: str, action: int, when: int, at: int) -> PublicLogRow:
    statement = book.statements.get(item)
    if statement is not None:
        version = _version(statement, when)
        status = {"SUPERSEDED": REPLACED, "SELF_CORRECTED": CORRECTED}.get(version.state, STANDING)
        notice, issuer, review = _titles(version), statement.issuer, -1
        safety, approved = version.safety, bool(version.approved_by) or not version.safety
        newest = statement.published or version
        now = _titles(newest) if newest.version > version.version else ("", "")
    else:
        safety, approved, now = "", True, ("", "")
        case = book.cases[item]
        # Of two alike that were taken in one second the first is the line's: it came into the log by it.
        taken = {(measure.action, measure.taken_at): measure for measure in reversed(case.measures)}
        measure = taken.get((action, when))
        notice = (measure.basis, measure.basis) if measure else (NOTHING, NOTHING)
        status, issuer = _measured(measure, at), case.decided_by
        review = measure.review_at if measure else -1
    results = tuple(_result(appeal) for appeal in book.appeals.values() if appeal.item == item)
    link = rights.appeal_link(item)
    return PublicLogRow(
        number=number,
        at=when,
        item=item,
        action=action,
        issuer=issuer,
        notice_vi=notice[0],
        notice_en=notice[1],
        status=status,
        review_at=review,
        link=link,
        appeals=results,
        safety=safety,
        approved=approved,
        now_vi=now[0],
        now_en=now[1],
    )


def _version(statement: Statement, when: int) -> Version:
    """The version that this line of the log is about: the one published then."""
    return next(
        (version for version in statement.versions if version.published_at == when),
        statement.published or statement.newest,
    )


def _measured(measure: Measure | None, at: int) -> str:
    if measure is None:
        return STANDING
    return LIFTED if measure.lifted_at >= 0 else ENDED if at > measure.ends_at else STANDING


def _result(appeal: Appeal) -> AppealResult:
    return AppealResult(
        appeal=appeal.appeal,
        answered_at=appeal.answered_at,
        upheld=appeal.upheld,
        role=appeal.reviewer[0],
    )
