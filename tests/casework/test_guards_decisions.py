"""What guards a decision: ceilings, priority, the three-part test, opening again."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.closing import Leave
from infodrill.casework.nouns.decision import Act, Decide, SignAction, with_taken
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.measures import RecordTest
from infodrill.casework.nouns.questions import AnswerQuestion
from infodrill.casework.nouns.triage import Triage, Watch
from infodrill.casework.nouns.verdict import ReopenCase, SetVerdict
from infodrill.casework.pages import Stamp, with_case
from infodrill.casework.stances import misfit
from infodrill.kernel.errors import Refused
from tests.casework.table import Table, draft, letters

from .test_guards import _triaged, _verifying, refused
from .test_separate_hands import with_test


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
    no = refused("I3", lambda: table.play(draft(case, "answer", "deny")))
    assert set(no.allowed) == {"confirm", "advice"}
    assert not [stance for stance in no.allowed if misfit(stance, "TRUE")], (
        "what is named is warned of afterwards"
    )


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


def signed_both(table: Table) -> str:
    case = with_test(table)
    table.play(SignAction("L2-LEAD", case, 7))
    table.play(SignAction("RIGHTS", case, 7))
    return case


def test_a_new_decision_needs_its_own_tests_and_signatures(table: Table) -> None:
    case = signed_both(table)
    table.book = with_case(table.book, case, state="TRIAGED")
    table.play(
        Decide(
            role="L2-LEAD", case=case, disposition="respond", actions=(6, 7), less_intrusive_considered=True, reason="Again.",
        )
    )  # fmt: skip
    found = table.case(case)
    assert (found.tests, found.signatures, found.signed_by) == ((), (), ())


def test_what_is_asked_of_an_action_is_asked_when_it_is_signed_and_when_it_is_carried_out(
    table: Table,
) -> None:
    case = signed_both(table)
    whole = table.book
    table.book = with_case(whole, case, signatures=(), signed_by=(), gate_code="G7")
    refused("I1", lambda: table.play(SignAction("RIGHTS", case, 7)))
    table.book = with_case(whole, case, rabat=("yes", "yes", "yes", "yes", "yes", "no"))
    refused("three-part test", lambda: table.play(Act("L2-LEAD", case)))
    table.book = with_case(whole, case, signatures=((7, "RIGHTS", "legal"), (7, "UBND", "ubnd")))
    assert refused("signature", lambda: table.play(Act("L2-LEAD", case))).allowed == ("L2-LEAD",)
    table.book = whole
    table.play(Act("L2-LEAD", case))
    found = table.case(case)
    assert found.taken_codes == ((7, found.gate_code),) and found.measures[0].taken_at == table.at
    again = with_taken(found, 7, Stamp(at=table.at + 60, actor="x"))
    assert again == found.measures, "its time has begun"


def test_a_decision_waits_for_its_priority_and_leaves_alone_only_by_that_name(table: Table) -> None:
    case = table.verified("FALSE")
    table.play(Triage(role="VERIFY", case=case, v="V3", h="H3", s=3, confidence=800), 1)

    def decide(*actions: int, how: str = "respond") -> None:
        table.play(
            Decide(
                role="L2-LEAD", case=case, disposition=how, actions=actions, less_intrusive_considered=True, reason="So.",
            )
        )  # fmt: skip

    refused("decision", lambda: decide(0))
    refused("decision", lambda: decide(5, how="leave"))
    table.book = with_case(table.book, case, priority_final=False)
    refused("priority", lambda: decide(5))
