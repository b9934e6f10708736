"""Whole plays from NEW to CLOSED, in the commands' own words: how a good cell works each kind of claim."""

from __future__ import annotations

import pytest

from infodrill.casework.edition import load_edition
from infodrill.casework.nouns.closing import CloseCase, Leave, Track
from infodrill.casework.nouns.decision import Act, Decide
from infodrill.casework.nouns.escalation import AnswerEscalation, Escalate
from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import LogCase, OpenCase, SplitCase
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.questions import AnswerQuestion, AskOwner
from infodrill.casework.nouns.service import Acknowledge, AnswerTicket, OpenTicket
from infodrill.casework.nouns.statement import SubmitStatement
from infodrill.casework.nouns.triage import Triage
from infodrill.casework.nouns.verdict import SetVerdict
from infodrill.kernel.errors import Refused
from tests.casework.table import Table, draft, letters

HOUR = 60


@pytest.fixture(params=["vn-2025", "generic"])
def table(request: pytest.FixtureRequest) -> Table:
    return Table(load_edition(request.param))


def test_a_false_claim_of_first_priority_is_held_corrected_and_closed(table: Table) -> None:
    play = table.play
    play(OpenCase(role="L1-DUTY", intake="ward", source="inject:12", said="A clip shows the dyke broken."))
    play(
        LogCase(role="L1-DUTY", case="c1", sentence="It is said that the dyke at km 3 broke.", danger=True), 4
    )
    assert table.case().priority == "P1"
    play(
        AnswerGate(role="L1-DUTY", case="c1", answers=letters("ynnnnunnn"), note="not known whether true"), 3
    )
    assert table.case().gate_code == "GU"
    play(AskOwner(role="VERIFY", case="c1", owner="dyke", text="Is there a breach at km 3?"), 2)
    play(Escalate("L1-DUTY", "c1", "priority"))
    play(AnswerEscalation("L2-DUTY", "c1", "We take the press, you take the dyke road."), 5)
    # first word, while the case stays VERIFYING: one approval is enough
    play(draft("c1", "holding", "unknown", "SPOKE", next_update=table.at + 30 * 60), 3)
    play(SubmitStatement("SPOKE", "s1"))
    play(ApproveStatement("RIGHTS", "s1"), 2)
    play(PublishStatement("SPOKE", "s1"), 1)
    assert table.case().state == "VERIFYING" and table.statement("s1").state == "PUBLISHED"
    play(
        AnswerQuestion(
            role="FACT-OWNER", case="c1", question="c1.q1", verdict="FALSE", record="primary", disputes=False,
            text="No breach.", advice="Stay at home.",
        ),
        8,
    )  # fmt: skip
    play(SetVerdict(role="VERIFY", case="c1", verdict="FALSE", confidence=900, evidence=("c1.q1",)), 2)
    play(AnswerGate(role="RIGHTS", case="c1", answers=letters("ynnnnnnnn")), 1)
    assert table.case().gate_code == "G0"
    play(Triage(role="VERIFY", case="c1", v="V3", h="H4", s=2, confidence=850), 2)
    play(
        Decide(
            role="L2-LEAD", case="c1", disposition="respond", actions=(5, 6), less_intrusive_considered=True,
            reason="People leave their homes at night.",
        ),
        2,
    )  # fmt: skip
    play(draft("c1", "correction", "deny"), 4)
    play(SubmitStatement("COMMS", "s2"))
    play(Act("L2-DUTY", "c1"), 1)
    play(ApproveStatement("FACT-OWNER", "s2"), 2)
    play(ApproveStatement("RIGHTS", "s2"), 1)
    play(PublishStatement("SPOKE", "s2"), 1)
    assert table.at <= 60 * 60
    assert table.book.public_log == ((1, "s2", 5),)
    play(Track("MONITOR", "c1"), HOUR)
    play(
        CloseCase(role="L2-SEC", case="c1", target_met=True, reason="Corrected in the same channel."),
        6 * HOUR,
    )
    assert table.case().state == "CLOSED" and table.case().target_met


