"""The fold of casework: one small pure function an event. Applying consults no rule; events carry outcomes."""

# Charter: casework folding
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from infodrill.casework import events as ev
from infodrill.casework.cooperationfolding import COOPERATION_FOLDS
from infodrill.casework.measurefolding import MEASURE_FOLDS, tested, with_taken
from infodrill.casework.pages import Stamp, add, hand, put, with_case, with_statement
from infodrill.casework.records import Asked, Case, CaseBook, Evidence, Lowered, Remedy
from infodrill.casework.statementfolding import STATEMENT_FOLDS
from infodrill.casework.timeline import told
from infodrill.casework.undoing import marked, undone
from infodrill.kernel.events import EventBody

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


def apply(book: CaseBook, body: EventBody, at: int, actor: str) -> CaseBook:
    """The book after one event; events that are not casework's leave it as it is (the same object)."""
    step = _FOLDS.get(type(body))
    if step is None:
        return book
    stamp = Stamp(at, actor)
    return told(marked(book, step(book, body, stamp), body, stamp), body, stamp)


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
        place=str(body.place),
        danger_told=body.danger,
        seen_at=body.seen_at,
        relation=body.relation,
    )
    return replace(book, cases=put(book.cases, body.case, case))


def _stepped(book: CaseBook, body: ev.CaseStepped, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    changes: dict[str, Any] = {"state": body.to, "met": add(case.met, body.step)}
    if body.disposition:
        changes["disposition"] = body.disposition
    if body.role != "SYSTEM":
        changes |= hand(case, body.role, body.cell, stamp)
    if body.step in NEW_ROUND:
        changes |= _round(case, body, stamp)
    if body.to == "ACTING":
        changes["acting_at"] = stamp.at
        changes["readings"] = ()
    if body.to == "CLOSED":
        changes |= {"closed_at": stamp.at, "target_met": body.target_met}
    changes["recheck_at"] = body.recheck_at
    return with_case(book, body.case, **changes)


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
    return with_case(
        book,
        body.case,
        sentence=str(body.sentence),
        priority=body.priority,
        danger=body.danger,
        priority_final=False,
    )


def _merged(book: CaseBook, body: ev.CaseMerged, stamp: Stamp) -> CaseBook:
    after = with_case(book, body.case, merged_into=body.into)
    return with_case(after, body.into, merged=add(after.cases[body.into].merged, body.case))


def _gated(book: CaseBook, body: ev.GatePassed, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    return with_case(
        book,
        body.case,
        gate_code=body.code,
        gate_answers=body.answers,
        gate_passes=body.passing,
        gate_confirmed_by_rights=case.gate_confirmed_by_rights
        or (body.passing == 2 and body.role == "RIGHTS"),
        **hand(case, body.role, body.cell, stamp),
    )


def _asked(book: CaseBook, body: ev.QuestionAsked, stamp: Stamp) -> CaseBook:
    asked = Asked(question=body.question, owner=body.owner, at=stamp.at, text=str(body.text))
    return with_case(book, body.case, questions=(*book.cases[body.case].questions, asked))


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
    return with_case(book, body.case, questions=questions)


def _evidence(book: CaseBook, body: ev.EvidenceAdded, stamp: Stamp) -> CaseBook:
    item = Evidence(body.evidence, body.kind, body.grade, body.tlp, str(body.text), stamp.at)
    return with_case(book, body.case, evidence=(*book.cases[body.case].evidence, item))


def _marked(book: CaseBook, body: ev.ArtefactMarked, stamp: Stamp) -> CaseBook:
    others = tuple(one for one in book.cases[body.case].markings if one[0] != body.artefact)
    lowered = tuple(one for one in book.cases[body.case].lowered if one.artefact != body.artefact)
    if body.kept:
        lowered = (*lowered, Lowered(body.artefact, body.kept, stamp.actor, body.role))
    return with_case(book, body.case, markings=(*others, (body.artefact, body.tlp)), lowered=lowered)


def _conflict(book: CaseBook, body: ev.ConflictRecorded, stamp: Stamp) -> CaseBook:
    return with_case(
        book, body.case, conflicts=add(book.cases[body.case].conflicts, (body.unit, body.reason))
    )


def _verdict(book: CaseBook, body: ev.VerdictSet, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    return with_case(
        book,
        body.case,
        verdict=body.verdict,
        verdict_confidence=body.confidence,
        verdict_at=stamp.at,
        verdict_evidence=body.evidence,
        gate_confirmed_by_rights=False,
        met=add(case.met, "verdict"),
        **hand(case, body.role, body.cell, stamp),
    )


def _triaged(book: CaseBook, body: ev.CaseTriaged, stamp: Stamp) -> CaseBook:
    return with_case(
        book, body.case, v=body.v, h=body.h, s=body.s, priority=body.priority, priority_final=True
    )


def _decided(book: CaseBook, body: ev.CaseDecided, stamp: Stamp) -> CaseBook:
    """A new decision needs its own tests and signatures."""
    case = book.cases[body.case]
    return with_case(
        book,
        body.case,
        disposition=body.disposition,
        actions=body.actions,
        decided_at=stamp.at,
        decided_by=body.cell,
        tests=(),
        signatures=(),
        signed_by=(),
        **hand(case, body.role, body.cell, stamp),
    )


def _tested(book: CaseBook, body: ev.TestRecorded, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    return with_case(
        book,
        body.case,
        tests=add(case.tests, body.action),
        seats=add(case.seats, stamp.actor),
        measures=tested(case, body, stamp),
    )


def _signed(book: CaseBook, body: ev.ActionSigned, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    signatures = add(case.signatures, (body.action, body.role, body.cell))
    signed_by = add(case.signed_by, (body.action, stamp.actor))
    return with_case(
        book,
        body.case,
        signatures=signatures,
        signed_by=signed_by,
        **hand(case, body.role, body.cell, stamp),
    )


def _taken(book: CaseBook, body: ev.ActionTaken, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    return with_case(
        book,
        body.case,
        taken=add(case.taken, body.action),
        taken_codes=add(case.taken_codes, (body.action, case.gate_code)),
        measures=with_taken(case, body.action, stamp),
    )


def _escalated(book: CaseBook, body: ev.CaseEscalated, stamp: Stamp) -> CaseBook:
    level = max(body.level, book.cases[body.case].escalated_to)
    return with_case(book, body.case, escalated_to=level, escalated_at=stamp.at, escalation_answered_at=-1)


def _escalation_answered(book: CaseBook, body: ev.EscalationAnswered, stamp: Stamp) -> CaseBook:
    return with_case(book, body.case, escalation_answered_at=stamp.at)


def _ticket(book: CaseBook, body: ev.TicketOpened, stamp: Stamp) -> CaseBook:
    return with_case(book, body.case, tickets=(*book.cases[body.case].tickets, (body.ticket, body.due, -1)))


def _ticket_answered(book: CaseBook, body: ev.TicketAnswered, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    tickets = tuple((one, due, stamp.at if one == body.ticket else done) for one, due, done in case.tickets)
    return with_case(
        book,
        body.case,
        tickets=tickets,
        remedy_due=max(case.remedy_due, body.remedy_due),
        remedies=(*case.remedies, Remedy(body.ticket, body.remedy_due)),
    )


def _remedy(book: CaseBook, body: ev.RemedyPromised, stamp: Stamp) -> CaseBook:
    remedies = (*book.cases[body.case].remedies, Remedy("", body.due))
    return with_case(book, body.case, remedy_due=body.due, remedies=remedies)


def _reading(book: CaseBook, body: ev.ReadingTaken, stamp: Stamp) -> CaseBook:
    return with_case(book, body.case, readings=add(book.cases[body.case].readings, body.horizon_hours))


def _missed(book: CaseBook, body: ev.DeadlineMissed, stamp: Stamp) -> CaseBook:
    if body.item in book.cases:
        case = book.cases[body.item]
        level = max(case.escalated_to, body.escalated_to)
        excused = tuple(one for one in case.excused if one != body.step)
        return with_case(
            book,
            body.item,
            missed=add(case.missed, body.step),
            excused=(*excused, body.step) if body.excused else excused,
            escalated_to=level,
        )
    if body.item in book.statements:
        statement = book.statements[body.item]
        return with_statement(book, replace(statement, missed=add(statement.missed, body.step)))
    if body.item in book.appeals:
        appeal = book.appeals[body.item]
        after = replace(appeal, missed=add(appeal.missed, body.step))
        return replace(book, appeals=put(book.appeals, body.item, after))
    return book


_FOLDS: Mapping[type[EventBody], Callable[[CaseBook, Any, Stamp], CaseBook]] = {
    ev.CaseOpened: _opened,
    ev.CaseStepped: _stepped,
    ev.CaseLogged: _logged,
    ev.CaseMerged: _merged,
    ev.GatePassed: _gated,
    ev.QuestionAsked: _asked,
    ev.QuestionAnswered: _answered,
    ev.EvidenceAdded: _evidence,
    ev.ArtefactMarked: _marked,
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
    ev.StepUndone: undone,
    **COOPERATION_FOLDS,
    **MEASURE_FOLDS,
    **STATEMENT_FOLDS,
}
