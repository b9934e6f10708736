"""What a seat may really do now: each step is tried with a plain example, and those that pass are named.

A refusal shows them as the nearest allowed actions; pages draw their buttons from `possible`. Nothing is recorded.
"""

# Charter: casework nearest
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from infodrill.casework import rights
from infodrill.casework.nouns.appeal import FileAppeal
from infodrill.casework.nouns.closing import CloseCase, Leave, Track
from infodrill.casework.nouns.decision import Act, Decide, SignAction
from infodrill.casework.nouns.escalation import AnswerEscalation, Escalate
from infodrill.casework.nouns.evidence import AddEvidence, GiveOpinion
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.handovers import AnswerHandOver, HandOver
from infodrill.casework.nouns.intake import LogCase, OpenCase, SplitCase
from infodrill.casework.nouns.measures import LiftMeasure, RecordRabat, RecordTest, ReviewMeasure
from infodrill.casework.nouns.publishing import ApproveStatement, ClearLeak, PublishStatement
from infodrill.casework.nouns.questions import AnswerQuestion, AskOwner, RemindOwner
from infodrill.casework.nouns.selfcorrection import RaiseError, SelfCorrect
from infodrill.casework.nouns.service import Acknowledge, AnswerTicket, FulfilRemedy, OpenTicket
from infodrill.casework.nouns.statement import SubmitStatement
from infodrill.casework.nouns.tasks import AssignTask, FinishTask
from infodrill.casework.nouns.triage import Triage, Watch
from infodrill.casework.nouns.undoing import UndoStep
from infodrill.casework.nouns.verdict import RecordConflict, ReopenCase, SetVerdict
from infodrill.casework.records import Case, Statement
from infodrill.casework.refusal import RuleRefused
from infodrill.casework.scene import Scene, allowed_for, with_substitutes

if TYPE_CHECKING:
    from infodrill.casework.noun import CaseCommand

_WORD = "–"
_NO = ("no",) * 8
Example = Callable[[str, Scene, Case], "Iterable[CaseCommand]"]


def _gate(role: str, scene: Scene, case: Case) -> Iterable[CaseCommand]:
    sixth = "yes" if case.verdict in rights.TRUE_VERDICTS and case.verdict_at >= 0 else "no"
    yield AnswerGate(role, case.case, ("yes", *_NO[:4], sixth, *_NO[:3]), _WORD)


def _decide(role: str, scene: Scene, case: Case) -> Iterable[CaseCommand]:
    for action in sorted(allowed_for(case, scene.edition)):
        how = "leave" if action == 0 else "respond"
        yield Decide(role, case.case, how, (action,), True, _WORD)


def _test(role: str, scene: Scene, case: Case) -> Iterable[CaseCommand]:
    for action in rights.SIGNED_ACTIONS:
        yield RecordTest(role, case.case, action, _WORD, min(rights.AIMS), 1, scene.at + 60, _WORD, _WORD)


