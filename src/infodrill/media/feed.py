"""The public network of a drill: shares become posts, kept as grammar references and expanded when somebody reads.

A minute is closed once, in order. Counters come from the city and count every share; only the texts are sampled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import mark_copied
from infodrill.kernel.posts import Post
from infodrill.kernel.streams import draw64
from infodrill.media.budget import VISIBLE_DTYPE, Budget, Rows
from infodrill.media.names import display_name
from infodrill.media.noise import Noise
from infodrill.media.portal import Portal
from infodrill.media.refs import CHANNELS, KINDS, STANCE, Counters, PostRef
from infodrill.media.storyclock import drill_minutes
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Scenario

TOP = 20
"""Answers and shares that follow a share, from which it is a top spreader's and becomes visible even if late."""
_REMEMBERED = 180  # minutes in which an unseen share may still turn out to be a top spreader's


class FeedError(DrillError):
    """A minute out of order, or rows of another minute."""

    code = "M200"


class Feed:
    """The feed of one drill in one language; `portal` holds what was officially published."""

    def __init__(self, scenario: Scenario, *, seed: int, language: str) -> None:
        self.portal = Portal()
        self.language = language
        self.totals: dict[str, Counters] = {}
        self._seed = seed
        self._texts = TextLibrary(scenario, seed)
        self._noise = Noise(scenario, self._texts, seed=seed, language=language)
        self._wards = tuple(ward.id for ward in scenario.places.wards)
        self._claims = frozenset(claim.id for claim in scenario.claims)
        minutes = drill_minutes(scenario.drill)
        noise = min(scenario.drill.visible_posts // 2, scenario.drill.noise_per_hour * minutes // 60)
        self._noise_left = noise
        self._budget = Budget(scenario.drill.visible_posts - noise, minutes)
        self._refs: dict[str, PostRef] = {}
        self._by_share: dict[int, str] = {}
        self._shown = np.zeros(0, np.int64)
        self._unseen: dict[int, Rows] = {}
        self._followed: dict[int, int] = {}
        self._replies: dict[str, Counters] = {}
        self._written: dict[str, str] = {}
        self._minute = -1

    def close_minute(
        self,
        minute: int,
        rows: Rows,
        narratives: Mapping[int, str] | Sequence[str],
        *,
        noise_dial: int = 1_000,
    ) -> tuple[PostRef, ...]:
        """The new posts of `minute`: noise and a sample of `rows` (VISIBLE_DTYPE); `narratives` = id by number.

        Raises FeedError when the minute was closed before or a row belongs to another one.
        """
        self._check(minute, rows)
        self._minute = minute
        noise = self._noise.posts(minute, noise_dial, self._noise_left)
        self._noise_left -= len(noise)
        self._count(rows, narratives)
        late = self._top_spreaders(rows)
        picked = self._budget.choose(minute, rows, (rows["parent"] < 0) | (rows["size"] >= TOP))
        made = [self._post(row, narratives) for row in (*late, *picked)]
        self._shown = np.sort(
            np.concatenate([self._shown, picked["share"], *(row["share"].reshape(1) for row in late)])
        )
        unseen = rows[~np.isin(rows["share"], picked["share"])]
        self._unseen[minute] = unseen[np.argsort(unseen["share"], kind="stable")]
        self._unseen.pop(minute - _REMEMBERED, None)
        for one in noise:
            self._keep(one)
        return (*noise, *made)

    def place_inject(
        self, number: int, minute: int, channel: str, *, ward: str = "", claim: str = ""
    ) -> PostRef:
        """A public inject as a post: the words are the scenario's."""
        return self._place(f"i{number}.{minute}", minute, ward, channel, f"inject:{number}", claim)

    def place_statement(self, statement: str, minute: int, channel: str) -> PostRef:
        """The portal's standing version of a statement as a post of `channel`."""
        notice = self.portal.current(statement)
        reference = f"statement:{statement}:{notice.version}"
        return self._place(
            f"o{statement}.{notice.version}.{channel}", minute, "", channel, reference, statement
        )

    def place_written(
        self, post_id: str, minute: int, channel: str, text: str, *, ward: str = "", parent: str = ""
    ) -> PostRef:
        """Words that SIM, control or a cell wrote, already in the log; the text stays there and in memory."""
        self._written[post_id] = text
        return self._place(post_id, minute, ward, channel, "", "", parent)

    def expand(self, ref: PostRef, lang: str = "") -> str:
        """The words of a post, without the mark (the frame carries it)."""
        lang = lang or self.language
        if ref.grammar == "":
            return self._written.get(ref.id, "")
        if ref.grammar.startswith("statement:"):
            return self._relayed(ref.grammar, lang)
        return self._texts.expand(ref, lang)

    def to_post(self, ref: PostRef, lang: str = "") -> Post:
        """What watch, search and automated cells read: no author, no narrative."""
        return Post(ref.id, ref.minute, self.expand(ref, lang), ref.ward, ref.channel)

    def copied(self, ref: PostRef, lang: str = "") -> str:
        """The words as they leave a screen: under the mark."""
        return mark_copied(self.expand(ref, lang))

    def name(self, ref: PostRef) -> str:
        """The visible name: another one in every thread."""
        return display_name(ref.author_key, ref.thread, self._seed)

    def row(self, ref: PostRef) -> dict[str, Any]:
        """The derived row of a post."""
        return ref.row(self.name(ref))

    def counters(self, post_id: str) -> Counters:
        """What the city did with a visible post so far, unsampled."""
        return self._replies.get(post_id, Counters())

    def ref(self, post_id: str) -> PostRef:
        """A visible post by id. Raises KeyError."""
        return self._refs[post_id]

    def posts(self) -> tuple[PostRef, ...]:
        """Every visible post in order of appearance."""
        return tuple(self._refs.values())

    # ---- below: one share becomes one post -----------------------------------------------------------------------

    def _post(self, row: Any, narratives: Mapping[int, str] | Sequence[str]) -> PostRef:
        share, parent_share = int(row["share"]), int(row["parent"])
        # The share's number stays inside: a post's id must not lead back to an account.
        post_id = f"p{draw64(self._seed, 'post', share) >> 16:012x}"
        narrative, kind = narratives[int(row["narrative"])], KINDS[int(row["kind"])]
        channel, ward = CHANNELS[int(row["layer"])], self._ward(int(row["ward"]))
        parent = self._by_share.get(parent_share, "")
        thread = post_id if kind == "share" or not parent else self._refs[parent].thread
        grammar = self._reference(narrative, kind, channel, post_id)
        total = self.totals.get(narrative, Counters())
        made = PostRef(
            post_id,
            int(row["minute"]),
            ward,
            channel,
            grammar,
            narrative,
            thread,
            parent,
            int(row["author"]),
            kind,
            total,
        )
        self._by_share[share] = post_id
        return self._keep(made)

    def _top_spreaders(self, rows: Rows) -> list[Any]:
        """Earlier shares, not shown so far, that this minute's rows make top spreaders; counted as spent."""
        found = []
        for share, times in zip(*np.unique(rows["parent"], return_counts=True), strict=True):
            before = self._followed.get(int(share), 0)
            self._followed[int(share)] = before + int(times)
            if (
                share >= 0
                and before < TOP <= before + times
                and int(share) not in self._by_share
                and self._budget.left
            ):
                remembered = self._remembered(share)
                self._budget.spend(len(remembered))
                found += remembered
        return found

    def _remembered(self, share: np.int64) -> list[Any]:
        for rows in self._unseen.values():
            place = int(np.searchsorted(rows["share"], share))
            if place < len(rows) and rows["share"][place] == share:
                return [rows[place]]
        return []

    def _reference(self, narrative: str, kind: str, channel: str, post_id: str) -> str:
        if narrative in self._claims:
            stance = "press" if channel == "press" and kind == "share" else STANCE[kind]
            return self._texts.pick(stance, narrative, channel, self.language, post_id)
        if kind == "share" and self.portal.has(narrative):
            return f"statement:{narrative}:{self.portal.current(narrative).version}"
        return self._texts.pick(STANCE[kind], "", channel, self.language, post_id)

    def _relayed(self, reference: str, lang: str) -> str:
        _, statement, version = reference.split(":")
        notice = next(one for one in self.portal.history(statement) if one.version == int(version))
        return f"{notice.title.in_(lang)}. {notice.body.in_(lang)} ({notice.issuer.in_(lang)})"

    def _count(self, rows: Rows, narratives: Mapping[int, str] | Sequence[str]) -> None:
        for number, kind, times in _tally(rows["narrative"], rows["kind"]):
            name = narratives[number]
            self.totals[name] = self.totals.get(name, Counters()).plus(KINDS[kind], times)
        answered = rows[np.isin(rows["parent"], self._shown)]
        for share, kind, times in _tally(answered["parent"], answered["kind"]):
            post = self._by_share[share]
            self._replies[post] = self._replies.get(post, Counters()).plus(KINDS[kind], times)

    def _place(
        self,
        post_id: str,
        minute: int,
        ward: str,
        channel: str,
        grammar: str,
        narrative: str,
        parent: str = "",
    ) -> PostRef:
        thread = self._refs[parent].thread if parent in self._refs else post_id
        key = draw64(self._seed, "placed", post_id)
        return self._keep(
            PostRef(post_id, minute, ward, channel, grammar, narrative, thread, parent, key, "share")
        )

    def _keep(self, ref: PostRef) -> PostRef:
        self._refs[ref.id] = ref
        return ref

    def _ward(self, number: int) -> str:
        return self._wards[number] if 0 <= number < len(self._wards) else ""

    def _check(self, minute: int, rows: Rows) -> None:
        if minute <= self._minute:
            raise FeedError(
                N_("minute {minute} is already closed"),
                remedy=N_("Close minutes in order, each once."),
                minute=minute,
            )
        if len(rows) and (rows["minute"] != minute).any():
            raise FeedError(
                N_("rows of another minute than {minute}"),
                remedy=N_("Hand over one minute at a time."),
                minute=minute,
            )


def no_rows() -> Rows:
    """An empty minute."""
    return np.zeros(0, VISIBLE_DTYPE)


def _tally(first: Rows, kind: Rows) -> list[tuple[int, int, int]]:
    """(first, kind, count) for every pair that occurs, in order."""
    found, times = np.unique(first.astype(np.int64) * len(KINDS) + kind, return_counts=True)
    return [(*divmod(int(pair), len(KINDS)), int(number)) for pair, number in zip(found, times, strict=True)]
