"""What a seat may really do now: each step is tried with a plain example, and those that pass are named.

A refusal shows them as the nearest allowed actions; pages draw their buttons from `possible`. Nothing is recorded.
"""

# Charter: casework nearest
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from infodrill.casework import commands as ask
from infodrill.casework import rights
from infodrill.casework.records import Case, Statement
from infodrill.casework.refusal import RuleRefused
from infodrill.casework.scene import Scene, allowed_for, with_substitutes

if TYPE_CHECKING:
    from infodrill.casework.commands import CaseCommand

_WORD = "–"
_NO = ("no",) * 8
Example = Callable[[str, Scene, Case], "Iterable[CaseCommand]"]


def _gate(role: str, scene: Scene, case: Case) -> Iterable[CaseCommand]:
    sixth = "yes" if case.verdict in rights.TRUE_VERDICTS and case.verdict_at >= 0 else "no"
    yield ask.AnswerGate(role, case.case, ("yes", *_NO[:4], sixth, *_NO[:3]), _WORD)


def _decide(role: str, scene: Scene, case: Case) -> Iterable[CaseCommand]:
    for action in sorted(allowed_for(case, scene.edition)):
        how = "leave" if action == 0 else "respond"
        yield ask.Decide(role, case.case, how, (action,), True, _WORD)


def _test(role: str, scene: Scene, case: Case) -> Iterable[CaseCommand]:
    for action in rights.SIGNED_ACTIONS:
        yield ask.RecordTest(role, case.case, action, _WORD, min(rights.AIMS), 1, scene.at + 60, _WORD, _WORD)


# One plain example a step on a case; a step with several takes the first that passes.
EXAMPLES: Mapping[str, Example] = {
    "log": lambda role, scene, case: [ask.LogCase(role, case.case, _WORD, False)],
    "split": lambda role, scene, case: [ask.SplitCase(role, case.case, _WORD, False)],
    "gate": _gate,
    "recode": _gate,
    "leave_gated": lambda role, scene, case: [ask.Leave(role, case.case, _WORD)],
    "leave": lambda role, scene, case: [ask.Leave(role, case.case, _WORD)],
    "service": lambda role, scene, case: [ask.OpenTicket(role, case.case, _WORD)],
    "verify": lambda role, scene, case: [ask.AskOwner(role, case.case, "", _WORD)],
    "verdict": lambda role, scene, case: [ask.SetVerdict(role, case.case, "UNPROVEN", 500, ())],
    "triage": lambda role, scene, case: [ask.Triage(role, case.case, "V0", "H0", 0, 500)],
    "acknowledge": lambda role, scene, case: [ask.Acknowledge(role, case.case, scene.at + 60, True, _WORD)],
    "decide": _decide,
    "watch": lambda role, scene, case: [ask.Watch(role, case.case, scene.at + 60)],
    "test": _test,
    "sign": lambda role, scene, case: [ask.SignAction(role, case.case, one) for one in case.tests],
    "act": lambda role, scene, case: [ask.Act(role, case.case)],
    "ticket": lambda role, scene, case: [
        ask.AnswerTicket(role, case.case, ticket, scene.at, _WORD) for ticket, _, done in case.tickets if done < 0
    ],
    "remedy": lambda role, scene, case: [
        ask.FulfilRemedy(role, case.case, _WORD, one.ticket) for one in case.remedies if one.done_at < 0
    ],
    "track": lambda role, scene, case: [ask.Track(role, case.case)],
    "close": lambda role, scene, case: [ask.CloseCase(role, case.case, True, _WORD)],
    "new_evidence": lambda role, scene, case: [ask.ReopenCase(role, case.case, _WORD)],
    "reopen": lambda role, scene, case: [ask.ReopenCase(role, case.case, _WORD)],
    "answer": lambda role, scene, case: [
        ask.AnswerQuestion(role, case.case, one.question, "", "none", False, "") for one in case.questions
    ],
    "ask": lambda role, scene, case: [ask.AskOwner(role, case.case, "", _WORD)],
    "remind": lambda role, scene, case: [ask.RemindOwner(role, case.case, one.question) for one in case.questions],
    "opinion": lambda role, scene, case: [ask.GiveOpinion(role, case.case, "UNPROVEN", 500, _WORD)],
    "evidence": lambda role, scene, case: [ask.AddEvidence(role, case.case, "report", "F6", "AMBER", _WORD)],
    "conflict": lambda role, scene, case: [ask.RecordConflict(role, case.case, "a-unit", "about_unit")],
    "escalate": lambda role, scene, case: [ask.Escalate(role, case.case, "overrun")],
    "escalation": lambda role, scene, case: [ask.AnswerEscalation(role, case.case, "")],
    "take_over": lambda role, scene, case: [ask.AnswerHandOver(role, case.case, True)],
    "hand_over": lambda role, scene, case: [ask.HandOver(role, case.case, "a-cell", _WORD)],
    "finish": lambda role, scene, case: [ask.FinishTask(role, case.case, one.task, _WORD) for one in case.tasks],
    "task": lambda role, scene, case: [ask.AssignTask(role, case.case, "a-cell", _WORD, scene.at + 60)],
    "rabat": lambda role, scene, case: [ask.RecordRabat(role, case.case, ("no",) * 6, _WORD)],
    "review_measure": lambda role, scene, case: [
        ask.ReviewMeasure(role, case.case, one.action, True, _WORD, scene.at + 1) for one in case.measures
    ],
    "lift": lambda role, scene, case: [ask.LiftMeasure(role, case.case, one.action, _WORD) for one in case.measures],
    "undo": lambda role, scene, case: [ask.UndoStep(role, case.case)],
    "appeal_file": lambda role, scene, case: [ask.FileAppeal(role, case.case, _WORD)],
}  # fmt: skip
SAID: Mapping[str, Callable[[str, Statement], CaseCommand]] = {
    "submit": lambda role, one: ask.SubmitStatement(role, one.statement),
    "approve": lambda role, one: ask.ApproveStatement(role, one.statement),
    "publish": lambda role, one: ask.PublishStatement(role, one.statement),
    "clear_leak": lambda role, one: ask.ClearLeak(role, one.statement, _WORD),
    "self_correct": lambda role, one: ask.SelfCorrect(role, one.statement, *(_WORD,) * 4, "unknown"),
    "raise_error": lambda role, one: ask.RaiseError(role, one.statement, _WORD),
    "appeal_file": lambda role, one: ask.FileAppeal(role, one.statement, _WORD),
}
MOST = 6  # a refusal names at most these


