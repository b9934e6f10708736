"""What seats write on the invented network."""

# Charter: conduct nouns posts
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from infodrill.casework.reach import OfStaff, OnNetwork, Outgoing
from infodrill.conduct import policy
from infodrill.conduct.noun import Hidden, May, RangeCommand, RangeEvent, command
from infodrill.conduct.nouns.injects import acted_on
from infodrill.conduct.roles import AS_PERSONAS, VOICES
from infodrill.conduct.scene import RangeScene
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused, expect
from infodrill.kernel.events import Composed, Event, event, shared
from infodrill.kernel.fields import TEXT, Key, Words
from infodrill.kernel.folding import fold
from infodrill.kernel.grown import renewed, with_one
from infodrill.kernel.i18n import N_
from infodrill.kernel.posts import POST_ID
from infodrill.media.groups import ClosedGroups
from infodrill.media.refs import OPEN
from infodrill.scenario.schema import Scenario
from infodrill.scenario.senders import key

LONGEST_POST = 1_000
PACE = 3  # seconds of exercise time between two posts of a seat
PER_WAIT = 12  # posts and new versions of who practises alone, at most, while the clock waits
SAME_FOR = 1_800  # seconds for which a cell's words stand in a room before it may post them there again


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of a post. `at` in exercise seconds; `text` "" once the author deleted it."""

    at: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Posted:
    """Who wrote on the network, where and about what."""

    post: str
    seat: str
    cell: str
    speaker: Composed
    simulated: bool
    room: str
    parent: str
    thread: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPost(_Posted):
    """A post by a seat: as its organisation (`speaker` = its name), or by control as a persona (`simulated`).

    `room` as in media; `parent` = the post it answers, `thread` = the first post of its thread, itself for a new one.
    """

    ward: str
    claim: str
    versions: tuple[Wording, ...]
    deleted_at: int = -1
    blanked_at: int = -1
    place: int = 0  # among everything that was written, in order

    @property
    def at(self) -> int:
        return self.versions[0].at

    @property
    def text(self) -> str:
        return self.versions[-1].text

    @property
    def gone(self) -> bool:
        return self.deleted_at >= 0 or self.blanked_at >= 0


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class PostWritten(Hidden, _Posted):
    """A seat posted. `speaker` = name shown; `simulated` = control or a simulator speaking as a persona."""

    TYPE: ClassVar[str] = "post.written"
    DONE: ClassVar[str] = N_("Post on the network in your organisation's name")
    OWN: ClassVar[bool] = True
    text: OnNetwork
    ward: str = ""
    claim: str = ""

    @property
    def done(self) -> str:
        return SpeakAsPersona.MAY.says if self.simulated else self.DONE

    def out(self, state: DrillState) -> Outgoing | None:
        return None if self.simulated else Outgoing(item=self.post, parts={"text": self.text})

    def apply(self, state: DrillState, event: Event) -> DrillState:
        versions, place = (Wording(event.at, self.text),), len(state.posts) + 1
        entry = WrittenPost(
            ward=self.ward, claim=self.claim, versions=versions, place=place, **shared(self, _Posted)
        )
        return _with_post(acted_on(state, self.parent, event.actor), entry)


@event
@dataclass(frozen=True, slots=True)
class PostEdited(Hidden):
    """Whoever wrote a post has worded it anew."""

    TYPE: ClassVar[str] = "post.edited"
    DONE: ClassVar[str] = N_("Publish a new version of your own post")
    OWN: ClassVar[bool] = True
    post: str
    text: OnNetwork

    def out(self, state: DrillState) -> Outgoing | None:
        sent = Outgoing(item=self.post, parts={"text": self.text})
        return None if state.posts[self.post].simulated else sent

    def apply(self, state: DrillState, event: Event) -> DrillState:
        before = state.posts[self.post]
        return _with_post(state, replace(before, versions=(*before.versions, Wording(event.at, self.text))))


@event
@dataclass(frozen=True, slots=True)
class PostDeleted(Hidden):
    """Taken back by whoever wrote it; its words stay in the log."""

    TYPE: ClassVar[str] = "post.deleted"
    DONE: ClassVar[str] = N_("Take your own post back")
    OWN: ClassVar[bool] = True
    post: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return _with_post(state, replace(state.posts[self.post], deleted_at=event.at))


@event
@dataclass(frozen=True, slots=True)
class PostBlanked(RangeEvent):
    """Hidden from everyone by SAFE or CTRL."""

    TYPE: ClassVar[str] = "post.blanked"
    DONE: ClassVar[str] = N_("Blank a post that holds something real")
    TOPICS: ClassVar[tuple[str, ...]] = ("network", "screen", "cases")
    post: str
    reason: OfStaff

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return _with_post(state, replace(state.posts[self.post], blanked_at=event.at))

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        """At once for everyone in public, and for the ward that a closed group or street belongs to; others read it by
        the minute."""
        post = state.posts.get(self.post)
        return post is not None and (
            post.room in OPEN or (bool(seat.ward) and post.room.startswith(f"{seat.ward}."))
        )


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class PostOnNetwork(RangeCommand):
    """A post under the name and badge of the seat's organisation. `room` = where; `parent` = post it answers, "" = new."""

    MAY: ClassVar[May] = May(thing="post", says=PostWritten.DONE, roles=VOICES)
    room: Annotated[str, Key("room")]
    text: Annotated[str, Words(LONGEST_POST, told=True)]
    parent: Annotated[str, Key("post")] = ""

    def decide(self, scene: RangeScene) -> tuple[PostWritten, ...]:
        groups = _groups(scene)
        if not policy.writes_in(scene.seat, self.room, groups):
            raise _no_room(self.room)
        lang = scene.state.opened.language if scene.state.opened else "vi"
        speaker = scene.seats.cells[scene.seat.cell].organisation.in_(lang)
        ward = scene.seat.ward
        return (_written(scene, self.room, self.parent, self.text, speaker, ward=ward),)


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakAsPersona(RangeCommand):
    """Control or a simulator speaks as a persona of the scenario; logged, and shown to control as simulated."""

    MAY: ClassVar[May] = May(
        thing="post", says=N_("Speak on the network as one of its invented people"), roles=AS_PERSONAS
    )
    persona: Annotated[str, Key("persona", N_("Who speaks"))]
    room: Annotated[str, Key("room", N_("Where"))]
    text: Annotated[str, Words(LONGEST_POST, N_("Words"))]
    parent: Annotated[str, Key("post")] = ""
    ward: Annotated[str, Key("ward")] = ""
    claim: Annotated[str, Key("claim")] = ""

    def decide(self, scene: RangeScene) -> tuple[PostWritten, ...]:
        groups = _groups(scene)
        press = self.room == "press" and self.role in ("SIM-PRESS", "CTRL")
        if not press and not policy.writes_in(scene.seat, self.room, groups):
            raise _no_room(self.room)
        if (persona := key(scene.scenario, self.persona)) not in personas(scene.scenario):
            raise Refused(
                N_("The scenario has no persona {persona}."),
                remedy=N_("Choose from the list; nobody speaks as an agency that others play."),
                code="R144",
                persona=self.persona,
            )
        scene.claim(self.claim)
        ward = self.ward if self.ward in groups.wards else ""
        return (
            _written(
                scene, self.room, self.parent, self.text, persona,
                simulated=True, ward=ward, claim=self.claim,
            ),
        )  # fmt: skip


