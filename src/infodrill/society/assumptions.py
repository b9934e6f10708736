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
SETS: tuple[AssumptionSet, ...] = ("low", "base", "high")

# Structure of the city (not part of low/base/high: they change the graph, not the behaviour).
MEAN_FOLLOWERS = 20  # mean list length; default city of the design
MEMBERSHIPS = 3  # closed groups an account is in, mean
MEAN_GROUP = 24  # members of a closed group, mean of 5-300


@dataclass(frozen=True)
class Assumption:
    """One number in three sets; `source` names the study or says that it is an assumption."""

    name: str
    low: int
    base: int
    high: int
    unit: str
    source: str

    def value(self, which: AssumptionSet) -> int:
        """The number of one set."""
        return int(getattr(self, which))


_OURS = "assumption, calibrated to the reach of a drill"

ASSUMPTIONS: tuple[Assumption, ...] = (
    Assumption("belief", 180, 240, 300, "permille at 1st exposure, mean account", _OURS),
    Assumption(
        "repetition",
        200,
        350,
        500,
        "permille of belief per log2(n)",
        "illusory truth: ~log n, Hassan & Barber 2021",
    ),
    Assumption(
        "inherited_belief",
        600,
        750,
        850,
        "permille who believe a mutation of what they believe",
        "assumption",
    ),
    Assumption("doubters", 200, 250, 300, "permille of exposed non-believers who doubt", "assumption"),
    Assumption("share_believer", 1000, 1000, 1000, "permille of the layer's share rate", "unit"),
    Assumption(
        "share_neutral",
        200,
        250,
        350,
        "permille of the layer's share rate",
        "Pennycook & Rand 2022 (inattention)",
    ),
    Assumption("share_doubter", 30, 60, 100, "permille of the layer's share rate", "assumption"),
    Assumption(
        "correct",
        80,
        140,
        250,
        "permille of believers, mean account, plain craft and evidence",
        "real-world r = .14 (Walter & Murphy 2018) read as a binomial effect size; low: science topics "
        "(Chan & Albarracin 2023); high: towards r = .35 overall",
    ),
    Assumption(
        "correct_hold",
        600,
        800,
        900,
        "permille of acceptance taken away from an accepter",
        "Porter & Wood 2021, .59 of a 5-point scale, as an upper bound",
    ),
    Assumption("answer", 600, 800, 1000, "permille of `correct`", "assumption"),
    Assumption(
        "prebunk",
        120,
        200,
        300,
        "permille of acceptance taken away from an accepter",
        "prebunk video d .08-.38; before +6.6/-5.7 % at one week (Brashier 2021)",
    ),
    Assumption("prebunk_accept", 400, 550, 700, "permille of readers who take a prebunk in", "assumption"),
    Assumption("label_belief", 129, 276, 276, "permille of belief", "Martel & Rand 2024: -27.6 %"),
    Assumption(
        "label_belief_distrust",
        60,
        129,
        129,
        "permille of belief, trust below 250",
        "Martel & Rand 2024: -12.9 %",
    ),
    Assumption("label_share", 167, 247, 247, "permille of sharing", "Martel & Rand 2024: -24.7 %"),
    Assumption(
        "label_share_distrust",
        80,
        167,
        167,
        "permille of sharing, trust below 250",
        "Martel & Rand 2024: -16.7 %",
    ),
    Assumption(
        "note_seen",
        2000,
        3000,
        4000,
        "permille: readers of noted posts per permille of the statement's reach",
        "assumption: quoted and attached beyond the page's own readers",
    ),
    Assumption(
        "hold_share",
        50,
        100,
        150,
        "permille of sharing among those who read a holding line",
        "accuracy prompts -10 % (Pennycook & Rand 2022)",
    ),
    Assumption(
        "false_denial",
        150,
        220,
        300,
        "permille of trust lost when a false denial is exposed",
        "Wang & Huang 2020, size not known: assumption",
    ),
    Assumption(
        "confirmed_reach",
        300,
        600,
        1000,
        "permille of an authority's reach that meets a false claim again when it confirms it",
        "assumption",
    ),
    Assumption("flood_trust", 3, 5, 8, "permille of trust per relay read beyond the third", "assumption"),
    Assumption(
        "flood_accept",
        120,
        180,
        250,
        "permille of acceptance lost per relay read beyond the third",
        "assumption",
    ),
    Assumption("trust_acknowledge", 4, 8, 12, "permille of trust, first reading", "assumption"),
    Assumption("trust_answer", 3, 6, 9, "permille of trust, first reading", "assumption"),
    Assumption("trust_hold", 1, 3, 5, "permille of trust, first reading", "assumption"),
    Assumption("correction_share", 250, 350, 450, "permille of a claim's share rate", "assumption"),
)

PRESETS: tuple[str, ...] = ("public-feed", "groups", "mixed")


@dataclass(frozen=True)
class Organic:
    """Who begins a claim in ordinary life: of 100,000 first posts `busy` are by accounts of wide reach.

    Their threads are of the first 256 kinds of the preset, those of anybody else of the second 256: who is busy is also
    read and copied otherwise. A kind says how wide the audience of its teller is.
    """

    pull: int
    busy: int


@dataclass(frozen=True)
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
        (23000, 11700, 9000, 6700),
        (420, 450, 1000, 700),
        (40, 39, 40, 40),
        ((236, 14, 0, 6), (120, 124, 0, 12), (200, 40, 0, 16), (100, 60, 0, 96)),
        read_kinds("public-feed"),
        968,
        6,
        1,
        Organic(23, 202),
    ),
    "groups": Preset(
        (26000, 4500, 6000, 6200),
        (330, 480, 1000, 700),
        (45, 44, 45, 45),
        ((204, 40, 0, 12), (100, 140, 0, 16), (80, 150, 0, 26), (40, 120, 0, 96)),
        read_kinds("groups"),
        924,
        6,
        0,
        Organic(40, 280),
    ),
    "mixed": Preset(
        (18700, 11200, 7300, 6200),
        (380, 460, 1000, 700),
        (6, 7, 6, 8),
        ((196, 50, 0, 10), (70, 172, 0, 14), (140, 96, 0, 20), (70, 90, 0, 96)),
        arranged(
            (-2, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 3),
            (390, 480, 540, 590, 630, 660, 690, 720, 740, 770, 790, 810, 840, 860, 890, 930),
            (170, 190, 205, 215, 225, 234, 243, 252, 260, 268, 276, 285, 295, 308, 325, 345),
            (46, 47, 48, 48, 49, 50, 50, 51, 51, 52, 53, 54, 55, 56, 59, 63),
        ),
        900,
        6,
        0,
        Organic(22, 90),
    ),
}


def coefficients(which: AssumptionSet) -> dict[str, int]:
    """All numbers of one set by name."""
    return {one.name: one.value(which) for one in ASSUMPTIONS}
