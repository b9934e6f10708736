"""The fold of statements, appeals and the public log."""

# Charter: casework statementfolding
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from infodrill.casework import events as ev
from infodrill.casework.pages import Stamp, add, hand, put, with_case, with_statement
from infodrill.casework.records import Appeal, Case, CaseBook, Statement, Version
from infodrill.kernel.events import EventBody


def _drafted(book: CaseBook, body: ev.StatementDrafted, stamp: Stamp) -> CaseBook:
    version = Version(
        version=body.version,
        stance=body.stance,
        figures=body.figures,
        title_vi=str(body.title_vi),
        title_en=str(body.title_en),
        body_vi=str(body.body_vi),
        body_en=str(body.body_en),
        craft=dict(body.craft),
        leaks=body.leaks,
        author=(body.role, body.cell or body.issuer),
        author_seat=stamp.actor,
        at=stamp.at,
        next_update=body.next_update,
        sources=body.sources,
        corrects=body.corrects,
    )
    old = book.statements.get(body.statement)
    if old is None:
        new = Statement(
            body.statement, body.case, body.kind, body.issuer, "DRAFTING", body.channels, (version,)
        )
    else:
        new = replace(
            old,
            state="DRAFTING",
            channels=body.channels,
            versions=(*old.versions, version),
            approvals=(),
            leak_cleared=False,
            cleared=(),
        )
    after = with_statement(book, new)
    if body.case and old is None:
        after = with_case(after, body.case, statements=(*book.cases[body.case].statements, body.statement))
    return after


def _statement_stepped(book: CaseBook, body: ev.StatementStepped, stamp: Stamp) -> CaseBook:
    statement = book.statements[body.statement]
    case = book.cases.get(statement.case)
    versions = tuple(
        _moved(one, body, statement, case, stamp) if one.version == body.version else one
        for one in statement.versions
    )
    newest = versions[-1]
    approvals = () if body.to == "DRAFTING" else statement.approvals
    changed = replace(statement, versions=versions, state=newest.state, approvals=approvals)
    changed = _checked(changed, body.version, body.checker, body.leaks)
    if body.to == "SELF_CORRECTED":
        changed = replace(changed, corrected_at=stamp.at)
    after = with_statement(book, changed)
    return (
        after
        if case is None
        else with_case(after, case.case, **_statement_marks(case, statement, body, stamp))
    )


def _moved(
    one: Version, body: ev.StatementStepped, statement: Statement, case: Case | None, stamp: Stamp
) -> Version:
    if body.to != "PUBLISHED":
        return replace(one, state=body.to)
    return replace(
        one,
        state=body.to,
        published_at=stamp.at,
        verdict_then=case.verdict if case else "",
        approved_by=statement.approvals,
        safety=str(body.reason),
        raised_by=statement.raised_by if one.corrects else "",
    )


def _checked(statement: Statement, version: int, checker: str, codes: tuple[str, ...]) -> Statement:
    """The statement with what a later run of the leak check found in a version; what nobody cleared is open again."""
    if not checker:
        return statement
    versions = tuple(
        replace(one, leaks=codes) if one.version == version else one for one in statement.versions
    )
    cleared = statement.leak_cleared and set(codes) <= set(statement.cleared)
    return replace(statement, versions=versions, leak_cleared=cleared)


def _statement_marks(
    case: Case, statement: Statement, body: ev.StatementStepped, stamp: Stamp
) -> dict[str, Any]:
    """A statement's step meets its case's statement deadlines."""
    holding = case.state == "VERIFYING" and statement.kind in {"holding", "warning"}
    marks = {
        "REVIEW": () if holding else ("submit",),
        "PUBLISHED": ("holding",) if holding else ("holding", "submit", "publish"),
    }
    changes: dict[str, Any] = {"met": add(case.met, *marks.get(body.to, ()))}
    if body.to == "PUBLISHED":
        changes |= hand(case, body.role, body.cell, stamp)
    return changes


def _approved(book: CaseBook, body: ev.StatementApproved, stamp: Stamp) -> CaseBook:
    statement = book.statements[body.statement]
    given = (body.role, body.cell, stamp.actor)
    owing = next(
        (one for one in statement.versions if one.version == body.version and one.published_at >= 0), None
    )
    if owing is not None:  # it went out for safety; the approval comes now
        late = replace(owing, approved_by=(*owing.approved_by, given))
        changed = replace(
            statement, versions=tuple(late if one is owing else one for one in statement.versions)
        )
    else:
        changed = replace(statement, approvals=(*statement.approvals, given))
    changed = _checked(changed, body.version, body.checker, body.leaks)
    after, case = with_statement(book, changed), book.cases.get(statement.case)
    return after if case is None else with_case(after, case.case, **hand(case, body.role, body.cell, stamp))


def _leak_cleared(book: CaseBook, body: ev.LeakCleared, stamp: Stamp) -> CaseBook:
    statement = _checked(book.statements[body.statement], body.version, body.checker, body.leaks)
    return with_statement(book, replace(statement, leak_cleared=True, cleared=statement.newest.leaks))


def _error(book: CaseBook, body: ev.ErrorRaised, stamp: Stamp) -> CaseBook:
    statement = book.statements[body.statement]
    missed = tuple(one for one in statement.missed if one != "self_correct")
    return with_statement(
        book,
        replace(statement, error_raised_at=stamp.at, corrected_at=-1, raised_by=stamp.actor, missed=missed),
    )


def _appeal(book: CaseBook, body: ev.AppealFiled, stamp: Stamp) -> CaseBook:
    return replace(
        book,
        appeals=put(
            book.appeals,
            body.appeal,
            Appeal(body.appeal, body.item, stamp.at, by=stamp.actor, text=str(body.text)),
        ),
    )


def _appeal_answered(book: CaseBook, body: ev.AppealAnswered, stamp: Stamp) -> CaseBook:
    reviewer = (body.role, body.cell, stamp.actor)
    after = replace(
        book.appeals[body.appeal],
        answered_at=stamp.at,
        upheld=body.upheld,
        reviewer=reviewer,
        answer=str(body.text),
    )
    return replace(book, appeals=put(book.appeals, body.appeal, after))


def _public_log(book: CaseBook, body: ev.PublicLogEntered, stamp: Stamp) -> CaseBook:
    line = (body.number, body.item, body.action)
    return replace(book, public_log=(*book.public_log, line), public_at=(*book.public_at, stamp.at))


STATEMENT_FOLDS: Mapping[type[EventBody], Callable[[CaseBook, Any, Stamp], CaseBook]] = {
    ev.StatementDrafted: _drafted,
    ev.StatementStepped: _statement_stepped,
    ev.StatementApproved: _approved,
    ev.LeakCleared: _leak_cleared,
    ev.ErrorRaised: _error,
    ev.AppealFiled: _appeal,
    ev.AppealAnswered: _appeal_answered,
    ev.PublicLogEntered: _public_log,
}
