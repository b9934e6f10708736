"""Records that control sent ahead of their hour: whoever has one in hand knows what it shows, whatever hour the plan gives it."""

# Charter: conduct ahead papers
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from infodrill.conduct.holding import plan_second
from infodrill.conduct.nouns.injects import REACHED
from infodrill.conduct.state import DrillState
from infodrill.scenario.readonce import read_once
from infodrill.scenario.schema import Scenario

Papers = Mapping[str, tuple[tuple[int, int], ...]]


@read_once
def papers(scenario: Scenario) -> Papers:
    """Claim → (number, second of the plan) of each inject that is the record itself: information on the claim at the second from
    which its owner knows what it shows."""
    found = defaultdict[str, list[tuple[int, int]]](list)
    hours = {(claim.id, known.known_from) for claim in scenario.claims for known in claim.truth}
    for row in scenario.msel.injects:
        if row.kind == "information" and row.claim and (row.claim, row.at) in hours:
            found[row.claim].append((row.number, row.at))
    return {claim: tuple(each) for claim, each in found.items()}


def known_second(scenario: Scenario, claim: str, planned: int, came: Mapping[int, int], at: int) -> int:
    """The second of the plan up to which a claim is known at second `at` as played, where the clock stands at `planned` of it.
    `came` = number of an inject → second as played at which it reached anybody."""
    held = (hour for number, hour in papers(scenario).get(claim, ()) if 0 <= came.get(number, -1) <= at)
    return max((planned, *held))


def known_by(state: DrillState, scenario: Scenario, claim: str, at: int) -> int:
    """The same, of a drill in play."""
    came = {
        number: state.deliveries[number].at
        for number, _ in papers(scenario).get(claim, ())
        if number in state.deliveries and state.deliveries[number].run_status in REACHED
    }
    return known_second(scenario, claim, plan_second(state, at), came, at)
