"""Who answers what a seat wrote or passed on: somebody within two minutes, others after, and they each other, five deep at most.

Drawn from what was placed and from ids alone. Nobody of it lives in the city: these answers spread nothing, and take their
place from that of small posts.
"""

# Charter: media talkback
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from infodrill.kernel.streams import draw64, draw_below, weighted
from infodrill.media.answers import Answers
from infodrill.media.refs import PostRef
from infodrill.media.relations import PLAIN

DEEPEST = 5
"""Posts below each other in a conversation, the first one counted."""
A_MINUTE = 12
"""Answers of this kind in a minute at most, whatever is written: a city has other things to read (assumption)."""
FURTHER_PERMILLE: Mapping[int, int] = {2: 450, 3: 380, 4: 320}
"""Of answers at a depth: how many are answered in turn (assumption)."""
# How often who answers asks, doubts or agrees, per mille, by who spoke (assumption).
_KINDS: Mapping[str, tuple[tuple[str, int], ...]] = {
    "office": (("question", 440), ("denial", 200), ("agree", 360)),
    "persona": (("question", 330), ("denial", 270), ("agree", 400)),
    "aside": (("question", 150), ("denial", 200), ("agree", 650)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """An answer to come: to `post` by `voice` (office | persona | aside), about `claim` or "", as its `place`th, at `depth`."""

    post: PostRef
    voice: str
    claim: str
    place: int
    depth: int


class Talkback:
    """The conversations of one drill with those who take part in it; `due` is asked once a minute, in order."""

    def __init__(self, answers: Answers, *, seed: int, depth_of: Callable[[PostRef], int]) -> None:
        self._answers, self._seed, self._depth_of = answers, seed, depth_of
        self._waiting: dict[int, list[Awaited]] = {}
        self._hushed: set[str] = set()

    def heard(self, post: PostRef, minute: int, *, voice: str, claim: str = "") -> None:
        """Somebody of the drill spoke in `minute`: the first answer comes in the next one, up to four more within the hour."""
        depth = self._depth_of(post) + 1
        if depth > DEEPEST:
            return
        more = self._below(5 if post.root else 2, "more", post.id)
        at = minute + 1
        for place in range(1 + more):
            self._await(at, Awaited(post=post, voice=voice, claim=claim, place=place, depth=depth))
            at += 1 + self._below(3 + 6 * place, "gap", f"{post.id}.{place}")

    def hush(self, post: str) -> None:
        """Nobody answers a post that is gone."""
        self._hushed.add(post)

    def due(self, minute: int, at_most: int) -> tuple[PostRef, ...]:
        """The answers of a minute: first ones before further ones, no more than there is room for."""
        waiting = [each for each in self._waiting.pop(minute, ()) if each.post.id not in self._hushed]
        waiting.sort(key=lambda each: (each.place, each.depth))
        return tuple(self._answer(each, minute) for each in waiting[: min(at_most, A_MINUTE)])

    def _answer(self, each: Awaited, minute: int) -> PostRef:
        above, name = each.post, f"a{draw64(self._seed, 'talkback', each.post.id, each.place) >> 16:012x}"
        author = draw64(self._seed, "talkback.author", name)
        kind = weighted(_KINDS[each.voice], self._below(1_000, "kind", name))
        made = PostRef(
            id=name, minute=minute, ward=above.ward, channel=above.channel, grammar=self._words(each, kind, name),
            narrative=above.narrative, thread=above.thread, parent=above.id, author_key=author, kind=kind,
             room=above.room, form="reply",
        )  # fmt: skip
        if self._below(1_000, "further", name) < FURTHER_PERMILLE.get(each.depth, 0):
            later = minute + 1 + self._below(4, "later", name)
            self._await(later, Awaited(post=made, voice="aside", claim="", place=1, depth=each.depth + 1))
        return made

    def _words(self, each: Awaited, kind: str, name: str) -> str:
        if each.post.form == "relay":
            return self._answers.grammar(
                each.post, kind=kind, narrative=each.post.narrative, said="", tone=PLAIN[kind],
                channel=each.post.channel, post=name,
            )  # fmt: skip
        return self._answers.conversing(each.post, kind=kind, voice=each.voice, claim=each.claim, post=name)

    def _await(self, minute: int, each: Awaited) -> None:
        self._waiting.setdefault(minute, []).append(each)

    def _below(self, bound: int, what: str, name: str) -> int:
        return draw_below(bound, self._seed, f"talkback.{what}", name)