def test_a_complaint_is_routed_by_one_person_answered_and_closed(table: Table) -> None:
    play = table.play
    play(
        OpenCase(
            role="CITIZEN-DESK", intake="hotline", source="inject:20",
            said="Brown water for four days, nobody answers!",
        )
    )  # fmt: skip
    play(
        LogCase(
            role="L1-DUTY", case="c1", sentence="Residents complain of brown tap water for four days.",
            danger=False,
        ),
        5,
    )  # fmt: skip
    # the add-on of a follower is another claim: a linked case of its own
    play(
        SplitCase(
            role="L1-DUTY", case="c1", sentence="It is said that twelve people were poisoned.", danger=True
        ),
        1,
    )
    assert (
        table.case("c2").parent == "c1"
        and table.case("c2").state == "LOGGED"
        and table.case("c2").priority == "P1"
    )
    play(
        AnswerGate(
            role="L1-DUTY", case="c1", answers=letters("yynnyunnn"), note="a complaint, rude about the ward"
        ),
        2,
    )
    assert table.case().gate_code == "G4"
    play(OpenTicket(role="L1-LEAD", case="c1", text="Water company tests and repairs."), 3)
    assert table.case().state == "ACTING" and table.case().disposition == "service"
    for days in (-1, 31, 3_650):
        with pytest.raises(Refused):
            play(
                AnswerTicket(
                    role="CITIZEN-DESK", case="c1", ticket="c1.t1", remedy_due=table.at + days * 86_400,
                    text="Tanker today.",
                )
            )  # fmt: skip
    play(
        AnswerTicket(
            role="CITIZEN-DESK", case="c1", ticket="c1.t1", remedy_due=table.at + 86_400,
            text="Tanker today, pipe by tomorrow.",
        ),
        60,
    )  # fmt: skip
    play(Track("MONITOR", "c1"), 10)
    play(CloseCase(role="L2-SEC", case="c1", target_met=True, reason=""), 10)
    assert table.case().state == "CLOSED" and table.case().taken == (2,)


def test_a_true_claim_against_an_agency_is_acknowledged_by_the_city(table: Table) -> None:
    play = table.play
    play(
        OpenCase(
            role="MONITOR", intake="press", source="inject:31",
            said="Three of eight pumps were out before the flood.",
        )
    )  # fmt: skip
    play(
        LogCase(
            role="MONITOR", case="c1", sentence="It is said that three of eight pumps were out.", danger=False
        ),
        5,
    )
    play(
        AnswerGate(
            role="L1-DUTY", case="c1", answers=letters("ynnnnuunn"),
            note="a log from inside, not known whether true",
        ),
        5,
    )  # fmt: skip
    assert table.case().gate_code == "G6"
    play(AskOwner(role="VERIFY", case="c1", owner="pumps", text="Which pumps ran?"), 5)
    play(
        AnswerQuestion(
            role="AGENCY-HEAD", case="c1", question="c1.q1", verdict="FALSE", record="none", disputes=True,
            text="Distortion!",
        ),
        5,
    )  # fmt: skip
    assert table.case().conflicts == (("pumps", "disputed"),)
    play(
        AddEvidence(
            role="VERIFY", case="c1", kind="primary", grade="A1", tlp="GREEN",
            text="The maintenance log, authenticated.",
        ),
        10,
    )  # fmt: skip
    play(SetVerdict(role="VERIFY", case="c1", verdict="TRUE", confidence=950, evidence=("c1.e1",)), 2)
    play(
        AnswerGate(
            role="RIGHTS", case="c1", answers=letters("ynnnnynnn"), note="true; the source stays protected"
        ),
        3,
    )
    assert table.case().gate_code == "G5"
    for days in (0, 31, 3_650):  # now, beyond six times the five days of the procedure, in ten years
        with pytest.raises(Refused):
            play(
                Acknowledge(
                    role="L2-LEAD", case="c1", due=table.at + days * 86_400, independent_check=True,
                    text="Three pumps were out.",
                )
            )  # fmt: skip
    play(
        Acknowledge(
            role="L2-LEAD", case="c1", due=table.at + 5 * 86_400, independent_check=True,
            text="Three pumps were out; repaired by Friday.",
        ),
        5,
    )  # fmt: skip
    assert table.case().state == "ACTING" and table.case().taken == (3,)
    play(draft("c1", "acknowledgement", "confirm"), 5)
    play(SubmitStatement("COMMS", "s1"))
    play(ApproveStatement("EXPERT", "s1"), 2)  # stands in for the conflicted owner of the facts
    play(ApproveStatement("RIGHTS", "s1"), 1)
    play(PublishStatement("SPOKE", "s1"), 1)
    play(Track("MONITOR", "c1"), 10)
    play(
        CloseCase(role="L2-SEC", case="c1", target_met=False, reason="One pump still waits for a part."), HOUR
    )
    assert table.case().state == "CLOSED"


