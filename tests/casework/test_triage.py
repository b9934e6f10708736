"""Triage: the priority table, the suggestion from facts, the Breakout Scale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.triage import HARMS, Facts, priority, spread, suggest


def test_the_priority_table_is_that_of_the_procedure() -> None:
    """All harms by all spread levels, written out: rows H0–H4, columns S0–S5."""
    table = {
        "H0": "P4 P4 P4 P4 P4 P4",
        "H1": "P4 P4 P4 P4 P4 P4",
        "H2": "P3 P3 P3 P2 P2 P2",
        "H3": "P2 P2 P2 P1 P1 P1",
        "H4": "P2 P1 P1 P1 P1 P1",
    }
    for h in HARMS:
        assert " ".join(priority("V2", h, s) for s in range(6)) == table[h]


def test_a_void_that_many_ask_about_is_third_priority() -> None:
    assert priority("V1", "H1", 1, 300) == "P3"
    assert priority("V1", "H1", 1, 299) == "P4"
    assert priority("V2", "H1", 1, 900) == "P4"


FACTS = Facts(
    fact=True, owner=True, record=False, harm="H3", reputation_only=False, communities=1, platforms=1, press=False,
    public_figure=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("communities", "platforms", "press", "figure", "level"),
    [(0, 1, False, False, 0), (1, 1, False, False, 1), (5, 1, False, False, 2), (1, 3, False, False, 2),
     (5, 3, False, False, 3), (1, 1, True, False, 4), (1, 1, True, True, 5)],
)  # fmt: skip
def test_the_breakout_scale(communities: int, platforms: int, press: bool, figure: bool, level: int) -> None:
    facts = replace(FACTS, communities=communities, platforms=platforms, press=press, public_figure=figure)
    assert spread(facts) == level


def test_a_suggestion_follows_the_facts_and_the_reputation_cap() -> None:
    assert (suggest(FACTS).v, suggest(FACTS).h, suggest(FACTS).s, suggest(FACTS).priority) == (
        "V2",
        "H3",
        1,
        "P2",
    )
    assert suggest(replace(FACTS, reputation_only=True)).h == "H1"
    assert suggest(replace(FACTS, fact=False)).v == "V0"
    assert suggest(replace(FACTS, owner=False)).v == "V1"
    assert suggest(replace(FACTS, record=True)).v == "V3"
