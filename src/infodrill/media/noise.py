"""The feed of an ordinary city: posts about nothing in particular, with the daily rhythm of people. Deterministic."""

# Charter: media noise
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from infodrill.kernel.streams import draw64, draw_below, weighted
from infodrill.media.answers import Answers
from infodrill.media.fresh import Fresh
from infodrill.media.refs import PostRef
from infodrill.media.smalltalk import SmallTalk
from infodrill.media.storyclock import Later, story_minute
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Scenario

# Share of a day's posts by hour, per mille of the mean hour: a night trough, a lunch hump, an evening peak.
# Assumption for training; the shape follows common knowledge of messaging hours, not one data set.
RHYTHM: tuple[int, ...] = (
    420, 250, 160, 130, 160, 380, 760, 1_080, 1_120, 1_100, 1_120, 1_300,
    1_360, 1_120, 1_040, 1_060, 1_120, 1_240, 1_340, 1_560, 1_760, 1_740, 1_340, 840,
)  # fmt: skip
REPLY_PERMILLE = 350
_CHANNELS = (("feed", 620), ("group", 380))


class Noise:
    """The noise of one drill; `posts` is asked once for each minute, in order."""

    def __init__(
        self,
        scenario: Scenario,
        texts: TextLibrary,
        answers: Answers,
        fresh: Fresh,
        *,
        seed: int,
        language: str,
    ) -> None:
        self._answers, self._drill, self._seed = answers, scenario.drill, seed
        self._talk = SmallTalk(scenario.drill, texts, fresh, seed=seed, language=language)
        self._wards = tuple((ward.id, ward.population) for ward in scenario.places.wards)
        self._people = sum(people for _, people in self._wards)
        self.later: Later = ()  # moves of the story that were put off
        self._recent: dict[int, tuple[PostRef, ...]] = {}

    def rate(self, minute: int, dial: int = 1_000) -> int:
        """Expected posts in `minute`, times 1,000. `dial` = control's noise dial, per mille."""
        hour = story_minute(self._drill, minute, self.later) // 60
        return self._drill.noise_per_hour * RHYTHM[hour] * dial // (60 * 1_000)

    def posts(
        self, minute: int, dials: Mapping[str, int] | None = None, at_most: int = 1 << 30
    ) -> tuple[PostRef, ...]:
        """The noise posts of a minute. `dials` = per mille by channel; a channel without one stands at 1,000."""
        dials = dials or {}
        # Drawn for the loudest channel and thinned for the others, so that each comes at the rate of its own
        # dial.
        loudest = max(1_000, *(dials.get(name, 1_000) for name, _ in _CHANNELS))
        whole, rest = divmod(self.rate(minute, loudest), 1_000)
        number = whole + (draw_below(1_000, self._seed, "noise.more", minute) < rest)
        drawn = (self._post(minute, place) for place in range(number))
        heard = (
            post for post in drawn if self._below(loudest, "dial", post.id) < dials.get(post.channel, 1_000)
        )
        # Who has nothing to say that was not said within the hour says nothing.
        made = tuple(post for each in heard if (post := self._worded(each)).grammar)[:at_most]
        self._recent[minute] = tuple(post for post in made if post.kind == "share")
        # Answers look back 15 minutes at most.
        self._recent.pop(minute - 16, None)
        return made

    def _post(self, minute: int, place: int) -> PostRef:
        post_id = f"n{minute}.{place}"
        back = 1 + self._below(15, "back", post_id)
        before = self._recent.get(minute - back, ())
        key = draw64(self._seed, "noise.author", post_id)
        if before and self._below(1_000, "reply", post_id) < REPLY_PERMILLE:
            root = before[self._below(len(before), "parent", post_id)]
            grammar = self._answers.personal(root, post_id)
            return PostRef(
                id=post_id,
                minute=minute,
                ward=root.ward,
                channel=root.channel,
                grammar=grammar,
                narrative="",
                thread=root.thread,
                parent=root.id,
                author_key=key,
                kind="agree",
            )
        channel = weighted(_CHANNELS, self._below(1_000, "channel", post_id))
        ward = weighted(self._wards, self._below(self._people, "ward", post_id))
        return PostRef(
            id=post_id,
            minute=minute,
            ward=ward,
            channel=channel,
            grammar="",  # until it is known to be heard: what is said is said no second time
            narrative="",
            thread=post_id,
            parent="",
            author_key=key,
            kind="share",
        )

    def _worded(self, post: PostRef) -> PostRef:
        return post if post.grammar else replace(post, grammar=self._talk.reference(post, self.later))

    def _below(self, bound: int, what: str, post_id: str) -> int:
        return draw_below(bound, self._seed, f"noise.{what}", post_id)
