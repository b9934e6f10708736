"""The public network of a drill: shares become posts, kept as grammar references and expanded when somebody reads.

A minute is closed once, in order. Counters come from the city and count every share; only the texts are sampled.
"""

# Charter: media feed
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from infodrill.kernel.posts import Post
from infodrill.kernel.streams import draw64, draw_below
from infodrill.media.above import BYGONE, Above
from infodrill.media.answers import Answers, said_as
from infodrill.media.budget import TOP, LookUp, Rows, Spreaders, Tones, parted, toned
from infodrill.media.changes import Change, Changes, doubted_of
from infodrill.media.counting import check_minute, count_answers, count_totals
from infodrill.media.fresh import Fresh
from infodrill.media.groups import ClosedGroups
from infodrill.media.hosts import Hosts
from infodrill.media.names import display_name
from infodrill.media.noise import Noise
from infodrill.media.portal import PortalSite
from infodrill.media.press import Story
from infodrill.media.refs import (
    CHANNELS,
    INJECT,
    KINDS,
    OFFICIAL,
    RELAYED,
    REPOST,
    STANCE,
    STATEMENT,
    Counters,
    PostRef,
)
from infodrill.media.relations import Passages, SpokenFacts, Tone
from infodrill.media.replies import REPLY
from infodrill.media.storyclock import Later
from infodrill.media.talkback import DEEPEST, Talkback
from infodrill.media.tallies import Tallies, Tally
from infodrill.media.texts import TextLibrary
from infodrill.media.threads import form_of
from infodrill.media.unsaid import Unsaid
from infodrill.media.wording import TextWording
from infodrill.scenario.schema import Bi, Scenario

SHORT_PERMILLE = 280
"""Of answers: how many take their subject from the thread and do not name it again."""


