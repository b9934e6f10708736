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
from infodrill.casework.records import Asked, Evidence
from infodrill.kernel.events import Text
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
    "one that is gathered for the second version by its author": (
        rights.i7_author_is_not_approver,
        lambda one: replace(
            one, versions=(*one.versions, replace(one.newest, version=2, author_seat="second", approved_by=())),
            approvals=(("RIGHTS", "legal", "second"),),
        ),
    ),
    "a finding that nobody cleared": (rights.i5_no_personal_data, lambda one: newest(one, leaks=("person",))),
    "a denial by the studio after a word put out beside it": (
        rights.i2_no_label_without_evidence,
        lambda one: replace(
            one, beside="post:1",
            versions=(replace(one.newest, stance="confirm"), replace(one.newest, version=2, corrects=2, verdict_then="")),
        ),
    ),
}  # fmt: skip
LET_BE: dict[str, tuple[Callable[[CaseBook], str], Bent]] = {
    "a finding that somebody cleared": (
        rights.i5_no_personal_data,
        lambda one: newest(replace(one, leak_cleared=True), leaks=("person",)),
    ),
    "a finding in what another version has replaced": (
        rights.i5_no_personal_data,
        lambda one: replace(one, versions=(replace(one.newest, leaks=("person",)), replace(one.newest, version=2))),
    ),
    "a denial put out beside the studio, which no rule of the studio could stop": (
        rights.i2_no_label_without_evidence,
        lambda one: newest(replace(one, beside="post:1"), verdict_then=""),
    ),
    "a denial that takes back what we confirmed beside the studio": (
        rights.i2_no_label_without_evidence,
        lambda one: replace(
            one, beside="post:1",
            versions=(replace(one.newest, stance="confirm"), replace(one.newest, version=2, corrects=1, verdict_then="")),
        ),
    ),
}  # fmt: skip
PHONE = "0912 345 678"
CASES: dict[str, tuple[Callable[[CaseBook], str], dict[str, object]]] = {
    **{
        f"action {action} from {code}": (rights.i1_no_restriction_of_protected, {"taken_codes": ((action, code),)})
        for action in (7, 8)
        for code in ("G7", "GU")
    },
    "a verdict FALSE without a sheet": (
        rights.i2_no_label_without_evidence, {"verdict": "FALSE", "verdict_evidence": ()},
    ),
    "a number in what was said": (rights.i5_no_personal_data, {"said": PHONE}),
    "a number in the sentence": (rights.i5_no_personal_data, {"sentence": PHONE}),
}  # fmt: skip


@pytest.mark.parametrize("what", BENT)
def test_an_invariant_sees_what_was_bent(table: Table, what: str) -> None:
    holds, bend = BENT[what]
    table.published(table.decided())
    assert holds(table.book) == ""
    assert holds(with_statement(table.book, bend(table.statement()))).startswith("s1: ")


@pytest.mark.parametrize("what", LET_BE)
def test_an_invariant_lets_be_what_is_right(table: Table, what: str) -> None:
    holds, bend = LET_BE[what]
    table.published(table.decided())
    assert holds(with_statement(table.book, bend(table.statement()))) == ""


@pytest.mark.parametrize("what", CASES)
def test_an_invariant_sees_a_case_that_was_bent(table: Table, what: str) -> None:
    holds, bent = CASES[what]
    case = table.decided()
    assert holds(table.book) == ""
    assert holds(with_case(table.book, case, **bent)).startswith(f"{case}: ")


def test_a_number_in_evidence_or_a_question_is_seen(table: Table) -> None:
    case = table.decided()
    sheet = Evidence(evidence="c1.e1", kind="record", grade="A", tlp="AMBER", text=Text(PHONE), at=0)
    asked = Asked(question="c1.q1", text=PHONE, owner="clinic", at=0)
    for bent in ({"evidence": (sheet,)}, {"questions": (asked,)}):
        assert rights.i5_no_personal_data(with_case(table.book, case, **bent)).startswith(f"{case}: ")


def test_each_conflict_of_interest_keeps_its_cell_from_deciding(table: Table) -> None:
    number = table.decided()
    case = replace(table.book.cases[number], conflicts=(("clinic", "owns it"), ("ward", "its head")))
    decided = [
        rights.i9_conflicted_unit_did_not_decide(case, "L1-LEAD", cell)
        for cell in ("clinic", "ward", "legal")
    ]
    assert list(map(bool, decided)) == [True, True, False]


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