@command
@dataclass(frozen=True, slots=True)
class EditPost(RangeCommand):
    """A new version; the ones before stay to be read."""

    MAY: ClassVar[May] = May(
        thing="post",
        says=PostEdited.DONE,
        roles=VOICES | AS_PERSONAS,
        note="one's own",
    )
    post: Annotated[str, Key("post")]
    text: Annotated[str, Words(LONGEST_POST, N_("New words"), told=True)]

    def decide(self, scene: RangeScene) -> tuple[PostEdited, ...]:
        post = _own(scene, self.post)
        _keep_pace(scene)
        text = scene.free(self.text, "text")
        return () if text == post.text else (PostEdited(post.post, text),)


@command
@dataclass(frozen=True, slots=True)
class DeletePost(RangeCommand):
    """Takes one's own post back. A trace stays, and control still reads it."""

    MAY: ClassVar[May] = May(thing="post", says=PostDeleted.DONE, roles=AS_PERSONAS, note="one's own")
    post: Annotated[str, Key("post")]

    def decide(self, scene: RangeScene) -> tuple[PostDeleted, ...]:
        post = _own(scene, self.post)
        if not post.simulated:
            raise Refused(
                N_("What an organisation said in public stays."),
                remedy=N_("Edit it: every version remains to be read."),
                code="R146",
            )
        return (PostDeleted(post.post),)


