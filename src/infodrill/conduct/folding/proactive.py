"""How forecasts, guidance, directives, relays and the public's questions change the state."""

# Charter: conduct folding proactive
from __future__ import annotations

from dataclasses import replace
from typing import Any

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, with_
from infodrill.conduct.records.proactive import (
    Directive,
    Foreseen,
    Guidance,
    Questions,
    Relay,
    Sheet,
)
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody


def _sheet(state: DrillState, body: facts.ForecastSheetFiled, event: Event) -> DrillState:
    entry = Sheet(body.sheet, event.at, body.cell, body.topic, body.harmed, body.questions)
    return _with(state, sheets=(*state.proactive.sheets, entry))


def _foreseen(state: DrillState, body: facts.SpreadForecast, event: Event) -> DrillState:
    entry = Foreseen(body.forecast, event.at, body.cell, body.of, body.horizon, body.low, body.mid, body.high)
    return _with(state, foreseen=(*state.proactive.foreseen, entry))


def _watched(state: DrillState, body: facts.WatchListSet, event: Event) -> DrillState:
    return _with(state, watched=with_(state.proactive.watched, body.cell, body.terms))


def _issued(state: DrillState, body: facts.GuidanceIssued, event: Event) -> DrillState:
    entry = Guidance(
        body.guidance, event.at, body.cell, body.to, body.about, body.repeats, body.due, body.topic, body.facts,
        body.lines,
    )  # fmt: skip
    return _guidance(state, entry)


def _confirmed(state: DrillState, body: facts.GuidanceConfirmed, event: Event) -> DrillState:
    entry = state.proactive.guidance[body.guidance]
    return _guidance(state, replace(entry, confirmed=with_(entry.confirmed, body.cell, event.at)))


def _overdue(state: DrillState, body: facts.GuidanceOverdue, event: Event) -> DrillState:
    entry = state.proactive.guidance[body.guidance]
    return _guidance(state, replace(entry, overdue=(*entry.overdue, body.cell)))


def _published(state: DrillState, body: facts.GuidancePublished, event: Event) -> DrillState:
    return _guidance(state, replace(state.proactive.guidance[body.guidance], published_at=event.at))


def _directive(state: DrillState, body: facts.DirectiveGiven, event: Event) -> DrillState:
    entry = Directive(
        body.directive,
        event.at,
        body.cell,
        body.to,
        body.owner,
        body.due_days,
        body.about,
        body.text,
        body.gap,
    )
    return _with(state, directives=with_(state.proactive.directives, body.directive, entry))


def _relayed(state: DrillState, body: facts.StatementRelayed, event: Event) -> DrillState:
    entry = Relay(body.statement, body.version, body.channel, body.cell, event.at)
    return _with(state, relays=(*state.proactive.relays, entry))


def _linked(state: DrillState, body: facts.StatementLinked, event: Event) -> DrillState:
    claims = (*state.proactive.linked.get(body.statement, ()), body.claim)
    return _with(state, linked=with_(state.proactive.linked, body.statement, claims))


def _raised(state: DrillState, body: facts.QuestionsRaised, event: Event) -> DrillState:
    entry = Questions(body.question, body.claim, body.source, event.at, body.permille)
    return _with(state, questions=with_(state.proactive.questions, body.question, entry))


def _answered(state: DrillState, body: facts.QuestionsAnswered, event: Event) -> DrillState:
    entry = replace(
        state.proactive.questions[body.question], answered_by=body.by_statement, answered_at=event.at
    )
    return _with(state, questions=with_(state.proactive.questions, body.question, entry))


def _with(state: DrillState, **changes: Any) -> DrillState:
    return replace(state, proactive=replace(state.proactive, **changes))


def _guidance(state: DrillState, entry: Guidance) -> DrillState:
    return _with(state, guidance=with_(state.proactive.guidance, entry.guidance, entry))


STEPS: dict[type[EventBody], Step] = {
    facts.ForecastSheetFiled: _sheet,
    facts.SpreadForecast: _foreseen,
    facts.WatchListSet: _watched,
    facts.GuidanceIssued: _issued,
    facts.GuidanceConfirmed: _confirmed,
    facts.GuidanceOverdue: _overdue,
    facts.GuidancePublished: _published,
    facts.DirectiveGiven: _directive,
    facts.StatementRelayed: _relayed,
    facts.StatementLinked: _linked,
    facts.QuestionsRaised: _raised,
    facts.QuestionsAnswered: _answered,
}
