"""What this seat should do now: the one ranking that pages, coach and API go by, from the seat's view alone.

What may be done is `possible`'s to say; here is only what comes first, and what is better left for later or to others.
"""

# Charter: conduct ranking
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.book import Case, Statement
from infodrill.casework.noun import PLAIN
from infodrill.casework.nouns.appeal import AnswerAppeal
from infodrill.casework.nouns.decision import CARRIED_BY_ACT
from infodrill.casework.nouns.intake import MergeCase
from infodrill.casework.rights import STATEMENT_ACTION
from infodrill.casework.steps import CORE, FIELD, WRITERS, step_owed
from infodrill.conduct.nouns.injects import Delivery, Received
from infodrill.conduct.nouns.links import LinkCase
from infodrill.conduct.nouns.messages import ConfirmReceipt
from infodrill.conduct.onpaper import answered_against_paper, newer_on_paper
from infodrill.conduct.promised import promised
from infodrill.conduct.proposing import proposals
from infodrill.conduct.textswaiting import text_due, text_owed, texts_waiting
from infodrill.conduct.turns import FROM_EACH, WRITING, among, righting, ripe, shared, turn
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import (
    APPEALED,
    BESIDE,
    NEAR_P1,
    NEXT_WORD,
    NOT_OWED,
    PRESS_WORD,
    RANK,
    SOME_DAY,
    Deadline,
    Waiting,
    head,
    owed,
    rank_of,
)

NO_RECORD = 5 * 60  # seconds before its deadline at which "not known yet" is said rather than waited with
CALL = "hotline"  # an inject of somebody who waits on the line
HANGS_UP = 30 * 60  # seconds of the story that a leap passes over, after which nobody waits on the line
# Whose it is to answer the public, first of all first.
SPEAKS = ("COMMS", "SPOKE", "CITIZEN-DESK", "L1-LEAD", "L1-DUTY")
CALLED_IN = 10 * 60  # seconds before its hour from which on a promise stands where the press stands
OWN_ERROR = frozenset({"own_word", "self_correct"})  # before all else: people act on an error of ours
WORST = 99  # harm of our own error
NAMED = 2  # rank of a name that others wait for by an hour: behind the press and P1, before a report that nobody has read
SAID = frozenset(STATEMENT_ACTION.values()) - frozenset(CARRIED_BY_ACT)  # actions that are words alone
READING = frozenset(BESIDE) - {  # of these, what nobody is kept waiting by
    "own_word", "press", PRESS_WORD, NEXT_WORD, "proposal", "guidance", "complete",
}  # fmt: skip


def things(view: SeatView) -> tuple[Waiting, ...]:
    """All that this seat could do now, what is most urgent at the head, then all that is on P1, whoever has it first; of an
    item one step alone, and an errand beside it: it hides no step that others wait for. () while the seat rests."""
    return view.once("things", lambda: _ranked(view))


def _ranked(view: SeatView) -> tuple[Waiting, ...]:
    every = () if view.rests else _once(view, tuple(_all(view)))
    ordered = sorted(every, key=lambda waiting: (waiting.name in view.passed, *_urgency(waiting)))
    own_last = sorted(reversed(ordered), key=lambda waiting: waiting.turn.own)  # of each item the last stays
    first = {waiting.about: waiting for waiting in own_last}
    found = [waiting for waiting in ordered if first[waiting.about] is waiting]
    foremost = [
        each for each in found if each is head(found) or (each.on_p1 and each.name not in view.passed)
    ]
    return (*foremost, *(each for each in found if each not in foremost))