def test_satire_is_left_alone_with_one_line_by_one_person(table: Table) -> None:
    play = table.play
    play(
        OpenCase(
            role="MONITOR",
            intake="monitoring",
            source="group:g7",
            said="A waterbus line on the flooded street.",
        )
    )
    play(LogCase(role="L1-DUTY", case="c1", sentence="A page jokes about a waterbus line.", danger=False), 5)
    play(AnswerGate(role="L1-DUTY", case="c1", answers=letters("nnynnnnny"), note="a joke on the flood"), 2)
    play(Leave("L1-LEAD", "c1", "A joke; nothing to answer."), 2)
    assert table.case().state == "CLOSED" and table.case().disposition == "leave"
    assert table.book.statements == {} and table.case().actions == ()


def test_an_unproven_claim_is_answered_without_confirming_or_denying(table: Table) -> None:
    play = table.play
    play(
        OpenCase(
            role="CITIZEN-DESK", intake="hotline", source="inject:40", said="Forty children are in hospital."
        )
    )
    play(
        LogCase(
            role="L1-DUTY", case="c1", sentence="It is said that forty children are in hospital.", danger=True
        ),
        5,
    )
    play(
        AnswerGate(role="L1-DUTY", case="c1", answers=letters("ynnynunnn"), note="parents ask; not known"), 2
    )
    assert table.case().gate_code == "G3"
    play(
        AnswerGate(
            role="RIGHTS", case="c1", answers=letters("ynnnnunnn"), note="the sentence itself states a number"
        ),
        2,
    )
    assert table.case().gate_code == "GU"
    play(AskOwner(role="VERIFY", case="c1", owner="dyke", text="How many children were admitted?"), 2)
    play(draft("c1", "holding", "unknown", "COMMS", next_update=table.at + 40 * 60), 3)
    play(SubmitStatement("COMMS", "s1"))
    play(ApproveStatement("FACT-OWNER", "s1"), 2)
    play(PublishStatement("SPOKE", "s1"), 1)
    play(
        AnswerQuestion(
            role="FACT-OWNER", case="c1", question="c1.q1", verdict="UNPROVEN", record="none", disputes=False,
            text="Six observed, cause pending.",
        ),
        10,
    )  # fmt: skip
    play(SetVerdict(role="VERIFY", case="c1", verdict="UNPROVEN", confidence=700, evidence=()), 5)
    play(AnswerGate(role="RIGHTS", case="c1", answers=letters("ynnnnunnn"), note="still not known"), 2)
    play(Triage(role="VERIFY", case="c1", v="V2", h="H3", s=2, confidence=600), 1)
    assert table.case().priority == "P2"
    play(
        Decide(
            role="L2-DUTY", case="c1", disposition="respond", actions=(1,), less_intrusive_considered=True,
            reason="Parents ask; tell them what is known.",
        ),
        3,
    )  # fmt: skip
    play(Act("L2-DUTY", "c1"), 1)
    table.published("c1", "answer", "unknown")
    play(Track("MONITOR", "c1"), 5)
    play(CloseCase(role="L2-SEC", case="c1", target_met=True, reason=""), HOUR)
    assert table.case().state == "CLOSED"
