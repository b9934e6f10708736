"""Appeals: a record on a case or statement, answered by another person; the state stays."""

# Charter: casework nouns appeal
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework.noun import PLAIN, AppealEvent, ByHand, CaseCommand, command
from infodrill.casework.pages import Stamp, put
from infodrill.casework.reach import Inside
from infodrill.casework.records import Appeal, Case, CaseBook, Statement
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.errors import expect
from infodrill.kernel.events import Text, event
from infodrill.kernel.fields import TEXT, Flag, ItemId, Key, Words
from infodrill.kernel.i18n import N_


@event
@dataclass(frozen=True, slots=True)
class AppealFiled(AppealEvent):
    """Somebody asked that a case or a statement be looked at again, and why."""

    TYPE: ClassVar[str] = "appeal.filed"
    SETTLES: ClassVar[bool] = False
    item: ItemId
    text: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        return replace(
            book,
            appeals=put(
                book.appeals,
                self.appeal,
                Appeal(appeal=self.appeal, item=self.item, at=stamp.at, by=stamp.actor, text=str(self.text)),
            ),
        )

    def line(self) -> Telling:
        return (
            "appeal",
            N_("appeal on {item}: {text}"),
            (text("item", self.item), text("text", self.text)),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class AppealAnswered(AppealEvent, ByHand):
    """Another person's answer to an appeal: whether it was right, with the reasons."""

    TYPE: ClassVar[str] = "appeal.answered"
    SETTLES: ClassVar[bool] = False
    upheld: bool
    text: Inside

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        reviewer = (self.role, self.cell, stamp.actor)
        after = replace(
            book.appeals[self.appeal],
            answered_at=stamp.at,
            upheld=self.upheld,
            reviewer=reviewer,
            answer=str(self.text),
        )
        return replace(book, appeals=put(book.appeals, self.appeal, after))

    def line(self) -> Telling:
        message = N_("appeal upheld: {text}") if self.upheld else N_("appeal not upheld: {text}")
        return "appeal", message, (text("text", self.text),)


@command
@dataclass(frozen=True, slots=True)
class FileAppeal(CaseCommand):
    """Ask that a case or a statement be looked at again; the same seat may ask once more when the first was answered."""

    item: Annotated[str, Key("item")]
    text: Annotated[str, Words(TEXT, N_("What should be looked at again, and why?"))]
    STEPS: ClassVar[tuple[str, ...]] = ("appeal_file",)

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        yield cls(scene.role, case.case, PLAIN)

    @classmethod
    def on_statement(cls, scene: CaseScene, statement: Statement) -> Iterable[CaseCommand]:
        yield cls(scene.role, statement.statement, PLAIN)

    def decide(self, scene: CaseScene) -> tuple[AppealFiled, ...]:
        scene.may("appeal_file")
        if self.item not in scene.book.cases and self.item not in scene.book.statements:
            raise refuse("unknown", N_("There is no case or statement {item}."), item=self.item)
        if any(
            appeal.item == self.item and appeal.by == scene.seat and appeal.answered_at < 0
            for appeal in scene.book.appeals.values()
        ):
            raise refuse("once", N_("Your appeal on {item} waits for its answer."), item=self.item)
        text = Text(scene.said(self.text, "text"))
        return (AppealFiled(scene.numbered("a", scene.book.appeals), self.item, text),)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAppeal(CaseCommand):
    """Answer an appeal as somebody who signed nothing on it and did not file it."""

    appeal: Annotated[str, Key("appeal", N_("Which request?"))]
    upheld: Annotated[bool, Flag(N_("Is it right?"))]
    text: Annotated[str, Words(TEXT, N_("Your answer, with its reasons"))]
    STEPS: ClassVar[tuple[str, ...]] = ("appeal",)

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        for appeal in scene.book.appeals.values():
            if appeal.item in (case.case, *case.statements):
                yield cls(role=scene.role, appeal=appeal.appeal, upheld=False, text=PLAIN)

    @classmethod
    def on_statement(cls, scene: CaseScene, statement: Statement) -> Iterable[CaseCommand]:
        """A text of a case is answered for on the case; one of its own has no other desk."""
        for appeal in scene.book.appeals.values():
            if not statement.case and appeal.item == statement.statement:
                yield cls(role=scene.role, appeal=appeal.appeal, upheld=False, text=PLAIN)

    def decide(self, scene: CaseScene) -> tuple[AppealAnswered, ...]:
        """The reviewer signed nothing on the case and did not file the appeal."""
        appeal = expect(
            scene.book.appeals.get(self.appeal),
            refuse("unknown", N_("There is no appeal {appeal}."), scene.book.appeals, appeal=self.appeal),
        )
        if appeal.answered_at >= 0:
            raise refuse("once", N_("Appeal {appeal} is answered."), appeal=self.appeal)
        scene.may("appeal")
        if scene.seat == appeal.by or signed_by(scene, appeal.item):
            raise refuse(
                "appeal",
                N_("Another person than those who signed or appealed answers."),
                scene.edition.steps["appeal"].roles(),
                N_("A holder who signed nothing here: {allowed}."),
            )
        return (
            AppealAnswered(
                appeal=appeal.appeal,
                role=scene.role,
                cell=scene.cell,
                upheld=self.upheld,
                text=Text(scene.said(self.text, "text")),
            ),
        )


def signed_by(scene: CaseScene, item: str) -> bool:
    """True when the seat, or its role in the same cell, signed or wrote anything on the item or its case."""
    statement = scene.book.statements.get(item)
    case: Case | None = scene.book.cases.get(statement.case if statement else item)
    if case is not None and case.merged_into and signed_by(scene, case.merged_into):
        return True  # what was decided there was decided on this report
    wrote = statement is not None and any(
        version.author_seat == scene.seat
        or scene.seat in {seat for _, _, seat in (*version.approved_by, *statement.approvals)}
        for version in statement.versions
    )
    conflicted = case is not None and any(unit == scene.cell for unit, _ in case.conflicts)
    signed = case is not None and (scene.seat in case.seats or (scene.role, scene.cell) in case.actors)
    return wrote or signed or conflicted
