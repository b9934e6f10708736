"""Whose turn a step is that several seats may take: one seat has it first, the others may step in.

What stood first on three desks was done on none, or on all three at once. The order is the case's own cell, then the
procedure's list of who takes the step; seats that hold the same role share the items out by their numbers. What is overdue is
everybody's.
"""

# Charter: conduct turns
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar
from zlib import crc32

from infodrill.casework.book import Case, Statement
from infodrill.casework.nearest import takers
from infodrill.casework.noun import Outlook
from infodrill.casework.nouns.ownword import righted
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.casework.rights import STATEMENT_ACTION
from infodrill.casework.stances import BEGUN_BY
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.view import SeatView
from infodrill.scenario.schema.base import SIDES

FROM_EACH = frozenset({"approve", "sign"})  # asked of each role, not of one seat among all
RIGHTING = (
    "SPOKE",
    "COMMS",
    "L1-LEAD",
    "L1-DUTY",
)  # who says that a word of their own cell is wrong, first of all first
BEGUN = ("DRAFTING", "REVIEW", "PUBLISHED")  # states of a text that is meant to stand
WRITTEN_ANEW = 4 * 60  # seconds in which a program writes anew what it can
WRITING = ("holding", "draft")  # a text is begun once, when one is owed, by whoever writes


class Heading(Protocol):
    """What waits for a seat, or is shown of it: `heads` = whether it may stand at the head of a desk."""

    @property
    def heads(self) -> bool: ...


T = TypeVar("T", bound=Heading)


@dataclass(frozen=True, slots=True)
class Turn:
    """`own`: the step is this seat's first; `others` = names of the seats that may take it as well, or have it first."""

    own: bool
    others: tuple[str, ...] = ()


OWN = Turn(own=True)


def turn(view: SeatView, step: str, item: str, case: Case | None, due: int) -> Turn:
    """Whose turn a step on a case or statement is, seen from the view's seat, which may take it."""
    seats, mine = view.casework.open_to(step, item), view.seat.seat
    if step in FROM_EACH:
        role = dict(view.casework.carrying(item)).get(step, "")
        seats = tuple(seat for seat in seats if role in seat.roles)
    if case is not None and item == case.case:
        # Whoever may take it already and is better to wait has it on no desk; so nobody may be told to wait for them.
        seats = tuple(seat for seat in seats if seat.seat == mine or ripe(view, step, case, seat, due))
    # True of none as well: what nobody else may take is one's own.
    if all(seat.seat == mine for seat in seats):
        return OWN
    has_it = first(view, step, item, case, seats)
    # Once overdue, whoever is free should do it; waiting for the right one has cost enough. Nor does a text that a program
    # leaves lying as it was sent back wait for the program.
    left = _left_by_a_program(view, item, case) or (
        step in WRITING and unbegun(view, case) and has_it.seat not in view.people
    )
    own = due <= view.now or has_it.seat == mine or left
    named = [seat for seat in seats if seat.seat != mine] if own else [has_it]
    return Turn(own, tuple(seat.called for seat in named))


def ripe(view: SeatView, step: str, case: Case, seat: SeatPlace, due: int) -> bool:
    """Whether a step that a seat may take on a case now stands on its desk; `due` = exercise second."""
    if step in WRITING:
        return "COMMS" in seat.roles
    if step == "track" and unsaid(view, case, out=True):
        return False  # nothing can be seen of the effect of words that are not out
    outlook = Outlook(now=view.now, phase=view.phase, cell=seat.cell, roles=seat.roles, due=due)
    return not any(taker.too_early(step, case, outlook) for taker in takers()[step])


def unsaid(view: SeatView, case: Case, *, out: bool = False) -> frozenset[int]:
    """The decided actions of a case that are words and for which no text was begun; with `out`, for which none is public."""
    texts = [text for text in view.statements if text.case == case.case and (text.published or not out)]
    words = set(STATEMENT_ACTION.values()) - ({1} if case.disposition != "respond" else set())
    said = {STATEMENT_ACTION[text.kind] for text in texts} | {
        STATEMENT_ACTION["correction"] for text in texts if righted(text)
    }
    return frozenset(set(case.actions) & words - said)


def unbegun(view: SeatView, case: Case | None) -> bool:
    """Whether it was decided to speak longer ago than a program needs to begin, and no text of it exists: then the pen is with
    whoever publishes as well."""
    if (
        case is None
        or case.state not in ("DECIDED", "ACTING")
        or not 0 <= case.decided_at <= view.now - BEGUN_BY
    ):
        return False
    return bool(unsaid(view, case)) and view.casework.told_already(case) is None


