"""Tasks on a case for one cell."""

# Charter: casework nouns tasks
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework.noun import CaseEvent, OnCase, command
from infodrill.casework.nouns.handovers import CELL
from infodrill.casework.pages import Stamp, with_case
from infodrill.casework.reach import Inside
from infodrill.casework.records import CaseBook
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.steps import ANY_STATE
from infodrill.casework.timeline import Telling, text
from infodrill.casework.undertakings import Task, TaskGiven
from infodrill.kernel.events import Text, event, shared
from infodrill.kernel.fields import TEXT, Key, Moment, Words
from infodrill.kernel.i18n import N_

LONGEST_TASK = 30 * 86_400


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAssigned(CaseEvent, TaskGiven):
    """Work for the cell `to` by second `due`; `task` = "c1.k1"."""

    TYPE: ClassVar[str] = "case.task_assigned"
    cell: str

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        task = Task(by=self.cell, at=stamp.at, **shared(self, TaskGiven))
        return with_case(book, self.case, tasks=(*book.cases[self.case].tasks, task))

    def line(self) -> Telling:
        return (
            "task",
            N_("task for {to}, due {at}: {what}"),
            (
                ("to", "cell", self.to),
                ("at", "time", str(self.due)),
                text("what", self.what),
            ),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFinished(CaseEvent):
    """A cell did what it was asked to do on a case, and what came of it."""

    TYPE: ClassVar[str] = "case.task_finished"
    task: str
    cell: str
    text: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        tasks = tuple(
            replace(task, done_at=stamp.at, result=str(self.text)) if task.task == self.task else task
            for task in book.cases[self.case].tasks
        )
        return with_case(book, self.case, tasks=tasks)

    def line(self) -> Telling:
        return ("task", N_("task done: {text}"), (text("text", self.text),))


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AssignTask(OnCase):
    """A piece of work on a case for one cell: `what`, by second `due`."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("task",)

    cell: Annotated[str, Key("cell", N_("Which unit?"))]
    what: Annotated[str, Words(TEXT, N_("What to do"))]
    due: Annotated[int, Moment(N_("By when"))]

    def decide(self, scene: CaseScene) -> tuple[TaskAssigned, ...]:
        case = self.begun(scene)
        if not CELL.fullmatch(self.cell):
            raise refuse(
                "fields",
                N_("A task names the cell that does it."),
                (),
                N_("Choose a cell from the list."),
                field="to",
            )
        if not scene.at < self.due <= scene.at + LONGEST_TASK:
            raise refuse(
                "clock", N_("A task is due after now and within 30 days."), (), N_("Give such a time.")
            )
        what = Text(scene.said(self.what, "what"))
        return (
            TaskAssigned(
                case=case.case,
                task=f"{case.case}.k{len(case.tasks) + 1}",
                cell=scene.cell,
                to=self.cell,
                due=self.due,
                what=what,
            ),
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class FinishTask(OnCase):
    """The assigned cell says that the task is done and what came of it."""

    TOKEN: ClassVar[bool] = True
    STEPS: ClassVar[tuple[str, ...]] = ("finish",)
    ALONE: ClassVar[frozenset[str]] = ANY_STATE

    task: Annotated[str, Key("task")]
    text: Annotated[str, Words(TEXT, N_("What came of it"))]

    def decide(self, scene: CaseScene) -> tuple[TaskFinished, ...]:
        """Also on a closed case: work that was given is owed until it is done."""
        case = self.allowed(scene)
        mine = [task.task for task in case.tasks if task.done_at < 0 and task.to == scene.cell]
        if self.task not in mine:
            raise refuse(
                "unknown",
                N_("{cell} has no open task {task} on {case}."),
                mine,
                N_("Its open tasks: {allowed}."),
                cell=scene.cell,
                task=self.task,
                case=case.case,
            )
        return (
            TaskFinished(
                case=case.case, task=self.task, cell=scene.cell, text=Text(scene.said(self.text, "text"))
            ),
        )
