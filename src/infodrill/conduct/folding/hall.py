"""How captions and polls change the state."""

# Charter: conduct folding hall
from __future__ import annotations

from dataclasses import replace

from infodrill.conduct import events as facts
from infodrill.conduct.folding.step import Step, with_
from infodrill.conduct.records.hall import Poll
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import Event, EventBody


def _caption(state: DrillState, body: facts.CaptionShown, event: Event) -> DrillState:
    return replace(state, hall=replace(state.hall, caption=body.text, caption_until=body.until))


def _opened(state: DrillState, body: facts.PollOpened, event: Event) -> DrillState:
    entry = Poll(body.poll, event.at, body.question, body.options, (0,) * len(body.options))
    return _set(state, entry)


def _vote(state: DrillState, body: facts.VoteCast, event: Event) -> DrillState:
    poll = state.hall.polls[body.poll]
    votes = tuple(count + (index == body.option) for index, count in enumerate(poll.votes))
    return _set(state, replace(poll, votes=votes))


def _closed(state: DrillState, body: facts.PollClosed, event: Event) -> DrillState:
    return _set(state, replace(state.hall.polls[body.poll], closed=True))


def _set(state: DrillState, poll: Poll) -> DrillState:
    return replace(state, hall=replace(state.hall, polls=with_(state.hall.polls, poll.poll, poll)))


STEPS: dict[type[EventBody], Step] = {
    facts.CaptionShown: _caption,
    facts.PollOpened: _opened,
    facts.VoteCast: _vote,
    facts.PollClosed: _closed,
}
