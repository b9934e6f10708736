"""Posting on the invented network: attributed, at human speed, never twice the same; every version is kept."""

# Charter: conduct verbs network
from __future__ import annotations

import re

from infodrill.conduct import commands as asks
from infodrill.conduct import events as facts
from infodrill.conduct import policy
from infodrill.conduct.records.network import WrittenPost
from infodrill.conduct.verbs.scene import Scene, Verb
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_
from infodrill.kernel.posts import POST_ID
from infodrill.media.groups import ClosedGroups
from infodrill.scenario.schema import Scenario

PACE = 3  # seconds of exercise time between two posts of a seat
SAME_FOR = 1_800  # seconds for which a cell's words stand in a room before it may post them there again
LONGEST_POST = 1_000


def personas(scenario: Scenario) -> tuple[str, ...]:
    """Who control may speak as: whoever speaks in public or by phone in the MSEL, except what players stand for."""
    played = {
        name
        for cell in scenario.cells.cells
        if cell.level
        for name in (cell.organisation.vi, cell.organisation.en)
    }
    spoken = (
        one.from_ for one in scenario.msel.injects if one.to.public or one.method in ("hotline", "press")
    )
    return tuple(sorted(set(spoken) - played))


def _post(scene: Scene, command: asks.PostOnNetwork) -> tuple[EventBody, ...]:
    groups = _groups(scene)
    if not policy.writes_in(scene.seat, command.room, groups):
        raise _no_room(command.room)
    lang = scene.state.opened.language if scene.state.opened else "vi"
    speaker = scene.seats.cells[scene.seat.cell].organisation.in_(lang)
    ward = scene.seat.ward
    return (_written(scene, command.room, command.parent, command.text, speaker, ward=ward),)


def _speak(scene: Scene, command: asks.SpeakAsPersona) -> tuple[EventBody, ...]:
    groups = _groups(scene)
    press = command.room == "press" and command.role in ("SIM-PRESS", "CTRL")
    if not press and not policy.writes_in(scene.seat, command.room, groups):
        raise _no_room(command.room)
    if command.persona not in personas(scene.scenario):
        raise Refused(
            N_("The scenario has no persona {persona}."),
            remedy=N_("Choose from the list; nobody speaks as an agency that others play."),
            code="R144",
            persona=command.persona,
        )
    if command.claim and all(one.id != command.claim for one in scene.scenario.claims):
        raise Refused(N_("There is no such case or claim."), remedy=N_("Choose from the list."), code="R117")
    ward = command.ward if command.ward in groups.wards else ""
    return (
        _written(
            scene, command.room, command.parent, command.text, command.persona,
            simulated=True, ward=ward, claim=command.claim,
        ),
    )  # fmt: skip


def _edit(scene: Scene, command: asks.EditPost) -> tuple[EventBody, ...]:
    post = _own(scene, command.post)
    _keep_pace(scene)
    text = scene.free(command.text, "text", LONGEST_POST)
    return () if text == post.text else (facts.PostEdited(post.post, text),)


def _delete(scene: Scene, command: asks.DeletePost) -> tuple[EventBody, ...]:
    post = _own(scene, command.post)
    if not post.simulated:
        raise Refused(
            N_("What an organisation said in public stays."),
            remedy=N_("Edit it: every version remains to be read."),
            code="R146",
        )
    return (facts.PostDeleted(post.post),)


def _blank(scene: Scene, command: asks.BlankPost) -> tuple[EventBody, ...]:
    post = scene.state.posts.get(command.post)
    if post is None or post.blanked_at >= 0:
        raise _no_post(command.post)
    return (facts.PostBlanked(post.post, scene.free(command.reason, "reason")),)


def _written(
    scene: Scene,
    room: str,
    parent: str,
    text: str,
    speaker: str,
    *,
    simulated: bool = False,
    ward: str = "",
    claim: str = "",
) -> facts.PostWritten:
    _keep_pace(scene)
    said = scene.free(text, "text", LONGEST_POST)
    _say_once(scene, room, speaker, said)
    number = scene.numbered("u", scene.state.posts)
    thread = _thread(scene, room, parent) if parent else number
    seat = scene.seat
    return facts.PostWritten(
        number, seat.seat, seat.cell, speaker, simulated, room, parent, thread, said, ward, claim
    )


def _thread(scene: Scene, room: str, parent: str) -> str:
    """The thread of a parent that people wrote; of any other, the parent itself, which readers resolve."""
    before = scene.state.posts.get(parent)
    if not re.fullmatch(POST_ID, parent) or (before and (before.room != room or before.gone)):
        raise _no_post(parent)
    return before.thread if before else parent


def _keep_pace(scene: Scene) -> None:
    mine = (one.versions[-1].at for one in scene.state.posts.values() if one.seat == scene.seat.seat)
    if scene.at < max(mine, default=-PACE) + PACE:
        raise Refused(
            N_("A seat posts once in {n} seconds."),
            remedy=N_("Wait a moment; say it once and well."),
            code="R142",
            n=PACE,
        )


def _say_once(scene: Scene, room: str, speaker: str, text: str) -> None:
    for one in scene.state.posts.values():
        fresh = scene.at < one.at + SAME_FOR and not one.gone
        if fresh and one.speaker == speaker and one.room == room and fold(one.text) == fold(text):
            raise Refused(
                N_("These words already stand in this room."),
                remedy=N_("Answer the person in words of your own; repeating convinces nobody."),
                code="R143",
            )


def _own(scene: Scene, number: str) -> WrittenPost:
    """A post of the seat's own cell; SIM and control seats change each other's personas only within their cell too."""
    post = scene.state.posts.get(number)
    if post is None or post.cell != scene.seat.cell or post.gone:
        raise _no_post(number)
    return post


def _groups(scene: Scene) -> ClosedGroups:
    return ClosedGroups(scene.scenario, seed=scene.state.opened.seed if scene.state.opened else 0)


def _no_room(room: str) -> Refused:
    return Refused(
        N_("There is no room {room} in which this seat posts."),
        remedy=N_("Post on the public feed or in a group that the seat belongs to."),
        code="R140",
        room=room,
    )


def _no_post(post: str) -> Refused:
    return Refused(
        N_("There is no post {post} here."), remedy=N_("Look at the thread again."), code="R141", post=post
    )


VERBS: dict[type[asks.RangeCommand], Verb] = {
    asks.PostOnNetwork: _post,
    asks.SpeakAsPersona: _speak,
    asks.EditPost: _edit,
    asks.DeletePost: _delete,
    asks.BlankPost: _blank,
}