def _once(view: SeatView, found: tuple[Waiting, ...]) -> Iterator[Waiting]:
    """Without the reading of what waits as a case or a question of the press already: to do that is to have read it. A caller is
    answered whatever else becomes of the call. Nor is the next word asked for where a text on its case waits to be begun."""
    asked = {exchange.question: str(exchange.inject) for exchange in view.press.queue}
    began = {case.case: case.source.removeprefix("inject:") for case in view.open_cases}
    doubled = {
        (asked if waiting.step == "press" else began).get(waiting.item)
        for waiting in found
        if waiting.turn.own
    }
    calls = {str(row.number) for delivery, row in view.inbox if on_the_line(view, delivery, row)}
    begun = {waiting.item for waiting in found if waiting.step in WRITING and waiting.turn.own}
    same = {text.statement for text in view.statements if text.case in begun}
    return (
        waiting
        for waiting in found
        if (waiting.step != "read" or waiting.item in calls or waiting.item not in doubled)
        and (waiting.step != NEXT_WORD or waiting.item not in same)
    )


def _urgency(waiting: Waiting) -> tuple[int, bool, bool, int, int, int, str]:
    """Who waits on the line ahead of all else, till told; then what is owed on P1, a task that others can do as well behind the
    rest; then the press, what else may be done on P1, a name that others wait for by an hour, and a report that nobody has read,
    which takes a moment, however soon other work of the seat is due; what others have first on P1 ahead of what is only read;
    then by priority, what is not owed yet behind all that is; of two alike what is due first."""
    urgent, step = waiting.rank == RANK["P1"], CORE.get(waiting.step)  # None: one of BESIDE
    mine = waiting.rank if waiting.rank <= NEAR_P1 else 4 if waiting.step in READING else 2
    mine = NEAR_P1 if waiting.step == "read" and waiting.rank == RANK[""] else mine
    # An approval or a signature is asked of this role alone, and all that was written for the hour stands still without it.
    named = waiting.step in FROM_EACH and waiting.due < SOME_DAY and waiting.rank > NAMED
    mine = NEAR_P1 if named else mine
    # One press, and people read it: no reporter is kept by that.
    mine = min(mine, NEAR_P1) if step and step.last else mine
    call = waiting.rank == NEAR_P1 and waiting.step in READING
    others = 3 if urgent else 5
    errand = urgent and bool(step and step.errand) and bool(waiting.turn.others)
    first = call or bool(step and step.last) or waiting.step in OWN_ERROR
    # Who waits on the line waits now: a paper on P1 has its minutes still, and at a fast clock these are seconds.
    place = -1 if call else mine if waiting.turn.own else others
    harm = WORST if waiting.step in OWN_ERROR else waiting.harm
    # Of two that are alike the one that came first: "14" stands before "9" by its letters.
    rank = NAMED if named else waiting.rank
    return place, errand, not first, rank, 0 if first else waiting.due, -harm, waiting.item.rjust(9)


def first_on(view: SeatView, case: Case) -> str:
    """The one step of a case that waits for this seat, "" when the case waits for others."""
    found = () if view.rests else (*_of_case(view, case), *_appeal(view, case))
    first = min(found, key=lambda waiting: (not waiting.turn.own, *_urgency(waiting)), default=None)
    return first.step if first else ""


def _all(view: SeatView) -> Iterator[Waiting]:
    for case in view.open_cases:
        if whose := righting(view, case):
            yield Waiting(step="own_word", item=case.case, rank=RANK["P1"], turn=whose)
        yield from _of_case(view, case)
    for case in view.cases:
        yield from _appeal(view, case)
    for text in view.statements:
        if not text.case:
            yield from _appeal(view, text)
    yield from texts_waiting(view)
    for proposed in proposals(view, *view.open_cases):
        if any(seat.seat == view.seat.seat for seat in proposed.takers):
            item = proposed.message.message
            whose = among(view, item, proposed.takers)
            yield Waiting(step="proposal", item=item, rank=rank_of(proposed.case), turn=whose)
    yield from _desk(view)


