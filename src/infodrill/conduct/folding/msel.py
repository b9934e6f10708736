"""How deliveries, receipts and links change the state."""

# Charter: conduct folding msel
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, with_
from infodrill.conduct.policy.may import LINKING
from infodrill.conduct.records.msel import Edit, Written
from infodrill.conduct.state import Delivery, DrillState
from infodrill.kernel.events import Event, EventBody


def _delivered(state: DrillState, body: facts.InjectDelivered, event: Event) -> DrillState:
    if body.run_status == "pending":
        waiting = {number: one for number, one in state.deliveries.items() if number != body.inject}
        return replace(state, deliveries=waiting)
    edited = body.inject in state.msel.edited
    entry = Delivery(body.inject, event.at, body.run_status, body.recipients, body.public, edited=edited)
    return replace(state, deliveries=with_(state.deliveries, body.inject, entry))


def _retimed(state: DrillState, body: facts.InjectRetimed, event: Event) -> DrillState:
    return replace(state, msel=replace(state.msel, retimed=with_(state.msel.retimed, body.inject, body.to)))


def _edited(state: DrillState, body: facts.InjectEdited, event: Event) -> DrillState:
    entry = Edit(body.subject, body.body, event.at)
    return replace(state, msel=replace(state.msel, edited=with_(state.msel.edited, body.inject, entry)))


def _written(state: DrillState, body: facts.InjectWritten, event: Event) -> DrillState:
    entry = Written(
        body.inject, event.at, body.sender, body.method, body.subject, body.body, body.cells, body.roles,
        body.public, body.claim,
    )  # fmt: skip
    return replace(state, msel=replace(state.msel, written=with_(state.msel.written, body.inject, entry)))


def _dial(state: DrillState, body: facts.NoiseDialTurned, event: Event) -> DrillState:
    return replace(
        state, msel=replace(state.msel, noise=with_(state.msel.noise, body.channel, body.permille))
    )


def _acknowledged(state: DrillState, body: facts.InjectAcknowledged, event: Event) -> DrillState:
    entry = state.deliveries[body.inject]
    entry = replace(entry, acknowledged=(*entry.acknowledged, body.seat))
    return replace(state, deliveries=with_(state.deliveries, body.inject, entry))


def _linked(state: DrillState, body: facts.CaseLinked | facts.CaseRelinked, event: Event) -> DrillState:
    """A link without a claim ends it; one that control or an evaluator gives says that the case concerns none."""
    if not body.claim:
        links = {case: claim for case, claim in state.links.items() if case != body.case}
        none = state.dismissed | {body.case} if body.by in LINKING else state.dismissed
        return replace(state, links=links, borrowed=_without(state.borrowed, body.case), dismissed=none)
    state = replace(state, dismissed=state.dismissed - {body.case})
    merged = body.by.removeprefix("merge:") if body.by.startswith("merge:") else ""
    borrowed = with_(state.borrowed, body.case, merged) if merged else _without(state.borrowed, body.case)
    return replace(state, links=with_(state.links, body.case, body.claim), borrowed=borrowed)


def _without(held: Mapping[str, str], case: str) -> Mapping[str, str]:
    return {key: one for key, one in held.items() if key != case} if case in held else held


STEPS: dict[type[EventBody], Step] = {
    facts.InjectDelivered: _delivered,
    facts.InjectAcknowledged: _acknowledged,
    facts.InjectRetimed: _retimed,
    facts.InjectEdited: _edited,
    facts.InjectWritten: _written,
    facts.NoiseDialTurned: _dial,
    facts.CaseLinked: _linked,
    facts.CaseRelinked: _linked,
}
