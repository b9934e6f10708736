"""How a statement moves from draft to publication, and what it then replaces."""

# Charter: casework nouns statementmoves
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from infodrill.casework.noun import ByHand, StatementEvent
from infodrill.casework.pages import Stamp, add, hand, with_case, with_statement
from infodrill.casework.reach import Outgoing, ToPublic
from infodrill.casework.records import Case, CaseBook, Statement, Version
from infodrill.casework.steps import BY_TEXT
from infodrill.casework.timeline import Telling, text
from infodrill.kernel.events import NOTHING, Composed, event, upcaster, without
from infodrill.kernel.i18n import N_

PUBLIC_STEPS = frozenset({"PUBLISHED", "SUPERSEDED", "SELF_CORRECTED"})
PUBLISHED = ("network", "screen", "press")  # what shows to everyone that a text came out, or was replaced

# The steps by which a text comes to each state; whoever reads it before it goes out may send it back.
TAKEN_BY: Mapping[str, tuple[str, ...]] = {
    "DRAFTING": ("approve", "publish"),
    "REVIEW": ("submit", "self_correct"),
    "PUBLISHED": ("publish", "self_correct"),
    "SUPERSEDED": ("publish",),
    "SELF_CORRECTED": ("self_correct",),
}
WITH_A_REASON = {
    "PUBLISHED": N_("{statement}, version {n}: issued before its approval, for safety: {why}"),
    "DRAFTING": N_("{statement}, version {n}: sent back: {why}"),
}


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class StatementStepped(StatementEvent, ByHand):
    """DRAFTING → REVIEW ⇄ DRAFTING → PUBLISHED → SUPERSEDED | SELF_CORRECTED.

    `reason` = why it was sent back or, with PUBLISHED, the safety reason for issuing it before its approval. `leaks` = what
    `checker` found in the text when it was published, all of it cleared; "" = not checked then.
    """

    TYPE: ClassVar[str] = "statement.stepped"
    VERSION: ClassVar[int] = 2
    RARE: ClassVar[frozenset[str]] = frozenset({"checker", "leaks"})
    TOPICS: ClassVar[tuple[str, ...]] = (*StatementEvent.TOPICS, *PUBLISHED)
    version: int
    frm: str
    to: str
    reason: ToPublic = NOTHING
    checker: Composed = ""
    leaks: tuple[Composed, ...] = ()

    @property
    def public(self) -> bool:
        return self.to in PUBLIC_STEPS

    @property
    def of_steps(self) -> tuple[str, ...]:
        return TAKEN_BY.get(self.to, ())

    def out(self, book: CaseBook) -> Outgoing | None:
        """The safety reason of a text that is published before its approval."""
        published = self.to == "PUBLISHED" and self.reason
        return Outgoing(item=self.statement, parts={"safety": self.reason}) if published else None

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        statement = book.statements[self.statement]
        case = book.cases.get(statement.case)
        versions = tuple(
            _moved(version, self, statement, case, stamp) if version.version == self.version else version
            for version in statement.versions
        )
        newest = versions[-1]
        approvals = () if self.to == "DRAFTING" else statement.approvals
        changed = replace(statement, versions=versions, state=newest.state, approvals=approvals)
        changed = checked(changed, self.version, self.checker, self.leaks)
        if self.to == "SELF_CORRECTED":
            changed = replace(changed, corrected_at=stamp.at)
        after = with_statement(book, changed)
        return (
            after
            if case is None
            else with_case(after, case.case, **_statement_marks(case, statement, self, stamp))
        )

    def line(self) -> Telling:
        return (
            "statement",
            WITH_A_REASON[self.to]
            if self.to in WITH_A_REASON and self.reason
            else N_("{statement}, version {n}: now “{state}”"),
            (
                text("statement", self.statement),
                text("n", self.version),
                ("state", "state", self.to),
                text("why", self.reason),
            ),
        )


upcaster("statement.stepped", 1)(without("late"))  # as of a case


def _moved(
    version: Version, body: StatementStepped, statement: Statement, case: Case | None, stamp: Stamp
) -> Version:
    if body.to != "PUBLISHED":
        back = body.to == "DRAFTING"
        return replace(
            version,
            state=body.to,
            returned=str(body.reason) if back else "",
            returned_by=body.cell if back else "",
            returned_seat=stamp.actor if back and body.cell == version.author[1] else "",
        )
    return replace(
        version,
        state=body.to,
        published_at=stamp.at,
        verdict_then=case.verdict if case else "",
        approved_by=statement.approvals,
        safety=str(body.reason),
        raised_by=statement.raised_by if version.corrects else "",
    )


def checked(statement: Statement, version: int, checker: str, codes: tuple[str, ...]) -> Statement:
    """The statement with what a later run of the leak check found in a version; what nobody cleared is open again."""
    if not checker:
        return statement
    versions = tuple(
        replace(each_version, leaks=codes) if each_version.version == version else each_version
        for each_version in statement.versions
    )
    cleared = statement.leak_cleared and set(codes) <= set(statement.cleared)
    return replace(statement, versions=versions, leak_cleared=cleared)


def _statement_marks(
    case: Case, statement: Statement, body: StatementStepped, stamp: Stamp
) -> dict[str, Any]:
    """A statement's step meets its case's statement deadlines."""
    holding = case.state == "VERIFYING" and statement.kind in {"holding", "warning"}
    marks = {
        "REVIEW": () if holding else ("submit",),
        "PUBLISHED": ("holding",) if holding else BY_TEXT,
    }
    changes: dict[str, Any] = {"met": add(case.met, *marks.get(body.to, ()))}
    if body.to == "PUBLISHED":
        changes |= hand(case, body.role, body.cell, stamp)
    return changes
