"""The hall: captions, and a poll that counts answers without asking who gave them."""

# Charter: conduct verbs hall
from __future__ import annotations

from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct.records.hall import Poll
from infodrill.conduct.verbs.scene import Scene, Verb, not_listed
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.i18n import N_

LINE = 200
OPTIONS = range(2, 7)
LONGEST_SHOWN = 3_600


def _caption(scene: Scene, command: asks.ShowCaption) -> tuple[EventBody, ...]:
    if not 0 < command.seconds <= LONGEST_SHOWN:
        raise not_listed("seconds", command.seconds, (f"1–{LONGEST_SHOWN}",))
    return (facts.CaptionShown(scene.free(command.text, "text", LINE), scene.at + command.seconds),)


def _open(scene: Scene, command: asks.OpenPoll) -> tuple[EventBody, ...]:
    if len(command.options) not in OPTIONS:
        raise not_listed("options", len(command.options), (f"{OPTIONS.start}–{OPTIONS.stop - 1}",))
    options = tuple(scene.free(one, "options", LINE) for one in command.options)
    number = scene.numbered("v", scene.state.hall.polls)
    return (facts.PollOpened(number, scene.free(command.question, "question", LINE), options),)


def _close(scene: Scene, command: asks.ClosePoll) -> tuple[EventBody, ...]:
    return (facts.PollClosed(_running(scene, command.poll).poll),)


def _vote(scene: Scene, command: asks.CastVote) -> tuple[EventBody, ...]:
    poll = _running(scene, command.poll)
    if not 0 <= command.option < len(poll.options):
        raise not_listed("option", command.option, map(str, range(len(poll.options))))
    return (facts.VoteCast(poll.poll, command.option),)


def _running(scene: Scene, poll: str) -> Poll:
    found = scene.state.hall.polls.get(poll)
    if found is None or found.closed:
        raise Refused(
            N_("There is no open poll {poll}."),
            remedy=N_("Wait until control opens one."),
            code="R130",
            poll=poll,
        )
    return found


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.CastVote: _vote,
    asks.ClosePoll: _close,
    asks.OpenPoll: _open,
    asks.ShowCaption: _caption,
}
