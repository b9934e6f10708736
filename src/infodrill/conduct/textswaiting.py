"""Texts that wait for a seat: one that is owed and not begun, one that a step brings further, one that lacks something."""

# Charter: conduct textswaiting
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.approving import approvals
from infodrill.casework.book import Case, Statement
from infodrill.casework.clocks import PUT_RIGHT
from infodrill.casework.stances import barred, early, in_words
from infodrill.casework.steps import BY_TEXT, CORE, step_owed
from infodrill.casework.textkinds import EARLY
from infodrill.conduct.promised import hour_of
from infodrill.conduct.turns import WRITING, theirs, turn, unsaid
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import APPEALED, NEXT_WORD, RANK, Deadline, Waiting, owed, rank_of
from infodrill.kernel.errors import Refused

GRAVE = 6  # harm as `_ended` counts it: of H3, with P1 where it is a warning


def text_owed(view: SeatView, case: Case) -> bool:
    """True when a text was decided, or a first word is due, and nobody has begun to write it."""
    if case.state in ("GATED", "VERIFYING"):
        # That it is not known yet is no answer to the public, which is owed one all the more.
        pressing = case.priority == "P1" and not case.verified
        kinds = {text.kind for text in view.statements if text.case == case.case}
        return pressing and not kinds & {"holding", "warning"} and not view.casework.told_already(case)
    return case.state in ("DECIDED", "ACTING") and bool(unsaid(view, case))


def texts_waiting(view: SeatView) -> Iterator[Waiting]:
    """Of each text the step that brings it furthest."""
    cases = {case.case: case for case in view.cases}
    for statement in view.statements:
        case = cases.get(statement.case)
        if barred(case, statement):
            continue  # whoever worked on it would work for nothing
        given = approvals(statement, case, view.casework.edition)
        possible = view.casework.carrying(statement.statement)
        steps = [
            step
            for step, role in possible
            if step not in (*WRITING, APPEALED)  # what is asked about it brings no text further
            and (step != "approve" or given.wants(role))
            and (step != "submit" or not theirs(view, statement))
            # the corrected version is on its way
            and not (step == "self_correct" and statement.state == "REVIEW")
        ]
        if statement.state == "DRAFTING" and overtaken(view, statement):
            continue  # another text on its case, or on one that tells the same, has gone further
        if steps:
            yield _furthest(view, statement, case, steps[-1])
        elif _to_complete(view, statement) and dict(possible).keys() & set(WRITING):
            rank = rank_of(case) if case else RANK["P3"]
            due, name, of = text_due(view, case)
            yield Waiting(step="complete", item=statement.statement, rank=rank, due=due, deadline=name, of=of)


def _furthest(view: SeatView, statement: Statement, case: Case | None, step: str) -> Waiting:
    """Due by what is owed on the text itself, where that is this step or to put it right, else by when its case wants a text."""
    rank = RANK["P1"] if statement.error_open else rank_of(case) if case else RANK["P3"]
    own = (each for each in owed(view, statement) if each.name in (PUT_RIGHT, step))
    due, name, of = next(own, None) or text_due(view, case)
    whose = turn(view, step, statement.statement, case, due)
    harm = _ended(statement, case) if CORE[step].last else 0
    rank = RANK["P1"] if harm >= GRAVE and statement.kind == "warning" else rank
    item = statement.statement
    return Waiting(step=step, item=item, rank=rank, due=due, deadline=name, of=of, turn=whose, harm=harm)


def _ended(statement: Statement, case: Case | None) -> int:
    """How much harm it ends to publish a text: that of its case, and of two alike that of the warning."""
    harm = int((case.h if case else "")[1:] or 0)
    return 2 * harm + (statement.kind == "warning")


def text_due(view: SeatView, case: Case | None) -> Deadline:
    """By when a text on the case is owed: by the procedure, or for the hour that one before it gave."""
    found = [each for each in owed(view, case) if step_owed(each.name)[0] in BY_TEXT] if case else []
    told = hour_of(view, case.case if case else "")
    return min([*found, Deadline(told, NEXT_WORD) if told else Deadline()], key=lambda each: each[:2])


def overtaken(view: SeatView, statement: Statement) -> bool:
    """Whether another text on its case has gone further since, or one on a case that tells the same is out and this is a first
    word: what was only begun is then nobody's next thing."""
    further = any(
        other.case == statement.case and other.state != "DRAFTING" and other.newest.at >= statement.newest.at
        for other in view.statements
        if statement.case
    )
    if further or statement.kind not in EARLY:
        return further
    about = next((case for case in view.open_cases if case.case == statement.case), None)
    return early(about, statement.kind) and bool(about and view.casework.told_already(about))


def _to_complete(view: SeatView, statement: Statement) -> bool:
    """Whether a text that was begun cannot be handed in as it stands, and is this seat's: its author's, while somebody plays
    that seat, else of everyone in the author's cell."""
    if statement.state != "DRAFTING" or overtaken(view, statement):
        return False
    written = statement.newest
    played = {seat.seat for seat in view.casework.played}
    if view.seat.seat != written.author_seat and (
        written.author_seat in played or view.seat.cell != written.author[1]
    ):
        return False
    try:
        in_words(written, both=view.casework.both)
    except Refused:
        return True
    return statement.held