@command
@dataclass(frozen=True, slots=True)
class BlankPost(RangeCommand):
    """SAFE or CTRL hides what a seat wrote, when it holds something real. No other post can be blanked one by one."""

    MAY: ClassVar[May] = May(
        thing="post",
        says=PostBlanked.DONE,
        roles=frozenset({"SAFE", "CTRL"}),
        note="one that a seat wrote",
    )
    post: Annotated[str, Key("post")]
    reason: Annotated[str, Words(TEXT, N_("What real thing is in it?"))]

    def decide(self, scene: RangeScene) -> tuple[PostBlanked, ...]:
        post = expect(scene.state.posts.get(self.post), _no_post(self.post), lambda post: post.blanked_at < 0)
        return (PostBlanked(post.post, scene.free(self.reason, "reason")),)


def personas(scenario: Scenario) -> tuple[str, ...]:
    """Who control may speak as: whoever speaks in public or by phone in the MSEL, except what players stand for."""
    played = {key(scenario, cell.organisation.vi) for cell in scenario.cells.cells if cell.level}
    spoken = (
        key(scenario, inject.from_)
        for inject in scenario.msel.injects
        if inject.to.public or inject.method in ("hotline", "press")
    )
    return tuple(sorted(set(spoken) - played))


def _written(
    scene: RangeScene,
    room: str,
    parent: str,
    text: str,
    speaker: str,
    *,
    simulated: bool = False,
    ward: str = "",
    claim: str = "",
) -> PostWritten:
    _keep_pace(scene)
    said = scene.free(text, "text")
    _say_once(scene, room, speaker, said)
    number = scene.numbered("u", scene.state.posts)
    thread = _thread(scene, room, parent) if parent else number
    seat = scene.seat
    return PostWritten(
        post=number, seat=seat.seat, cell=seat.cell, speaker=speaker, simulated=simulated, room=room, parent=parent,
        thread=thread, text=said, ward=ward, claim=claim,
    )  # fmt: skip


def _thread(scene: RangeScene, room: str, parent: str) -> str:
    """The thread of a parent that people wrote; of any other, the parent itself, which readers resolve."""
    before = scene.state.posts.get(parent)
    if not re.fullmatch(POST_ID, parent) or (before and (before.room != room or before.gone)):
        raise _no_post(parent)
    return before.thread if before else parent


def _keep_pace(scene: RangeScene) -> None:
    """One post or version in PACE seconds. Where the clock waits for the seat itself they never pass: then PER_WAIT of them."""
    mine = (post.versions for post in scene.state.posts.values() if post.seat == scene.seat.seat)
    lately = sum(scene.at < version.at + PACE for versions in mine for version in versions)
    if not _waited_for(scene):
        if lately:
            raise Refused(
                N_("A seat posts once in {n} seconds."),
                remedy=N_("Wait a moment; say it once and well."),
                code="R142",
                n=PACE,
            )
    elif lately >= PER_WAIT:
        raise Refused(
            N_("While the clock waits a seat posts {n} times at most."),
            remedy=N_("Press “Go on without it”: the clock goes on, and you post again."),
            code="R142",
            n=PER_WAIT,
        )


def _waited_for(scene: RangeScene) -> bool:
    """True while the clock stands for the seat that practises alone."""
    practice = scene.state.practice
    return (
        practice is not None
        and practice.seat == scene.seat.seat
        and bool(practice.waits)
        and not scene.state.running
    )


def _say_once(scene: RangeScene, room: str, speaker: str, text: str) -> None:
    for post in scene.state.posts.values():
        fresh = scene.at < post.at + SAME_FOR and not post.gone
        if fresh and post.speaker == speaker and post.room == room and fold(post.text) == fold(text):
            raise Refused(
                N_("These words already stand in this room."),
                remedy=N_("Answer the person in words of your own; repeating convinces nobody."),
                code="R143",
            )


def _own(scene: RangeScene, number: str) -> WrittenPost:
    """A post of the seat's own cell; SIM and control seats change each other's personas only within their cell too."""
    return expect(
        scene.state.posts.get(number),
        _no_post(number),
        lambda post: post.cell == scene.seat.cell and not post.gone,
    )


def _groups(scene: RangeScene) -> ClosedGroups:
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


def _with_post(state: DrillState, entry: WrittenPost) -> DrillState:
    return renewed(state, posts=with_one(state.posts, entry.post, entry))
