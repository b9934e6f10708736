"""A record in hand before its hour is known, whether its plan stands on the very second of that hour or a minute beside it."""

from __future__ import annotations

import pytest

from infodrill.conduct.aheadpapers import BESIDE, known_second, papers
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Scenario


def records(drill: Scenario) -> list[tuple[str, int, int]]:
    """(claim, hour at which it is known, number) of each truth with information planned at most two minutes beside its hour."""
    return [
        (claim.id, known.known_from, row.number)
        for claim in drill.claims
        for known in claim.truth
        for row in drill.msel.injects
        if row.kind == "information" and row.claim == claim.id and abs(row.at - known.known_from) <= BESIDE
    ]


@pytest.mark.parametrize("name", library())
def test_what_a_record_shows_is_known_as_soon_as_it_was_sent(name: str) -> None:
    drill = load(find(name)).scenario
    planned = {row.number: row.at for row in drill.msel.injects}
    for claim, hour, _ in records(drill):
        sent = [paper for paper in papers(drill)[claim] if paper.hour == hour]  # of several the nearest
        assert sent, f"{name}: the record of {claim} is none when it comes early"
        for paper in sent:
            assert known_second(drill, claim, 0, {paper.number: 0}, BESIDE) == hour
            assert known_second(drill, claim, 0, {}, BESIDE) == 0
            assert abs(planned[paper.number] - hour) <= BESIDE


@pytest.mark.parametrize("name", library())
def test_a_record_that_comes_as_planned_is_known_at_no_other_hour_than_planned(name: str) -> None:
    """A paper that lies a minute on a table before it is read does so on any day: else each play would run otherwise."""
    drill = load(find(name)).scenario
    planned = {row.number: row.at for row in drill.msel.injects}
    for claim, each in papers(drill).items():
        for paper in each:
            for at in range(max(0, paper.hour - BESIDE), paper.hour + BESIDE):
                came = {number: second for number, second in planned.items() if second <= at}
                assert known_second(drill, claim, at, came, at) == at