def _case(view: SeatView, case: Case) -> Iterator[Waiting]:
    rank = rank_of(case)
    if _merges(view, case):
        due, name, of = next(iter(owed(view, case)), Deadline())
        whose = turn(view, "merge", case.case, case, due)
        yield Waiting(step="merge", item=case.case, rank=rank, due=due, deadline=name, of=of, turn=whose)
        return
    # Earliest first, read backwards: where a step is owed twice, the earlier second stays.
    others = {f"task:{task.task}" for task in case.tasks if task.to != view.seat.cell}
    found = [each for each in owed(view, case) if each.name not in others]
    dues = {step_owed(each.name)[0]: each for each in reversed(found)}
    possible = dict(view.casework.carrying(case.case))
    for step in possible:
        due, name, of = dues.get(step, Deadline())
        timed = view.casework.edition.due(step, case.priority) is not None
        if step in WRITING or (timed and step not in dues):
            continue
        if step == "act" and view.seat.roles & WRITERS and set(case.actions) <= SAID:
            continue  # whoever writes the words has no deed beside them
        if CORE[step].errand and _stays_in(view):
            continue
        if ripe(view, step, case, view.seat, due):
            # What may be done on a P1 and is not owed yet stands behind what is owed on one, and before all else.
            place = rank if step in dues else rank + NOT_OWED if rank else NEAR_P1
            if step == "answer" and not rank and _nothing_to_tell(view, case, due):
                place = NEAR_P1
            whose = turn(view, step, case.case, case, due)
            yield Waiting(step=step, item=case.case, rank=place, due=due, deadline=name, of=of, turn=whose)
    begins = next((step for step in WRITING if step in possible), "")
    if begins and ripe(view, begins, case, view.seat, SOME_DAY) and text_owed(view, case):
        due, name, of = text_due(view, case)
        whose = turn(view, begins, case.case, case, due)
        yield Waiting(step=begins, item=case.case, rank=rank, due=due, deadline=name, of=of, turn=whose)


def _appeal(view: SeatView, about: Case | Statement) -> Iterator[Waiting]:
    """The oldest request for another look at a case, a text of it or a text without one that this seat may answer. What was
    decided stands meanwhile: nobody in danger waits for it."""
    case = about if isinstance(about, Case) else None
    item = about.case if isinstance(about, Case) else about.statement
    items = (item, *case.statements) if case else (item,)
    role = dict(view.casework.carrying(item)).get(APPEALED, "")
    for appeal in view.appeals if role else ():
        answer = AnswerAppeal(role=role, appeal=appeal.appeal, upheld=False, text=PLAIN)
        if appeal.item in items and appeal.answered_at < 0 and view.casework.takes(answer):
            due, name, of = next(iter(owed(view, appeal)), Deadline())
            whose = turn(view, APPEALED, item, case, due)
            rank = max(rank_of(case) if case else RANK["P3"], RANK["P2"])
            yield Waiting(step=APPEALED, item=item, rank=rank, due=due, deadline=name, of=of, turn=whose)
            return


def _merges(view: SeatView, case: Case) -> bool:
    """Whether a new report tells what a text on another case answers in public: it is put there before it is entered itself."""
    said = view.casework.told_already(case) if case.state == "NEW" else None
    role = dict(view.casework.possible(case.case)).get("merge", "") if said else ""
    return bool(said and role) and view.casework.takes(MergeCase(role, case.case, said.case if said else ""))


def _stays_in(view: SeatView) -> bool:
    """Whether errands are others' of the seat's unit: it goes nowhere, and somebody there does."""
    return not view.seat.roles & FIELD and any(
        seat.roles & FIELD for seat in view.seats.in_cell(view.seat.cell)
    )


def _nothing_to_tell(view: SeatView, case: Case, due: int) -> bool:
    """Whether an owner who is asked has no record yet and time to wait for one: a caller on the line goes before."""
    return view.keeps_record(case) and view.known_truth(case) is None and due > view.now + NO_RECORD


