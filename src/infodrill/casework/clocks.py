"""Deadlines: what is due when, which were missed, which watched cases come back. Publishes nothing (I8)."""

# Charter: casework clocks
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from infodrill.casework import nextword
from infodrill.casework.duplicates import told_already, untold_since
from infodrill.casework.edition import Edition
from infodrill.casework.nouns.closing import LEFT_ALONE
from infodrill.casework.nouns.moves import CaseStepped, DeadlineMissed
from infodrill.casework.nouns.selfcorrection import approval_owed
from infodrill.casework.records import Appeal, Case, CaseBook, Statement
from infodrill.casework.rights import STATEMENT_ACTION, TRUE_VERDICTS
from infodrill.casework.scene import UNDO_SECONDS
from infodrill.casework.steps import step_owed
from infodrill.kernel.events import EventBody

SYSTEM = "SYSTEM"
NOTED = frozenset(
    {"question", "task", "remedy", "review"}
)  # overdue with another cell: noted; the case's own clocks escalate
PUT_RIGHT = "self_correct"  # by whose time an error of ours is corrected, and what went out early approved
PROMISED = "promise"  # the hour for which a text promised the next word
Owing = Case | Statement | Appeal  # whatever deadlines run on
Passes = Callable[[Owing, str, int], int]  # (item, step, due by the procedure) → when it has been missed
_ROUND_ON = ("verdict", "triage", "decide", "act")


def deadlines(item: Owing, edition: Edition, book: CaseBook | None = None) -> tuple[tuple[str, int], ...]:
    """(step, due second) of all that is still owed on the item, missed or not, earliest first.

    A statement's or appeal's times follow its case's priority, so `book` is needed for them (P3 without); and no first word
    is owed where another case of the `book` that tells the same has a text out.
    """
    if isinstance(item, Case):
        owed = _case(item, edition, book)
    elif isinstance(item, Statement):
        owed = _statement(item, edition, priority_of(item, book), book)
    else:
        owed = _appeal(item, edition, priority_of(item, book))
    return tuple(sorted(owed, key=lambda pair: (pair[1], pair[0])))


def allowed(item: Owing, step: str, edition: Edition, book: CaseBook | None = None) -> int:
    """Seconds that whoever owes a step of `deadlines` has for it, 0 = its end was set without."""
    name = step_owed(step)[0]
    if isinstance(item, Statement):
        said = item.published
        if name == PROMISED and said:
            return said.next_update - said.published_at
        name = PUT_RIGHT
    elif isinstance(item, Case) and (task := next((t for t in item.tasks if step == f"task:{t.task}"), None)):
        # Whoever gives a task says its end by the clock on the wall; who does it needs the minutes that lie between.
        return task.due - task.at
    priority = item.priority if isinstance(item, Case) else priority_of(item, book)
    return edition.due(name, priority) or 0


def name_of(item: Owing) -> str:
    """Its id."""
    if isinstance(item, Case):
        return item.case
    return item.statement if isinstance(item, Statement) else item.appeal


def case_of(item: Owing, book: CaseBook | None) -> Case | None:
    """The case whose priority and claim its deadlines follow; None for a text about no case, and an appeal against one."""
    if isinstance(item, Case) or book is None:
        return item if isinstance(item, Case) else None
    if isinstance(item, Statement):
        return book.cases.get(item.case)
    text = book.statements.get(item.item)
    return book.cases.get(text.case if text else item.item)


def priority_of(item: Statement | Appeal, book: CaseBook | None) -> str:
    case = case_of(item, book)
    return (case.priority or "P1") if case else "P3"


def due(
    book: CaseBook,
    edition: Edition,
    at: int,
    *,
    excused: bool = False,
    spread: Mapping[str, int] | None = None,
    passes: Passes = lambda item, step, when: when,
) -> tuple[EventBody, ...]:
    """What the clock owes at `at`: each missed deadline once a round, and watched cases brought back to TRIAGED.

    `spread` = current S by case: a rise above the triaged S brings a watched case back before its timer. In a jump
    or the run-on (`excused`) deadlines escalate to nobody. `passes` = until when a deadline is not missed yet.
    """
    return (*_missed(book, edition, at, excused, passes), *_recalled(book, edition, at, spread or {}))


def _missed(book: CaseBook, edition: Edition, at: int, excused: bool, passes: Passes) -> Iterator[EventBody]:
    for item, level, missed in _items(book):
        upper = 0 if excused else min(level + 1, edition.top_level)
        for step, when in deadlines(item, edition, book):
            if at <= when or step in missed:
                continue
            if at > (ends := passes(item, step, when)):
                yield DeadlineMissed(
                    item=name_of(item),
                    step=step,
                    due=ends,
                    excused=excused,
                    escalated_to=0 if step.partition(":")[0] in NOTED else upper,
                )


def _items(book: CaseBook) -> Iterator[tuple[Owing, int, tuple[str, ...]]]:
    for case in book.cases.values():
        yield case, case.level, case.missed
    for statement in book.statements.values():
        owner = book.cases.get(statement.case)
        yield statement, owner.level if owner else 1, statement.missed
    for appeal in book.appeals.values():
        yield appeal, 1, appeal.missed


