"""Every step's guard: who and what is refused, by which rule, and what is allowed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from infodrill.casework.edition import load_edition
from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.closing import Leave, Track
from infodrill.casework.nouns.decision import Act, Decide
from infodrill.casework.nouns.escalation import AnswerEscalation, Escalate
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import LogCase, MergeCase, OpenCase
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.questions import AskOwner
from infodrill.casework.nouns.service import OpenTicket
from infodrill.casework.nouns.statement import SubmitStatement
from infodrill.casework.nouns.triage import Triage, Watch
from infodrill.casework.nouns.verdict import RecordConflict, SetVerdict
from infodrill.casework.steps import ROLES
from infodrill.kernel.errors import Refused
from tests.casework.table import Table, letters


def refused(rule: str, act: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.rule == rule, str(caught.value)
    return caught.value


STATES: dict[str, Callable[[Table], str]] = {
    "LOGGED": lambda table: _logged(table),
    "GATED": lambda table: table.gated("ynnnnunnn"),
    "VERIFYING": lambda table: _verifying(table),
    "TRIAGED": lambda table: _triaged(table),
    "DECIDED": lambda table: table.decided(),
}
FIRST: dict[str, tuple[str, Callable[[str], CaseCommand], str]] = {
    "log": (
        "L1-DUTY",
        lambda role: LogCase(role=role, case="c1", sentence="It is said so.", danger=True),
        "NEW",
    ),
    "gate": (
        "L1-DUTY",
        lambda role: AnswerGate(role=role, case="c1", answers=letters("ynnnnunnn"), note="why"),
        "LOGGED",
    ),
    "verify": (
        "VERIFY",
        lambda role: AskOwner(role=role, case="c1", owner="dyke", text="What is known?"),
        "GATED",
    ),
    "verdict": (
        "VERIFY",
        lambda role: SetVerdict(role=role, case="c1", verdict="UNPROVEN", confidence=500, evidence=()),
        "VERIFYING",
    ),
    "watch": ("L1-LEAD", lambda role: Watch(role, "c1", 80_000), "TRIAGED"),
    "decide": (
        "L1-LEAD",
        lambda role: Decide(
            role=role, case="c1", disposition="leave", actions=(0,), less_intrusive_considered=False,
            reason="Low.",
        ),
        "TRIAGED",
    ),
    "act": ("L2-DUTY", lambda role: Act(role, "c1"), "DECIDED"),
}  # fmt: skip


def _logged(table: Table) -> str:
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free"))
    table.play(LogCase(role="L1-DUTY", case="c1", sentence="It is said so.", danger=False))
    return "c1"


def _verifying(table: Table) -> str:
    case = table.gated("ynnnnunnn")
    table.play(AskOwner(role="VERIFY", case=case, owner="dyke", text="What is known?"))
    return case


def _triaged(table: Table) -> str:
    case = table.verified("FALSE", danger=False)
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H1", s=0, confidence=800))
    return case


def _at(table: Table, state: str) -> None:
    if state == "NEW":
        table.play(OpenCase(role="L1-DUTY", intake="ward", source="free"))
    else:
        STATES[state](table)


@pytest.mark.parametrize("step", FIRST)
def test_a_step_is_taken_by_its_roles_and_refused_to_all_others(step: str) -> None:
    """Every role of the procedure tries every step of the main way."""
    role, build, state = FIRST[step]
    allowed = load_edition().steps[step].roles("P3" if step in ("decide", "watch") else "P1")
    for each_role in sorted(ROLES):
        table = Table()
        _at(table, state)
        if each_role in allowed:
            assert table.play(build(each_role))
        else:
            assert refused("role", lambda table=table, one=each_role: table.play(build(one))).allowed
    assert role in allowed


@pytest.mark.parametrize("step", FIRST)
def test_a_step_does_not_begin_from_another_state(step: str) -> None:
    role, build, state = FIRST[step]
    for other in ("NEW", "LOGGED", "GATED", "VERIFYING", "TRIAGED", "DECIDED"):
        if other == state or (step in ("verify", "gate") and other not in ("NEW", "LOGGED")):
            continue
        table = Table()
        _at(table, other)
        assert refused("state", lambda table=table: table.play(build(role))).allowed


def test_a_role_that_the_seat_does_not_hold_is_refused(table: Table) -> None:
    refused(
        "role",
        lambda: table.play(
            OpenCase(role="L1-DUTY", intake="ward", source="free"), roles=frozenset({"COMMS"})
        ),
    )


@pytest.mark.parametrize("other", ["L2-LEAD", "SPOKE"])
def test_rights_on_one_seat_with_lead_or_spokesperson_acts_as_neither(table: Table, other: str) -> None:
    table.gated("ynnnnunnn")
    roles = frozenset({"RIGHTS", other})
    command = AnswerGate(role="RIGHTS", case="c1", answers=letters("ynnnnunnn"), note="x")
    refused("rights-independence", lambda: table.play(command, roles=roles))


def test_logging_needs_one_sentence_without_personal_data(table: Table) -> None:
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free"))
    refused("fields", lambda: table.play(LogCase(role="L1-DUTY", case="c1", sentence="  ", danger=True)))
    refused(
        "fields", lambda: table.play(LogCase(role="L1-DUTY", case="c1", sentence="One.\nTwo.", danger=True))
    )
    refused(
        "I5",
        lambda: table.play(LogCase(role="L1-DUTY", case="c1", sentence="Call 0912 345 678.", danger=True)),
    )
    assert table.case().state == "NEW"


def test_the_gate_wants_nine_answers_and_a_note_for_a_yes(table: Table) -> None:
    _logged(table)
    refused("fields", lambda: table.play(AnswerGate(role="L1-DUTY", case="c1", answers=letters("ynn"))))
    refused("fields", lambda: table.play(AnswerGate(role="L1-DUTY", case="c1", answers=letters("ynnnynnnn"))))
    table.play(AnswerGate(role="L1-DUTY", case="c1", answers=letters("ynnnnnnnn")))


def test_a_complaint_is_not_verified_first(table: Table) -> None:
    table.gated("ynnnynnnn")
    assert (
        "service"
        in refused(
            "gate", lambda: table.play(AskOwner(role="VERIFY", case="c1", owner="dyke", text="True?"))
        ).allowed
    )
    refused("gate", lambda: table.play(Leave("L1-LEAD", "c1", "Rude.")))


def test_only_opinion_satire_and_questions_are_left_alone_at_the_gate(table: Table) -> None:
    table.gated("ynnnnunnn")
    refused("gate", lambda: table.play(Leave("L1-LEAD", "c1", "Nothing.")))
    for letter in ("yynnnunnn", "ynynnunnn", "ynnynunnn"):
        other = Table()
        other.gated(letter)
        other.play(Leave("L1-LEAD", "c1", "Theirs to say."))
        assert other.case().state == "CLOSED"


def test_a_verdict_needs_a_primary_record_or_two_independent_items(table: Table) -> None:
    case = _verifying(table)
    refused(
        "I2",
        lambda: table.play(
            SetVerdict(role="VERIFY", case=case, verdict="FALSE", confidence=900, evidence=())
        ),
    )
    table.play(
        AddEvidence(
            role="VERIFY", case=case, kind="independent", grade="B2", tlp="GREEN",
            text="A bystander filmed the intact dyke.",
        )
    )  # fmt: skip
    refused(
        "evidence",
        lambda: table.play(
            SetVerdict(role="VERIFY", case=case, verdict="MIXED", confidence=900, evidence=())
        ),
    )
    table.play(
        AddEvidence(
            role="VERIFY", case=case, kind="independent", grade="B2", tlp="GREEN",
            text="A bystander filmed the intact dyke.",
        )
    )  # fmt: skip
    refused(
        "evidence",
        lambda: table.play(
            SetVerdict(role="VERIFY", case=case, verdict="MIXED", confidence=900, evidence=())
        ),
    )  # one item told twice
    table.play(
        AddEvidence(
            role="VERIFY", case=case, kind="independent", grade="C3", tlp="GREEN",
            text="The next ward's patrol was there.",
        )
    )  # fmt: skip
    table.play(SetVerdict(role="VERIFY", case=case, verdict="FALSE", confidence=900, evidence=()))
    assert table.case().verdict_evidence == ("c1.e1", "c1.e2", "c1.e3")


def test_unproven_needs_no_evidence(table: Table) -> None:
    table.play(
        SetVerdict(role="VERIFY", case=_verifying(table), verdict="UNPROVEN", confidence=500, evidence=())
    )


def test_the_gate_follows_the_verdict(table: Table) -> None:
    case = table.verified("TRUE")
    assert table.case().gate_code == "G5"
    refused("gate", lambda: table.play(AnswerGate(role="RIGHTS", case=case, answers=letters("ynnnnnnnn"))))


def test_a_conflict_of_interest_leaves_the_unit_without_the_decision(table: Table) -> None:
    table.gated("ynynnunnn")
    table.play(RecordConflict(role="RIGHTS", case="c1", unit="ward", reason="about_unit"))
    assert refused("I9", lambda: table.play(Leave("L1-LEAD", "c1", "A joke on us."))).allowed == ("L2-DUTY",)
    table.play(Leave("L2-DUTY", "c1", "A joke on the ward."))


def test_without_a_conflict_no_substitute_decides(table: Table) -> None:
    table.gated("ynynnunnn")
    refused("role", lambda: table.play(Leave("L2-DUTY", "c1", "A joke.")))


def test_an_approval_falls_when_a_conflict_is_recorded_after_it(table: Table) -> None:
    case = table.decided()
    table.draft(case)
    table.play(SubmitStatement("COMMS", "s1"))
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    table.play(ApproveStatement("RIGHTS", "s1"))
    table.play(RecordConflict(role="OVERSIGHT", case=case, unit="dyke", reason="concealment"))
    refused("approval", lambda: table.play(PublishStatement("SPOKE", "s1")))
    table.play(ApproveStatement("EXPERT", "s1"))
    table.play(PublishStatement("SPOKE", "s1"))


def test_merging_is_over_once_the_gate_was_passed(table: Table) -> None:
    table.gated("ynnnynnnn")
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free"))
    refused("state", lambda: table.play(MergeCase("L1-DUTY", "c1", "c2")))
    table.play(MergeCase("L1-DUTY", "c2", "c1"))
    assert table.case("c2").state == "CLOSED" and table.case("c1").merged == ("c2",)
    refused(
        "state",
        lambda: table.play(LogCase(role="L1-DUTY", case="c2", sentence="It is said so.", danger=True)),
    )


def test_a_ticket_is_owed_an_answer_before_the_case_is_tracked(table: Table) -> None:
    table.gated("ynnnynnnn")
    table.play(OpenTicket(role="L1-LEAD", case="c1", text="Water company."))
    assert table.case().tickets == (("c1.t1", table.at + 5 * 86_400, -1),)
    refused("remedy", lambda: table.play(Track("MONITOR", "c1")))


def test_escalation_asks_once_and_is_answered_above(table: Table) -> None:
    table.gated("ynnnnunnn")
    refused("fields", lambda: table.play(Escalate("L1-DUTY", "c1", "anger")))
    table.play(Escalate("L1-DUTY", "c1", "priority"))
    refused("once", lambda: table.play(Escalate("L1-DUTY", "c1", "press")))
    refused("role", lambda: table.play(AnswerEscalation("L1-LEAD", "c1", "Yes.")))
    table.play(AnswerEscalation("L2-DUTY", "c1", "Two people come."))
    assert table.case().escalated_to == 2 and table.case().escalation_answered_at == table.at


def test_a_refusal_speaks_both_languages_and_names_its_rule(table: Table) -> None:
    table.gated("ynnnynnnn")
    error = refused("gate", lambda: table.play(Leave("L1-LEAD", "c1", "Rude.")))
    assert "G4" in error.render("en") and error.render("en").startswith("gate:")
    assert "không thuộc diện" in error.render("vi")
