"""The desk: a command on the book of cases becomes events, or is refused by a named rule. Pure; decides nothing itself."""

# Charter: casework desk
from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from infodrill.casework import (
    appeal,
    cooperation,
    decision,
    escalation,
    gate,
    intake,
    marking,
    measures,
    nearest,
    publishing,
    rights,
    selfcorrection,
    service,
    statement,
    triage,
    undoing,
    verification,
)
from infodrill.casework import commands as ask
from infodrill.casework.clocks import deadlines, due
from infodrill.casework.edition import Edition
from infodrill.casework.intake import receive
from infodrill.casework.leak import Artefact
from infodrill.casework.records import Case, CaseBook
from infodrill.casework.refusal import RuleRefused, refuse
from infodrill.casework.scene import Scene, allowed_for
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_
from infodrill.kernel.numbering import Numbering, counted

__all__ = ["RuleRefused", "allowed_for", "deadlines", "decide", "due", "possible", "receive"]
ITEMS = ("statement", "case", "item", "appeal")


def decide(
    book: CaseBook,
    cmd: ask.CaseCommand,
    *,
    edition: Edition,
    at: int,
    seat: str,
    cell: str,
    level: int,
    ward: str,
    roles: frozenset[str],
    public_contacts: tuple[str, ...] = (),
    wards: frozenset[str] = frozenset(),
    artefacts: tuple[Artefact, ...] = (),
    numbered: Numbering = counted,
) -> tuple[EventBody, ...]:
    """The events that the command means at second `at`, in order. Raises RuleRefused (a `Refused`), changes nothing.

    `public_contacts` are the scenario's invented numbers that texts may hold; `wards` a district's, beside `ward`;
    `artefacts` what the leak check reads beside the book: messages about the case, and open texts of the range;
    `numbered` how new cases, statements and appeals are called.
    """
    scene = Scene(
        book,
        edition,
        at,
        seat,
        cell,
        level,
        ward,
        cmd.role,
        roles,
        public_contacts,
        wards,
        artefacts,
        numbered,
    )
    try:
        return _verb(scene, cmd)(scene, cmd)
    except RuleRefused as no:
        no.offer(lambda: _nearest(scene, cmd))
        raise


def possible(scene: Scene, item: str) -> tuple[tuple[str, str], ...]:
    """(step, role) of what the scene's seat may take now on a case or statement: what a page offers as buttons."""
    return nearest.possible(scene, VERBS, item)


def shut(scene: Scene, case: Case) -> tuple[tuple[str, RuleRefused | None], ...]:
    """(step, why) of what the seat's roles take at other times: what a page shows locked. None = the case stands elsewhere."""
    return nearest.shut(scene, VERBS, case)


def _nearest(scene: Scene, cmd: ask.CaseCommand) -> Mapping[str, Mapping[str, str]]:
    item = next((str(one) for name in ITEMS if (one := getattr(cmd, name, ""))), "")
    appeal = scene.book.appeals.get(item)
    item = appeal.item if appeal else item
    found = possible(scene, item) or nearest.opening(scene, VERBS)
    return {step: scene.edition.steps[step].name for step, _ in found[: nearest.MOST]}


def _verb(scene: Scene, cmd: ask.CaseCommand) -> Callable[[Scene, Any], tuple[EventBody, ...]]:
    roles = scene.roles
    if cmd.role not in roles:
        raise refuse(
            "role",
            N_("This seat does not hold the role {role}."),
            sorted(roles),
            N_("It holds: {allowed}."),
            role=cmd.role,
        )
    if (pair := rights.merged_against_rule(roles)) and cmd.role in pair:
        raise refuse(
            "rights-independence",
            N_("{role} and {other} may not sit on one seat."),
            (),
            N_("Give the rights adviser to another person."),
            role=pair[0],
            other=pair[1],
        )
    verb = VERBS.get(type(cmd))
    if verb is None:
        raise refuse("unknown-verb", N_("The desk does not know this command."))
    return verb


VERBS: Mapping[type[ask.CaseCommand], Callable[[Scene, Any], tuple[EventBody, ...]]] = {
    ask.OpenCase: intake.open_case,
    ask.LogCase: intake.log_case,
    ask.MergeCase: intake.merge_case,
    ask.SplitCase: intake.split_case,
    ask.AnswerGate: gate.answer_gate,
    ask.AskOwner: verification.ask_owner,
    ask.AnswerQuestion: verification.answer_question,
    ask.AddEvidence: verification.add_evidence,
    ask.MarkArtefact: marking.mark_artefact,
    ask.RecordConflict: verification.record_conflict,
    ask.SetVerdict: verification.set_verdict,
    ask.ReopenCase: verification.reopen_case,
    ask.Triage: triage.triage,
    ask.Watch: triage.watch,
    ask.Leave: decision.leave,
    ask.Decide: decision.decide_response,
    ask.RecordTest: decision.record_test,
    ask.SignAction: decision.sign_action,
    ask.Act: decision.act,
    ask.Track: decision.track,
    ask.CloseCase: decision.close_case,
    ask.OpenTicket: service.open_ticket,
    ask.AnswerTicket: service.answer_ticket,
    ask.Acknowledge: service.acknowledge,
    ask.Escalate: escalation.escalate,
    ask.AnswerEscalation: escalation.answer_escalation,
    ask.UndoStep: undoing.undo_step,
    ask.GiveOpinion: verification.give_opinion,
    ask.AddAttachment: verification.add_attachment,
    ask.RemindOwner: verification.remind_owner,
    ask.HandOver: cooperation.hand_over,
    ask.AnswerHandOver: cooperation.answer_hand_over,
    ask.AssignTask: cooperation.assign_task,
    ask.FinishTask: cooperation.finish_task,
    ask.RecordRabat: measures.record_rabat,
    ask.ReviewMeasure: measures.review_measure,
    ask.LiftMeasure: measures.lift_measure,
    ask.FulfilRemedy: measures.fulfil_remedy,
    ask.DraftStatement: statement.draft_statement,
    ask.SubmitStatement: statement.submit_statement,
    ask.ApproveStatement: publishing.approve_statement,
    ask.ReturnStatement: statement.return_statement,
    ask.PublishStatement: publishing.publish_statement,
    ask.ClearLeak: publishing.clear_leak,
    ask.RaiseError: selfcorrection.raise_error,
    ask.SelfCorrect: selfcorrection.self_correct,
    ask.FileAppeal: appeal.file_appeal,
    ask.AnswerAppeal: appeal.answer_appeal,
}
