"""The realism passport: how near a preset's cascades came to real ones, at what size, and what may not be concluded.

The numbers are those of docs/validation.md, which tells how they were made; a test holds both to each other. They
belong to one version of the model: of another nothing is known here, and that is said.
"""

# Charter: review passport
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.conduct.nouns.course import DrillOpened
from infodrill.kernel.i18n import N_

MODEL = "city-4"  # the version that was compared
COMPARED_AT = 1_000_000  # accounts
FITTED_FROM = 300_000  # below this, tellers of the widest audiences are missing and no preset was fitted
LEVELS = {
    "accept": N_("acceptable"),  # KS ≤ .15 and W1 ≤ .25 sd
    "good": N_("near"),  # .10 and .15
    "moonshot": N_("very near"),  # .08 and .127
}
FACTS = (
    ("depth", N_("depth of a cascade")),
    ("structural virality", N_("structural virality")),
    ("most at one depth", N_("most accounts at one depth")),
    ("t50", N_("hours until half of the shares")),
    ("t90", N_("hours until nine tenths of the shares")),
    ("direct share", N_("part shared from the first post")),
    ("burstiness", N_("burstiness")),
    ("first hour", N_("part shared in the first hour")),
)
NOT_TO_BE_CONCLUDED = (
    N_("No forecast of a real city, platform, rumour or agency: only courses of one simulated city can be compared."),
    N_("Levels are invented. A difference holds under the assumptions of its set and under no other."),
    N_("Not modelled: recommendation algorithms, pictures and voice, bots, private messages, attention drawn by other news."),
    N_("How people would answer another word than the one published: wording, audience and issuer are held fixed."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """One fact of a simulated set beside a real one, in thousandths: Kolmogorov–Smirnov, and Wasserstein-1 in
    standard deviations of the real set."""

    fact: str
    ks: int
    w1: int
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What one preset was compared with; `real` = number of real cascades."""

    preset: str
    network: str  # msgid
    real: int
    simulated: int
    distances: tuple[Distance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passport:
    """What a report may say of the city that a drill was played in."""

    preset: str
    accounts: int
    same_model: bool
    compared: tuple[
        Compared, ...
    ]  # the preset's own, or all that there are where it was compared with nothing

    @property
    def own(self) -> bool:
        """True when the preset itself was compared."""
        return any(comparison.preset == self.preset for comparison in self.compared)

    @property
    def small(self) -> bool:
        """True when the city is smaller than any that a preset was fitted for."""
        return self.accounts < FITTED_FROM


def passport(opened: DrillOpened) -> Passport:
    """The passport of a drill, from its first event."""
    own = COMPARED.get(opened.preset)
    return Passport(
        preset=opened.preset,
        accounts=opened.accounts,
        same_model=opened.model_version == MODEL,
        compared=(own,) if own else tuple(COMPARED.values()),
    )


def _distances(*rows: tuple[int, int, str]) -> tuple[Distance, ...]:
    return tuple(
        Distance(fact=fact, ks=ks, w1=w1, level=level)
        for (fact, _), (ks, w1, level) in zip(FACTS, rows, strict=True)
    )


COMPARED: Mapping[str, Compared] = {
    "public-feed": Compared(
        preset="public-feed",
        network=N_("repost cascades of a public feed"),
        real=1_122,
        simulated=561,
        distances=_distances(
            (63, 124, "moonshot"), (61, 163, "accept"), (109, 118, "accept"), (46, 37, "moonshot"),
            (61, 67, "moonshot"), (59, 129, "good"), (86, 217, "accept"), (62, 125, "moonshot"),
        ),
    ),
    "groups": Compared(
        preset="groups",
        network=N_("rumours passed on in a network of followers and groups"),
        real=1_297,
        simulated=599,
        distances=_distances(
            (59, 115, "moonshot"), (71, 129, "good"), (56, 91, "moonshot"), (111, 179, "accept"),
            (39, 51, "moonshot"), (66, 112, "moonshot"), (41, 104, "moonshot"), (81, 52, "good"),
        ),
    ),
}  # fmt: skip
