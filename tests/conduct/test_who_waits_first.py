"""What came and nobody has read, beside the work on cases: who waits on the line, and a report that may be anything."""

from __future__ import annotations

from itertools import pairwise

import pytest

from infodrill.casework.nouns.gate import AnswerGate, GatePassed
from infodrill.casework.nouns.intake import LogCase
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.questions import AskOwner
from infodrill.casework.nouns.triage import CaseTriaged
from infodrill.conduct.nouns.injects import AcknowledgeInject, InjectDelivered
from infodrill.conduct.ranking import things
from infodrill.conduct.waiting import head
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def step(ground: Range, seat: str) -> str:
    found = head(things(ground.see(seat)))
    return found.step if found else ""


def test_a_caller_stays_at_the_head_till_told_whatever_paper_falls_due(ground: Range) -> None:
    """A mother on the line stood second to a question of her clinic; a keeper at a spillway was pushed below one with two hours
    left, as the clock ran fast."""
    claim = ground.scenario.claim("b2-expired")
    case, known = ground.case(claim.id), claim.truth[0].known_from
    ground.at(60)
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Tiêm thuốc hỏng.", danger=True))
    ground.give("duty", AnswerGate(role="L1-DUTY", case=case, answers=("yes", *["no"] * 8)))
    ground.at(known - 240)
    ground.give("lookout", AskOwner(role="VERIFY", case=case, owner="clinic", text="Có đúng không?"))
    call = next(row.number for row in ground.scenario.msel.injects if row.method == "hotline")
    ground.note(
        InjectDelivered(inject=call, planned=0, run_status="delivered", recipients=("duty",), public=False)
    )
    assert step(ground, "duty") == "read"
    ground.at(known + 60)
    assert step(ground, "duty") == "read", "what can be said now can be said in a minute"
    ground.give("duty", AcknowledgeInject(role="L1-DUTY", inject=call))
    assert step(ground, "duty") == "answer"


def test_a_report_that_nobody_has_read_stands_before_what_is_half_done_and_behind_what_is_owed_on_p1(
    ground: Range,
) -> None:
    """A message that told people to drink a brew lay under five other things: it may be a P1, and to read it takes a moment."""
    sent = {row.method: row.number for row in ground.scenario.msel.injects}
    case = ground.case()
    ground.at(60)
    for number in (sent["closed_group"], sent["official_letter"]):
        told = {"inject": number, "planned": 0, "run_status": "delivered", "public": False}
        ground.note(InjectDelivered(recipients=("duty",), **told))
    heads = [(thing.step, thing.item) for thing in things(ground.see("duty"))]
    unread, letter = ("read", str(sent["closed_group"])), ("read", str(sent["official_letter"]))
    assert heads == [unread, ("log", case), letter]
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Tiêm thuốc hỏng.", danger=True))
    heads = [(thing.step, thing.item) for thing in things(ground.see("duty"))]
    assert heads.index(("gate", case)) < heads.index(unread) < heads.index(letter)


def test_what_hurts_people_is_told_before_what_is_due_sooner_and_what_merely_informs_last(
    ground: Range,
) -> None:
    """The ordered correction about children given leaf water, P2, lay folded away below a P4's that was due sooner, and below an
    old complaint that somebody else had in hand."""
    harm, asked = {"P3": "H1", "P4": "H0"}, {}
    for place, priority in enumerate(("P4", "P3", "P4")):
        ground.at(60 + 600 * place)
        asked[case := ground.case()] = priority
        ground.note(
            GatePassed(case=case, passing=1, answers=("no",) * 9, code="G0", role="L1-DUTY", cell="clinic"),
            CaseTriaged(case=case, v="V2", h=harm[priority], s=3, priority=priority, confidence=900),
            CaseStepped(case=case, step="triage", frm="GATED", to="TRIAGED", role="L1-LEAD", cell="clinic"),
        )  # fmt: skip
    letter = next(row.number for row in ground.scenario.msel.injects if row.method == "official_letter")
    ground.note(
        InjectDelivered(inject=letter, planned=0, run_status="delivered", recipients=("head",), public=False)
    )
    waits = things(ground.see("head"))
    decided = [thing for thing in waits if thing.step == "decide"]
    assert [asked[thing.item] for thing in decided] == ["P3", "P4", "P4"]
    seen = {case.case: case for case in ground.see("head").cases}
    falls = [dict(ground.see("head").casework.owed(seen[thing.item]))["decide"] for thing in decided]
    assert any(late < early for early, late in pairwise(falls)), "nowhere is what is graver due later"
    assert (waits[0], waits[-1].step) == (decided[0], "read")


def test_of_two_who_wait_on_the_line_the_one_who_called_first_is_first(ground: Range) -> None:
    """By the letters of their numbers the fourteenth stood before the ninth, whose child was drowsy."""
    calls = [row.number for row in ground.scenario.msel.injects if row.method == "hotline"]
    assert sorted(calls) != sorted(calls, key=str)
    for number in calls:
        told = {"inject": number, "planned": 0, "run_status": "delivered", "public": False}
        ground.note(InjectDelivered(recipients=("duty",), **told))
    waits = [int(thing.item) for thing in things(ground.see("duty")) if thing.step == "read"]
    assert waits == sorted(calls)
