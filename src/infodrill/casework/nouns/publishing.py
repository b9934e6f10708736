"""Publishing a text: approve a version in review, clear a leak finding in it, publish it."""

# Charter: casework nouns publishing
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework import leakcheck
from infodrill.casework.approving import all_given, approvals, owners_in_conflict
from infodrill.casework.doorways import line_owed, replaced
from infodrill.casework.noun import ByHand, OnStatement, StatementEvent, command
from infodrill.casework.nouns.decision import PublicLogEntered
from infodrill.casework.nouns.selfcorrection import approval_owed, issue_correction, may_approve
from infodrill.casework.nouns.statement import in_state, moved
from infodrill.casework.nouns.statementmoves import StatementStepped, checked
from infodrill.casework.pages import Stamp, hand, with_case, with_statement
from infodrill.casework.reach import Inside
from infodrill.casework.records import Case, CaseBook, Statement
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.stances import (
    DRAFTABLE,
    begins_early,
    check_stance,
    early,
    follows,
    in_words,
    stands_for,
)
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.events import Composed, Text, event
from infodrill.kernel.fields import LINE, Words
from infodrill.kernel.i18n import N_


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class StatementApproved(StatementEvent, ByHand):
    """`leaks` = what `checker` found in the text when it was approved; "" = not checked then (logs before)."""

    TYPE: ClassVar[str] = "statement.approved"
    RARE: ClassVar[frozenset[str]] = frozenset({"checker", "leaks"})
    version: int
    checker: Composed = ""
    leaks: tuple[Composed, ...] = ()

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        statement = book.statements[self.statement]
        given = (self.role, self.cell, stamp.actor)
        owing = next(
            (
                version
                for version in statement.versions
                if version.version == self.version and version.published_at >= 0
            ),
            None,
        )
        if owing is not None:  # it went out for safety; the approval comes now
            late = replace(owing, approved_by=(*owing.approved_by, given))
            changed = replace(
                statement,
                versions=tuple(late if version is owing else version for version in statement.versions),
            )
        else:
            changed = replace(statement, approvals=(*statement.approvals, given))
        changed = checked(changed, self.version, self.checker, self.leaks)
        after, case = with_statement(book, changed), book.cases.get(statement.case)
        return (
            after if case is None else with_case(after, case.case, **hand(case, self.role, self.cell, stamp))
        )

    def line(self) -> Telling:
        return (
            "statement",
            N_("{role} approved {statement}, version {n}"),
            (("role", "role", self.role), text("statement", self.statement), text("n", self.version)),
        )


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class LeakCleared(StatementEvent):
    """`leaks` = the findings of `checker` that were cleared; () with "" = those of the draft (logs before)."""

    TYPE: ClassVar[str] = "statement.leak_cleared"
    RARE: ClassVar[frozenset[str]] = frozenset({"checker", "leaks"})
    version: int
    role: str
    reason: Inside
    checker: Composed = ""
    leaks: tuple[Composed, ...] = ()

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        statement = checked(book.statements[self.statement], self.version, self.checker, self.leaks)
        return with_statement(book, replace(statement, leak_cleared=True, cleared=statement.newest.leaks))

    def line(self) -> Telling:
        return (
            "statement",
            N_("{role} cleared a finding in {statement}: {why}"),
            (("role", "role", self.role), text("statement", self.statement), text("why", self.reason)),
        )


@command
@dataclass(frozen=True, slots=True)
class ApproveStatement(OnStatement):
    """Approve a version in review under a role that its approval needs; nobody approves their own text."""

    STEPS: ClassVar[tuple[str, ...]] = ("approve",)
    CHECKED: ClassVar[bool] = True

    def decide(self, scene: CaseScene) -> tuple[StatementApproved, ...]:
        """An approval of the version in review, or of a correction that went out for safety and still owes it."""
        statement = scene.statement(self.statement)
        owing = approval_owed(statement) if statement.state != "REVIEW" else None
        if owing is None:
            in_state(statement, "REVIEW")
        version = owing or statement.newest
        may_approve(scene, statement, version)
        case = scene.book.cases.get(statement.case)
        scene.may("approve", case)
        if owing is None:
            in_words(version, both=scene.both)
        _owns_facts(scene, case)
        given = version.approved_by if owing else statement.approvals
        counting = given if owing else approvals(statement, case, scene.edition).counting
        if any(role == scene.role for role, _, _ in counting):
            raise refuse("once", N_("{role} has approved this version already."), role=scene.role)
        if any(seat == scene.seat for _, _, seat in given):
            raise refuse(
                "once",
                N_("This seat has approved this version already."),
                (),
                N_("The second approval is another person's."),
            )
        checker, leaks = (
            (leakcheck.CHECKER, leakcheck.found_now(scene, statement)) if owing is None else ("", ())
        )
        return (
            StatementApproved(
                statement=statement.statement,
                version=version.version,
                role=scene.role,
                cell=scene.cell,
                checker=checker,
                leaks=leaks,
            ),
        )


