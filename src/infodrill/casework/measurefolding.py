"""The fold of measures and remedies: what a three-part test allows, reviews, lifting, and promises that were kept."""

# Charter: casework measurefolding
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from infodrill.casework import events as ev
from infodrill.casework.pages import Stamp, add, hand, with_case
from infodrill.casework.records import Case, CaseBook, Measure
from infodrill.kernel.events import EventBody

DAY = 86_400


def tested(case: Case, body: ev.TestRecorded, stamp: Stamp) -> tuple[Measure, ...]:
    """The measures with this test; an earlier test of the action that was not carried out is replaced."""
    kept = tuple(one for one in case.measures if one.action != body.action or one.taken_at >= 0)
    fresh = Measure(
        action=body.action,
        basis=body.basis,
        aim=body.aim,
        duration_days=body.duration_days,
        review_at=body.review_at,
        least_intrusive=str(body.least_intrusive),
        harm_link=str(body.harm_link),
        at=stamp.at,
    )
    return (*kept, fresh)


def with_taken(case: Case, action: int, stamp: Stamp) -> tuple[Measure, ...]:
    """The measures once the action is carried out: its time begins."""
    return tuple(
        replace(one, taken_at=stamp.at, ends_at=stamp.at + one.duration_days * DAY)
        if one.action == action and one.taken_at < 0
        else one
        for one in case.measures
    )


def _changed(case: Case, action: int, **changes: Any) -> tuple[Measure, ...]:
    return tuple(
        replace(one, **changes) if one.action == action and one.running else one for one in case.measures
    )


def _reviewed(book: CaseBook, body: ev.MeasureReviewed, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    kept = _changed(case, body.action, review_at=body.review_at, reviewed_at=stamp.at, why=str(body.reason))
    missed = tuple(one for one in case.missed if one != f"review:{body.action}")
    marks = hand(case, body.role, body.cell, stamp)
    return with_case(book, body.case, measures=kept, missed=missed, **marks)


def _lifted(book: CaseBook, body: ev.MeasureLifted, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    ended = _changed(case, body.action, lifted_at=stamp.at, why=str(body.reason))
    return with_case(book, body.case, measures=ended, **hand(case, body.role, body.cell, stamp))


def _rabat(book: CaseBook, body: ev.RabatRecorded, stamp: Stamp) -> CaseBook:
    case = book.cases[body.case]
    return with_case(book, body.case, rabat=body.answers, seats=add(case.seats, stamp.actor))


def _fulfilled(book: CaseBook, body: ev.RemedyFulfilled, stamp: Stamp) -> CaseBook:
    remedies = tuple(
        replace(one, done_at=stamp.at, result=str(body.text))
        if one.ticket == body.ticket and one.done_at < 0
        else one
        for one in book.cases[body.case].remedies
    )
    return with_case(book, body.case, remedies=remedies)


MEASURE_FOLDS: Mapping[type[EventBody], Callable[[CaseBook, Any, Stamp], CaseBook]] = {
    ev.MeasureReviewed: _reviewed,
    ev.MeasureLifted: _lifted,
    ev.RabatRecorded: _rabat,
    ev.RemedyFulfilled: _fulfilled,
}