class Feed:
    """The feed of one drill in one language; `portal` holds what was officially published."""

    def __init__(self, scenario: Scenario, *, seed: int, language: str) -> None:
        self.portal = PortalSite()
        self.language = language
        self.groups = ClosedGroups(scenario, seed=seed)
        self.texts = TextLibrary(scenario, seed)
        self.totals: dict[str, Counters] = {}
        self._seed = seed
        self._answers = Answers(scenario, self.texts, seed=seed, language=language)
        fresh = Fresh()
        self._unsaid = Unsaid(scenario.drill, self.texts, fresh, language, scenario.claims)
        self._noise = Noise(scenario, self.texts, self._answers, fresh, seed=seed, language=language)
        self._wards = {number: ward.id for number, ward in enumerate(scenario.places.wards)}
        self._talkback = Talkback(self._answers, seed=seed, depth_of=self._depth)
        self._claims = frozenset(claim.id for claim in scenario.claims)
        self._noise_left, self._budget = parted(scenario.drill)
        self._refs: dict[str, PostRef] = {}
        self._fresh: list[PostRef] = []
        self._by_share: dict[int, str] = {}
        self._above = Above(scenario.drill, self.texts, language, self._refs.get)
        self._hosts = Hosts(seed)
        self._shown = np.zeros(0, np.int64)
        self._spreaders = Spreaders()
        self._tallies = Tallies(seed)
        self._changes = Changes(seed, doubted_of(scenario.claims))
        self._stands: dict[str, str] = {}  # narrative of an issuer → the statement that now stands for it
        self._official: dict[tuple[str, str], str] = {}  # (narrative, channel) → the issuer's own post
        self._written: dict[str, str] = {}
        self._injects: dict[int, Bi] = {}
        self._taken_up: dict[str, Mapping[str, Passages]] = {}  # "s1:2" → by language, for replies
        self.wording = TextWording(
            self.texts,
            statement=self.portal.said,
            original=self._refs.get,
            written=lambda post: self._written.get(post, ""),
            inject=self._injects.get,
            taken_up=lambda said, version, lang: self._taken_up.get(f"{said}:{version}", {}).get(lang, {}),
        )
        self._minute = -1

    def put_off(self, later: Later) -> None:
        """Moves of the story come later from now on, as what is posted says of the hour."""
        self.texts.put_off(later)
        self._noise.later = later

    def close_minute(
        self,
        minute: int,
        rows: Rows,
        narratives: Mapping[int, str] | Sequence[str],
        *,
        dials: Mapping[str, int] | None = None,
        earlier: LookUp | None = None,
        tones: Tones | None = None,
    ) -> tuple[PostRef, ...]:
        """The new posts of `minute`: noise and a sample of `rows` (VISIBLE_DTYPE, all shares of the minute).

        `narratives` = id by number; `dials` = control's noise dials, per mille by channel; `earlier` finds rows of past
        minutes, for top spreaders that rise late; `tones` says in which tone the authors of rows write.
        Raises FeedError when the minute was closed before or a row belongs to another one.
        """
        check_minute(self._minute, minute, rows)
        self._minute = minute
        # Noise has its own budget: however loud control turns it, no post about a claim is kept back for it.
        noise = self._noise.posts(minute, dials, self._noise_left)
        talked = self._talkback.due(minute, self._noise_left - len(noise))
        self._noise_left -= len(noise) + len(talked)
        self._count(minute, rows, narratives)
        # Before the minute's own posts: answers to a share that becomes visible now stand under it.
        late = self._spreaders.late(rows, earlier, self._shown, self._budget)
        picked = self._budget.choose(minute, rows, (rows["parent"] < 0) | (rows["size"] >= TOP))
        made = [
            post
            for shown in (late, picked)
            for row, tone in toned(shown, tones)
            if (post := self._post(row, narratives, tone))
        ]
        self._shown = np.sort(np.concatenate([self._shown, picked["share"], late["share"]]))
        return (*map(self._noted, noise), *made, *(self._counted(post) for post in talked))

    def _count(self, minute: int, rows: Rows, narratives: Mapping[int, str] | Sequence[str]) -> None:
        """What the minute's shares add to the totals of each narrative, and to the tallies of the posts that they answer."""
        count_totals(self.totals, rows, narratives)
        count_answers(
            self._tallies, rows, narratives, minute,
            shown=self._shown, by_share=self._by_share, official=self._official,
        )  # fmt: skip

    def fresh(self) -> tuple[PostRef, ...]:
        """Posts that appeared since this was last asked, placed ones too, in order."""
        fresh = tuple(self._fresh)
        self._fresh.clear()
        return fresh

    def changed(self) -> tuple[Change, ...]:
        """Edits and deletions by simulated authors in the minute closed last; each is given once."""
        return self._changes.due(self._minute, lambda post: self._tallies.of(post).replies)

    def moved(self) -> tuple[tuple[str, Tally], ...]:
        """Tallies that changed since this was last asked."""
        return self._tallies.moved()

    def place_inject(
        self,
        number: int,
        minute: int,
        channel: str,
        *,
        ward: str = "",
        claim: str = "",
        words: Bi | None = None,
    ) -> PostRef:
        """A public inject as a post: the words are the scenario's, or control's when it edited or wrote them."""
        if words is not None:
            self._injects[number] = words
        return self._place(
            f"i{number}.{minute}", minute, ward, channel=channel, grammar=f"{INJECT}{number}", narrative=claim
        )

    def place_story(self, story: Story) -> PostRef:
        """A story of the press site."""
        self._budget.spend(1)
        return self._keep(story.ref)

    def place_statement(
        self,
        statement: str,
        minute: int,
        channel: str,
        *,
        narrative: str = "",
        room: str = "",
        ward: str = "",
        facts: SpokenFacts | None = None,
        passages: Mapping[str, Passages] | None = None,
    ) -> PostRef:
        """The portal's standing version of a statement as a post of `channel`, read in `room`.

        `narrative` = what the city calls this issuer's words on this claim; answers to it stand under this post. `facts` =
        what is recorded of it, as far as the public notices: they change what is answered, never who answers. `passages` =
        by language, what its words have that a reply can take up: they change no reference, and what is read alone.
        """
        notice = self.portal.current(statement)
        self._taken_up[f"{statement}:{notice.version}"] = passages or {}
        self._stands[narrative or statement] = statement
        self._answers.published(statement, notice.version, notice.claim, said := facts or SpokenFacts())
        self._unsaid.published(notice.claim, said.stance, minute, self._noise.later)
        room = room or channel
        placed = self._place(
            f"{OFFICIAL}{statement}.{notice.version}.{room}", minute, ward, channel=channel,
            grammar=f"{STATEMENT}{statement}:{notice.version}", narrative=narrative or statement, room=room,
            form="official",
        )  # fmt: skip
        self._hosts.note(placed)
        if channel in CHANNELS:
            self._official[narrative or statement, channel] = placed.id
        return placed

    def place_relay(
        self, number: int, minute: int, channel: str, words: str, *, narrative: str, room: str, ward: str = ""
    ) -> PostRef:
        """A published version passed on in `room`; `number` = the relay's, from 1, in the drill; `words` "s1:2".

        Answers to the issuer's words on a channel stand under the first relay there where the issuer has no post.
        """
        placed = self._place(
            f"{RELAYED}{number}.{room}", minute, ward, channel=channel, grammar=f"{STATEMENT}{words}",
            narrative=narrative, room=room, form="relay",
        )  # fmt: skip
        self._official.setdefault((narrative, channel), placed.id)
        self._talkback.heard(placed, minute, voice="office")
        return placed

    def place_written(
        self, post_id: str, minute: int, channel: str, text: str, *, ward: str = "", parent: str = "",
        room: str = "", persona: bool = True, claim: str = "",
    ) -> PostRef:  # fmt: skip
        """Words that SIM, control or a cell wrote, already in the log; the text stays there and in memory.

        `persona` = as one of the city's people, about `claim` or "", else in an office's name; the next minute brings an answer.
        """
        self._written[post_id] = text
        placed = self._place(
            post_id, minute, ward, channel=channel, grammar="", narrative="", parent=parent, room=room,
            form="written",
        )  # fmt: skip
        self._talkback.heard(placed, minute, voice="persona" if persona else "office", claim=claim)
        return placed

    def hush(self, post: str) -> None:
        """A written post is gone: whoever has not answered it yet never will."""
        self._talkback.hush(post)

    def expand(self, ref: PostRef, lang: str = "") -> str:
        """The words of a post, without the mark (the frame carries it)."""
        return self.wording.of(ref, lang or self.language)

    def version(self, change: Change, lang: str = "") -> str:
        """The words of a post after a change, "" when its author deleted it."""
        return self.wording.of(self._refs[change.post], lang or self.language, change)

    def to_post(self, ref: PostRef, lang: str = "") -> Post:
        """What watch and automated cells read: no author, no narrative, and nothing that a reply takes up of a statement,
        which is the office's own word and goes when that is erased."""
        said = (
            self.texts.expand(ref, lang or self.language)
            if ref.grammar.startswith(REPLY)
            else self.expand(ref, lang)
        )
        return Post(id=ref.id, minute=ref.minute, text=said, place=ref.ward, channel=ref.channel)

    def name(self, ref: PostRef) -> str:
        """The visible name: another one in every thread."""
        return display_name(ref.author_key, ref.thread, self._seed)

    def row(self, ref: PostRef) -> dict[str, Any]:
        """The derived row of a post."""
        return ref.row(self.name(ref))

    def counters(self, post_id: str) -> Counters:
        """What the city did with a visible post so far, unsampled."""
        return self._tallies.of(post_id).counts

    def ref(self, post_id: str) -> PostRef:
        """A visible post by id. Raises KeyError."""
        return self._refs[post_id]

    def stands_in(self, post_id: str, room: str) -> bool:
        """Whether a post of that id is read in that room."""
        return post_id in self._refs and self._refs[post_id].room == room

    def posts(self) -> tuple[PostRef, ...]:
        """Every visible post in order of appearance."""
        return tuple(self._refs.values())

    def _post(self, row: Any, narratives: Mapping[int, str] | Sequence[str], tone: Tone) -> PostRef | None:
        """The post of a share, None for an answer of which nobody sees what it could answer."""
        share = int(row["share"])
        # The share's number stays inside: a post's id must not lead back to an account. 48 bits do for ten thousand posts.
        post_id = f"p{draw64(self._seed, 'post', share) >> 16:012x}"
        narrative, kind = narratives[int(row["narrative"])], KINDS[int(row["kind"])]
        channel, ward = CHANNELS[int(row["layer"])], self._wards.get(int(row["ward"]), "")
        parent = self._parent(int(row["parent"]), narrative, channel)
        told = kind == "share" and narrative in self._claims
        # What it follows was not sampled: it stands under another that says the same, for it says nothing by itself.
        if parent is None and not told and (parent := self._hosts.one(narrative, channel, post_id)):
            self._tallies.add(parent.id, kind, 1, int(row["minute"]))
        if parent is None and kind != "share":
            return None
        form = form_of(kind, parent, draw_below(1_000, self._seed, "form", post_id), told=told)
        thread, room = post_id, self.groups.room_of(channel, ward, post_id)
        if form == "reply" and parent:
            # An answer stands where what it answers stands, wherever its author was when reading it.
            thread, room, channel = parent.thread, parent.room, parent.channel
        # A repost has no words of its own to pass on; what is shown is its original.
        elif form in ("repost", "quote") and parent and parent.form == "repost":
            parent = self._refs.get(parent.parent, parent)
        made = PostRef(
            id=post_id, minute=int(row["minute"]), ward=ward, channel=channel,
            grammar=f"{REPOST}{parent.id}" if form == "repost" and parent else self._reference(
                parent if form == "reply" else None, narrative, kind, tone, channel, post_id
            ), narrative=narrative,
            thread=thread, parent=parent.id if parent else "", author_key=int(row["author"]), kind=kind,
            counters=self.totals.get(narrative, Counters()), room=room, form=form,
        )  # fmt: skip
        self._by_share[share] = post_id
        other = partial(self._reference, parent, narrative, kind, tone, channel, post_id=post_id, own=False)
        beside = (parent, None) if form == "quote" else (None, other if form == "reply" else None)
        made = self._unsaid.worded(said_as(made), self._noise.later, *beside)
        self._hosts.note(made)
        return self._keep(made)

    def _parent(self, share: int, narrative: str, channel: str) -> PostRef | None:
        """The visible post that a share follows; a page's own share is its official post."""
        found = self._by_share.get(share) or (
            self._official.get((narrative, channel)) if share >= 0 else None
        )
        return self._refs[found] if found else None

    def _reference(
        self, above: PostRef | None, narrative: str, kind: str, tone: Tone, channel: str, post_id: str, own: bool = True
    ) -> str:  # fmt: skip
        """The grammar of what a share says; `above` = the visible post that it answers."""
        statement, known = self._stands.get(narrative, narrative), narrative in self._claims
        version = self.portal.current(statement).version if self.portal.has(statement) else 0
        if kind == "share" and not known and version:
            return f"{STATEMENT}{statement}:{version}"
        own &= above is None or draw_below(1_000, self._seed, "short", post_id) >= SHORT_PERMILLE
        seen = self._above.seen(above, self._minute, self._noise.later)
        own &= kind != "question" or not seen & BYGONE  # a claim's own questions are of its hour
        stance = "press" if channel == "press" and kind == "share" else STANCE[kind]
        # A claim's own words name it; who answers need not, and where it has none, speaks as people do to what they read.
        if kind == "share" or (known and own and self.texts.has(stance, narrative, self.language)):
            return self.texts.pick(stance, narrative if known else "", channel, self.language, post_id)
        return self._answers.grammar(
            above, seen, kind=kind, narrative=narrative, said=f"{statement}:{version}", tone=tone, channel=channel, post=post_id
        )  # fmt: skip

    def _place(
        self, post_id: str, minute: int, ward: str, *, channel: str, grammar: str, narrative: str, parent: str = "",
        room: str = "", form: str = "post",
    ) -> PostRef:  # fmt: skip
        thread = self._refs[parent].thread if parent in self._refs else post_id
        self._budget.spend(1)
        room = room or self.groups.room_of(channel, ward, thread)
        key = draw64(self._seed, "placed", post_id)
        return self._keep(
            PostRef(
                id=post_id, minute=minute, ward=ward, channel=channel, grammar=grammar, narrative=narrative,
                thread=thread, parent=parent, author_key=key, kind="share", room=room, form=form,
            )
        )  # fmt: skip

    def _noted(self, post: PostRef) -> PostRef:
        """A post about nothing, housed in its room and counted under the one it answers."""
        room = self.groups.room_of(post.channel, post.ward, post.thread)
        if post.parent:
            self._tallies.add(post.parent, post.kind, 1, post.minute)
        return self._keep(replace(post, room=room, form="reply" if post.parent else "post"))

    def _counted(self, post: PostRef) -> PostRef:
        """An answer to somebody of the drill, counted under what it answers."""
        self._tallies.add(post.parent, post.kind, 1, post.minute)
        return self._keep(post)

    def _depth(self, post: PostRef) -> int:
        """How many posts stand in a row from the first of its thread to it."""
        depth = 1
        while post.parent in self._refs and depth < DEEPEST:
            post, depth = self._refs[post.parent], depth + 1
        return depth

    def _keep(self, ref: PostRef) -> PostRef:
        self._refs[ref.id] = ref
        self._fresh.append(ref)
        self._changes.expect(ref, max(self._minute, ref.minute))
        return ref
