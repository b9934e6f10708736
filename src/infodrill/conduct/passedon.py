"""Who passed a published version on word for word, where and when: read out over the loudspeaker, in groups, on the feed."""

# Charter: conduct passedon
from __future__ import annotations

from infodrill.conduct.state import DrillState
from infodrill.exchange.records import BothTexts, PassedOn
from infodrill.scenario.schema import Scenario
from infodrill.scenario.storydate import StoryDate


def passed_on(
    scenario: Scenario, state: DrillState, date: StoryDate, statement: str, version: int
) -> tuple[PassedOn, ...]:
    """All of it of one version, in order."""
    names = scenario.cells.organisations
    return tuple(
        PassedOn(
            at=date.at(relay.at),
            channel=relay.channel,
            by=BothTexts(names[relay.cell].vi, names[relay.cell].en),
        )
        for relay in state.relays
        if (relay.statement, relay.version) == (statement, version)
    )
