"""What this seat should do now: the one ranking that pages, coach and API go by, from the seat's view alone.

What may be done is `possible`'s to say; here is only what comes first, and what is better left for later or to others.
"""

# Charter: conduct ranking
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from infodrill.casework.approving import approvals
from infodrill.casework.book import Case, Statement
from infodrill.casework.clocks import PUT_RIGHT
from infodrill.casework.nouns.decision import CARRIED_BY_ACT
from infodrill.casework.nouns.intake import MergeCase
from infodrill.casework.rights import STATEMENT_ACTION
from infodrill.casework.stances import barred, early, in_words
from infodrill.casework.steps import BY_TEXT, CORE, FIELD, WRITERS, step_owed
from infodrill.casework.textkinds import EARLY
from infodrill.conduct.nouns.links import LinkCase
from infodrill.conduct.nouns.messages import ConfirmReceipt
from infodrill.conduct.onpaper import answered_against_paper, newer_on_paper
from infodrill.conduct.promised import hour_of, promised
from infodrill.conduct.proposing import proposals
from infodrill.conduct.turns import OWN, WRITING, T, Turn, among, righting, ripe, shared, theirs, turn, unsaid
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import Refused

# Which case comes first where nothing else tells them apart. One that nobody has read stands behind a P1: it may be one, and
# is most often none; so does a report that came and was not read. The reporter's word that somebody is in danger stands for the
# P1 that it may be. Pages, coach and automated cells go by this table alone.
RANK = {"P1": 0, "": 5, "P2": 10, "P3": 20, "P4": 30}
NOT_OWED = 40  # behind every step that is owed
NEAR_P1 = 1  # rank of the press, and of what may be done on a P1 and is not owed yet
NO_RECORD = 5 * 60  # seconds before its deadline at which "not known yet" is said rather than waited with
CALL = "hotline"  # an inject of somebody who waits on the line
SOME_DAY = 1 << 40  # due second of what has no clock
NEXT_WORD = "update"  # the deadline of what a text on the case promised
NONE = SOME_DAY, ""  # (due, deadline) of what has none
# Whose it is to answer the public, first of all first.
SPEAKS = ("COMMS", "SPOKE", "CITIZEN-DESK", "L1-LEAD", "L1-DUTY")
CALLED_IN = 10 * 60  # seconds before its hour from which on a promise stands where the press stands
OWN_ERROR = frozenset({"own_word", "self_correct"})  # before all else: people act on an error of ours
BESIDE = (  # what waits beside cases and texts
    "own_word", "press", "promise", "update", "proposal", "guidance", "read", "receipt", "sheet", "questions", "roll", "link",
    "complete",
)  # fmt: skip
GRAVE, WORST = 6, 99  # harm as `_ended` counts it: of H3, with P1 where it is a warning; of our own error
SAID = frozenset(STATEMENT_ACTION.values()) - frozenset(CARRIED_BY_ACT)  # actions that are words alone
READING = frozenset(BESIDE) - {  # of these, what nobody is kept waiting by
    "own_word", "press", "promise", "update", "proposal", "guidance", "complete",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A step of the edition, or one of BESIDE, that waits for a seat; `item` = what it is about, `due` = exercise second; `turn`
    = whose it is first where several seats may take it; `deadline` = which of its case or text gave `due`, "" = none did."""

    step: str
    item: str
    rank: int
    due: int = SOME_DAY
    deadline: str = ""
    turn: Turn = OWN
    harm: int = 0  # of what one press brings to the public: what ends the worst harm comes first, not the oldest paper

    @property
    def name(self) -> str:
        """As a practice's log names it."""
        return f"{self.step}:{self.item}"

    @property
    def about(self) -> tuple[str, bool]:
        """What it is one step of: an item, or an errand beside it."""
        return self.item or self.step, self.step in CORE and CORE[self.step].errand

    @property
    def on_p1(self) -> bool:
        """Whether it is on a P1, owed already or not."""
        return self.rank < RANK[""]

    @property
    def heads(self) -> bool:
        """Whether it may stand at the head of a desk: the seat's own, or what is owed on P1, where the seat may step in."""
        return self.turn.own or self.rank == RANK["P1"]


def head(waiting: Iterable[T]) -> T | None:
    """What a seat should do now, of what waits for it: the first that may head its desk. None = others have all of it first."""
    return next((thing for thing in waiting if thing.heads), None)


def things(view: SeatView) -> tuple[Waiting, ...]:
    """All that this seat could do now, what is most urgent at the head, then all that is on P1, whoever has it first; of an
    item one step alone, and an errand beside it: it hides no step that others wait for. () while the seat rests."""
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
    calls = {str(row.number) for _, row in view.inbox if row.method == CALL}
    begun = {waiting.item for waiting in found if waiting.step in WRITING and waiting.turn.own}
    same = {text.statement for text in view.statements if text.case in begun}
    return (
        waiting
        for waiting in found
        if (waiting.step != "read" or waiting.item in calls or waiting.item not in doubled)
        and (waiting.step != "update" or waiting.item not in same)
    )


def _urgency(waiting: Waiting) -> tuple[int, bool, bool, int, int, int, str]:
    """Who waits on the line ahead of all else, till told; then what is owed on P1, a task that others can do as well behind the
    rest; then the press, what else may be done on P1 and a report that nobody has read, which takes a moment, however soon other
    work of the seat is due; what others have first on P1 ahead of what is only read; then by priority, what is not owed yet
    behind all that is; of two alike what is due first."""
    urgent, step = waiting.rank == RANK["P1"], CORE.get(waiting.step)  # None: one of BESIDE
    mine = waiting.rank if waiting.rank <= NEAR_P1 else 4 if waiting.step in READING else 2
    mine = NEAR_P1 if waiting.step == "read" and waiting.rank == RANK[""] else mine
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
    return place, errand, not first, waiting.rank, 0 if first else waiting.due, -harm, waiting.item.rjust(9)


def rank_of(case: Case) -> int:
    """The case's place in RANK."""
    return RANK["P1" if case.urgent else case.priority]


def first_on(view: SeatView, case: Case) -> str:
    """The one step of a case that waits for this seat, "" when the case waits for others."""
    found = () if view.rests else tuple(_of_case(view, case))
    first = min(found, key=lambda waiting: (not waiting.turn.own, *_urgency(waiting)), default=None)
    return first.step if first else ""


def _all(view: SeatView) -> Iterator[Waiting]:
    for case in view.open_cases:
        if whose := righting(view, case):
            yield Waiting(step="own_word", item=case.case, rank=RANK["P1"], turn=whose)
        yield from _of_case(view, case)
    yield from _statements(view)
    for proposed in proposals(view, *view.open_cases):
        if any(seat.seat == view.seat.seat for seat in proposed.takers):
            item = proposed.message.message
            whose = among(view, item, proposed.takers)
            yield Waiting(step="proposal", item=item, rank=rank_of(proposed.case), turn=whose)
    yield from _desk(view)


def _case(view: SeatView, case: Case) -> Iterator[Waiting]:
    rank = rank_of(case)
    if _merges(view, case):
        due, name = min(((due, name) for name, due in view.casework.owed(case)), default=NONE)
        whose = turn(view, "merge", case.case, case, due)
        yield Waiting(step="merge", item=case.case, rank=rank, due=due, deadline=name, turn=whose)
        return
    # Earliest first, read backwards: where a step is owed twice, the earlier second stays.
    others = {f"task:{task.task}" for task in case.tasks if task.to != view.seat.cell}
    found = [(name, due) for name, due in view.casework.owed(case) if name not in others]
    owed = {step_owed(name)[0]: (due, name) for name, due in reversed(found)}
    possible = dict(view.casework.carrying(case.case))
    for step in possible:
        due, name = owed.get(step, NONE)
        timed = view.casework.edition.due(step, case.priority) is not None
        if step in WRITING or (timed and step not in owed):
            continue
        if step == "act" and view.seat.roles & WRITERS and set(case.actions) <= SAID:
            continue  # whoever writes the words has no deed beside them
        if CORE[step].errand and _stays_in(view):
            continue
        if ripe(view, step, case, view.seat, due):
            # What may be done on a P1 and is not owed yet stands behind what is owed on one, and before all else.
            place = rank if step in owed else rank + NOT_OWED if rank else NEAR_P1
            if step == "answer" and not rank and _nothing_to_tell(view, case, due):
                place = NEAR_P1
            whose = turn(view, step, case.case, case, due)
            yield Waiting(step=step, item=case.case, rank=place, due=due, deadline=name, turn=whose)
    begins = next((step for step in WRITING if step in possible), "")
    if begins and ripe(view, begins, case, view.seat, SOME_DAY) and _text_owed(view, case):
        due, name = _text_due(view, case)
        whose = turn(view, begins, case.case, case, due)
        yield Waiting(step=begins, item=case.case, rank=rank, due=due, deadline=name, turn=whose)


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
    owed = list[str]()
    if newer_on_paper(view, case) or answered_against_paper(view, case):
        owed.append("answer")
    newest = max(
        (asked for asked in case.questions if asked.verdict),
        key=lambda asked: asked.answered_at,
        default=None,
    )
    if newest and case.found not in ("", newest.verdict) and newest.answered_at > case.verdict_at:
        owed += ["new_evidence", "verdict"]
    steps = dict(view.casework.possible(case.case)) if owed else {}
    step = next((step for step in owed if step in steps), "")
    if step:
        yield Waiting(
            step=step, item=case.case, rank=rank_of(case), turn=turn(view, step, case.case, case, SOME_DAY)
        )


def _text_owed(view: SeatView, case: Case) -> bool:
    """True when a text was decided, or a first word is due, and nobody has begun to write it."""
    if case.state in ("GATED", "VERIFYING"):
        # That it is not known yet is no answer to the public, which is owed one all the more.
        pressing = case.priority == "P1" and not case.verified
        kinds = {text.kind for text in view.statements if text.case == case.case}
        return pressing and not kinds & {"holding", "warning"} and not view.casework.told_already(case)
    return case.state in ("DECIDED", "ACTING") and bool(unsaid(view, case))


def _statements(view: SeatView) -> Iterator[Waiting]:
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
            if step not in WRITING
            and (step != "approve" or given.wants(role))
            and (step != "submit" or not theirs(view, statement))
            # the corrected version is on its way
            and not (step == "self_correct" and statement.state == "REVIEW")
        ]
        if statement.state == "DRAFTING" and _overtaken(view, statement):
            continue  # another text on its case, or on one that tells the same, has gone further
        if steps:
            step = steps[-1]
            rank = RANK["P1"] if statement.error_open else rank_of(case) if case else RANK["P3"]
            righted = ((at, name) for name, at in view.casework.owed(statement) if name == PUT_RIGHT)
            due, name = next(righted, None) or _text_due(view, case)
            whose = turn(view, step, statement.statement, case, due)
            harm = _ended(statement, case) if CORE[step].last else 0
            rank = RANK["P1"] if harm >= GRAVE and statement.kind == "warning" else rank
            yield Waiting(
                step=step, item=statement.statement, rank=rank, due=due, deadline=name, turn=whose, harm=harm
            )
        elif _to_complete(view, statement) and dict(possible).keys() & set(WRITING):
            rank = rank_of(case) if case else RANK["P3"]
            due, name = _text_due(view, case)
            yield Waiting(step="complete", item=statement.statement, rank=rank, due=due, deadline=name)


def _ended(statement: Statement, case: Case | None) -> int:
    """How much harm it ends to publish a text: that of its case, and of two alike that of the warning."""
    harm = int((case.h if case else "")[1:] or 0)
    return 2 * harm + (statement.kind == "warning")


def _text_due(view: SeatView, case: Case | None) -> tuple[int, str]:
    """(second, deadline) by which a text on the case is owed: by the procedure, or for the hour that one before it gave."""
    owed = view.casework.owed(case) if case else ()
    dues = [(at, name) for name, at in owed if step_owed(name)[0] in BY_TEXT]
    told = hour_of(view, case.case if case else "")
    return min([*dues, (told, NEXT_WORD) if told else NONE])


def _overtaken(view: SeatView, statement: Statement) -> bool:
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
    if statement.state != "DRAFTING" or _overtaken(view, statement):
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
            rank = NEAR_P1 if row.method == CALL else RANK[""] if fresh else 30
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
