"""Each invariant of the rights core sees what no verb lets happen: the book is bent by hand, and it says where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from infodrill.casework import rights
from infodrill.casework.book import CaseBook, Statement
from infodrill.casework.nouns.moves import CaseStepped, DeadlineMissed
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.statement import SubmitStatement
from infodrill.casework.pages import with_case, with_statement
from tests.casework.table import Table

from .test_guards import refused

Bent = Callable[[Statement], Statement]


def newest(statement: Statement, **changed: object) -> Statement:
    return replace(
        statement,
        versions=(*statement.versions[:-1], replace(statement.versions[-1], **changed)),  # type: ignore[arg-type]
    )


BENT: dict[str, tuple[Callable[[CaseBook], str], Bent]] = {
    "a denial on no case": (rights.i2_no_label_without_evidence, lambda one: replace(one, case="")),
    "a denial on a case that is not there": (
        rights.i2_no_label_without_evidence,
        lambda one: replace(one, case="c99"),
    ),
    "a denial without a verdict": (
        rights.i2_no_label_without_evidence,
        lambda one: newest(one, verdict_then=""),
    ),
    "a denial of what is true": (rights.i3_no_denial_of_truth, lambda one: newest(one, verdict_then="TRUE")),
    "no sources": (rights.i4_published_is_attributed, lambda one: newest(one, sources=())),
    "no issuer": (rights.i4_published_is_attributed, lambda one: replace(one, issuer="")),
    "an author's own approval that counts": (
        rights.i7_author_is_not_approver,
        lambda one: newest(one, approved_by=(("RIGHTS", "legal", one.newest.author_seat),)),
    ),
    "an author's own approval that is being gathered": (
        rights.i7_author_is_not_approver,
        lambda one: replace(one, approvals=(("RIGHTS", "legal", one.newest.author_seat),)),
    ),
}


@pytest.mark.parametrize("what", BENT)
def test_an_invariant_sees_what_was_bent(table: Table, what: str) -> None:
    holds, bend = BENT[what]
    table.published(table.decided())
    assert holds(table.book) == ""
    assert holds(with_statement(table.book, bend(table.statement()))).startswith("s1: ")


@pytest.mark.parametrize(
    ("step", "fault"), [("watch_back", ""), ("close", "CaseStepped close"), ("decide", "CaseStepped decide")]
)
def test_the_clock_brings_a_case_back_and_takes_no_other_step(step: str, fault: str) -> None:
    stepped = CaseStepped(case="c1", step=step, frm="WATCHED", to="TRIAGED", role="L1-DUTY", cell="ward")
    late = DeadlineMissed(item="c1", step="triage", due=60, excused=False, escalated_to=2)
    assert rights.i8_timers_publish_nothing([late, stepped]) == fault
    assert rights.i8_timers_publish_nothing([PublishStatement("SPOKE", "s1")]) == "PublishStatement"


@pytest.mark.parametrize("state", ["CLOSED", "VERIFYING"])
def test_what_was_approved_is_not_published_once_its_case_has_moved_away(table: Table, state: str) -> None:
    case = table.decided()
    table.draft(case)
    table.play(SubmitStatement("COMMS", "s1"))
    for role in ("FACT-OWNER", "RIGHTS"):
        table.play(ApproveStatement(role, "s1"))
    table.book = with_case(table.book, case, state=state)
    refused("state", lambda: table.play(PublishStatement("SPOKE", "s1")))
