"""Owns how assumptions and a statement's craft become thresholds: the only place where permille meet uint32."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from infodrill.society import columns as c
from infodrill.society.assumptions import Preset
from infodrill.society.kinds import kind_words
from infodrill.society.weave import CERTAIN

EVIDENCE = (600, 850, 1100, 1400)  # permille by grade 0 (none) .. 3 (primary record): assumption


def threshold(permille: int) -> int:
    """A uint32 probability."""
    return permille * CERTAIN // 1000


def factor(permille: int) -> int:
    """A 1/65536 factor."""
    return permille * c.ONE // 1000


def coefficient_array(numbers: dict[str, int], preset: Preset, day_minute: int) -> NDArray[np.int64]:
    """The kernels' coefficients, in the order of `columns`."""
    words = kind_words(preset.kinds, preset.delay[c.FEED])
    co = np.zeros(c.C_KINDS + len(words), np.int64)
    for column, name in _FACTORS.items():
        co[column] = factor(numbers[name])
    for column, name in _THRESHOLDS.items():
        co[column] = threshold(numbers[name])
    for column, name in _PLAIN.items():
        co[column] = numbers[name]
    co[c.C_DAMPING] = factor(preset.hub_damping)
    co[c.C_WORD_OF_MOUTH] = preset.word_of_mouth
    co[c.C_DAY_MINUTE] = day_minute
    for layer in range(4):
        co[c.C_SHARE_LAYER + layer] = preset.share[layer] * CERTAIN // 100_000
        co[c.C_VIEW_LAYER + layer] = threshold(preset.view[layer])
        co[c.C_DELAY_LAYER + layer] = preset.delay[layer]
        co[c.C_CROSS + 4 * layer : c.C_CROSS + 4 * layer + 4] = preset.cross[layer]
    co[c.C_RHYTHM] = 4 * preset.wide_net
    co[c.C_KINDS :] = words
    co.setflags(write=False)
    return co


def statement_level(numbers: dict[str, int], effect: int, craft: int, evidence: int) -> int:
    """P(an account of mean trust accepts) as a uint32 threshold: base x effect x (5 + craft) / 10 x evidence."""
    base = numbers["correct"]
    if effect == c.E_ANSWER:
        base = base * numbers["answer"] // 1000
    elif effect == c.E_PREBUNK:
        base = numbers["prebunk_accept"]
    level = threshold(base) * (5 + craft) // 10 * EVIDENCE[evidence] // 1000
    # However well made and sourced it is, one in ten of those of mean trust does not take it.
    return min(level, threshold(900))


def note_threshold(numbers: dict[str, int], effect: int, evidence: int, reach: int) -> int:
    """P(who meets the claim on the feed sees the note that a sourced correction puts there), as a uint32 threshold."""
    # A note needs a source to point at.
    if effect not in (c.E_CORRECT, c.E_WARN) or evidence == 0:
        return 0
    return threshold(min(1000, reach * numbers["note_seen"] // 1000))


_FACTORS = {
    c.C_REPETITION: "repetition",
    c.C_SHARE_BELIEVER: "share_believer",
    c.C_SHARE_NEUTRAL: "share_neutral",
    c.C_SHARE_DOUBTER: "share_doubter",
    c.C_GUARD: "correct_hold",
    c.C_PREBUNK: "prebunk",
    c.C_LABEL: "label_belief",
    c.C_LABEL_DISTRUST: "label_belief_distrust",
    c.C_LABEL_SHARE: "label_share",
    c.C_LABEL_SHARE_DISTRUST: "label_share_distrust",
    c.C_HOLD_SHARE: "hold_share",
    c.C_FLOOD_ACCEPT: "flood_accept",
    c.C_CORRECTION_SHARE: "correction_share",
}
_THRESHOLDS = {c.C_BELIEF: "belief", c.C_INHERIT: "inherited_belief", c.C_DOUBTER: "doubters"}
_PLAIN = {
    c.C_FLOOD_TRUST: "flood_trust",
    c.C_TRUST_ACKNOWLEDGE: "trust_acknowledge",
    c.C_TRUST_ANSWER: "trust_answer",
    c.C_TRUST_HOLD: "trust_hold",
}