def _of_case(view: SeatView, case: Case) -> Iterator[Waiting]:
    """What a case asks of the seat: where a record has come meanwhile that, before all that would be built on the old word."""
    yield from tuple(_newer_record(view, case)) or _case(view, case)


def _newer_record(view: SeatView, case: Case) -> Iterator[Waiting]:
    """What a record asks for that came after the answer, or after the verdict: the owner's word once more, and then another look
    of whoever verifies. Nothing led on where an owner had said in time that it was not known yet. So does a record against
    which its own house has answered: all others build on that."""
    asked_anew = list[str]()
    if newer_on_paper(view, case) or answered_against_paper(view, case):
        asked_anew.append("answer")
    newest = case.newest_answer
    if newest and case.found not in ("", newest.verdict) and newest.answered_at > case.verdict_at:
        asked_anew += ["new_evidence", "verdict"]
    steps = dict(view.casework.possible(case.case)) if asked_anew else {}
    step = next((step for step in asked_anew if step in steps), "")
    if step:
        yield Waiting(
            step=step, item=case.case, rank=rank_of(case), turn=turn(view, step, case.case, case, SOME_DAY)
        )


def _answerable(view: SeatView) -> Iterator[str]:
    """Questions of the public that nobody has answered, though a text about them is out."""
    said = {text.case for text in view.statements if text.published}
    told = {case.sentence for case in view.cases if case.case in said}
    for question in view.public_questions:
        if not question.answered_by and question.about in told:
            yield question.question


def _promised(view: SeatView) -> Iterator[Waiting]:
    """What this seat promised and can give, or its cell where nobody plays the seat that did."""
    for promise in promised(view):
        if promise.can and not promise.early:
            near = promise.due <= view.now + CALLED_IN
            rank = NEAR_P1 if near else RANK["P2"]
            yield Waiting(step=promise.step, item=promise.item, rank=rank, due=promise.due, turn=promise.turn)


def on_the_line(view: SeatView, delivery: Delivery, row: Received) -> bool:
    """Whether what came is somebody who rang and waits still: who rang before a leap of the story does not wait for hours."""
    story = (view.story(view.now) - view.story(delivery.at)).total_seconds()
    return row.method == CALL and story - (view.now - delivery.at) < HANGS_UP


def _desk(view: SeatView) -> Iterator[Waiting]:
    roles = view.seat.roles
    if "SPOKE" in roles:
        yield from (
            Waiting(step="press", item=exchange.question, rank=NEAR_P1, due=view.now + exchange.left)
            for exchange in view.press.queue
        )
    yield from _promised(view)
    yield from (
        Waiting(step="guidance", item=guidance.guidance, rank=10, due=guidance.due)
        for guidance in view.guidance.to_confirm
    )
    opened = {case.source for case in view.cases}  # a report of which one was opened is in somebody's hands
    for delivery, row in view.inbox:
        if delivery.waits_for(view.seat.seat):
            fresh = row.reports and f"inject:{row.number}" not in opened
            rank = NEAR_P1 if on_the_line(view, delivery, row) else RANK[""] if fresh else 30
            yield Waiting(step="read", item=str(row.number), rank=rank)
    if view.may(ConfirmReceipt):
        yield from (Waiting(step="receipt", item=item, rank=30) for item in view.to_receive)
    if "MONITOR" in roles and view.phase <= 1 and not view.forecasts.sheets:
        yield Waiting(step="sheet", item="", rank=50, turn=shared(view, "sheet", ("MONITOR",)))
    if roles & set(SPEAKS):
        yield from (
            Waiting(step="questions", item=question, rank=60, turn=shared(view, question, SPEAKS))
            for question in _answerable(view)
        )
    if view.control and view.control.unlinked and view.may(LinkCase):
        yield Waiting(step="link", item=str(len(view.control.unlinked)), rank=20)
    yield from (Waiting(step="roll", item=roll.roll, rank=70) for roll in view.meeting.to_answer)
