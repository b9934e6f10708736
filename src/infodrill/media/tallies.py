"""How the city answered each visible post: every answer and every passing on counts, whether it is visible or not.

A reader who answers or passes on also reacts: one reaction each, of a kind that the answer makes likely (assumption).
"""

# Charter: media tallies
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from infodrill.kernel.streams import draw_below
from infodrill.media.refs import KINDS, Counters

REACTIONS: tuple[str, ...] = ("like", "care", "laugh", "wow", "angry")
# Per mille of the reactions that come with an answer of each kind.
_MOOD: Mapping[str, tuple[int, ...]] = {
    "share": (420, 260, 60, 160, 100),
    "question": (180, 380, 40, 340, 60),
    "denial": (260, 80, 320, 60, 280),
    "agree": (640, 200, 100, 40, 20),
}
_NOISE_MOOD = (560, 180, 200, 40, 20)


@dataclass(frozen=True, slots=True)
class Tally:
    """Accounts that passed a post on, asked, denied or agreed under it, and what they felt (in order of REACTIONS)."""

    counts: Counters = field(default_factory=Counters)
    reactions: tuple[int, ...] = (0, 0, 0, 0, 0)

    @property
    def replies(self) -> int:
        return self.counts.questions + self.counts.denials + self.counts.agrees

    def row(self, post: str, minute: int) -> dict[str, Any]:
        return {
            "id": post, "minute": minute, "counts": self.counts.row(), "reactions": list(self.reactions)
        }  # fmt: skip

    @staticmethod
    def from_row(row: Mapping[str, Any]) -> Tally:
        """Read a derived row back."""
        return Tally(Counters.of(row["counts"]), tuple(row["reactions"]))


class Tallies:
    """The tallies of one drill; `moved` gives those that changed since it was last asked.

    Numbers are added up in place: a city of millions answers some hundred visible posts every minute.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._of: dict[str, tuple[list[int], list[int]]] = {}  # post → counts, in order of KINDS; reactions
        self._moved: dict[str, None] = {}

    def of(self, post: str) -> Tally:
        """The tally of a post so far."""
        if post not in self._of:
            return Tally()
        counts, reactions = self._of[post]
        return Tally(Counters.of(counts), tuple(reactions))

    def add(self, post: str, kind: str, times: int, minute: int) -> None:
        """Count `times` answers of `kind` (of KINDS)."""
        number = KINDS.index(kind)
        counts, reactions = self._of.setdefault(post, ([0] * len(KINDS), [0] * len(REACTIONS)))
        counts[number] += times
        for reaction, felt in enumerate(spread_out(times, _MOOD[kind], self._seed, post, minute, number)):
            reactions[reaction] += felt
        self._moved[post] = None

    def moved(self) -> tuple[tuple[str, Tally], ...]:
        """Posts whose tally changed, in the order of their first change."""
        moved = tuple((post, self.of(post)) for post in self._moved)
        self._moved.clear()
        return moved


def noise_tally(post: str, age: int, seed: int) -> Tally:
    """What a post about nothing in particular has drawn `age` minutes after it came: few reactions, rarely many."""
    most = 2 + draw_below(9, seed, "noise.most", post)
    if draw_below(20, seed, "noise.luck", post) == 0:
        most *= 6
    so_far = most * min(age, 45) // 45
    felt = [0] * len(REACTIONS)
    for number in range(so_far):
        felt[_pick(_NOISE_MOOD, draw_below(1_000, seed, "noise.felt", post, number))] += 1
    return Tally(Counters(shares=so_far // 8), tuple(felt))


def spread_out(times: int, mood: tuple[int, ...], *key: int | str) -> list[int]:
    """`times` reactions over the kinds by their per-mille weights; the rest that does not divide is drawn by hash."""
    # Shares first, draws for the few that are left: a thousand answers in one minute cost no thousand draws.
    felt = [times * share // 1_000 for share in mood]
    for number in range(times - sum(felt)):
        felt[_pick(mood, draw_below(1_000, int(key[0]), "felt", *key[1:], number))] += 1
    return felt


def _pick(mood: tuple[int, ...], draw: int) -> int:
    for place, share in enumerate(mood):
        draw -= share
        if draw < 0:
            return place
    return len(mood) - 1
