"""Who calls says what a caller would: in a drill of the library no two calls, notes or questions of the press are alike."""

from __future__ import annotations

from itertools import combinations

import pytest

from infodrill.kernel.folding import fold
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Scenario

VOICES = ("hotline", "phone_note", "press", "field_report")
RUN = 4  # words in a row that two calls may not begin with, and of which they may share few
SHARED_PERMILLE = 340  # two may read out the same leaked line


def calls(scenario: Scenario, lang: str) -> list[tuple[int, list[str]]]:
    """(number of the inject, its words) of everything that somebody says by telephone, in the field or as a reporter."""
    return [
        (
            row.number,
            "".join(letter if letter.isalnum() else " " for letter in fold(row.body.in_(lang))).split(),
        )
        for row in scenario.msel.injects
        if row.method in VOICES
    ]


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", library())
def test_no_two_calls_of_a_drill_are_alike(name: str, lang: str) -> None:
    scenario = load(find(name)).scenario
    found = calls(scenario, lang)
    assert found
    for (one, said), (other, also) in combinations(found, 2):
        assert said[:RUN] != also[:RUN], (one, other, said[:RUN])
        shared, fewest = len(runs(said) & runs(also)), min(len(runs(said)), len(runs(also)))
        assert shared * 1_000 <= SHARED_PERMILLE * max(1, fewest), (one, other, shared, fewest)
