"""The simulated public as people and the desk see it: posts from the city's shares, and the desk's groups of them.

Keeps, for linking cases, which claim a post or group speaks of; that knowledge stays in conduct.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from infodrill.casework.book import Statement
from infodrill.conduct.view import DeskGroup
from infodrill.media.feed import Feed
from infodrill.media.portal import Notice
from infodrill.media.refs import PostRef
from infodrill.scenario.schema import Bi, Inject, Scenario
from infodrill.society import Spread
from infodrill.watch import Desk

DELAY = 2  # minutes before the desk reads a post
SHOWN = 4  # posts before the desk shows a group
CHANNEL = {"public_feed": "feed", "closed_group": "group", "press": "press"}


class Network:
    """Feed and desk of one drill, advanced a minute at a time in step with the city."""

    def __init__(self, scenario: Scenario, *, seed: int, language: str) -> None:
        self.feed = Feed(scenario, seed=seed, language=language)
        self.desk = Desk(delay=DELAY)
        self._language = language
        self._about: dict[str, str] = {}
        self._claims = frozenset(one.id for one in scenario.claims)
        self._wards = tuple(one.id for one in scenario.places.wards)
        self._budget = scenario.drill.visible_posts

    def close_minute(self, minute: int, spread: Spread) -> tuple[PostRef, ...]:
        """The minute's new posts; the desk reads those of `DELAY` minutes ago."""
        rows = spread.visible(minute, minute + 1, self._budget)
        made = self.feed.close_minute(minute, rows, spread.narratives)
        for one in made:
            if one.narrative in self._claims:
                self._about[f"post:{one.id}"] = one.narrative
        self.desk.read([self.feed.to_post(one) for one in made], minute)
        return made

    def place_inject(self, row: Inject, minute: int) -> None:
        """A public inject on the network becomes a post."""
        if row.to.public and row.method in CHANNEL:
            self.feed.place_inject(row.number, minute, CHANNEL[row.method], claim=row.claim or "")

    def publish(self, statement: Statement, minute: int, claim: str) -> None:
        """A published version on the portal."""
        version = statement.published or statement.newest
        issuer = Bi(vi=statement.issuer, en=statement.issuer)
        title, body = Bi(vi=version.title_vi, en=version.title_en), Bi(vi=version.body_vi, en=version.body_en)
        notice = Notice(
            statement.statement,
            version.version,
            minute,
            statement.kind,
            issuer,
            title,
            body,
            version.sources,
            claim,
        )
        self.feed.portal.publish(notice)

    def groups(self) -> tuple[DeskGroup, ...]:
        """The desk's groups now, largest first, each with the ward it is mostly told in."""
        return tuple(
            DeskGroup(
                source=f"group:{one.id}",
                volume=one.volume,
                velocity=one.velocity,
                question_permille=one.question_permille,
                level=one.level,
                ward=one.wards[0] if one.wards else "",
            )
            for one in self.desk.groups(SHOWN)
            if self._note(one.id, one.post_ids)
        )

    def about(self, source: str) -> str:
        """The claim that a post or group speaks of, "" for noise."""
        return self._about.get(source, "")

    @property
    def posts_about(self) -> dict[str, str]:
        return self._about

    def _note(self, group: str, posts: Sequence[str]) -> bool:
        told = Counter(
            chain.from_iterable([self._about[f"post:{one}"]] for one in posts if f"post:{one}" in self._about)
        )
        if told and told.most_common(1)[0][1] * 2 > len(posts):
            self._about[f"group:{group}"] = told.most_common(1)[0][0]
        return True
