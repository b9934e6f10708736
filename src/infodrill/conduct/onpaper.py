"""What an owner of facts has on paper beside what it answered: newer than that, or the contrary."""

# Charter: conduct on paper
from __future__ import annotations

from infodrill.casework.book import Asked, Case
from infodrill.casework.stances import opposed
from infodrill.conduct.view import SeatView


def newer_on_paper(view: SeatView, case: Case) -> bool:
    """Whether all questions to the seat's unit were answered, and its record is newer than that."""
    known, mine = view.known_truth(case), _answered(view, case)
    asked = [question for question in case.questions if question.owner == view.seat.cell]
    if known is None or not mine or len(mine) < len(asked):
        return False
    return max(answer.answered_at for answer in mine) < view.as_played(known.known_from)


def answered_against_paper(view: SeatView, case: Case) -> Asked | None:
    """The answer of the seat's unit, the newest, where it says the contrary of what the unit had on paper then."""
    known = view.known_truth(case)
    told = [answer for answer in _answered(view, case) if answer.verdict]
    newest = max(told, key=lambda answer: answer.answered_at, default=None)
    if known is None or newest is None or newest.answered_at < view.as_played(known.known_from):
        return None
    return newest if opposed(newest.verdict, known.verdict) else None


def _answered(view: SeatView, case: Case) -> list[Asked]:
    return [
        question
        for question in case.questions
        if question.owner == view.seat.cell and question.answered_at >= 0
    ]
