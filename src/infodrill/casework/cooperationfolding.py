"""The fold of what cells do together: hand-overs, tasks, opinions, reminders, attachments."""

# Charter: casework cooperationfolding
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from infodrill.casework import events as ev
from infodrill.casework.pages import Stamp, with_case
from infodrill.casework.records import Attachment, CaseBook, Evidence, HandedOver, Task
from infodrill.kernel.events import EventBody

OPINION_GRADE, OPINION_MARKING = "B2", "GREEN"  # an expert: usually reliable, probably true


def _handed_over(book: CaseBook, body: ev.CaseHandedOver, stamp: Stamp) -> CaseBook:
    offer = HandedOver(body.hand_over, body.frm, body.to, stamp.at, str(body.reason))
    return with_case(book, body.case, hand_overs=(*book.cases[body.case].hand_overs, offer))


def _hand_over_answered(book: CaseBook, body: ev.HandOverAnswered, stamp: Stamp) -> CaseBook:
    answer: dict[str, Any] = {
        "answered_at": stamp.at, "accepted": body.accepted, "answer": str(body.text)
    }  # fmt: skip
    offers = tuple(
        replace(one, **answer) if one.hand_over == body.hand_over else one
        for one in book.cases[body.case].hand_overs
    )
    moved: dict[str, Any] = (
        {"cell": body.cell, "ward": body.ward, "level": body.level} if body.accepted else {}
    )
    return with_case(book, body.case, hand_overs=offers, **moved)


def _assigned(book: CaseBook, body: ev.TaskAssigned, stamp: Stamp) -> CaseBook:
    task = Task(body.task, body.cell, body.to, str(body.what), stamp.at, body.due)
    return with_case(book, body.case, tasks=(*book.cases[body.case].tasks, task))


def _finished(book: CaseBook, body: ev.TaskFinished, stamp: Stamp) -> CaseBook:
    tasks = tuple(
        replace(one, done_at=stamp.at, result=str(body.text)) if one.task == body.task else one
        for one in book.cases[body.case].tasks
    )
    return with_case(book, body.case, tasks=tasks)


def _opinion(book: CaseBook, body: ev.OpinionGiven, stamp: Stamp) -> CaseBook:
    item = Evidence(
        body.evidence, "independent", OPINION_GRADE, OPINION_MARKING, str(body.text), stamp.at, body.cell
    )
    return with_case(book, body.case, evidence=(*book.cases[body.case].evidence, item))


def _reminded(book: CaseBook, body: ev.QuestionReminded, stamp: Stamp) -> CaseBook:
    questions = tuple(
        replace(one, reminded_at=stamp.at) if one.question == body.question else one
        for one in book.cases[body.case].questions
    )
    return with_case(book, body.case, questions=questions)


def _attached(book: CaseBook, body: ev.AttachmentAdded, stamp: Stamp) -> CaseBook:
    kept = Attachment(body.attachment, body.evidence, body.media_type, body.size, str(body.name), stamp.at)
    return with_case(book, body.case, attachments=(*book.cases[body.case].attachments, kept))


COOPERATION_FOLDS: Mapping[type[EventBody], Callable[[CaseBook, Any, Stamp], CaseBook]] = {
    ev.CaseHandedOver: _handed_over,
    ev.HandOverAnswered: _hand_over_answered,
    ev.TaskAssigned: _assigned,
    ev.TaskFinished: _finished,
    ev.OpinionGiven: _opinion,
    ev.QuestionReminded: _reminded,
    ev.AttachmentAdded: _attached,
}
