"""Owns every coefficient of the society model: low, base and high, unit and source. All are TRAINING ASSUMPTIONS.

No Vietnamese effect size is known. Sources are short names; docs/model.md gives the full list and what each number
may not be used for. Values are integers: permille unless the unit says otherwise.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from infodrill.society.kinds import Kind, arranged, read_kinds

AssumptionSet = Literal["low", "base", "high"]
Basis = Literal["measured", "direction", "ours", "unit"]
SETS: tuple[AssumptionSet, ...] = ("low", "base", "high")

# Structure of the city (not part of low/base/high: they change the graph, not the behaviour).
MEAN_FOLLOWERS = 20  # mean list length; default city of the design
MEMBERSHIPS = 3  # closed groups an account is in, mean
MEAN_GROUP = 24  # members of a closed group, mean of 5-300


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """One number in three sets; `source` names the study or says that it is an assumption, `studies` = those that it names."""

    name: str
    low: int
    base: int
    high: int
    unit: str
    source: str
    studies: tuple[str, ...] = ()

    @property
    def basis(self) -> Basis:
        """Whose the number is: `measured` in a study, `direction` = a study says which way and we how far, `ours` alone,
        or the `unit` of others."""
        if self.source == "unit":
            return "unit"
        if not self.studies:
            return "ours"
        return "direction" if "assumption" in self.source else "measured"

    def value(self, which: AssumptionSet) -> int:
        """The number of one set."""
        return int(getattr(self, which))


_OURS = "assumption, calibrated to the reach of a drill"

ASSUMPTIONS: tuple[Assumption, ...] = (
    Assumption(
        name="belief",
        low=180,
        base=240,
        high=300,
        unit="permille at 1st exposure, mean account",
        source=_OURS,
    ),
    Assumption(
        name="repetition",
        low=200,
        base=350,
        high=500,
        unit="permille of belief per log2(n)",
        source="illusory truth: ~log n, Hassan & Barber 2021",
        studies=("Hassan & Barber 2021",),
    ),
    Assumption(
        name="inherited_belief",
        low=600,
        base=750,
        high=850,
        unit="permille who believe a mutation of what they believe",
        source="assumption",
    ),
    Assumption(
        name="doubters",
        low=200,
        base=250,
        high=300,
        unit="permille of exposed non-believers who doubt",
        source="assumption",
    ),
    Assumption(
        # Not an assumption but the measure: the presets' rates are fitted for a believer, and the next two are
        # parts of it.
        name="share_believer",
        low=1000,
        base=1000,
        high=1000,
        unit="permille of the layer's share rate",
        source="unit",
    ),
    Assumption(
        name="share_neutral",
        low=200,
        base=250,
        high=350,
        unit="permille of the layer's share rate",
        source="Pennycook & Rand 2022 (inattention)",
        studies=("Pennycook & Rand 2022",),
    ),
    Assumption(
        name="share_doubter",
        low=30,
        base=60,
        high=100,
        unit="permille of the layer's share rate",
        source="assumption",
    ),
    Assumption(
        name="correct",
        low=80,
        base=140,
        high=250,
        unit="permille of believers, mean account, plain craft and evidence",
        source="real-world r = .14 (Walter & Murphy 2018) read as a binomial effect size; low: science topics "
        "(Chan & Albarracin 2023); high: towards r = .35 overall",
        studies=("Walter & Murphy 2018", "Chan & Albarracin 2023"),
    ),
    Assumption(
        name="correct_hold",
        low=600,
        base=800,
        high=900,
        unit="permille of acceptance taken away from an accepter",
        source="Porter & Wood 2021, .59 of a 5-point scale, as an upper bound",
        studies=("Porter & Wood 2021",),
    ),
    Assumption(
        name="answer", low=600, base=800, high=1000, unit="permille of `correct`", source="assumption"
    ),
    Assumption(
        name="prebunk",
        low=120,
        base=200,
        high=300,
        unit="permille of acceptance taken away from an accepter",
        source="prebunk video d .08-.38; before +6.6/-5.7 % at one week (Brashier 2021)",
        studies=("Brashier 2021",),
    ),
    Assumption(
        name="prebunk_accept",
        low=400,
        base=550,
        high=700,
        unit="permille of readers who take a prebunk in",
        source="assumption",
    ),
    Assumption(
        # Base and high are the same, the mean that was measured: no set claims more. Low is what was measured
        # with those who distrust.
        name="label_belief",
        low=129,
        base=276,
        high=276,
        unit="permille of belief",
        source="Martel & Rand 2024: -27.6 %",
        studies=("Martel & Rand 2024",),
    ),
    Assumption(
        name="label_belief_distrust",
        low=60,
        base=129,
        high=129,
        unit="permille of belief, trust below 250",
        source="Martel & Rand 2024: -12.9 %",
        studies=("Martel & Rand 2024",),
    ),
    Assumption(
        # As with belief.
        name="label_share",
        low=167,
        base=247,
        high=247,
        unit="permille of sharing",
        source="Martel & Rand 2024: -24.7 %",
        studies=("Martel & Rand 2024",),
    ),
    Assumption(
        name="label_share_distrust",
        low=80,
        base=167,
        high=167,
        unit="permille of sharing, trust below 250",
        source="Martel & Rand 2024: -16.7 %",
        studies=("Martel & Rand 2024",),
    ),
    Assumption(
        name="note_seen",
        low=2000,
        base=3000,
        high=4000,
        unit="permille: readers of noted posts per permille of the statement's reach",
        source="assumption: quoted and attached beyond the page's own readers",
    ),
    Assumption(
        name="hold_share",
        low=50,
        base=100,
        high=150,
        unit="permille of sharing among those who read a holding line",
        source="accuracy prompts -10 % (Pennycook & Rand 2022)",
        studies=("Pennycook & Rand 2022",),
    ),
    Assumption(
        name="false_denial",
        low=150,
        base=220,
        high=300,
        unit="permille of trust lost when a false denial is exposed",
        source="Wang & Huang 2020, size not known: assumption",
        studies=("Wang & Huang 2020",),
    ),
    Assumption(
        name="confirmed_reach",
        low=300,
        base=600,
        high=1000,
        unit="permille of an authority's reach that meets a false claim again when it confirms it",
        source="assumption",
    ),
    Assumption(
        name="flood_trust",
        low=3,
        base=5,
        high=8,
        unit="permille of trust per relay read beyond the third",
        source="assumption",
    ),
    Assumption(
        name="flood_accept",
        low=120,
        base=180,
        high=250,
        unit="permille of acceptance lost per relay read beyond the third",
        source="assumption",
    ),
    Assumption(
        name="trust_acknowledge",
        low=4,
        base=8,
        high=12,
        unit="permille of trust, first reading",
        source="assumption",
    ),
    Assumption(
        name="trust_answer",
        low=3,
        base=6,
        high=9,
        unit="permille of trust, first reading",
        source="assumption",
    ),
    Assumption(
        name="trust_hold", low=1, base=3, high=5, unit="permille of trust, first reading", source="assumption"
    ),
    Assumption(
        name="correction_share",
        low=250,
        base=350,
        high=450,
        unit="permille of a claim's share rate",
        source="assumption",
    ),
)


@dataclass(frozen=True)
class Organic:
    """Who begins a claim in ordinary life: of 100,000 first posts `busy` are by accounts of wide reach.

    Their threads are of the first 256 kinds of the preset, those of anybody else of the second 256: who is busy is also
    read and copied otherwise. A kind says how wide the audience of its teller is.
    """

    pull: int
    busy: int


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A platform regime. Rates per layer (feed, group, press, field); delay = row of the delay table per layer.

    `share` = 1/100,000 per exposure at pull 50 for a believer of mean activity; `view` = permille of the audience that
    sees a share; `cross[a]` = 1/256 weights of the layer on which one who read on a shares; `kinds` = 256 kinds of
    threads, equally frequent, and 256 of ordinary tellers' organic threads (see `kinds`).
    Fitted by tools/fit_presets.py: docs/validation.md.
    """

    share: tuple[int, int, int, int]
    view: tuple[int, int, int, int]
    delay: tuple[int, int, int, int]
    cross: tuple[tuple[int, int, int, int], ...]
    kinds: tuple[Kind, ...]
    hub_damping: int  # permille of view kept per doubling of a list from 1,024 followers on
    word_of_mouth: int  # accounts of the ward told by one field share
    wide_net: int  # 1 = an audience of many time zones: a flatter day
    organic: Organic


