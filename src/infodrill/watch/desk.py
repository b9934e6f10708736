"""The monitoring desk's picture: reads posts, shows groups. The machine counts; people judge. No author anywhere."""

# Charter: watch desk
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from infodrill.kernel.digits import whole
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.kernel.posts import Post
from infodrill.watch.cues import acts, asks, denies
from infodrill.watch.groups import Grouping
from infodrill.watch.normalise import views
from infodrill.watch.volumes import Volume

_OFFICIAL = "portal"
_QUIET = 120  # minutes without a post after which a lone post no longer waits for company
_SAMPLE = 8
ALIKE = 300
"""Likeness, per mille, from which the desk proposes a merge."""


class WatchError(DrillError):
    """The desk was asked for a group that it does not have."""

    code = "W100"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group as the desk shows it.

    `volume` = tellings and questions, denials apart; `velocity` = of the last 15 minutes, posts an hour;
    `question_permille` of the volume; `level` 0–5; `wards` and `channels` by number of posts, most first;
    `post_ids` = the medoid, then the latest few.
    """

    id: str
    text: str
    volume: int
    velocity: int
    question_permille: int
    denials: int
    level: int
    wards: tuple[str, ...]
    channels: tuple[str, ...]
    first_minute: int
    last_minute: int
    post_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _GroupReading:
    """What one text says to the desk; kept, because much of a feed repeats."""

    text: str
    words: tuple[str, ...]
    asks: bool
    denies: bool
    acts: bool


@dataclass(frozen=True, slots=True)
class GroupLikeness:
    """A proposal to merge two groups: how alike they read, per mille. A person decides."""

    one: str
    other: str
    permille: int


class WatchDesk:
    """Reads posts once each, in order of time. `delay` = minutes before a post reaches the desk."""

    def __init__(self, delay: int = 0) -> None:
        self._delay = delay
        self._waiting: list[Post] = []
        self._grouping = Grouping()
        self._volumes: list[Volume] = []
        self._latest: list[list[str]] = []
        self._group_of: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._readings: dict[str, _GroupReading] = {}
        self._swept = 0
        self._merged: set[int] = set()
        self.now = 0

    def read(self, posts: Iterable[Post], now: int | None = None) -> int:
        """Take in new posts; return how many the desk saw. `now` (a minute) defaults to that of the newest post.

        The city's own statements are not grouped: the picture is of what others say.
        """
        self._waiting += posts
        newest = max((post.minute for post in self._waiting), default=self.now)
        self.now = max(self.now, newest if now is None else now)
        until = self.now - self._delay
        ready = [post for post in self._waiting if post.minute <= until and post.channel != _OFFICIAL]
        # What the portal published is dropped here and not kept waiting: it is no part of the picture.
        self._waiting = [post for post in self._waiting if post.minute > until]
        for post in ready:
            self._take(post)
        self._sweep()
        return len(ready)

    def groups(self, at_least: int = 1) -> tuple[Group, ...]:
        """Groups with a volume or denials of `at_least`, fastest first, then largest."""
        shown = [
            self._show(number)
            for number in self._standing()
            if self._volumes[number].total >= at_least or self._volumes[number].denied >= at_least
        ]
        return tuple(sorted(shown, key=lambda group: (-group.velocity, -group.volume, _number(group.id))))

    def group(self, group_id: str) -> Group:
        """One group by id. Raises WatchError."""
        return self._show(self._find(group_id))

    def group_of(self, post_id: str) -> str:
        """Id of the group that a post was counted in. Raises WatchError for a post that the desk has not seen."""
        if post_id not in self._group_of:
            raise WatchError(
                N_("the desk has not seen post {id}"), remedy=N_("Wait until it is read."), id=post_id
            )
        return f"w{self._group_of[post_id] + 1}"

    def series(self, group_id: str, width: int = 5) -> tuple[int, ...]:
        """A group's volume by bins of `width` minutes up to now."""
        return self._volumes[self._find(group_id)].series(self.now, width)

    def alike(self, permille: int = ALIKE, at_least: int = 4) -> tuple[GroupLikeness, ...]:
        """Pairs of groups of some volume that may be one story, most alike first."""
        big = [number for number in self._standing() if self._volumes[number].total >= at_least]
        pairs = [
            GroupLikeness(f"w{number + 1}", f"w{other + 1}", likeness)
            for number, other in combinations(big, 2)
            if (likeness := self._grouping.likeness(number, other)) >= permille
        ]
        return tuple(sorted(pairs, key=lambda pair: (-pair.permille, _number(pair.one), _number(pair.other))))

    def merge(self, into: str, other: str) -> Group:
        """Merge as a person decided: `other` is gone, its posts count in `into`. Raises WatchError."""
        kept, gone = self._find(into), self._find(other)
        if kept == gone:
            raise WatchError(
                N_("{id} cannot be merged with itself"), remedy=N_("Choose another group."), id=into
            )
        self._grouping.merge(kept, gone)
        self._volumes[kept].absorb(self._volumes[gone])
        self._latest[kept] = [*self._latest[gone], *self._latest[kept]][-_SAMPLE:]
        self._merged.add(gone)
        self._group_of |= {post: kept for post, number in self._group_of.items() if number == gone}
        return self._show(kept)

    # ---- below: taking in and showing ----------------------------------------------------------------------------

    def _take(self, post: Post) -> None:
        # A post counts once, however often it is handed over.
        if post.id in self._group_of:
            return
        seen = self._readings.get(post.text) or self._first_read(post.text)
        # Nothing but signs: no group could be told by it.
        if not seen.words:
            return
        number, denying = self._grouping.place(post.id, seen.words, asks=seen.asks, denies=seen.denies)
        # Numbers count on and are never used again, so a new group is always the next in the list.
        if number == len(self._volumes):
            self._volumes.append(Volume())
            self._latest.append([])
        self._volumes[number].add(
            post.minute, post.place, post.channel, asks=seen.asks, denies=denying, acts=seen.acts
        )
        self._group_of[post.id] = number
        self._texts[post.id] = seen.text
        latest = self._latest[number]
        latest.append(post.id)
        if len(latest) > _SAMPLE:
            del latest[0]

    def _first_read(self, text: str) -> _GroupReading:
        seen = views(text)
        made = _GroupReading(
            text=seen.original,
            words=seen.words,
            asks=asks(seen.original, seen.words),
            denies=denies(seen.words),
            acts=acts(seen.words),
        )
        self._readings[text] = made
        return made

    def _show(self, number: int) -> Group:
        volume, medoid = self._volumes[number], self._grouping.medoid(number)
        return Group(
            id=f"w{number + 1}",
            text=self._texts[medoid],
            volume=volume.total,
            velocity=volume.velocity(self.now),
            question_permille=volume.question_permille,
            denials=volume.denied,
            level=spread_level(volume.wards, volume.channels, volume.offline),
            wards=_most_first(volume.wards),
            channels=_most_first(volume.channels),
            first_minute=volume.first_minute,
            last_minute=volume.last_minute,
            post_ids=tuple(dict.fromkeys((medoid, *reversed(self._latest[number])))),
        )

    def _standing(self) -> list[int]:
        return [number for number in range(len(self._volumes)) if number not in self._merged]

    def _sweep(self) -> None:
        # Not at every reading: the sweep looks at all groups.
        if self.now < self._swept + _QUIET:
            return
        since, self._swept = self.now - _QUIET, self.now
        lone = (
            number
            for number, volume in enumerate(self._volumes)
            if volume.last_minute < since and volume.total + volume.denied == 1
        )
        self._grouping.retire(frozenset(lone))

    def _find(self, group_id: str) -> int:
        number = _number(group_id) - 1
        if not 0 <= number < len(self._volumes) or number in self._merged:
            raise WatchError(
                N_("there is no group {id}"), remedy=N_("Open one from the list of groups."), id=group_id
            )
        return number


def _number(group_id: str) -> int:
    return (whole(group_id[1:]) or 0) if group_id[:1] == "w" else 0


def _most_first(counts: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda key: (-counts[key], key)))


# Spread level S0–S5: the Breakout Scale read from communities, platforms, press and what is seen in the street.
# S0 one post · S1 one community on one platform · S2 many communities or platforms · S3 both · S4 press · S5 action
# seen offline (a public figure is for a person to notice). After Nimmo's Breakout Scale; the counting rule is ours.
PLATFORMS: frozenset[str] = frozenset({"feed", "group", "field"})
ENOUGH = 2
"""Posts from which a ward counts as a community, or a channel as a platform, that carries the story."""


def spread_level(wards: Mapping[str, int], channels: Mapping[str, int], offline: int) -> int:
    """The level of a group from its posts by ward and by channel, and its field reports of action."""
    if offline:
        return 5
    if channels.get("press", 0):
        return 4
    total = sum(channels.values())
    if total <= 1:
        return 0
    communities = sum(1 for number in wards.values() if number >= ENOUGH) > 1
    platforms = sum(1 for name, number in channels.items() if name in PLATFORMS and number >= ENOUGH) > 1
    return 1 + communities + platforms
