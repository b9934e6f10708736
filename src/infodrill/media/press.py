"""The press site: stories follow a claim that was picked up, and again when it has reached more. Outlets are invented."""

# Charter: media press
from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from infodrill.kernel.streams import choose, draw64, draw_below
from infodrill.media.refs import PostRef
from infodrill.media.relations import PASSAGES
from infodrill.media.replies import either, line_order, reply_id, with_line
from infodrill.media.texts import TextLibrary

REACH_PERMILLE: tuple[int, ...] = (60, 150)
"""Accounts reached, per mille of the city, at which a second and a third story follow the first (assumption)."""
_HELD = frozenset(PASSAGES)
ANSWERED = 2 + len(REACH_PERMILLE)
"""The rank of a story on what an office answered."""
OUTLETS = ("Nhật báo Cửa Sông", "Bản tin Hải Minh 24", "Tạp chí Bờ Kè")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A press item: `ref` expands to the headline; `rank` 1 = picked up, 2 and 3 = reach, 4 = an answer; minute = published."""

    ref: PostRef
    claim: str
    outlet: str
    rank: int

    @property
    def minute(self) -> int:
        return self.ref.minute


class PressSite:
    """The stories of one drill: the first comes with the press's pick-up of a claim, later ones with its reach."""

    def __init__(self, texts: TextLibrary, *, seed: int, language: str) -> None:
        self._seed, self._language, self._texts = seed, language, texts
        self._due: dict[tuple[str, int], int] = {}
        self._stories: list[Story] = []
        self._asked: dict[
            int, list[tuple[PostRef, str]]
        ] = {}  # minute → (a statement on a claim that was told of, the claim)
        self._answered = 0  # stories of answers so far
        self._told: set[str] = set()  # headlines so far: no paper prints one twice

    def follow(
        self, minute: int, reach: Mapping[str, int], accounts: int, picked: Collection[str]
    ) -> tuple[Story, ...]:
        """Stories published in `minute`. `reach` = accounts reached by claim id, `picked` = claims picked up so far."""
        for claim in sorted(picked):
            # Before reach is looked at: a story about reach follows a pick-up and never stands alone.
            self._due.setdefault((claim, 1), minute)
            for rank, permille in enumerate(REACH_PERMILLE, start=2):
                if reach.get(claim, 0) * 1_000 >= permille * accounts and (claim, rank) not in self._due:
                    delay = 8 + draw_below(13, self._seed, "press.delay", claim, rank)
                    self._due[claim, rank] = minute + delay
        new = tuple(
            self._write(claim, rank, minute)
            for (claim, rank), due in sorted(self._due.items())
            if due == minute
        )
        new += tuple(
            self._quoting(official, claim, minute) for official, claim in self._asked.pop(minute, ())
        )
        self._stories += new
        return new

    def quote(self, official: PostRef, claim: str, minute: int) -> None:
        """A statement on a claim that the press told of is answered for in print within the quarter hour, in its own words."""
        if any(told.claim == claim for told in self._stories):
            at = minute + 5 + draw_below(8, self._seed, "press.quote", official.id)
            self._asked.setdefault(at, []).append((official, claim))

    def front(self) -> tuple[Story, ...]:
        """All stories, newest first."""
        return tuple(sorted(self._stories, key=lambda story: (-story.minute, story.ref.id)))

    def _write(self, claim: str, rank: int, minute: int) -> Story:
        ref = self._draft(claim, f"r{claim}.{rank}", minute)
        # A few tries: a grammar with fewer headlines than stories repeats one in the end, and the paper appears
        # all the same.
        for again in "bcde":
            if self._texts.expand(ref, self._language) not in self._told:
                break
            ref = self._draft(claim, f"r{claim}.{rank}{again}", minute)
        self._told.add(self._texts.expand(ref, self._language))
        return Story(ref=ref, claim=claim, outlet=outlet_of(ref.id, self._seed), rank=rank)

    def _quoting(self, official: PostRef, claim: str, minute: int) -> Story:
        story_id = f"r{claim}.{official.id}"
        number, self._answered = self._answered, self._answered + 1
        quoting, answered = (
            [with_line(grammar, line) for line in line_order(grammar, self._seed, claim, _HELD)]
            for grammar in (reply_id(name, "", self._language) for name in ("press-quote", "press-answered"))
        )
        first = number % len(quoting)
        words = either(*quoting[first:], *quoting[:first], answered[number % len(answered)])
        key = draw64(self._seed, "press.desk", story_id)
        ref = PostRef(
            id=story_id, minute=minute, ward="", channel="press", grammar=words, narrative=claim, thread=story_id,
            parent=official.id, author_key=key, kind="share", room="press", form="story",
        )  # fmt: skip
        return Story(
            ref=ref, claim=claim, outlet=outlet_of(ref.id, self._seed), rank=1 + len(REACH_PERMILLE) + 1
        )

    def _draft(self, claim: str, story_id: str, minute: int) -> PostRef:
        grammar = self._texts.pick("press", claim, "press", self._language, story_id)
        key = draw64(self._seed, "press.desk", story_id)
        return PostRef(
            id=story_id,
            minute=minute,
            ward="",
            channel="press",
            grammar=grammar,
            narrative=claim,
            thread=story_id,
            parent="",
            author_key=key,
            kind="share",
            room="press",
            form="story",
        )


def outlet_of(story: str, seed: int) -> str:
    """The invented outlet that a story stands in."""
    return choose(OUTLETS, seed, "press.outlet", story)
