"""The rules of procedure that an event shows by itself, with the state before it: what L2 holds every event to.

A log keeps what came of commands and not the commands, so nothing is decided anew. What stands in the event has to be lawful:
it was recorded by whoever may bring it, and while the drill could hold it; the seat held the role that it acted under, what was
decided and signed lay under the ceiling of its case, what is done to a page or a person had its test and both signatures, each
step begins where the item stood and leads where the procedure says, and what was published had its approvals, given while it was
in review.
"""

# Charter: conduct ruled
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.approving import approvals
from infodrill.casework.clocks import SYSTEM
from infodrill.casework.edition import Edition
from infodrill.casework.nouns.decision import ActionSigned, ActionTaken, CaseDecided, unsigned
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.moves import CaseStepped, moves
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.selfcorrection import approval_owed
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.reach import RANGE, SEATS, Reaching
from infodrill.casework.records import CaseBook
from infodrill.casework.rights import ANSWERS, QUESTIONS, SIGNED_ACTIONS, gate_code
from infodrill.casework.scene import allowed_for
from infodrill.casework.steps import AT_ONCE, CORE, STATEMENT_EDGES
from infodrill.conduct.bringers import after_the_close, bringers, brought_by, hand_of
from infodrill.conduct.giving import RUNNER
from infodrill.conduct.nouns.course import DrillOpened, DrillScored
from infodrill.conduct.seats import Directory
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import N_

# Minutes: the second that people have reached lies in the minute that is closed next, or at its end.
AHEAD = 2


def hold_to_rules(before: DrillState, event: Event, seats: Directory, edition: Edition) -> None:
    """Raises LogError, with the event's place in the log, where it breaks a rule; `before` = the state without it."""
    for broken in (
        *_role(event, seats),
        *_course(before, event),
        *_hand(before, event, seats, edition),
        *_item(before, event, edition),
    ):
        raise LogError(
            N_("a rule of the procedure is broken by event {n}: {rule}"),
            place=Place("log.jsonl", event.seq + 1, f"seq {event.seq}"), n=event.seq, rule=broken,
        )  # fmt: skip


def _course(before: DrillState, event: Event) -> Iterator[str]:
    """It is opened once and first, closed once, holds little after that, and no second lies far ahead of its closed minutes."""
    body = event.body
    if isinstance(body, DrillOpened) != (before.opened is None):
        yield f"opening ({body.TYPE})"
    if before.closed and not (isinstance(body, DrillScored) or after_the_close(body)):
        yield f"closed ({body.TYPE})"
    if event.at >= (before.minute + AHEAD) * 60:
        yield f"minute ({before.minute}: {event.at})"


def _hand(before: DrillState, event: Event, seats: Directory, edition: Edition) -> Iterator[str]:
    """The range records what is its own, a seat what the role that it acted under may bring, or one of its roles where the event
    names none, a cell or the hall what it gives as a whole."""
    body, who = event.body, event.actor
    by = body.BY if isinstance(body, Reaching) else SEATS
    if who == RUNNER:
        lawful = by != SEATS
    elif by == RANGE:
        lawful = False
    elif seat := seats.seats.get(who):
        role = getattr(body, "role", "")
        lawful = bool(({role} if role else seat.roles) & bringers(body, before.book, edition))
    else:
        kind, _, cell = who.partition(":")
        gives = any(kind == hand_of(asked) for asked in brought_by(body))
        lawful = gives and (kind == "hall" or (kind == "cell" and cell in seats.cells))
    if not lawful:
        yield f"hand ({who}: {body.TYPE})"


def _role(event: Event, seats: Directory) -> Iterator[str]:
    role, cell = (getattr(event.body, name, None) for name in ("role", "cell"))
    if role is None:
        return
    if event.actor == RUNNER or role == SYSTEM:
        # The machine carries a case on where its clocks say so. Whatever else is done under a role, a seat did.
        body = event.body
        by_clock = isinstance(body, CaseStepped) and body.step in CORE and CORE[body.step].system
        if (event.actor, role) != (RUNNER, SYSTEM) or not by_clock:
            yield f"role ({event.actor}: {role})"
        return
    seat = seats.seats.get(event.actor)
    if seat is None:
        yield f"role ({event.actor})"
    elif (role and role not in seat.roles) or cell not in (None, seat.cell):
        yield f"role ({event.actor}: {role}, {cell})"


def _item(before: DrillState, event: Event, edition: Edition) -> Iterator[str]:
    body, book = event.body, before.book
    if isinstance(body, CaseDecided):
        if over := set(body.actions) - allowed_for(book.cases[body.case], edition):
            yield f"ceiling ({body.case}: {max(over)})"
    elif isinstance(body, ActionSigned | ActionTaken):
        case = book.cases[body.case]
        if body.action not in case.actions or body.action not in allowed_for(case, edition):
            yield f"ceiling ({body.case}: {body.action})"
        if isinstance(body, ActionTaken) and body.action in SIGNED_ACTIONS:
            if body.action not in case.tests:
                yield f"test ({body.case}: {body.action})"
            for role in unsigned(book, case, body.action):
                yield f"signature ({body.case}: {body.action}, {role})"
    elif isinstance(body, GatePassed):
        if len(body.answers) != len(QUESTIONS) or not set(body.answers) <= set(ANSWERS):
            yield f"gate ({body.case}: {len(body.answers)})"
        elif body.code != gate_code(body.answers, book.cases[body.case].found):
            yield f"gate ({body.case}: {body.code})"
    elif isinstance(body, CaseStepped):
        if body.frm != book.cases[body.case].state:
            yield f"state ({body.case}: {body.frm})"
        if not moves(body, edition):
            yield f"step ({body.case}: {body.step}, {body.frm}, {body.to})"
    elif isinstance(body, StatementApproved | StatementStepped):
        yield from _text(before.book, body, edition)


def _text(book: CaseBook, body: StatementApproved | StatementStepped, edition: Edition) -> Iterator[str]:
    """A version is approved while it is in review, or still owed it; it takes the steps that there are, the newest alone out to
    the public and with its approvals."""
    statement = book.statements[body.statement]
    (version,) = (each for each in statement.versions if each.version == body.version)
    if isinstance(body, StatementApproved):
        if version.state != "REVIEW" and version != approval_owed(statement):
            yield f"state ({body.statement}: {version.state})"
        return
    if body.frm != version.state:
        yield f"state ({body.statement}: {body.frm})"
    edge, urgent = (body.frm, body.to), version.corrects and body.reason
    if edge not in STATEMENT_EDGES and not (urgent and edge == AT_ONCE):
        yield f"step ({body.statement}: {body.frm}, {body.to})"
    if body.to == "PUBLISHED" and version != statement.newest:
        yield f"version ({body.statement}: {body.version})"
    if body.to == "PUBLISHED" and not version.corrects:
        case_of = book.cases.get(statement.case)
        for roles in approvals(statement, case_of, edition).missing:
            yield f"approval ({body.statement}: {', '.join(roles)})"
