"""How people's posts change the state."""

# Charter: conduct folding network
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, same, with_
from infodrill.conduct.records.network import Wording, WrittenPost
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody


def _written(state: DrillState, body: facts.PostWritten, event: Event) -> DrillState:
    entry = WrittenPost(
        body.post, body.seat, body.cell, body.speaker, body.simulated, body.room, body.parent, body.thread,
        body.ward, body.claim, (Wording(event.at, body.text),), place=len(state.posts) + 1,
    )  # fmt: skip
    return replace(state, posts=with_(state.posts, body.post, entry))


def _edited(state: DrillState, body: facts.PostEdited, event: Event) -> DrillState:
    before = state.posts[body.post]
    return _put(state, replace(before, versions=(*before.versions, Wording(event.at, body.text))))


def _deleted(state: DrillState, body: facts.PostDeleted, event: Event) -> DrillState:
    return _put(state, replace(state.posts[body.post], deleted_at=event.at))


def _blanked(state: DrillState, body: facts.PostBlanked, event: Event) -> DrillState:
    return _put(state, replace(state.posts[body.post], blanked_at=event.at))


def _put(state: DrillState, entry: WrittenPost) -> DrillState:
    return replace(state, posts=with_(state.posts, entry.post, entry))


STEPS: dict[type[EventBody], Step] = {
    facts.PostWritten: _written,
    facts.PostEdited: _edited,
    facts.PostDeleted: _deleted,
    facts.PostBlanked: _blanked,
    facts.WordsHeld: same,
}
