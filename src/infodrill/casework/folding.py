"""The fold of casework: one small pure function an event. Applying consults no rule; events carry outcomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from infodrill.casework import events as ev
from infodrill.casework.records import Appeal, Asked, Case, CaseBook, Evidence, Statement, Version
from infodrill.kernel.events import EventBody

T = TypeVar("T")
NEW_ROUND = {"new_evidence", "reopen"}
VERIFYING_ON = (
    "verify",
    "holding",
    "verdict",
    "triage",
    "acknowledge",
    "decide",
    "act",
    "submit",
    "publish",
    "close",
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an event happened and by which seat."""

    at: int
    actor: str


def apply(book: CaseBook, body: EventBody, at: int, actor: str) -> CaseBook:
    """The book after one event; events that are not casework's leave it as it is (the same object)."""
    step = _FOLDS.get(type(body))
    return step(book, body, Stamp(at, actor)) if step else book


def _put(old: Mapping[str, T], key: str, value: T) -> Mapping[str, T]:
    return {**old, key: value}


def _case(book: CaseBook, case: str, **changes: Any) -> CaseBook:
    return replace(book, cases=_put(book.cases, case, replace(book.cases[case], **changes)))


def _statement(book: CaseBook, statement: Statement) -> CaseBook:
    return replace(book, statements=_put(book.statements, statement.statement, statement))


def _add(old: tuple[T, ...], *new: T) -> tuple[T, ...]:
    return (*old, *(one for one in new if one not in old))


def _hand(case: Case, role: str, cell: str, stamp: Stamp) -> dict[str, Any]:
    """The marks of a hand on a case: who decided or signed, so that another person answers an appeal."""
    return {"actors": _add(case.actors, (role, cell)), "seats": _add(case.seats, stamp.actor)}


def _opened(book: CaseBook, body: ev.CaseOpened, stamp: Stamp) -> CaseBook:
    case = Case(
        case=body.case,
        state="NEW",
        opened_at=stamp.at,
        round_at=stamp.at,
        intake=body.intake,
        source=body.source,
        cell=body.cell,
        ward=body.ward,
        level=body.level,
        parent=body.parent,
        said=str(body.said),
    )
    return replace(book, cases=_put(book.cases, body.case, case))


