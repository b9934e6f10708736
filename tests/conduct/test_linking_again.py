"""Changing what a case is about by hand: with a reason, and never so that what was done on it goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.stances import turned
from infodrill.conduct.nouns.clock import ClockChanged, PhaseBegun
from infodrill.conduct.nouns.course import DrillClosed
from infodrill.conduct.nouns.links import CaseLinked, CaseRelinked, LinkCase
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody, Text
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range

CTRL = "direction"


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def opened(ground: Range, source: str) -> str:
    """The claim that a case of that source is linked to, which is the scenario's first."""
    first = ground.scenario.claims[0].id
    ground.note(CaseOpened(case="c90", intake="hotline", source=source, cell="clinic"))
    ground.note(CaseLinked(case="c90", claim=first, by="conduct"))
    return first


@pytest.mark.parametrize("source", ["free", "inject:101"])
def test_a_link_that_stands_is_changed_with_a_reason(ground: Range, source: str) -> None:
    was, to = opened(ground, source), ground.scenario.claims[-1].id
    with pytest.raises(Refused):
        ground.give(CTRL, LinkCase(role="CTRL", case="c90", claim=to))
    (last,) = ground.give(CTRL, LinkCase(role="CTRL", case="c90", claim=to, why="it quotes the other one"))
    assert isinstance(last, CaseRelinked)
    assert (last.was, last.claim, last.by) == (was, to, "CTRL")
    assert ground.drill.state.links["c90"] == to


def test_a_case_that_the_range_took_in_is_never_linked_to_none(ground: Range) -> None:
    was = opened(ground, "inject:101")
    with pytest.raises(Refused):
        ground.give(CTRL, LinkCase(role="CTRL", case="c90", claim="", why="it is about nothing"))
    assert ground.drill.state.links["c90"] == was


def test_after_play_a_case_that_the_range_took_in_keeps_its_claim(ground: Range) -> None:
    was, to = opened(ground, "inject:101"), ground.scenario.claims[-1].id
    ground.note(PhaseBegun(4))
    with pytest.raises(Refused):
        ground.give(CTRL, LinkCase(role="CTRL", case="c90", claim=to, why="it quotes the other one"))
    assert ground.drill.state.links["c90"] == was


RUN_ON, PHASE, CLOSED = ClockChanged("run_on", 3_600), PhaseBegun(4), DrillClosed("")
RESUMED = ClockChanged("resume")


@pytest.mark.parametrize("ended", [(RUN_ON,), (PHASE,), (CLOSED,), (RUN_ON, RESUMED)])
@pytest.mark.parametrize("source", ["free", "inject:101"])
@pytest.mark.parametrize("late", ["", "another"])
def test_verb_and_ledger_keep_the_links_that_stood_when_play_ended(
    clinic: Loaded, ended: tuple[EventBody, ...], source: str, late: str
) -> None:
    ground = Range(clinic.scenario)
    was = opened(ground, source)
    ground.note(*ended)
    to = late and ground.scenario.claims[-1].id
    with pytest.raises(Refused):
        ground.give(CTRL, LinkCase(role="CTRL", case="c90", claim=to, why="it quotes the other one"))
    ground.note(CaseRelinked(case="c90", claim=to, was=was, by="CTRL", why=Text("as old logs may hold")))
    assert ledgers(ground)["c90"] == was


@pytest.mark.parametrize("ended", [RUN_ON, PHASE, CLOSED])
def test_a_case_that_nobody_had_linked_when_play_ended_is_linked_and_linked_anew(
    clinic: Loaded, ended: EventBody
) -> None:
    ground = Range(clinic.scenario)
    first, last = ground.scenario.claims[0].id, ground.scenario.claims[-1].id
    ground.note(CaseOpened(case="c90", intake="hotline", source="free", cell="clinic"), ended)
    ground.give(CTRL, LinkCase(role="CTRL", case="c90", claim=first))
    ground.note(CLOSED)  # the last of the events that end play: what stood at the first counts
    ground.give(CTRL, LinkCase(role="CTRL", case="c90", claim=last, why="it quotes the other one"))
    assert ledgers(ground)["c90"] == ground.drill.state.links["c90"] == last


def ledgers(ground: Range) -> dict[str, str]:
    """The links that the ledger goes by."""
    return read_timeline(Record(scenario=ground.scenario, events=tuple(ground.log.kept))).links


def test_a_case_that_says_that_its_claim_is_wrong_is_told_the_record_the_other_way_round(
    ground: Range,
) -> None:
    """The owner who answered by the claim's record led a cell to a verdict that was then turned against it."""
    first, turning = opened(ground, "free"), "it says that this is wrong"
    known = next(fact for claim in ground.scenario.claims for fact in claim.truth if fact.verdict == "FALSE")
    state = ground.drill.state
    assert state.on_case("c90", known) == known
    turn = LinkCase(role="CTRL", case="c90", claim=first, against=True)
    with pytest.raises(Refused):
        ground.give(CTRL, turn)
    (event,) = ground.give(CTRL, replace(turn, why=turning))
    assert isinstance(event, CaseRelinked) and event.against
    state = ground.drill.state
    assert state.on_case("c90", known).verdict == turned("FALSE") == "TRUE"
    assert (state.stance_on("c90", "confirm"), state.stance_on("c90", "unknown")) == ("deny", "unknown")
    assert state.stance_on("c1", "confirm") == "confirm"
    cases = {name: replace(case, verdict="TRUE") for name, case in state.book.cases.items()}
    assert (
        replace(state, book=replace(state.book, cases=cases)).verdict_on("c90") == "FALSE"
    )  # conditions ask it
    assert (
        replace(state, book=replace(state.book, cases=cases), against=frozenset()).verdict_on("c90") == "TRUE"
    )
