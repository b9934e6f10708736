"""Every step's guard: who and what is refused, by which rule, and what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from infodrill.casework.edition import load_edition
from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.appeal import AnswerAppeal, FileAppeal
from infodrill.casework.nouns.closing import Leave, Track
from infodrill.casework.nouns.decision import Act, Decide, SignAction
from infodrill.casework.nouns.escalation import AnswerEscalation, Escalate
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import LogCase, MergeCase, OpenCase
from infodrill.casework.nouns.measures import RecordTest
from infodrill.casework.nouns.publishing import ApproveStatement, ClearLeak, PublishStatement
from infodrill.casework.nouns.questions import AnswerQuestion, AskOwner
from infodrill.casework.nouns.selfcorrection import RaiseError, SelfCorrect
from infodrill.casework.nouns.service import OpenTicket
from infodrill.casework.nouns.statement import ReturnStatement, SubmitStatement
from infodrill.casework.nouns.triage import Triage, Watch
from infodrill.casework.nouns.verdict import RecordConflict, ReopenCase, SetVerdict
from infodrill.casework.steps import ROLES
from infodrill.kernel.errors import Refused
from tests.casework.table import Table, draft, letters

REPO = Path(__file__).parents[2]


@pytest.fixture
def table() -> Table:
    return Table()


def refused(rule: str, act: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.rule == rule, str(caught.value)
    return caught.value


def corrected(**more: object) -> SelfCorrect:
    values = {
        "title_vi": "Bản sửa",
        "title_en": "Corrected",
        "body_vi": "Bản sửa lúc 23:10.",
        "body_en": "Corrected at 23:10.",
    }
    return SelfCorrect(role="SPOKE", statement="s1", stance="partly", **{**values, **more})  # type: ignore[arg-type]


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


def test_a_true_claim_is_never_corrected_warned_about_or_denied(table: Table) -> None:
    """Even when RIGHTS never re-coded: the verdict alone narrows the ceiling."""
    case = _verifying(table)
    table.play(
        AnswerQuestion(
            role="FACT-OWNER", case=case, question="c1.q1", verdict="TRUE", record="primary", disputes=False,
            text="The log shows it.",
        )
    )  # fmt: skip
    table.play(SetVerdict(role="VERIFY", case=case, verdict="TRUE", confidence=900, evidence=()))
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=900))
    for actions in ((4,), (5,), (6,), (7,), (8,)):
        with pytest.raises(Refused) as caught:
            table.play(
                Decide(
                    role="L2-LEAD", case=case, disposition="refer" if 8 in actions else "respond",
                    actions=actions, less_intrusive_considered=True, reason="No.",
                )
            )  # fmt: skip
        assert caught.value.rule in ("ceiling", "I1")
    table.play(
        Decide(
            role="L2-LEAD", case=case, disposition="respond", actions=(1,), less_intrusive_considered=True,
            reason="Tell what is being done.",
        )
    )  # fmt: skip
    refused("I3", lambda: table.play(draft(case, "answer", "deny")))


@pytest.mark.parametrize("answers", ["yynnnunnn", "ynynnunnn", "ynnynunnn", "ynnnnnynn"])
def test_protected_expression_meets_its_ceiling_at_the_decision(table: Table, answers: str) -> None:
    case = table.verified("MIXED", answers)
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=900))
    refused(
        "I1",
        lambda: table.play(
            Decide(
                role="L2-LEAD", case=case, disposition="respond", actions=(7,),
                less_intrusive_considered=True, reason="No.",
            )
        ),
    )  # fmt: skip
    refused(
        "ceiling",
        lambda: table.play(
            Decide(
                role="L2-LEAD", case=case, disposition="respond", actions=(5,),
                less_intrusive_considered=True, reason="No.",
            )
        ),
    )  # fmt: skip


def test_reputation_alone_stays_at_harm_one_and_action_five(table: Table) -> None:
    case = table.verified("FALSE", "ynnnnunny")
    refused(
        "reputation-cap",
        lambda: table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=900)),
    )
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H1", s=3, confidence=900))
    refused(
        "ceiling",
        lambda: table.play(
            Decide(
                role="L1-LEAD", case=case, disposition="respond", actions=(6,),
                less_intrusive_considered=True, reason="No.",
            )
        ),
    )  # fmt: skip
    table.play(
        Decide(
            role="L1-LEAD", case=case, disposition="respond", actions=(5,), less_intrusive_considered=True,
            reason="Correct the figure.",
        )
    )  # fmt: skip


def test_the_priority_says_who_decides(table: Table) -> None:
    for h, s, right in (
        ("H4", 1, "L2-LEAD"),
        ("H3", 0, "L2-DUTY"),
        ("H2", 0, "L1-LEAD"),
        ("H1", 0, "L1-LEAD"),
    ):
        one = Table()
        case = one.verified("FALSE")
        one.play(Triage(role="VERIFY", case=case, v="V3", h=h, s=s, confidence=900))
        for role in ("L2-LEAD", "L2-DUTY", "L1-LEAD"):
            command = Decide(
                role=role, case=case, disposition="respond", actions=(5,), less_intrusive_considered=True,
                reason="Correct it.",
            )  # fmt: skip
            if role != right:
                refused("role", lambda one=one, command=command: one.play(command))
        one.play(
            Decide(
                role=right, case=case, disposition="respond", actions=(5,), less_intrusive_considered=True,
                reason="Correct it.",
            )
        )  # fmt: skip


def test_watching_needs_low_spread_low_harm_and_a_time(table: Table) -> None:
    case = _triaged(table)
    refused("clock", lambda: table.play(Watch("L1-LEAD", case, table.at + 90_000)))
    table.play(Watch("L1-LEAD", case, table.at + 3600))
    assert table.case().state == "TRACKING" and table.case().recheck_at == table.at + 3600
    other = Table()
    high = other.verified("FALSE", danger=False)
    other.play(Triage(role="VERIFY", case=high, v="V3", h="H2", s=2, confidence=800))
    refused("decision", lambda: other.play(Watch("L1-LEAD", high, other.at + 3600)))


def three_part(case: str, **more: object) -> RecordTest:
    values = {"basis": "ord-1", "aim": "rights_of_others", "duration_days": 14, "review_at": 900_000,
              "least_intrusive": "A warning was published.", "harm_link": "Money is being paid to the page."}  # fmt: skip
    return RecordTest(role="L2-LEAD", case=case, action=7, **{**values, **more})  # type: ignore[arg-type]


def test_action_seven_needs_a_complete_test_and_two_signatures(table: Table) -> None:
    case = table.decided(actions=(6, 7))
    refused("three-part test", lambda: table.play(Act("L2-LEAD", case)))
    refused("three-part test", lambda: table.play(three_part(case, aim="image_of_the_city")))
    refused("three-part test", lambda: table.play(three_part(case, basis="")))
    refused("three-part test", lambda: table.play(three_part(case, duration_days=0)))
    refused("three-part test", lambda: table.play(three_part(case, review_at=5)))
    refused("three-part test", lambda: table.play(SignAction("RIGHTS", case, 7)))
    table.play(three_part(case))
    table.play(SignAction("L2-LEAD", case, 7))
    assert refused("signature", lambda: table.play(Act("L2-LEAD", case))).allowed == ("RIGHTS",)
    refused("role", lambda: table.play(SignAction("SPOKE", case, 7)))
    refused("once", lambda: table.play(SignAction("L2-LEAD", case, 7)))
    table.play(SignAction("RIGHTS", case, 7))
    table.play(Act("L2-LEAD", case))
    assert table.case().taken == (7,) and table.book.public_log == ((1, case, 7),)


def test_a_decision_recoded_beyond_its_ceiling_is_not_carried_out(table: Table) -> None:
    case = table.decided(actions=(5,))
    table.play(AnswerGate(role="RIGHTS", case=case, answers=letters("ynynnnnnn"), note="a joke after all"))
    refused("ceiling", lambda: table.play(Act("L2-LEAD", case)))
    refused("ceiling", lambda: table.play(draft(case)))
    table.play(ReopenCase("VERIFY", case, "The gate was re-coded."))
    assert table.case().state == "VERIFYING"
    table.play(AnswerGate(role="RIGHTS", case=case, answers=letters("ynynnnnnn"), note="a joke"))
    table.play(Leave("L1-LEAD", case, "A joke."))


def test_reopening_needs_evidence_newer_than_the_verdict(table: Table) -> None:
    case = table.decided()
    refused("evidence", lambda: table.play(ReopenCase("VERIFY", case, "A feeling.")))
    table.play(
        AddEvidence(
            role="VERIFY", case=case, kind="report", grade="C3", tlp="GREEN", text="A resident saw seepage."
        ),
        5,
    )
    table.play(ReopenCase("VERIFY", case, "Seepage was seen."), 1)
    assert table.case().state == "VERIFYING" and table.case().round_at == table.at
    refused(
        "evidence", lambda: table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=800))
    )  # the old verdict is stale


def test_a_closed_case_opens_again_for_a_new_wave(table: Table) -> None:
    table.gated("ynynnunnn")
    table.play(Leave("L1-LEAD", "c1", "A joke."))
    refused("role", lambda: table.play(ReopenCase("VERIFY", "c1", "It is back.")))
    table.play(ReopenCase("MONITOR", "c1", "It is told as a fact elsewhere."), 60)
    assert table.case().state == "LOGGED" and table.case().round_at == table.at


def test_a_holding_line_neither_confirms_nor_denies_and_promises_an_update(table: Table) -> None:
    case = _verifying(table)
    refused("clock", lambda: table.play(draft(case, "holding", "unknown")))
    for stance in ("confirm", "partly"):
        command = draft(case, "holding", stance, next_update=table.at + 900)
        refused("stance", lambda command=command: table.play(command))
    refused("I2", lambda: table.play(draft(case, "holding", "deny", next_update=table.at + 900)))
    refused("state", lambda: table.play(draft(case, "answer", "unknown")))
    table.draft(case, "holding", "unknown", next_update=table.at + 900)
    table.play(SubmitStatement("COMMS", "s1"))
    refused("approval", lambda: table.play(PublishStatement("SPOKE", "s1")))
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    table.play(PublishStatement("SPOKE", "s1"))
    assert table.case().state == "VERIFYING" and "holding" in table.case().met


def test_below_first_priority_nobody_speaks_while_verifying(table: Table) -> None:
    case = table.gated("ynnnnunnn", danger=False)
    table.play(AskOwner(role="VERIFY", case=case, owner="dyke", text="What is known?"))
    refused("priority", lambda: table.play(draft(case, "holding", "unknown", next_update=table.at + 900)))


def test_a_statement_needs_its_action_decided(table: Table) -> None:
    case = table.decided(actions=(5,))
    assert "correction" in refused("decision", lambda: table.play(draft(case, "warning", "advice"))).allowed
    refused("kind", lambda: table.play(draft("", "correction", "deny")))
    table.play(draft("", "prebunk", "advice"))


def test_a_text_without_a_case_says_of_no_claim_whether_it_is_so(table: Table) -> None:
    for kind in ("prebunk", "bulletin"):
        for stance in ("confirm", "partly", "deny"):
            error = refused("I2", lambda kind=kind, stance=stance: table.play(draft("", kind, stance)))
            assert set(error.allowed) == {"unknown", "advice"}
        table.play(draft("", kind, "advice"))


def test_nobody_approves_their_own_text(table: Table) -> None:
    case = table.decided()
    table.draft(case)
    table.play(SubmitStatement("COMMS", "s1"))
    seat = table.seat("COMMS")[0]
    command = ApproveStatement("FACT-OWNER", "s1")
    refused(
        "author≠approver", lambda: table.play(command, seat=seat, roles=frozenset({"COMMS", "FACT-OWNER"}))
    )
    assert table.statement().approvals == ()


def test_publishing_needs_both_approvals_and_a_new_draft_needs_them_again(table: Table) -> None:
    case = table.decided()
    table.draft(case)
    table.play(SubmitStatement("COMMS", "s1"))
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    assert refused("approval", lambda: table.play(PublishStatement("SPOKE", "s1"))).allowed == ("RIGHTS",)
    table.play(ReturnStatement("RIGHTS", "s1", "Say what to do."))
    assert table.statement().state == "DRAFTING" and table.statement().approvals == ()
    table.play(draft(case, statement="s1"))
    table.play(SubmitStatement("COMMS", "s1"))
    table.play(ApproveStatement("RIGHTS", "s1"))
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    refused("role", lambda: table.play(PublishStatement("COMMS", "s1")))
    table.play(PublishStatement("SPOKE", "s1"))
    assert table.statement().published and table.statement().published.sources == ("c1.q1",)


def test_a_leak_blocks_until_rights_or_safe_clears_it(table: Table) -> None:
    case = table.verified("FALSE")
    table.play(
        AddEvidence(
            role="VERIFY", case=case, kind="report", grade="B2", tlp="RED",
            text="The list names An, Binh and Chi of class 2B by name.",
        )
    )  # fmt: skip
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=800))
    table.play(
        Decide(
            role="L2-LEAD", case=case, disposition="respond", actions=(5,), less_intrusive_considered=True,
            reason="Correct it.",
        )
    )  # fmt: skip
    body = "No child is ill. The list names An, Binh and Chi of class 2B by name."
    table.draft(case, body_en=body)
    assert table.statement().newest.leaks == ("exact body_en 17-68 RED c1.e1",)
    refused("leak", lambda: table.play(SubmitStatement("COMMS", "s1")))
    refused("role", lambda: table.play(ClearLeak("COMMS", "s1", "fine")))
    table.play(ClearLeak("SAFE", "s1", "Invented names of the exercise."))
    table.play(SubmitStatement("COMMS", "s1"))
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    table.play(ApproveStatement("RIGHTS", "s1"))
    table.play(PublishStatement("SPOKE", "s1"))
    assert table.statement().state == "PUBLISHED"


def test_a_new_version_supersedes_and_the_old_one_stays(table: Table) -> None:
    case = table.decided()
    table.play(Act("L2-LEAD", case))
    table.published(case)
    table.play(
        draft(case, statement="s1", body_en="The dyke holds; gauge 4.08 m at 23:30. Please stay at home.")
    )
    assert table.statement().published is not None and table.statement().published.version == 1
    table.play(SubmitStatement("COMMS", "s1"))
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    table.play(ApproveStatement("RIGHTS", "s1"))
    table.play(PublishStatement("SPOKE", "s1"))
    assert [version.state for version in table.statement().versions] == ["SUPERSEDED", "PUBLISHED"]


def test_our_own_error_is_raised_by_anyone_and_corrected_in_the_same_channel(table: Table) -> None:
    case = table.decided()
    table.play(Act("L2-LEAD", case))
    table.published(case)
    refused("state", lambda: table.play(corrected()))
    table.play(RaiseError("SIM-PUB", "s1", "The shelter is another one."), 10)
    refused("fields", lambda: table.play(corrected(title_vi=" ")))
    refused("leak", lambda: table.play(corrected(body_en="Call 0912 345 678.")))
    table.play(corrected(), 5)
    table.play(ApproveStatement("RIGHTS", "s1"))
    table.play(PublishStatement("SPOKE", "s1"))
    statement = table.statement()
    assert [version.state for version in statement.versions] == ["SELF_CORRECTED", "PUBLISHED"]
    assert statement.corrected_at == table.at and statement.channels == ("feed",)
    assert table.book.public_log == ((1, "s1", 5), (2, "s1", 5))


def test_an_appeal_is_answered_by_someone_who_signed_nothing(table: Table) -> None:
    case = table.decided()
    table.play(Act("L2-LEAD", case))
    table.published(case)
    table.play(FileAppeal("OVERSIGHT", "s1", "The resident was only asking."))
    for role in ("RIGHTS", "L2-LEAD", "OVERSIGHT"):
        command = AnswerAppeal(role=role, appeal="a1", upheld=True, text="We look again.")
        refused("appeal", lambda command=command: table.play(command))
    table.play(AnswerAppeal(role="L2-SEC", appeal="a1", upheld=True, text="We look again."), 30)
    assert table.book.appeals["a1"].upheld and table.case().state == "ACTING"
    refused("once", lambda: table.play(AnswerAppeal(role="L2-SEC", appeal="a1", upheld=False, text="Again.")))


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


def test_the_reference_page_is_what_the_code_says() -> None:
    from infodrill.casework.handbook import page

    assert (REPO / "docs" / "procedure.md").read_text(encoding="utf-8") == page()
