"""How interventions and standings change the state."""

# Charter: conduct folding city
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, same, with_
from infodrill.conduct.state import DrillState, Standing
from infodrill.kernel.events import Event, EventBody


def _wave(state: DrillState, body: facts.WaveStarted, event: Event) -> DrillState:
    return replace(state, waves=(*state.waves, (body.claim, event.at // 60)))


def _boosted(state: DrillState, body: facts.ClaimBoosted, event: Event) -> DrillState:
    return replace(state, boosts=(*state.boosts, body.claim))


def _released(state: DrillState, body: facts.StatementReleased, event: Event) -> DrillState:
    return replace(state, released=with_(state.released, f"{body.statement}@{body.version}", body.target))


def _stood(state: DrillState, body: facts.ClaimStood, event: Event) -> DrillState:
    standing = Standing(body.level, body.exposed, body.question_permille)
    return replace(state, standings=with_(state.standings, body.claim, standing))


STEPS: dict[type[EventBody], Step] = {
    facts.WaveStarted: _wave,
    facts.ClaimBoosted: _boosted,
    facts.StatementReleased: _released,
    facts.StatementRetracted: same,
    facts.ClaimStood: _stood,
}