def _recalled(book: CaseBook, edition: Edition, at: int, spread: Mapping[str, int]) -> Iterator[EventBody]:
    if not edition.has("watch_back"):
        return
    for case in book.cases.values():
        watched = case.state == "TRACKING" and case.disposition == "watch"
        if watched and (0 <= case.recheck_at <= at or spread.get(case.case, 0) > case.s):
            yield CaseStepped(
                case=case.case, step="watch_back", frm="TRACKING", to="TRIAGED", role=SYSTEM, cell=""
            )


def _case(case: Case, edition: Edition, book: CaseBook | None) -> list[tuple[str, int]]:
    if case.merged_into:
        return []
    undone = {step for step, _ in case.undone}
    path = dict.fromkeys(_path(case), case.round_at)  # step → from when it is owed
    if "holding" in path and book:
        if told_already(case, book):
            del path["holding"]
        else:  # nothing was owed while the text of another stood
            path["holding"] = max(case.round_at, untold_since(case, book))
    owed = [
        (step, since + seconds + (UNDO_SECONDS if step in undone else 0))
        for step, since in path.items()
        if step not in case.met and (seconds := edition.due(step, case.priority)) is not None
    ]
    closing = edition.due("close", case.priority)
    if (
        case.state in ("ACTING", "TRACKING")
        and case.acting_at >= 0
        and closing is not None
        and case.disposition != "watch"
    ):
        owed.append(("close", case.acting_at + closing))
    owed += [(f"ticket:{ticket}", when) for ticket, when, answered in case.tickets if answered < 0]
    owed += _asked(case, edition)
    answer = edition.due("escalation", case.priority)
    if case.escalated_at >= 0 and case.escalation_answered_at < 0 and answer is not None:
        owed.append(("escalation", case.escalated_at + answer))
    return owed


def _asked(case: Case, edition: Edition) -> list[tuple[str, int]]:
    """What the case waits for from others: answers of owners, tasks, a hand-over, remedies, reviews of measures."""
    owed = [(f"task:{task.task}", task.due) for task in case.tasks if task.done_at < 0]
    owed += [
        (f"remedy:{remedy.ticket or case.case}", remedy.due) for remedy in case.remedies if remedy.done_at < 0
    ]
    owed += [
        (f"review:{measure.action}", min(measure.review_at, measure.ends_at))
        for measure in case.measures
        if measure.running
    ]
    answer, taking = edition.due("answer", case.priority), edition.due("take_over", case.priority)
    if answer is not None and case.state != "CLOSED":
        owed += [
            (f"question:{question.question}", question.at + answer)
            for question in case.questions
            if question.owner and question.answered_at < 0
        ]
    if taking is not None and case.offered is not None:
        owed.append((f"take_over:{case.offered.hand_over}", case.offered.at + taking))
    return owed


def _path(case: Case) -> tuple[str, ...]:
    """The steps that a case in this state still owes, on the path that its code and verdict make likely."""
    if case.state == "NEW":
        return ("log", "gate")
    if case.state == "LOGGED":
        return ("gate",)
    if case.state == "GATED":
        if case.gate_code == "G4":
            return ("service",)
        return ("leave_gated",) if case.gate_code in LEFT_ALONE else ("verify", *_holding(case), *_ROUND_ON)
    if case.state == "VERIFYING":
        if case.found in TRUE_VERDICTS:
            return (*_holding(case), "acknowledge")
        return (*_holding(case), *_ROUND_ON)
    if case.state == "TRIAGED":
        return ("decide", "act")
    if case.state in ("DECIDED", "ACTING"):
        speaks = any(action in STATEMENT_ACTION.values() for action in case.actions) and case.disposition in (
            "respond",
            "refer",
        )
        return (*(("act",) if case.state == "DECIDED" else ()), *(("submit", "publish") if speaks else ()))
    return ()


def _holding(case: Case) -> tuple[str, ...]:
    """A first word is owed at P1, or H4 and unverified, when the code allows a holding line."""
    return ("holding",) if case.early and case.gate_code in ("GU", "G0", "G7") else ()


def _statement(
    statement: Statement, edition: Edition, priority: str, book: CaseBook | None
) -> list[tuple[str, int]]:
    owed = []
    seconds = edition.due(PUT_RIGHT, priority)
    if statement.error_open and seconds is not None:
        owed.append((PUT_RIGHT, statement.error_raised_at + seconds))
    if (urgent := approval_owed(statement)) and seconds is not None:
        owed.append(("approve", urgent.published_at + seconds))
    said = statement.published
    if said and (promised := next_word(statement, book)):
        owed.append((f"{PROMISED}:{said.version}", promised))
    return owed


def next_word(statement: Statement, book: CaseBook | None, told: int = 0) -> int:
    """The second for which a published text promises the next word, while that has not come; 0 = nothing is promised any more.
    `told` = the second of an hour that it names in its words alone."""
    said = statement.published
    due = (said.next_update or told) if said else 0
    return due if said and due and not nextword.came(statement, said, due, book) else 0


def _appeal(appeal: Appeal, edition: Edition, priority: str) -> list[tuple[str, int]]:
    seconds = edition.due("appeal", priority)
    return [("appeal", appeal.at + seconds)] if appeal.answered_at < 0 and seconds is not None else []
