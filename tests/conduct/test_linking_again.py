"""Changing what a case is about by hand: with a reason, and never so that what was done on it goes."""

from __future__ import annotations

import pytest

from infodrill.casework.events import CaseOpened
from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range

CTRL = "direction"


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def opened(ground: Range, source: str) -> str:
    """The claim that a case of that source is linked to, which is the scenario's first."""
    first = ground.scenario.claims[0].id
    ground.note(CaseOpened("c90", "hotline", source, "clinic"))
    ground.note(facts.CaseLinked("c90", first, "conduct"))
    return first


@pytest.mark.parametrize("source", ["free", "inject:101"])
def test_a_link_that_stands_is_changed_with_a_reason(ground: Range, source: str) -> None:
    was, to = opened(ground, source), ground.scenario.claims[-1].id
    with pytest.raises(Refused):
        ground.give(CTRL, asks.LinkCase("CTRL", "c90", to))
    (last,) = ground.give(CTRL, asks.LinkCase("CTRL", "c90", to, "it quotes the other one"))
    assert isinstance(last, facts.CaseRelinked)
    assert (last.was, last.claim, last.by) == (was, to, "CTRL")
    assert ground.drill.state.links["c90"] == to


def test_a_case_that_the_range_took_in_is_never_linked_to_none(ground: Range) -> None:
    was = opened(ground, "inject:101")
    with pytest.raises(Refused):
        ground.give(CTRL, asks.LinkCase("CTRL", "c90", "", "it is about nothing"))
    assert ground.drill.state.links["c90"] == was


def test_after_play_a_case_that_the_range_took_in_keeps_its_claim(ground: Range) -> None:
    was, to = opened(ground, "inject:101"), ground.scenario.claims[-1].id
    ground.note(facts.PhaseBegun(4))
    with pytest.raises(Refused):
        ground.give(CTRL, asks.LinkCase("CTRL", "c90", to, "it quotes the other one"))
    assert ground.drill.state.links["c90"] == was