def shared(view: SeatView, item: str, order: Sequence[str]) -> Turn:
    """Whose turn something beside the cases is, which the seats of several roles may do; `order` = whose it is first, first."""
    able = [seat for seat in view.casework.played if seat.roles & set(order) and not seat.control]
    if not able:  # an empty seat's desk, looked at by control
        return OWN
    role = next(role for role in order if any(role in seat.roles for seat in able))
    return _turn_of(view, share_out([seat for seat in able if role in seat.roles], item), able)


def sent_back(view: SeatView, statement: Statement) -> bool:
    """Whether a text lies with its writers as somebody sent it back, not one word changed: to hand it in again asks the same of
    the same people. What its own writer took back goes on when they like."""
    version = statement.newest
    returned = statement.state == "DRAFTING" and bool(version.returned) and not version.taken_back
    return returned and view.since(statement.statement) > version.at


def theirs(view: SeatView, statement: Statement) -> bool:
    """Whether a text that was sent back cannot be changed by this seat: then it does not hand it in either."""
    return sent_back(view, statement) and not view.casework.role_for(
        DraftStatement, statement.statement, kind=statement.kind
    )


def _left_by_a_program(view: SeatView, item: str, case: Case | None) -> bool:
    """Whether a program's text was sent back longer ago than a program needs to write it anew; on a P1 at once, for nobody should
    wait to see whether it does. What is told beside the cases waits while somebody may be in danger."""
    text = next((text for text in view.statements if text.statement == item), None)
    if text is None or text.newest.author_seat in view.people or not sent_back(view, text):
        return False
    if not text.case and any(case.danger for case in view.open_cases):
        return False
    urgent = case is not None and (case.priority == "P1" or case.urgent)
    return urgent or view.now >= view.since(item) + WRITTEN_ANEW


def righting(view: SeatView, case: Case) -> Turn | None:
    """Whose it is to say that a word of the seat's own cell is wrong which the case knows to be: its spokesperson's, else whoever
    speaks there. None where there is no such word, it is not this seat's, or a text that says otherwise is under way already: of
    two corrections one would wait for ever."""
    word = view.casework.wrong_word(case)
    if word is None or word.cell != view.seat.cell or _said_otherwise(view, case, word.cell, word.stance):
        return None
    near = [seat for seat in view.casework.played if seat.cell == word.cell]
    able = next((found for role in RIGHTING if (found := [seat for seat in near if role in seat.roles])), [])
    return among(view, case.case, able) if any(seat.seat == view.seat.seat for seat in able) else None


def _said_otherwise(view: SeatView, case: Case, issuer: str, stance: str) -> bool:
    texts = (text for text in view.statements if text.case == case.case and text.issuer == issuer)
    return any(text.state in BEGUN and text.newest.stance in SIDES - {stance} for text in texts)


def among(view: SeatView, item: str, seats: Sequence[SeatPlace]) -> Turn:
    """The same of what is up to one of certain seats."""
    return _turn_of(view, share_out(seats, item), seats)


def _turn_of(view: SeatView, has_it: SeatPlace, able: Sequence[SeatPlace]) -> Turn:
    own = has_it.seat == view.seat.seat
    named = [seat for seat in able if seat.seat != view.seat.seat] if own else [has_it]
    return Turn(own, tuple(seat.called for seat in named))


def first(view: SeatView, step: str, item: str, case: Case | None, seats: Sequence[SeatPlace]) -> SeatPlace:
    """The one of several seats that has a step on an item first."""
    # Its own cell knows a case best, and whoever was asked answers: an expert, who may do it for them, waits. Only where there
    # is nobody for the step do others have it first.
    waiting = {asked.owner for asked in case.questions if asked.answered_at < 0} if case else set()
    home = waiting if step == "answer" else {case.cell} if case else set()
    near = [seat for seat in seats if seat.cell in home] or list(seats)
    order = view.casework.edition.steps[step].in_turn(case.priority if case else "")
    role = next((role for role in order if any(role in seat.roles for seat in near)), "")
    peers = [seat for seat in near if role in seat.roles] or near
    return share_out(peers, item)


def share_out(seats: Sequence[SeatPlace], item: str) -> SeatPlace:
    """One of several seats alike, by the item's id: every process finds the same."""
    # By the id, not by who is free: it must come out alike on every page and in every process. Python's own
    # hash of a text differs from one process to the next.
    return seats[crc32(item.encode()) % len(seats)]
