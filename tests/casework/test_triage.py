"""Triage: the priority table."""

from __future__ import annotations

from infodrill.casework.nouns.triage import HARMS, priority


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
