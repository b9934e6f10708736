"""What one hand may not do alone: deny without a standing verdict, sign twice, approve another's facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from infodrill.casework.approving import approvals
from infodrill.casework.nouns.decision import Act, Decide, SignAction
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.intake import OpenCase
from infodrill.casework.nouns.measures import RecordTest
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.questions import AnswerQuestion, AskOwner
from infodrill.casework.nouns.selfcorrection import RaiseError, SelfCorrect, may_deny, rightings
from infodrill.casework.nouns.statement import SubmitStatement
from infodrill.casework.nouns.triage import Triage
from infodrill.casework.nouns.verdict import RecordConflict, ReopenCase, SetVerdict
from infodrill.casework.records import Asked
from infodrill.kernel.errors import Refused
from tests.casework.table import Table, draft


@pytest.fixture
def table() -> Table:
    return Table()


def refused(rule: str, act: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as caught:
        act()
    assert caught.value.rule == rule, str(caught.value)
    return caught.value


def corrected(stance: str) -> SelfCorrect:
    return SelfCorrect(
        role="SPOKE",
        statement="s1",
        title_vi="Bản sửa",
        title_en="Corrected",
        body_vi="Bản sửa lúc 23:10.",
        body_en="At 23:10.",
        stance=stance,
    )


def acting(table: Table, stance: str = "deny") -> str:
    case = table.decided()
    table.play(Act("L2-LEAD", case))
    table.published(case, stance=stance)
    return case


# ---- denials ----------------------------------------------------------------------------------------------------


def test_a_correction_of_our_own_text_does_not_begin_to_deny(table: Table) -> None:
    acting(table, "advice")
    table.play(RaiseError("SIM-PUB", "s1", "The hour is wrong."), 5)
    refused("stance", lambda: table.play(corrected("deny")))
    table.play(corrected("advice"))


@pytest.mark.parametrize("stance", ["confirm", "partly"])
def test_who_said_that_it_is_so_says_that_it_is_not_where_the_verdict_does(table: Table, stance: str) -> None:
    acting(table, stance)
    table.play(RaiseError("SIM-PUB", "s1", "It is not so."), 5)
    table.play(corrected("deny"))


@pytest.mark.parametrize(
    ("verdict", "wrong"), [("MIXED", "confirm"), ("MIXED", "partly"), ("FALSE", "advice")]
)
def test_what_is_partly_so_is_denied_by_no_single_approval(table: Table, verdict: str, wrong: str) -> None:
    case = table.case(table.decided(verdict))
    assert not may_deny(case, wrong)
    assert "deny" not in rightings(case, "correction", wrong)


def test_a_denial_may_be_corrected_as_a_denial_while_its_verdict_stands(table: Table) -> None:
    acting(table)
    table.play(RaiseError("SIM-PUB", "s1", "The hour is wrong."), 5)
    table.play(corrected("deny"))


def test_a_denial_is_not_repeated_once_its_verdict_was_reopened(table: Table) -> None:
    case = acting(table)
    table.play(RaiseError("SIM-PUB", "s1", "Seepage was seen."), 5)
    table.play(
        AddEvidence(
            role="VERIFY", case=case, kind="report", grade="C3", tlp="GREEN", text="A resident saw seepage."
        ),
        5,
    )
    table.play(ReopenCase("VERIFY", case, "Seepage was seen."), 1)
    refused("I2", lambda: table.play(corrected("deny")))
    table.play(corrected("unknown"))


def test_what_is_unproven_is_not_denied(table: Table) -> None:
    case = table.verified("UNPROVEN")
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=800), 1)
    table.play(
        Decide(
            role="L2-LEAD",
            case=case,
            disposition="respond",
            actions=(1,),
            less_intrusive_considered=True,
            reason="People ask.",
        ),
        1,
    )
    refused("I2", lambda: table.play(draft(case, "answer", "deny")))
    table.play(draft(case, "answer", "unknown"))


# ---- two hands --------------------------------------------------------------------------------------------------


def with_test(table: Table) -> str:
    case = table.decided(actions=(6, 7))
    table.play(
        RecordTest(
            role="L2-LEAD",
            case=case,
            action=7,
            basis="ord-1",
            aim="rights_of_others",
            duration_days=14,
            review_at=900_000,
            least_intrusive="A warning went out.",
            harm_link="Money is lost.",
        )
    )
    return case


def test_one_seat_does_not_give_both_signatures(table: Table) -> None:
    case = with_test(table)
    table.play(RecordConflict(role="OVERSIGHT", case=case, unit="city", reason="concealment"))
    table.play(SignAction("RIGHTS", case, 7), seat="one", cell="legal")
    refused("once", lambda: table.play(SignAction("UBND", case, 7), seat="one", cell="legal"))
    table.play(SignAction("UBND", case, 7), seat="two", cell="ubnd")


def test_one_seat_does_not_give_both_approvals(table: Table) -> None:
    table.draft(table.decided())
    table.play(SubmitStatement("COMMS", "s1"))
    table.play(ApproveStatement("FACT-OWNER", "s1"), seat="one")
    refused("once", lambda: table.play(ApproveStatement("RIGHTS", "s1"), seat="one"))
    table.play(ApproveStatement("RIGHTS", "s1"))


def test_rights_and_the_peoples_committee_never_share_a_seat(table: Table) -> None:
    case = with_test(table)
    roles = frozenset({"RIGHTS", "UBND"})
    refused("rights-independence", lambda: table.play(SignAction("RIGHTS", case, 7), roles=roles))


def test_the_peoples_committee_signs_only_for_a_lead_in_conflict(table: Table) -> None:
    case = with_test(table)
    table.play(RecordConflict(role="OVERSIGHT", case=case, unit="dyke", reason="concealment"))
    refused("signature", lambda: table.play(SignAction("UBND", case, 7)))
    table.play(RecordConflict(role="OVERSIGHT", case=case, unit="city", reason="concealment"))
    table.play(SignAction("UBND", case, 7))


def test_a_small_clinic_signs_and_publishes_with_one_coordinator_and_a_rights_adviser(table: Table) -> None:
    held = frozenset({"L2-LEAD", "L2-DUTY", "L2-SEC", "EXPERT", "FACT-OWNER"})
    case = with_test(table)
    table.play(SignAction("L2-LEAD", case, 7), seat="coordinator", roles=held)
    table.play(SignAction("RIGHTS", case, 7))
    table.play(Act("L2-LEAD", case), seat="coordinator", roles=held)
    table.draft(case, "warning", "advice")
    table.play(SubmitStatement("COMMS", "s1"))
    table.play(ApproveStatement("FACT-OWNER", "s1"), seat="coordinator", roles=held)
    table.play(ApproveStatement("RIGHTS", "s1"))
    table.play(PublishStatement("SPOKE", "s1"))


# ---- a conflict recorded later ----------------------------------------------------------------------------------


def test_a_signature_falls_when_its_cell_comes_into_conflict(table: Table) -> None:
    case = with_test(table)
    table.play(SignAction("L2-LEAD", case, 7))
    table.play(SignAction("RIGHTS", case, 7))
    table.play(RecordConflict(role="OVERSIGHT", case=case, unit="legal", reason="about_unit"))
    assert refused("signature", lambda: table.play(Act("L2-DUTY", case))).allowed == ("RIGHTS",)
    table.play(SignAction("RIGHTS", case, 7), seat="second-adviser", cell="legal-2")
    table.play(Act("L2-DUTY", case))


def test_a_decision_by_a_cell_now_in_conflict_is_taken_again_by_another(table: Table) -> None:
    case = table.decided()
    table.play(RecordConflict(role="OVERSIGHT", case=case, unit="city", reason="concealment"))
    refused("I9", lambda: table.play(Act("L2-DUTY", case)))
    table.play(ReopenCase("VERIFY", case, "The lead is in conflict."), cell="verification")
    table.play(
        SetVerdict(role="VERIFY", case=case, verdict="FALSE", confidence=900, evidence=("c1.q1",)),
        cell="verification",
    )
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=800), cell="verification")
    table.play(
        Decide(
            role="UBND",
            case=case,
            disposition="respond",
            actions=(5,),
            less_intrusive_considered=True,
            reason="People act upon it.",
        )
    )
    table.play(Act("L2-DUTY", case), cell="duty")


# ---- whose facts ------------------------------------------------------------------------------------------------


def test_only_an_owner_that_was_asked_approves_the_facts(table: Table) -> None:
    case = table.decided()
    table.draft(case)
    table.play(SubmitStatement("COMMS", "s1"))
    assert refused(
        "role", lambda: table.play(ApproveStatement("FACT-OWNER", "s1"), cell="pumps")
    ).allowed == ("dyke",)
    table.play(RecordConflict(role="OVERSIGHT", case=case, unit="pumps", reason="concealment"))
    refused("role", lambda: table.play(ApproveStatement("EXPERT", "s1")))  # the owner is not in conflict
    table.play(ApproveStatement("FACT-OWNER", "s1"))


# ---- what a record may hold -------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", ["inject:x", "0912 345 678", "post:", "mail:a", "free\n"])
def test_a_source_is_a_reference_and_no_free_text(table: Table, source: str) -> None:
    refused("fields", lambda: table.play(OpenCase(role="L1-DUTY", intake="ward", source=source)))
    for fine in ("free", "inject:12", "group:g7", "post:p1.2", ""):
        table.play(OpenCase(role="L1-DUTY", intake="ward", source=fine))


def test_a_conflict_names_a_unit_by_its_id(table: Table) -> None:
    table.gated("ynnnnunnn")
    for unit in ("Mr An", "dyke\n", "A"):
        command = RecordConflict(role="RIGHTS", case="c1", unit=unit, reason="about_unit")
        refused("fields", lambda command=command: table.play(command))
    refused(
        "I5",
        lambda: table.play(
            RecordConflict(role="RIGHTS", case="c1", unit="0912-345-678", reason="about_unit")
        ),
    )


@pytest.mark.parametrize("confidence", [True, 0.5, 1001, -1])
def test_confidence_is_a_whole_number_per_mille(table: Table, confidence: int) -> None:
    case = table.gated("ynnnnunnn")
    table.play(AskOwner(role="VERIFY", case=case, owner="dyke", text="What is known?"))
    refused(
        "fields",
        lambda: table.play(
            SetVerdict(role="VERIFY", case=case, verdict="UNPROVEN", confidence=confidence, evidence=())
        ),
    )
    table.play(SetVerdict(role="VERIFY", case=case, verdict="UNPROVEN", confidence=500, evidence=()))
    refused(
        "fields",
        lambda: table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=confidence)),
    )


def test_a_simulated_agency_answers_for_no_owner(table: Table) -> None:
    case = table.gated("ynnnnunnn")
    table.play(AskOwner(role="VERIFY", case=case, owner="dyke", text="What is known?"))
    command = AnswerQuestion(
        role="SIM-AGENCY",
        case=case,
        question="c1.q1",
        verdict="TRUE",
        record="primary",
        disputes=False,
        text="It broke.",
    )
    refused("role", lambda: table.play(command))


# ---- what a command comes to --------------------------------------------------------------------------------------


def test_a_decisive_step_of_a_conflicted_unit_is_refused_whichever_command_comes_to_it(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I9 holds upon the events, too: a command that forgot to ask gets no further."""
    case = table.verified("FALSE")
    table.play(RecordConflict(role="RIGHTS", case=case, unit="city", reason="about_unit"))
    stepped = CaseStepped(
        case=case, step="verdict", frm="VERIFYING", to="VERIFYING", role="L2-LEAD", cell="city"
    )
    monkeypatch.setattr(AskOwner, "decide", lambda command, scene: (stepped,))
    refused("I9", lambda: table.play(AskOwner(role="L2-LEAD", case=case, owner="", text="Who knows?")))


