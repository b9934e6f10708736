"""What guards a text from its draft to its correction, and the answer to an appeal."""

from __future__ import annotations

import pytest

from infodrill.casework import leakcheck
from infodrill.casework.nouns.appeal import AnswerAppeal, FileAppeal
from infodrill.casework.nouns.decision import Act, Decide
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.publishing import (
    ApproveStatement,
    ClearLeak,
    PublishStatement,
    StatementApproved,
)
from infodrill.casework.nouns.questions import AskOwner
from infodrill.casework.nouns.selfcorrection import RaiseError, SelfCorrect
from infodrill.casework.nouns.statement import ReturnStatement, SubmitStatement
from infodrill.casework.nouns.triage import Triage
from infodrill.casework.pages import with_case, with_statement
from infodrill.casework.stances import barred
from tests.casework.table import Table, draft

from .test_guards import _verifying, refused
from .test_invariants import newest


def corrected(**more: object) -> SelfCorrect:
    values = {
        "title_vi": "Bản sửa",
        "title_en": "Corrected",
        "body_vi": "Bản sửa lúc 23:10.",
        "body_en": "Corrected at 23:10.",
    }
    return SelfCorrect(role="SPOKE", statement="s1", stance="partly", **{**values, **more})  # type: ignore[arg-type]


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


@pytest.mark.parametrize("actions", [(), (5,), (7,)])
def test_the_next_word_of_a_first_word_waits_for_both_approvals_and_no_decision_unless_it_is_silence(
    table: Table, actions: tuple[int, ...]
) -> None:
    """An all-clear that was promised and twice approved was held back: for the decision, and then because that said otherwise."""
    case = table.verified("FALSE", danger=True)
    table.draft(case, "holding", "unknown", next_update=table.at + 900)
    for command in (SubmitStatement("COMMS", "s1"), ApproveStatement("FACT-OWNER", "s1")):
        table.play(command)
    table.play(PublishStatement("SPOKE", "s1"))
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=2, confidence=800))
    table.draft(case, "holding", "unknown", statement="s1", next_update=table.at + 900)
    table.play(SubmitStatement("COMMS", "s1"))
    if actions:
        role = {"P1": "L2-LEAD", "P2": "L2-DUTY"}[table.case().priority]
        told = {"disposition": "respond", "less_intrusive_considered": True, "reason": "People act upon it."}
        table.play(Decide(role=role, case=case, actions=actions, **told))  # type: ignore[arg-type]
    table.play(ApproveStatement("FACT-OWNER", "s1"))
    refused("approval", lambda: table.play(PublishStatement("SPOKE", "s1")))
    table.play(ApproveStatement("RIGHTS", "s1"))
    if actions == (7,):
        refused("decision", lambda: table.play(PublishStatement("SPOKE", "s1")))
    else:
        table.play(PublishStatement("SPOKE", "s1"))
        assert table.statement().standing == table.statement().newest
    assert barred(table.case(), table.statement()) == (actions == (7,))


def test_a_first_word_goes_out_once_the_question_has_gone_and_says_so_in_these_words(table: Table) -> None:
    """It was told of the case's state, under a name that the case itself showed as done."""
    case = table.gated("ynnnnunnn", danger=True)
    table.draft(case, "holding", "unknown", next_update=table.at + 900)
    table.play(SubmitStatement("COMMS", "s1"))
    table.play(ApproveStatement("RIGHTS", "s1"))
    error = refused("state", lambda: table.play(PublishStatement("SPOKE", "s1")))
    assert "once the question has been put" in error.message, error
    table.play(AskOwner(role="VERIFY", case=case, owner="dyke", text="What is known?"))
    table.play(PublishStatement("SPOKE", "s1"))


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


def test_what_a_text_must_be_is_asked_again_when_it_is_approved_and_when_it_goes_out(table: Table) -> None:
    case = table.decided()
    table.draft(case)
    table.play(SubmitStatement("COMMS", "s1"))
    whole = table.book
    table.book = with_statement(whole, newest(table.statement(), body_en=""))
    refused("fields", lambda: table.play(ApproveStatement("RIGHTS", "s1")))
    table.book = whole
    for role in ("FACT-OWNER", "RIGHTS"):
        table.play(ApproveStatement(role, "s1"))
    approved = table.book
    table.book = with_case(approved, case, verdict_evidence=())
    refused("I2", lambda: table.play(PublishStatement("SPOKE", "s1")))
    table.book = with_statement(approved, newest(table.statement(), sources=()))
    refused("I4", lambda: table.play(PublishStatement("SPOKE", "s1")))


def test_a_late_approval_stands_beside_those_before_it_and_what_is_out_has_nothing_to_clear(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    table.published(table.decided())
    before = table.statement().newest.approved_by
    assert len(before) == 2
    table.take(StatementApproved(statement="s1", version=1, role="RIGHTS", cell="legal"), "late")
    assert table.statement().newest.approved_by == (*before, ("RIGHTS", "legal", "late"))
    monkeypatch.setattr(leakcheck, "found_now", lambda scene, statement: ("near body_vi 0-3 RED c1.e1",))
    refused("once", lambda: table.play(ClearLeak("RIGHTS", "s1", "It is known.")))


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