PRESET_TABLE: dict[str, Preset] = {
    "public-feed": Preset(
        share=(23000, 11700, 9000, 6700),
        view=(420, 450, 1000, 700),
        delay=(40, 39, 40, 40),
        cross=((236, 14, 0, 6), (120, 124, 0, 12), (200, 40, 0, 16), (100, 60, 0, 96)),
        kinds=read_kinds("public-feed"),
        hub_damping=968,
        word_of_mouth=6,
        wide_net=1,
        organic=Organic(23, 202),
    ),
    "groups": Preset(
        share=(26000, 4500, 6000, 6200),
        view=(330, 480, 1000, 700),
        delay=(45, 44, 45, 45),
        cross=((204, 40, 0, 12), (100, 140, 0, 16), (80, 150, 0, 26), (40, 120, 0, 96)),
        kinds=read_kinds("groups"),
        hub_damping=924,
        word_of_mouth=6,
        wide_net=0,
        organic=Organic(40, 280),
    ),
    "mixed": Preset(
        share=(18700, 11200, 7300, 6200),
        view=(380, 460, 1000, 700),
        delay=(6, 7, 6, 8),
        cross=((196, 50, 0, 10), (70, 172, 0, 14), (140, 96, 0, 20), (70, 90, 0, 96)),
        kinds=arranged(
            (-2, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 3),
            (390, 480, 540, 590, 630, 660, 690, 720, 740, 770, 790, 810, 840, 860, 890, 930),
            (170, 190, 205, 215, 225, 234, 243, 252, 260, 268, 276, 285, 295, 308, 325, 345),
            (46, 47, 48, 48, 49, 50, 50, 51, 51, 52, 53, 54, 55, 56, 59, 63),
        ),
        hub_damping=900,
        word_of_mouth=6,
        wide_net=0,
        organic=Organic(22, 90),
    ),
}


def coefficients(which: AssumptionSet) -> dict[str, int]:
    """All numbers of one set by name."""
    return {assumption.name: assumption.value(which) for assumption in ASSUMPTIONS}
