"""Records that control sent ahead of their hour: whoever has one in hand knows what it shows, whatever hour the plan gives it."""

# Charter: conduct ahead papers
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from infodrill.conduct.holding import plan_second
from infodrill.conduct.nouns.injects import REACHED
from infodrill.conduct.state import DrillState
from infodrill.scenario.readonce import read_once
from infodrill.scenario.schema import Inject, Scenario

BESIDE = 120
"""Seconds of the plan between a record and the hour from which its owner knows what it shows, at most (our choice: a paper is
planned a minute or two before or after it is read; further off it is another paper)."""


class RecordSent(NamedTuple):
    """An inject that is a record; `hour` = second of the plan from which what it shows is known, `read` = seconds after it came
    that this takes."""

    number: int
    hour: int
    read: int


@read_once
def papers(scenario: Scenario) -> Mapping[str, tuple[RecordSent, ...]]:
    """Claim → its records: information on the claim that is planned nearest to the second from which its owner
    knows what it shows."""
    told = defaultdict[str, list[Inject]](list)
    for row in scenario.msel.injects:
        if row.kind == "information" and row.claim:
            told[row.claim].append(row)
    return {
        claim.id: tuple(
            RecordSent(row.number, known.known_from, max(0, known.known_from - row.at))
            for known in claim.truth
            for row in _nearest(told[claim.id], known.known_from)
        )
        for claim in scenario.claims
        if claim.id in told
    }


def _nearest(rows: Iterable[Inject], hour: int) -> list[Inject]:
    near = [row for row in rows if abs(row.at - hour) <= BESIDE]
    least = min((abs(row.at - hour) for row in near), default=0)
    return [row for row in near if abs(row.at - hour) == least]


def known_second(scenario: Scenario, claim: str, planned: int, came: Mapping[int, int], at: int) -> int:
    """The second of the plan up to which a claim is known at second `at` as played, where the clock stands at `planned` of it.
    `came` = number of an inject → second as played at which it reached anybody."""
    known = (
        paper.hour
        for paper in papers(scenario).get(claim, ())
        if paper.number in came and came[paper.number] >= 0 and came[paper.number] + paper.read <= at
    )
    return max((planned, *known))


def known_by(state: DrillState, scenario: Scenario, claim: str, at: int) -> int:
    """The same, of a drill in play."""
    came = {
        paper.number: state.deliveries[paper.number].at
        for paper in papers(scenario).get(claim, ())
        if paper.number in state.deliveries and state.deliveries[paper.number].run_status in REACHED
    }
    return known_second(scenario, claim, plan_second(state, at), came, at)