# One plain example a step on a case; a step with several takes the first that passes.
EXAMPLES: Mapping[str, Example] = {
    "log": lambda role, scene, case: [LogCase(role, case.case, _WORD, False)],
    "split": lambda role, scene, case: [SplitCase(role, case.case, _WORD, False)],
    "gate": _gate,
    "recode": _gate,
    "leave_gated": lambda role, scene, case: [Leave(role, case.case, _WORD)],
    "leave": lambda role, scene, case: [Leave(role, case.case, _WORD)],
    "service": lambda role, scene, case: [OpenTicket(role, case.case, _WORD)],
    "verify": lambda role, scene, case: [AskOwner(role, case.case, "", _WORD)],
    "verdict": lambda role, scene, case: [SetVerdict(role, case.case, "UNPROVEN", 500, ())],
    "triage": lambda role, scene, case: [Triage(role, case.case, "V0", "H0", 0, 500)],
    "acknowledge": lambda role, scene, case: [Acknowledge(role, case.case, scene.at + 60, True, _WORD)],
    "decide": _decide,
    "watch": lambda role, scene, case: [Watch(role, case.case, scene.at + 60)],
    "test": _test,
    "sign": lambda role, scene, case: [SignAction(role, case.case, one) for one in case.tests],
    "act": lambda role, scene, case: [Act(role, case.case)],
    "ticket": lambda role, scene, case: [
        AnswerTicket(role, case.case, ticket, scene.at, _WORD) for ticket, _, done in case.tickets if done < 0
    ],
    "remedy": lambda role, scene, case: [
        FulfilRemedy(role, case.case, _WORD, one.ticket) for one in case.remedies if one.done_at < 0
    ],
    "track": lambda role, scene, case: [Track(role, case.case)],
    "close": lambda role, scene, case: [CloseCase(role, case.case, True, _WORD)],
    "new_evidence": lambda role, scene, case: [ReopenCase(role, case.case, _WORD)],
    "reopen": lambda role, scene, case: [ReopenCase(role, case.case, _WORD)],
    "answer": lambda role, scene, case: [
        AnswerQuestion(role, case.case, one.question, "", "none", False, "") for one in case.questions
    ],
    "ask": lambda role, scene, case: [AskOwner(role, case.case, "", _WORD)],
    "remind": lambda role, scene, case: [RemindOwner(role, case.case, one.question) for one in case.questions],
    "opinion": lambda role, scene, case: [GiveOpinion(role, case.case, "UNPROVEN", 500, _WORD)],
    "evidence": lambda role, scene, case: [AddEvidence(role, case.case, "report", "F6", "AMBER", _WORD)],
    "conflict": lambda role, scene, case: [RecordConflict(role, case.case, "a-unit", "about_unit")],
    "escalate": lambda role, scene, case: [Escalate(role, case.case, "overrun")],
    "escalation": lambda role, scene, case: [AnswerEscalation(role, case.case, "")],
    "take_over": lambda role, scene, case: [AnswerHandOver(role, case.case, True)],
    "hand_over": lambda role, scene, case: [HandOver(role, case.case, "a-cell", _WORD)],
    "finish": lambda role, scene, case: [FinishTask(role, case.case, one.task, _WORD) for one in case.tasks],
    "task": lambda role, scene, case: [AssignTask(role, case.case, "a-cell", _WORD, scene.at + 60)],
    "rabat": lambda role, scene, case: [RecordRabat(role, case.case, ("no",) * 6, _WORD)],
    "review_measure": lambda role, scene, case: [
        ReviewMeasure(role, case.case, one.action, True, _WORD, scene.at + 1) for one in case.measures
    ],
    "lift": lambda role, scene, case: [LiftMeasure(role, case.case, one.action, _WORD) for one in case.measures],
    "undo": lambda role, scene, case: [UndoStep(role, case.case)],
    "appeal_file": lambda role, scene, case: [FileAppeal(role, case.case, _WORD)],
}  # fmt: skip
SAID: Mapping[str, Callable[[str, Statement], CaseCommand]] = {
    "submit": lambda role, one: SubmitStatement(role, one.statement),
    "approve": lambda role, one: ApproveStatement(role, one.statement),
    "publish": lambda role, one: PublishStatement(role, one.statement),
    "clear_leak": lambda role, one: ClearLeak(role, one.statement, _WORD),
    "self_correct": lambda role, one: SelfCorrect(role, one.statement, *(_WORD,) * 4, "unknown"),
    "raise_error": lambda role, one: RaiseError(role, one.statement, _WORD),
    "appeal_file": lambda role, one: FileAppeal(role, one.statement, _WORD),
}
MOST = 6  # a refusal names at most these


def possible(scene: Scene, item: str) -> tuple[tuple[str, str], ...]:
    """(step, role) of every step that the seat may take now on a case or statement, in the procedure's order."""
    found: list[tuple[str, str]] = []
    case, statement = scene.book.cases.get(item), scene.book.statements.get(item)
    if statement is not None:
        for step, make in SAID.items():
            found += _first(scene, step, _saying(make, statement))
    elif case is not None:
        for step, examples in EXAMPLES.items():
            found += _first(scene, step, _on(examples, scene, case), case)
    return tuple(found)


def shut(scene: Scene, case: Case) -> tuple[tuple[str, RuleRefused | None], ...]:
    """Steps that the seat's roles take, but not on this case now, and the refusal; None = the case stands elsewhere."""
    found: list[tuple[str, RuleRefused | None]] = []
    for step, examples in EXAMPLES.items():
        roles = scene.edition.steps[step].roles() & scene.roles if scene.edition.has(step) else frozenset()
        if not roles:
            continue
        frm = scene.edition.steps[step].frm
        if frm and case.state not in frm:
            found.append((step, None))
        elif not _first(scene, step, _on(examples, scene, case), case):
            role = min(roles)
            tried = [_why(replace(scene, role=role), one) for one in examples(role, scene, case)]
            found += [(step, one) for one in tried[:1] if one]
    return tuple(found)


def _on(examples: Example, scene: Scene, case: Case) -> Callable[[str], Iterable[CaseCommand]]:
    return lambda role: examples(role, scene, case)


def _saying(
    make: Callable[[str, Statement], CaseCommand], statement: Statement
) -> Callable[[str], Iterable[CaseCommand]]:
    return lambda role: [make(role, statement)]


def opening(scene: Scene) -> tuple[tuple[str, str], ...]:
    """The way to begin anew, where the item of a command is unknown."""
    return tuple(_first(scene, "open", lambda role: [OpenCase(role, "ward", "free", said=_WORD)]))


def _first(
    scene: Scene,
    step: str,
    make: Callable[[str], Iterable[CaseCommand]],
    case: Case | None = None,
) -> list[tuple[str, str]]:
    if not scene.edition.has(step) or (
        case and (frm := scene.edition.steps[step].frm) and case.state not in frm
    ):
        return []
    for role in sorted(scene.roles & with_substitutes(scene.edition.steps[step].roles())):
        mine = replace(scene, role=role)
        if any(_passes(mine, one) for one in make(role)):
            return [(step, role)]
    return []


def _passes(scene: Scene, cmd: CaseCommand) -> bool:
    return _why(scene, cmd) is None


def _why(scene: Scene, cmd: CaseCommand) -> RuleRefused | None:
    try:
        cmd.decide(scene)
    except RuleRefused as refusal:
        return refusal
    return None