def _stepped(book: CaseBook, body: ev.CaseStepped, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    changes: dict[str, Any] = {"state": body.to, "met": _add(case.met, body.step)}
    if body.disposition:
        changes["disposition"] = body.disposition
    if body.role != "SYSTEM":
        changes |= _hand(case, body.role, body.cell, stamp)
    if body.step in NEW_ROUND:
        changes |= _round(case, body, stamp)
    if body.to == "ACTING":
        changes["acting_at"] = stamp.at
        changes["readings"] = ()
    if body.to == "CLOSED":
        changes |= {"closed_at": stamp.at, "target_met": body.target_met}
    changes["recheck_at"] = body.recheck_at
    return _case(book, body.case, **changes)


def _round(case: Case, body: ev.CaseStepped, stamp: Stamp) -> dict[str, Any]:
    """A new round's clocks count from here; running actions, verdict text and published statements stay."""
    again = (
        VERIFYING_ON
        if body.step == "new_evidence"
        else ("gate", "leave", "leave_gated", "service", *VERIFYING_ON)
    )
    fresh: dict[str, Any] = {"gate_passes": 0} if body.step == "reopen" else {}
    return fresh | {
        "round_at": stamp.at,
        "verdict_at": -1,
        "gate_confirmed_by_rights": False,
        "met": tuple(one for one in case.met if one not in again),
        "missed": tuple(one for one in case.missed if one not in again),
        "closed_at": -1,
        "target_met": False,
    }


def _logged(book: CaseBook, body: ev.CaseLogged, stamp: Stamp) -> CaseBook:
    return _case(
        book,
        body.case,
        sentence=str(body.sentence),
        priority=body.priority,
        danger=body.danger,
        priority_final=False,
    )


def _merged(book: CaseBook, body: ev.CaseMerged, stamp: Stamp) -> CaseBook:
    after = _case(book, body.case, merged_into=body.into)
    return _case(after, body.into, merged=_add(after.cases[body.into].merged, body.case))


def _gated(book: CaseBook, body: ev.GatePassed, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    return _case(
        book,
        body.case,
        gate_code=body.code,
        gate_answers=body.answers,
        gate_passes=body.passing,
        gate_confirmed_by_rights=case.gate_confirmed_by_rights
        or (body.passing == 2 and body.role == "RIGHTS"),
        **_hand(case, body.role, body.cell, stamp),
    )


def _asked(book: CaseBook, body: ev.QuestionAsked, stamp: Stamp) -> CaseBook:
    asked = Asked(question=body.question, owner=body.owner, at=stamp.at, text=str(body.text))
    return _case(book, body.case, questions=(*book.cases[body.case].questions, asked))


def _answered(book: CaseBook, body: ev.QuestionAnswered, stamp: Stamp) -> CaseBook:
    answer: dict[str, Any] = {
        "answered_at": stamp.at,
        "verdict": body.verdict,
        "record": body.record,
        "disputes": body.disputes,
        "answer": str(body.text),
        "advice": str(body.advice),
    }
    questions = tuple(
        replace(one, **answer) if one.question == body.question else one
        for one in book.cases[body.case].questions
    )
    return _case(book, body.case, questions=questions)


def _evidence(book: CaseBook, body: ev.EvidenceAdded, stamp: Stamp) -> CaseBook:
    item = Evidence(body.evidence, body.kind, body.grade, body.tlp, str(body.text), stamp.at)
    return _case(book, body.case, evidence=(*book.cases[body.case].evidence, item))


def _conflict(book: CaseBook, body: ev.ConflictRecorded, stamp: Stamp) -> CaseBook:
    return _case(book, body.case, conflicts=_add(book.cases[body.case].conflicts, (body.unit, body.reason)))


def _verdict(book: CaseBook, body: ev.VerdictSet, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    return _case(
        book,
        body.case,
        verdict=body.verdict,
        verdict_confidence=body.confidence,
        verdict_at=stamp.at,
        verdict_evidence=body.evidence,
        gate_confirmed_by_rights=False,
        met=_add(case.met, "verdict"),
        **_hand(case, body.role, body.cell, stamp),
    )


def _triaged(book: CaseBook, body: ev.CaseTriaged, stamp: Stamp) -> CaseBook:
    return _case(book, body.case, v=body.v, h=body.h, s=body.s, priority=body.priority, priority_final=True)


def _decided(book: CaseBook, body: ev.CaseDecided, stamp: Stamp) -> CaseBook:
    """A new decision needs its own tests and signatures."""
    case = book.cases[body.case]
    return _case(
        book,
        body.case,
        disposition=body.disposition,
        actions=body.actions,
        decided_at=stamp.at,
        tests=(),
        signatures=(),
        **_hand(case, body.role, body.cell, stamp),
    )


def _tested(book: CaseBook, body: ev.TestRecorded, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    return _case(book, body.case, tests=_add(case.tests, body.action), seats=_add(case.seats, stamp.actor))


def _signed(book: CaseBook, body: ev.ActionSigned, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    signatures = _add(case.signatures, (body.action, body.role, body.cell))
    return _case(book, body.case, signatures=signatures, **_hand(case, body.role, body.cell, stamp))


def _taken(book: CaseBook, body: ev.ActionTaken, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    return _case(
        book,
        body.case,
        taken=_add(case.taken, body.action),
        taken_codes=_add(case.taken_codes, (body.action, case.gate_code)),
    )


def _escalated(book: CaseBook, body: ev.CaseEscalated, stamp: Stamp) -> CaseBook:
    level = max(body.level, book.cases[body.case].escalated_to)
    return _case(book, body.case, escalated_to=level, escalated_at=stamp.at, escalation_answered_at=-1)


def _escalation_answered(book: CaseBook, body: ev.EscalationAnswered, stamp: Stamp) -> CaseBook:
    return _case(book, body.case, escalation_answered_at=stamp.at)


def _ticket(book: CaseBook, body: ev.TicketOpened, stamp: Stamp) -> CaseBook:
    return _case(book, body.case, tickets=(*book.cases[body.case].tickets, (body.ticket, body.due, -1)))


def _ticket_answered(book: CaseBook, body: ev.TicketAnswered, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    tickets = tuple((one, due, stamp.at if one == body.ticket else done) for one, due, done in case.tickets)
    return _case(book, body.case, tickets=tickets, remedy_due=max(case.remedy_due, body.remedy_due))


def _remedy(book: CaseBook, body: ev.RemedyPromised, stamp: Stamp) -> CaseBook:
    return _case(book, body.case, remedy_due=body.due)


def _reading(book: CaseBook, body: ev.ReadingTaken, stamp: Stamp) -> CaseBook:
    return _case(book, body.case, readings=_add(book.cases[body.case].readings, body.horizon_hours))


def _missed(book: CaseBook, body: ev.DeadlineMissed, stamp: Stamp) -> CaseBook:
    if body.item in book.cases:
        case = book.cases[body.item]
        level = max(case.escalated_to, body.escalated_to)
        return _case(book, body.item, missed=_add(case.missed, body.step), escalated_to=level)
    if body.item in book.statements:
        statement = book.statements[body.item]
        return _statement(book, replace(statement, missed=_add(statement.missed, body.step)))
    if body.item in book.appeals:
        appeal = book.appeals[body.item]
        after = replace(appeal, missed=_add(appeal.missed, body.step))
        return replace(book, appeals=_put(book.appeals, body.item, after))
    return book


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
        )
    after = _statement(book, new)
    if body.case and old is None:
        after = _case(after, body.case, statements=(*book.cases[body.case].statements, body.statement))
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
    if body.to == "SELF_CORRECTED":
        changed = replace(changed, corrected_at=stamp.at)
    after = _statement(book, changed)
    return (
        after if case is None else _case(after, case.case, **_statement_marks(case, statement, body, stamp))
    )


def _moved(
    one: Version, body: ev.StatementStepped, statement: Statement, case: Case | None, stamp: Stamp
) -> Version:
    if body.to != "PUBLISHED":
        return replace(one, state=body.to)
    verdict = case.verdict if case else ""
    return replace(
        one, state=body.to, published_at=stamp.at, verdict_then=verdict, approved_by=statement.approvals
    )


def _statement_marks(
    case: Case, statement: Statement, body: ev.StatementStepped, stamp: Stamp
) -> dict[str, Any]:
    """A statement's step meets its case's statement deadlines."""
    holding = case.state == "VERIFYING" and statement.kind in {"holding", "warning"}
    marks = {
        "REVIEW": () if holding else ("submit",),
        "PUBLISHED": ("holding",) if holding else ("holding", "submit", "publish"),
    }
    changes: dict[str, Any] = {"met": _add(case.met, *marks.get(body.to, ()))}
    if body.to == "PUBLISHED":
        changes |= _hand(case, body.role, body.cell, stamp)
    return changes


def _approved(book: CaseBook, body: ev.StatementApproved, stamp: Stamp) -> CaseBook:
    statement = book.statements[body.statement]
    changed = replace(statement, approvals=(*statement.approvals, (body.role, body.cell, stamp.actor)))
    after, case = _statement(book, changed), book.cases.get(statement.case)
    return after if case is None else _case(after, case.case, **_hand(case, body.role, body.cell, stamp))


def _leak_cleared(book: CaseBook, body: ev.LeakCleared, stamp: Stamp) -> CaseBook:
    return _statement(book, replace(book.statements[body.statement], leak_cleared=True))


def _error(book: CaseBook, body: ev.ErrorRaised, stamp: Stamp) -> CaseBook:
    statement = book.statements[body.statement]
    missed = tuple(one for one in statement.missed if one != "self_correct")
    return _statement(
        book,
        replace(statement, error_raised_at=stamp.at, corrected_at=-1, raised_by=stamp.actor, missed=missed),
    )


def _appeal(book: CaseBook, body: ev.AppealFiled, stamp: Stamp) -> CaseBook:
    return replace(
        book,
        appeals=_put(book.appeals, body.appeal, Appeal(body.appeal, body.item, stamp.at, by=stamp.actor)),
    )


def _appeal_answered(book: CaseBook, body: ev.AppealAnswered, stamp: Stamp) -> CaseBook:
    reviewer = (body.role, body.cell, stamp.actor)
    after = replace(book.appeals[body.appeal], answered_at=stamp.at, upheld=body.upheld, reviewer=reviewer)
    return replace(book, appeals=_put(book.appeals, body.appeal, after))


def _public_log(book: CaseBook, body: ev.PublicLogEntered, stamp: Stamp) -> CaseBook:
    return replace(book, public_log=(*book.public_log, (body.number, body.item, body.action)))


_FOLDS: Mapping[type[EventBody], Callable[[CaseBook, Any, Stamp], CaseBook]] = {
    ev.CaseOpened: _opened,
    ev.CaseStepped: _stepped,
    ev.CaseLogged: _logged,
    ev.CaseMerged: _merged,
    ev.GatePassed: _gated,
    ev.QuestionAsked: _asked,
    ev.QuestionAnswered: _answered,
    ev.EvidenceAdded: _evidence,
    ev.ConflictRecorded: _conflict,
    ev.VerdictSet: _verdict,
    ev.CaseTriaged: _triaged,
    ev.CaseDecided: _decided,
    ev.TestRecorded: _tested,
    ev.ActionSigned: _signed,
    ev.ActionTaken: _taken,
    ev.CaseEscalated: _escalated,
    ev.EscalationAnswered: _escalation_answered,
    ev.TicketOpened: _ticket,
    ev.TicketAnswered: _ticket_answered,
    ev.RemedyPromised: _remedy,
    ev.ReadingTaken: _reading,
    ev.DeadlineMissed: _missed,
    ev.StatementDrafted: _drafted,
    ev.StatementStepped: _statement_stepped,
    ev.StatementApproved: _approved,
    ev.LeakCleared: _leak_cleared,
    ev.ErrorRaised: _error,
    ev.AppealFiled: _appeal,
    ev.AppealAnswered: _appeal_answered,
    ev.PublicLogEntered: _public_log,
}
