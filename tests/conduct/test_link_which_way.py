"""A link says which way round a report tells its claim, and no slip in it makes a falsehood true: not on the wall, not in what
counts. The screen asks in words, and what would follow is said before it counts."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.links import LinkCase, turned_astray
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import find, load
from tests.conduct.drilling import Range

CTRL = "direction"


@pytest.fixture
def ground() -> Range:
    return Range(load(find("free-data")).scenario)


def false_claim(ground: Range) -> str:
    return next(claim.id for claim in ground.scenario.claims if claim.truth[-1].verdict == "FALSE")


def found(ground: Range, case: str, verdict: str) -> None:
    ground.note(
        VerdictSet(case=case, verdict=verdict, evidence=(), confidence=900, role="VERIFY", cell="city")
    )


def test_who_ticks_that_the_file_found_it_false_is_told_what_that_would_do(ground: Range) -> None:
    case, claim = ground.case(cell="ward"), false_claim(ground)
    found(ground, case, "FALSE")
    with pytest.raises(Refused, match="R177") as refused:
        ground.give(CTRL, LinkCase(role="CTRL", case=case, claim=claim, against=True))
    assert {refused.value.params["verdict"], refused.value.params["read"]} == {"FALSE", "TRUE"}
    assert not ground.state.links
    ground.give(CTRL, LinkCase(role="CTRL", case=case, claim=claim))
    assert ground.see(CTRL).standing_verdict(claim) == "FALSE"
    other = ground.case(cell="ward")
    found(ground, other, "FALSE")
    reason = "Người báo nói ngược lại tin này."
    ground.give(CTRL, LinkCase(role="CTRL", case=other, claim=claim, against=True, why=reason))
    assert other in ground.state.against


def test_a_report_that_says_the_opposite_and_was_found_right_is_linked_without_a_word(ground: Range) -> None:
    case, claim = ground.case(cell="ward"), false_claim(ground)
    found(ground, case, "TRUE")
    ground.give(CTRL, LinkCase(role="CTRL", case=case, claim=claim, against=True))
    assert ground.see(CTRL).standing_verdict(claim) == "FALSE"


def test_a_verdict_that_comes_after_a_slip_makes_no_falsehood_true_on_the_wall_and_control_is_asked(
    ground: Range,
) -> None:
    case, claim = ground.case(cell="ward"), false_claim(ground)
    ground.give(CTRL, LinkCase(role="CTRL", case=case, claim=claim, against=True))
    found(ground, case, "FALSE")
    assert ground.see("guest").standing_verdict(claim) not in ("TRUE", "MOSTLY_TRUE")
    board = ground.see(CTRL).control
    assert board is not None and [each.case for each in board.astray] == [case]
    ground.give(CTRL, LinkCase(role="CTRL", case=case, claim=claim, why="chọn nhầm"))
    board = ground.see(CTRL).control
    assert board is not None and not board.astray and ground.see("guest").standing_verdict(claim) == "FALSE"


@pytest.mark.parametrize(
    "verdict", ["TRUE", "MOSTLY_TRUE", "MIXED", "UNPROVEN", "MISLEADING_CONTEXT", "FALSE", "NOT_A_FACT", ""]
)
def test_only_what_turns_what_is_so_upside_down_is_astray(ground: Range, verdict: str) -> None:
    claim = ground.scenario.claim(false_claim(ground))
    assert turned_astray(claim, verdict) == (verdict in ("FALSE", "MISLEADING_CONTEXT"))
