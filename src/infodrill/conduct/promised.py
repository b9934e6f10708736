"""What was promised for an hour and has not come: to a reporter, or in a text to everybody; whose it is to keep, and since when
it can be.
"""

# Charter: conduct promised
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework.book import Statement, Version
from infodrill.casework.scene import goes_on
from infodrill.casework.stances import barred
from infodrill.conduct.nexthour import hour_told
from infodrill.conduct.turns import OWN, WRITING, Turn
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import NEXT_WORD, PRESS_WORD

BEGUN = 10 * 60  # seconds before its hour in which a next word is begun where there is nothing new to say
UNDER_WAY = ("DRAFTING", "REVIEW")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """`item` = a question of the press (`step` PRESS_WORD) or a text (NEXT_WORD); `due` = exercise second; `hour` = the story's
    as people were told it. `can` = this seat can do now what keeps it; `turn` = whose that is first; `coming` = the text that
    will keep it, being written, read or approved; `early` = it could be written, and would say nothing new: neither has anything
    come since, nor is its hour near."""

    step: str
    item: str
    due: int
    hour: str
    can: bool = True
    turn: Turn = OWN
    coming: str = ""
    early: bool = False


def promised(view: SeatView) -> Iterator[Promise]:
    """What this seat, or its cell, has promised: up to who did while somebody plays that seat, else to all of the cell."""
    if "SPOKE" in view.seat.roles:
        for exchange in view.press.standing:
            if exchange.seat == view.seat.seat or (_gone(view, exchange.seat) and _ours(view, exchange.cell)):
                told = exchange.answered_at, exchange.promise_due
                hour = view.given(*told)
                yield Promise(step=PRESS_WORD, item=exchange.question, due=view.given_due(*told), hour=hour)
    for text in view.statements if _writes(view) else ():
        said, due, hour = text.published, _due(view, text), ""
        if said and due and _ours(view, said.author[1]):
            hour = view.given(said.published_at, said.next_update or _told(view, said))
            turn, coming = _turn(view, said.author_seat, due), _under_way(view, text)
            can = not coming and _can(view, text)
            early = can and due > view.now + BEGUN and not _news(view, text.case, said)
            yield Promise(
                step=NEXT_WORD,
                item=text.statement,
                due=due,
                hour=hour,
                can=can,
                turn=turn,
                coming=coming,
                early=early,
            )


def hour_of(view: SeatView, case: str) -> int:
    """The earliest hour that a text on a case gave for the next word, which has not come; 0 = none."""
    dues = (_due(view, text) for text in view.statements if case and text.case == case)
    return min((due for due in dues if due), default=0)


def _due(view: SeatView, text: Statement) -> int:
    """When the next word that a text promised falls due; 0 = none is promised any more."""
    said = text.published
    due = view.casework.next_word(text, _told(view, said)) if said else 0
    return view.given_due(said.published_at, due) if said and due else 0


def _told(view: SeatView, said: Version) -> int:
    """The second of the hour that a text names for the next word in its words alone, 0 = its field names one, or nothing does:
    whoever reads it waits for it all the same."""
    if said.next_update:
        return 0
    told = view.story(said.published_at)
    hour = hour_told(said.spoken, told)
    return said.published_at + int((hour - told).total_seconds()) if hour else 0


def _ours(view: SeatView, cell: str) -> bool:
    return cell == view.seat.cell


def _gone(view: SeatView, seat: str) -> bool:
    return seat not in {played.seat for played in view.casework.played}


def _turn(view: SeatView, author: str, due: int) -> Turn:
    """Its author's while somebody plays that seat; once it is overdue, everybody's."""
    if author == view.seat.seat or _gone(view, author):
        return OWN
    return Turn(due <= view.now, (view.seats.seats[author].called,))


def _under_way(view: SeatView, text: Statement) -> str:
    """The text that keeps it where that is being written, read or approved, the one that is furthest: then that is what waits,
    for whoever has it."""
    cases = {case.case: case for case in view.cases}
    home = goes_on(cases, text.case)
    case = cases.get(home)
    about = [other for other in view.statements if text.case and goes_on(cases, other.case) == home] or [text]
    coming = [other for other in about if other.state in UNDER_WAY and not barred(case, other)]
    return max(coming, key=lambda other: UNDER_WAY.index(other.state)).statement if coming else ""


def _news(view: SeatView, case: str, said: Version) -> bool:
    """Whether the owner of the facts has told something since a text came out, or the case was judged or decided anew."""
    here = next((found for found in view.cases if found.case == case), None)
    if here is None:
        return False
    told = (asked.answered_at for asked in here.questions)
    return max(*told, here.verdict_at, here.decided_at, -1) >= said.published_at


def _can(view: SeatView, text: Statement) -> bool:
    """Whether a text on the same matter can be begun as it stands."""
    home = goes_on({case.case: case for case in view.cases}, text.case)
    steps = dict(view.casework.carrying(home or text.statement))
    return any(step in steps for step in WRITING)


def _writes(view: SeatView) -> bool:
    steps = view.casework.edition.steps
    return any(view.seat.roles & steps[step].roles() for step in WRITING)
