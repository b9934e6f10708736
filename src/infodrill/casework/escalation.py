"""Escalation adds hands, never powers: level 1 asks, level 2 answers."""

# Charter: casework escalation
from __future__ import annotations

from infodrill.casework import commands as ask
from infodrill.casework.events import CaseEscalated, EscalationAnswered
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import Scene
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_

REASONS = ("priority", "two_wards", "city_owner", "press", "spread", "overrun", "about_level")


def escalate(scene: Scene, cmd: ask.Escalate) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.step("escalate", case)
    if cmd.reason not in REASONS:
        raise refuse("fields", N_("There is no reason {reason} to escalate."), REASONS, reason=cmd.reason)
    if case.escalated_at >= 0 and case.escalation_answered_at < 0:
        raise refuse("once", N_("The upper level has this case and has not answered yet."))
    level = max(case.level, case.escalated_to if case.escalated_at >= 0 else 0)
    if level >= scene.edition.top_level:
        raise refuse("once", N_("This case is already at the highest level."))
    return (CaseEscalated(case.case, level + 1, cmd.reason, scene.cell),)


def answer_escalation(scene: Scene, cmd: ask.AnswerEscalation) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.may("escalation", case)
    if case.escalated_at < 0 or case.escalation_answered_at >= 0:
        raise refuse("state", N_("No escalation of {case} waits for an answer."), case=case.case)
    if scene.level < min(case.escalated_to, scene.edition.top_level):
        raise refuse(
            "role",
            N_("{case} was escalated to level {n}."),
            (str(case.escalated_to),),
            N_("A seat of that level answers."),
            case=case.case,
            n=case.escalated_to,
        )
    scene.clean(cmd.text)
    return (EscalationAnswered(case.case, scene.cell, Text(cmd.text)),)