@pytest.mark.parametrize(
    ("asked", "units", "who"),
    [
        ((), (), ("FACT-OWNER",)),
        (("clinic",), ("ward",), ("FACT-OWNER",)),
        ((), ("ward",), ("FACT-OWNER", "EXPERT")),
        (("clinic", "hospital"), ("clinic",), ("FACT-OWNER", "EXPERT")),
        (("clinic", "hospital"), ("clinic", "hospital"), ("EXPERT",)),
    ],
)
def test_an_expert_stands_in_for_the_owners_in_conflict_and_for_no_other(
    table: Table, asked: tuple[str, ...], units: tuple[str, ...], who: tuple[str, ...]
) -> None:
    number = table.decided()
    table.draft(number)
    case = replace(
        table.book.cases[number],
        questions=tuple(Asked(question=f"q.{owner}", owner=owner, at=0, text="?") for owner in asked),
        conflicts=tuple((unit, "owns it") for unit in units),
    )
    assert approvals(table.statement(), case, table.edition).missing == (who, ("RIGHTS",))


def test_no_approval_counts_of_the_author_or_of_a_cell_in_conflict(table: Table) -> None:
    number = table.decided()
    table.draft(number)
    case = replace(table.book.cases[number], conflicts=(("ward", "its head"),))
    author = table.statement().newest.author_seat
    given = (("RIGHTS", "legal", author), ("RIGHTS", "ward", "somebody"), ("RIGHTS", "legal", "adviser"))
    found = approvals(replace(table.statement(), approvals=given), case, table.edition)
    assert (found.void, found.counting) == (given[:2], given[2:])
