"""Whose approval a text needs, which it has, and which of them still count: the one answer for lists, buttons and tasks."""

# Charter: casework approving
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.edition import Edition
from infodrill.casework.records import Case, Statement
from infodrill.casework.refusal import refuse
from infodrill.casework.stances import begins_early
from infodrill.kernel.i18n import N_

APPROVERS = (
    "FACT-OWNER",
    "RIGHTS",
)  # one of them for a correction of our own; EXPERT stands in for a conflicted owner
Given = tuple[tuple[str, str, str], ...]  # (role, cell, seat) of each approval


@dataclass(frozen=True, slots=True, kw_only=True)
class Approvals:
    """`counting` and `void` = as they were given: a conflict of interest that is recorded afterwards takes an approval away, and
    nobody's counts for their own text. `missing` = for each that is still needed the roles of which any one may give it."""

    counting: Given
    void: Given
    missing: tuple[tuple[str, ...], ...]

    def wants(self, role: str) -> bool:
        """Whether an approval under the role would bring the text further."""
        return any(role in roles for roles in self.missing)


def approvals(statement: Statement, case: Case | None, edition: Edition) -> Approvals:
    """Those of the newest version: FACT-OWNER and RIGHTS; for a holding line and for a correction of our own one of them."""
    version, first_word = statement.newest, begins_early(case, statement.kind)
    units = {unit for unit, _ in case.conflicts} if case else set()
    given = statement.approvals if version.published_at < 0 else version.approved_by
    void = tuple(each for each in given if each[1] in units or each[2] == version.author_seat)
    counting = tuple(each for each in given if each not in void)
    needed = (
        APPROVERS if version.corrects else edition.steps["holding" if first_word else "publish"].approvals
    )
    held = {"FACT-OWNER" if role == "EXPERT" else role for role, _, _ in counting}
    missing = tuple(_may_give(role, case) for role in sorted({*needed} - held))
    if first_word or version.corrects:
        either = tuple(dict.fromkeys(role for roles in missing for role in roles))
        missing = (either,) if not held & {*needed} else ()
    return Approvals(counting=counting, void=void, missing=missing)


def owners_in_conflict(case: Case | None) -> frozenset[str]:
    """The owners of facts that the case has asked and that a conflict of interest names."""
    units = {unit for unit, _ in case.conflicts} if case else set()
    return (
        frozenset(question.owner for question in case.questions if question.owner in units)
        if case
        else frozenset()
    )


def all_given(statement: Statement, case: Case | None, edition: Edition) -> None:
    """Refuse what still needs an approval."""
    missing = approvals(statement, case, edition).missing
    if missing:
        either = len(missing) == 1
        raise refuse(
            "approval",
            N_("Still needed: one approval, of {allowed}.")
            if either
            else N_("Still needed: the approvals of {allowed}."),
            missing[0] if either else [roles[0] for roles in missing],
            N_("Ask for it. Nobody's counts for their own text, nor in a conflict of interest."),
        )


def _may_give(role: str, case: Case | None) -> tuple[str, ...]:
    """The roles that may give the approval of a role on this case."""
    if role != "FACT-OWNER" or case is None or not case.conflicts:
        return (role,)
    asked = {question.owner for question in case.questions if question.owner}
    conflicted = owners_in_conflict(case)
    if asked and not conflicted:
        return (role,)
    return ("EXPERT",) if asked and asked == conflicted else (role, "EXPERT")
