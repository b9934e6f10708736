"""Verbs between cells: hand a case over, take or return it, give and finish tasks."""

# Charter: casework cooperation
from __future__ import annotations

import re

from infodrill.casework import commands as ask
from infodrill.casework.events import CaseHandedOver, HandOverAnswered, TaskAssigned, TaskFinished
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import Scene
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_

LONGEST_TASK = 30 * 86_400
_CELL = re.compile(r"[a-z0-9-]+")


def hand_over(scene: Scene, cmd: ask.HandOver) -> tuple[EventBody, ...]:
    """Offered, not moved: the case and its clocks stay with this cell until the other accepts."""
    case = scene.case(cmd.case)
    scene.step("hand_over", case)
    if case.offered is not None:
        raise refuse(
            "hand-over",
            N_("{case} is offered to {to} already."),
            ("take_over",),
            N_("That cell answers first: {allowed}."),
            case=case.case,
            to=case.offered.to,
        )
    if case.cell != scene.cell and not _above(scene, case.level):
        raise refuse(
            "hand-over",
            N_("{case} belongs to {cell}."),
            (case.cell,),
            N_("That cell hands it over: {allowed}."),
            case=case.case,
            cell=case.cell,
        )
    if not _CELL.fullmatch(cmd.to_cell) or cmd.to_cell == case.cell:
        raise refuse(
            "hand-over",
            N_("A case is handed over to another cell."),
            (),
            N_("Choose another cell from the list."),
        )
    reason = Text(scene.said(cmd.reason, "reason"))
    number = f"{case.case}.h{len(case.hand_overs) + 1}"
    return (CaseHandedOver(case.case, number, case.cell, cmd.to_cell, reason),)


def _above(scene: Scene, level: int) -> bool:
    """An upper level moves the cases of a lower one."""
    return scene.level > level


def answer_hand_over(scene: Scene, cmd: ask.AnswerHandOver) -> tuple[EventBody, ...]:
    """Only the cell it was offered to; a return says why."""
    case = scene.case(cmd.case)
    scene.may("take_over", case)
    offer = case.offered
    if offer is None:
        raise refuse(
            "state", N_("No hand-over of {case} waits for an answer."), ("hand_over",), case=case.case
        )
    if offer.to != scene.cell:
        raise refuse(
            "hand-over",
            N_("{case} was offered to {to}."),
            (offer.to,),
            N_("That cell answers: {allowed}."),
            case=case.case,
            to=offer.to,
        )
    text = scene.said(cmd.text, "text") if not cmd.accept else cmd.text.strip()
    scene.clean(text)
    return (
        HandOverAnswered(
            case.case,
            offer.hand_over,
            cmd.accept,
            scene.cell,
            scene.ward or case.ward,
            max(1, scene.level),
            Text(text),
        ),
    )


def assign_task(scene: Scene, cmd: ask.AssignTask) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.step("task", case)
    if not _CELL.fullmatch(cmd.cell):
        raise refuse(
            "fields", N_("A task names the cell that does it."), (), N_("Choose a cell from the list.")
        )
    if not scene.at < cmd.due <= scene.at + LONGEST_TASK:
        raise refuse("clock", N_("A task is due after now and within 30 days."), (), N_("Give such a time."))
    what = Text(scene.said(cmd.what, "what"))
    return (
        TaskAssigned(case.case, f"{case.case}.k{len(case.tasks) + 1}", scene.cell, cmd.cell, cmd.due, what),
    )


def finish_task(scene: Scene, cmd: ask.FinishTask) -> tuple[EventBody, ...]:
    """Also on a closed case: work that was given is owed until it is done."""
    case = scene.case(cmd.case)
    scene.may("finish", case)
    mine = [one.task for one in case.tasks if one.done_at < 0 and one.to == scene.cell]
    if cmd.task not in mine:
        raise refuse(
            "unknown",
            N_("{cell} has no open task {task} on {case}."),
            mine,
            N_("Its open tasks: {allowed}."),
            cell=scene.cell,
            task=cmd.task,
            case=case.case,
        )
    return (TaskFinished(case.case, cmd.task, scene.cell, Text(scene.said(cmd.text, "text"))),)
