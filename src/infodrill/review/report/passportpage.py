"""What the page of the realism passport may ask: distances and sizes as cells, effects by group, in the page's language."""

# Charter: review report passportpage
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from infodrill.kernel.i18n import N_
from infodrill.review.assess import Assessment
from infodrill.review.effects import BASES, GROUPS, EffectBasis
from infodrill.review.passport import (
    FACTS,
    LEVELS,
    PRESETS,
    SETS,
    TAILS,
    RealismPassport,
    few,
    in_short,
    passport,
)
from infodrill.review.record import Record
from infodrill.review.words import Voice
from infodrill.society.realism import FactDistance, SetCompared, stored

TOO_FEW = N_("too few to say")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetColumn:
    """A real set over its column: its words, how many cascades on both sides, and what all properties came to together."""

    words: str
    real: int
    simulated: int
    together: str


@dataclass(frozen=True)
class PassportPage:
    """Answers in the page's language."""

    assessment: Assessment
    record: Record
    voice: Voice

    @cached_property
    def found(self) -> RealismPassport:
        return passport(self.record, self.assessment.twins)

    @property
    def short(self) -> str:
        """The passport in one line."""
        return self.voice.say(in_short(self.found))

    @property
    def preset(self) -> str:
        return self.voice(PRESETS.get(self.found.preset, self.found.preset))

    @property
    def unselected(self) -> str:
        """The set that sizes are held against, with its number of trees."""
        known = stored().unselected
        return self.voice(
            N_("{words}, {n} in all"), words=self.voice(SETS[known.name, ""]), n=self.voice.number(known.real)
        )

    @property
    def columns(self) -> list[SetColumn]:
        """The real sets, in the order of the measurement."""
        nearest = self.found.nearest
        return [self._column(compared) for compared in nearest.against] if nearest else []

    def _column(self, compared: SetCompared) -> SetColumn:
        real = stored().named(compared)
        return SetColumn(
            words=self.voice(SETS[real.name, real.label]), real=real.real, simulated=compared.simulated,
            together=self._together(compared),
        )  # fmt: skip

    @property
    def distances(self) -> list[tuple[str, list[str]]]:
        """Property by property: its name, and how near it is to each set."""
        nearest = self.found.nearest
        against = nearest.against if nearest else ()
        return [
            (self.voice(words), [self._cell(compared, fact) for compared in against])
            for fact, words in FACTS.items()
        ]

    def _cell(self, compared: SetCompared, fact: str) -> str:
        distance = next((known for known in compared.facts if known.fact == fact), None)
        if distance is None:
            return "–"
        return self.voice(TOO_FEW) if few(stored().named(compared), compared) else self._near(distance)

    def _near(self, distance: FactDistance) -> str:
        ks, w1 = (self.voice.rounded(n, 10, 1_000) for n in (distance.ks, distance.w1))
        return self.voice(N_("{ks}; {w1}: {level}"), ks=ks, w1=w1, level=self.voice(LEVELS[distance.level]))

    @property
    def sizes(self) -> list[tuple[str, list[str]]]:
        """Each size that was measured, and what it came to beside each set."""
        return [
            (self.voice.number(size.accounts), [self._together(compared) for compared in size.against])
            for size in self.found.measured
        ]

    def _together(self, compared: SetCompared) -> str:
        if few(stored().named(compared), compared):
            return self.voice(TOO_FEW)
        return self.voice(N_("{held} of {all} acceptable"), held=compared.held, all=len(compared.facts))

    @property
    def tails(self) -> list[tuple[str, str, str, bool]]:
        """How large threads become: what, simulated, real, and whether that is within a factor of two."""
        nearest = self.found.nearest
        return [
            (self.voice(TAILS[tail.what]), self._parts(tail.simulated), self._parts(tail.real), tail.inside)
            for tail in (nearest.tails if nearest else ())
        ]

    def _parts(self, n: int) -> str:
        return self.voice.rounded(n, 1, 10_000)

    @property
    def effects(self) -> Iterator[tuple[str, list[EffectBasis]]]:
        """Effects under the name of their group."""
        for group, rows in groupby(self.found.effects, key=lambda effect: effect.group):
            yield self.voice(GROUPS[group]), list(rows)

    def whose(self, effect: EffectBasis) -> str:
        """On whose assumption an effect rests."""
        return self.voice(BASES[effect.basis], studies="; ".join(effect.studies))
