"""What an owner of facts has on paper beside what it answered: newer than that, or the contrary."""

# Charter: conduct on paper
from __future__ import annotations

from collections.abc import Callable, Iterable

from infodrill.casework.book import Asked, Case
from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.casework.refusal import refuse
from infodrill.casework.stances import opposed
from infodrill.conduct.view import SeatView
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_


def newer_on_paper(view: SeatView, case: Case) -> bool:
    """Whether all questions to the seat's unit were answered, and its record is newer than that."""
    known, mine = view.known_truth(case), answered_here(view, case)
    asked = [question for question in case.questions if question.owner == view.seat.cell]
    if known is None or not mine or len(mine) < len(asked):
        return False
    newest = max(mine, key=lambda answer: answer.answered_at)
    then = view.known_truth(case, newest.answered_at)
    # Who answered by a paper before the range knew of it has said already what it shows.
    foretold = then is None and (newest.verdict, newest.record) == (known.verdict, known.record)
    return then != known and not foretold


def answered_against_paper(view: SeatView, case: Case) -> Asked | None:
    """The answer of the seat's unit, the newest, where it says what the unit had not on paper then."""
    known = view.known_truth(case)
    told = [answer for answer in answered_here(view, case) if answer.verdict]
    newest = max(told, key=lambda answer: answer.answered_at, default=None)
    if known is None or newest is None or view.known_truth(case, newest.answered_at) != known:
        return None
    return newest if beyond_paper(newest.verdict, known.verdict) else None


def keep_to_paper(seen: Callable[[], SeatView], bodies: Iterable[EventBody]) -> None:
    """Refuse "primary record" for an answer that says what the record before the seat does not: that record is the primary one,
    and all that is built on the answer would stand on a word alone. The word itself may be given, as what it is. `seen` makes
    the seat's view: most decisions ask for none."""
    for body in bodies:
        if not isinstance(body, QuestionAnswered) or body.record != "primary":
            continue
        view = seen()
        case = next((case for case in view.cases if case.case == body.case), None)
        known = view.known_truth(case) if case else None
        if known and beyond_paper(body.verdict, known.verdict):
            raise refuse(
                "evidence",
                N_("Your unit's record finds otherwise ({verdict}): a primary record is that record itself."),
                ("independent", "none"),
                N_("Answer what it says; or say that this rests on something else, and on what."),
                field="record",
                verdict=known.verdict,
            )


def beyond_paper(said: str, paper: str) -> bool:
    """Whether a finding says what a record does not: the contrary, or one of the two where the record leaves it open."""
    return said not in ("", "UNPROVEN") and (paper == "UNPROVEN" or opposed(said, paper))


def answered_here(view: SeatView, case: Case) -> list[Asked]:
    """The questions that the seat's unit has answered."""
    return [
        question
        for question in case.questions
        if question.owner == view.seat.cell and question.answered_at >= 0
    ]
