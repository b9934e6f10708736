"""The protected-expression gate: the first pass by the ward, amended, confirmed or re-coded by RIGHTS."""

# Charter: casework gate
from __future__ import annotations

from infodrill.casework import commands as ask
from infodrill.casework import rights
from infodrill.casework.events import GatePassed
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import Scene
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_


def answer_gate(scene: Scene, cmd: ask.AnswerGate) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    first = case.state == "LOGGED"
    scene.step("gate" if first else "recode", case)
    _answers(cmd.answers)
    if any(one != "no" for one in cmd.answers[1:]):
        scene.said(cmd.note, "note")
    verdict = case.verdict if case.verdict_at >= 0 else ""
    _agrees(cmd.answers, verdict)
    passing = 1 if case.state in ("LOGGED", "GATED") else 2
    code = rights.gate_code(cmd.answers, verdict)
    passed = GatePassed(case.case, passing, cmd.answers, code, scene.role, scene.cell, Text(cmd.note))
    return (passed, scene.moved("gate", case)) if first else (passed,)


def _answers(answers: tuple[str, ...]) -> None:
    if len(answers) != len(rights.QUESTIONS) or any(one not in rights.ANSWERS for one in answers):
        raise refuse(
            "fields", N_("The gate has nine questions; answer each with yes, no or unsure."), rights.ANSWERS
        )


def _agrees(answers: tuple[str, ...], verdict: str) -> None:
    """After a verdict question 6 says what the verdict says; UNPROVEN and MIXED leave it to the code."""
    want = (
        "yes"
        if verdict in rights.TRUE_VERDICTS
        else "no"
        if verdict in ("FALSE", "MISLEADING_CONTEXT")
        else ""
    )
    if want and answers[5] != want:
        raise refuse(
            "gate",
            N_("The verdict is {verdict}: question 6 is “{want}”."),
            (want,),
            verdict=verdict,
            want=want,
        )