@command
@dataclass(frozen=True, slots=True)
class PublishStatement(OnStatement):
    """REVIEW → PUBLISHED: all approvals are given, no finding of the leak check is open, and the stance fits the verdict."""

    STEPS: ClassVar[tuple[str, ...]] = ("publish",)
    ALSO: ClassVar[tuple[str, ...]] = ("self_correct",)
    CHECKED: ClassVar[bool] = True

    def decide(self, scene: CaseScene) -> tuple[PublicLogEntered | StatementStepped, ...]:
        """REVIEW → PUBLISHED; an older published version stays visible as superseded."""
        statement = scene.statement(self.statement)
        in_state(statement, "REVIEW")
        if statement.newest.corrects:
            return issue_correction(scene, statement)
        case = scene.book.cases.get(statement.case)
        scene.may("publish", case)
        first = early(case, statement.kind) or follows(case, statement)
        if begins_early(case, statement.kind) and not first:
            raise refuse(
                "state",
                N_("{kind} goes out once the question has been put to whoever holds the facts."),
                ["verify"],
                kind=statement.kind,
            )
        if case is not None and not first and case.state not in DRAFTABLE:
            raise refuse(
                "state",
                N_("{kind} is not published while the case is {state}."),
                sorted(DRAFTABLE),
                kind=statement.kind,
                state=case.state,
            )
        all_given(statement, case, scene.edition)
        codes = leakcheck.passed(scene, statement)
        stands_for(scene, case, statement.kind, statement)
        check_stance(case, statement.kind, statement.newest.stance)
        _attributed(statement)
        old = statement.published
        superseded = (
            [replaced(scene, statement, old.version, "SUPERSEDED")]
            if old and old.state == "PUBLISHED"
            else []
        )
        published = replace(moved(scene, statement, "PUBLISHED"), checker=leakcheck.CHECKER, leaks=codes)
        return *superseded, published, *line_owed(scene, statement)


@command
@dataclass(frozen=True, slots=True)
class ClearLeak(OnStatement):
    """Let a finding of the leak check stand, with the reason; never by the author."""

    reason: Annotated[str, Words(LINE, N_("Why it may stand"))]
    STEPS: ClassVar[tuple[str, ...]] = ("clear_leak",)
    CHECKED: ClassVar[bool] = True

    def decide(self, scene: CaseScene) -> tuple[LeakCleared, ...]:
        statement = scene.statement(self.statement)
        scene.may("clear_leak")
        codes = leakcheck.found_now(scene, statement) if statement.newest.published_at < 0 else ()
        if not leakcheck.open_ones(statement, codes):
            raise refuse("once", N_("{statement} has no finding to clear."), statement=statement.statement)
        if statement.newest.author_seat == scene.seat:
            raise refuse("author≠approver", N_("Nobody clears their own text."), ("RIGHTS", "SAFE"))
        reason = Text(scene.said(self.reason, "reason"))
        version = statement.newest.version
        return (
            LeakCleared(
                statement=statement.statement,
                version=version,
                role=scene.role,
                reason=reason,
                checker=leakcheck.CHECKER,
                leaks=codes,
            ),
        )


def _owns_facts(scene: CaseScene, case: Case | None) -> None:
    """The facts are approved by an owner that the case has asked; by EXPERT for one of them in conflict."""
    owners = {question.owner for question in case.questions if question.owner} if case else set()
    if case is None or not owners or scene.role == "RIGHTS":
        return
    if not (owners_in_conflict(case) if scene.role == "EXPERT" else scene.cell in owners):
        raise refuse(
            "role",
            N_("{cell} was not asked for the facts of this case."),
            sorted(owners),
            N_("An owner that was asked approves: {allowed}."),
            cell=scene.cell,
        )


def _attributed(statement: Statement) -> None:
    if not statement.issuer or not statement.newest.sources:
        raise refuse("I4", N_("A published item names its issuer and sources."))