def possible(
    scene: Scene, verbs: Mapping[type, Callable[..., object]], item: str
) -> tuple[tuple[str, str], ...]:
    """(step, role) of every step that the seat may take now on a case or statement, in the procedure's order."""
    found: list[tuple[str, str]] = []
    case, statement = scene.book.cases.get(item), scene.book.statements.get(item)
    if statement is not None:
        for step, make in SAID.items():
            found += _first(scene, verbs, step, _saying(make, statement))
    elif case is not None:
        for step, examples in EXAMPLES.items():
            found += _first(scene, verbs, step, _on(examples, scene, case), case)
    return tuple(found)


def shut(
    scene: Scene, verbs: Mapping[type, Callable[..., object]], case: Case
) -> tuple[tuple[str, RuleRefused | None], ...]:
    """Steps that the seat's roles take, but not on this case now, and the refusal; None = the case stands elsewhere."""
    found: list[tuple[str, RuleRefused | None]] = []
    for step, examples in EXAMPLES.items():
        roles = scene.edition.steps[step].roles() & scene.roles if scene.edition.has(step) else frozenset()
        if not roles:
            continue
        frm = scene.edition.steps[step].frm
        if frm and case.state not in frm:
            found.append((step, None))
        elif not _first(scene, verbs, step, _on(examples, scene, case), case):
            role = min(roles)
            tried = [_why(replace(scene, role=role), verbs, one) for one in examples(role, scene, case)]
            found += [(step, one) for one in tried[:1] if one]
    return tuple(found)


def _on(examples: Example, scene: Scene, case: Case) -> Callable[[str], Iterable[CaseCommand]]:
    return lambda role: examples(role, scene, case)


def _saying(
    make: Callable[[str, Statement], CaseCommand], statement: Statement
) -> Callable[[str], Iterable[CaseCommand]]:
    return lambda role: [make(role, statement)]


def opening(scene: Scene, verbs: Mapping[type, Callable[..., object]]) -> tuple[tuple[str, str], ...]:
    """The way to begin anew, where the item of a command is unknown."""
    return tuple(_first(scene, verbs, "open", lambda role: [ask.OpenCase(role, "ward", "free", said=_WORD)]))


def _first(
    scene: Scene,
    verbs: Mapping[type, Callable[..., object]],
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
        if any(_passes(mine, verbs, one) for one in make(role)):
            return [(step, role)]
    return []


def _passes(scene: Scene, verbs: Mapping[type, Callable[..., object]], cmd: CaseCommand) -> bool:
    return _why(scene, verbs, cmd) is None


def _why(scene: Scene, verbs: Mapping[type, Callable[..., object]], cmd: CaseCommand) -> RuleRefused | None:
    try:
        verbs[type(cmd)](scene, cmd)
    except RuleRefused as refusal:
        return refusal
    return None
