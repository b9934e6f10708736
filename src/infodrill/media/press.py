"""The press site: a story follows when a claim has reached enough people, some minutes later. Outlets are invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.kernel.streams import choose, draw64, draw_below
from infodrill.media.names import OrganisationCard
from infodrill.media.refs import PostRef
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Scenario

REACH_PERMILLE: tuple[int, ...] = (5, 30, 120)
"""Accounts reached, per mille of the city, at which a first, a second and a third story follow (assumption)."""
_OUTLETS = ("Nhật báo Cửa Sông", "Bản tin Hải Minh 24", "Tạp chí Bờ Kè")


@dataclass(frozen=True, slots=True)
class Story:
    """A press item: `ref` expands to the headline; `rank` 1–3 = which threshold it followed; minute = published."""

    ref: PostRef
    claim: str
    outlet: str
    rank: int

    @property
    def minute(self) -> int:
        return self.ref.minute


class PressSite:
    """The stories of one drill. Only claims with a press grammar are written about."""

    def __init__(self, scenario: Scenario, texts: TextLibrary, *, seed: int, language: str) -> None:
        self._seed, self._language, self._texts = seed, language, texts
        self._accounts = scenario.drill.accounts
        self._covered = frozenset(
            one.claim for one in scenario.texts.grammars if one.stance == "press" and one.claim
        )
        self._due: dict[tuple[str, int], int] = {}
        self._stories: list[Story] = []

    def follow(self, minute: int, reach: Mapping[str, int]) -> tuple[Story, ...]:
        """Stories published in `minute`, given accounts reached by claim id; a threshold is followed once."""
        for claim in sorted(self._covered & set(reach)):
            for rank, permille in enumerate(REACH_PERMILLE, start=1):
                if reach[claim] * 1_000 >= permille * self._accounts and (claim, rank) not in self._due:
                    self._due[claim, rank] = (
                        minute + 8 + draw_below(13, self._seed, "press.delay", claim, rank)
                    )
        new = tuple(
            self._write(claim, rank, minute)
            for (claim, rank), due in sorted(self._due.items())
            if due == minute
        )
        self._stories += new
        return new

    def front(self) -> tuple[Story, ...]:
        """All stories, newest first."""
        return tuple(sorted(self._stories, key=lambda one: (-one.minute, one.ref.id)))

    def _write(self, claim: str, rank: int, minute: int) -> Story:
        story_id = f"r{claim}.{rank}"
        grammar = self._texts.pick("press", claim, "press", self._language, story_id)
        key = draw64(self._seed, "press.desk", story_id)
        ref = PostRef(story_id, minute, "", "press", grammar, claim, story_id, "", key, "share")
        return Story(ref, claim, choose(_OUTLETS, self._seed, "press.outlet", claim, rank), rank)


def outlets() -> tuple[OrganisationCard, ...]:
    """The cards of the invented outlets."""
    return tuple(
        OrganisationCard(name, "báo / press", 2_000, 40_000, ("giấy phép diễn tập",)) for name in _OUTLETS
    )
