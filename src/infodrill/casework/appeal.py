"""Appeals: a record on a case or statement, answered by another person; the state stays."""

# Charter: casework appeal
from __future__ import annotations

from infodrill.casework import commands as ask
from infodrill.casework.events import AppealAnswered, AppealFiled
from infodrill.casework.records import Case
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import Scene
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_


def file_appeal(scene: Scene, cmd: ask.FileAppeal) -> tuple[EventBody, ...]:
    scene.may("appeal_file")
    if cmd.item not in scene.book.cases and cmd.item not in scene.book.statements:
        raise refuse("unknown", N_("There is no case or statement {item}."), item=cmd.item)
    if any(
        one.item == cmd.item and one.by == scene.seat and one.answered_at < 0
        for one in scene.book.appeals.values()
    ):
        raise refuse("once", N_("Your appeal on {item} waits for its answer."), item=cmd.item)
    text = Text(scene.said(cmd.text, "text"))
    return (AppealFiled(scene.numbered("a", scene.book.appeals), cmd.item, text),)


def answer_appeal(scene: Scene, cmd: ask.AnswerAppeal) -> tuple[EventBody, ...]:
    """The reviewer signed nothing on the case and did not file the appeal."""
    appeal = scene.book.appeals.get(cmd.appeal)
    if appeal is None:
        raise refuse("unknown", N_("There is no appeal {appeal}."), scene.book.appeals, appeal=cmd.appeal)
    if appeal.answered_at >= 0:
        raise refuse("once", N_("Appeal {appeal} is answered."), appeal=cmd.appeal)
    scene.may("appeal")
    if scene.seat == appeal.by or signed_by(scene, appeal.item):
        raise refuse(
            "appeal",
            N_("Another person than those who signed or appealed answers."),
            scene.edition.steps["appeal"].roles(),
            N_("A holder who signed nothing here: {allowed}."),
        )
    return (
        AppealAnswered(appeal.appeal, scene.role, scene.cell, cmd.upheld, Text(scene.said(cmd.text, "text"))),
    )


def signed_by(scene: Scene, item: str) -> bool:
    """True when the seat, or its role in the same cell, signed or wrote anything on the item or its case."""
    statement = scene.book.statements.get(item)
    case: Case | None = scene.book.cases.get(statement.case if statement else item)
    if case is not None and case.merged_into and signed_by(scene, case.merged_into):
        return True  # what was decided there was decided on this report
    wrote = statement is not None and any(
        one.author_seat == scene.seat
        or scene.seat in {seat for _, _, seat in (*one.approved_by, *statement.approvals)}
        for one in statement.versions
    )
    conflicted = case is not None and any(unit == scene.cell for unit, _ in case.conflicts)
    signed = case is not None and (scene.seat in case.seats or (scene.role, scene.cell) in case.actors)
    return wrote or signed or conflicted
