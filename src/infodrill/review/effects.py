"""On whose assumption each effect of the model rests: a study, a study for the way and we for the size, or we alone.

Read from what the coefficients themselves declare (`society/assumptions.py`), and from the scenario for over-reaction.
"""

# Charter: review effects
from __future__ import annotations

from dataclasses import dataclass

from infodrill.kernel.i18n import N_
from infodrill.review.words import LabelIn
from infodrill.society.assumptions import ASSUMPTIONS

BASES = {
    "measured": N_("measured in a study: {studies}"),
    "direction": N_("that there is one: {studies}; how large: our own assumption"),
    "ours": N_("our own assumption"),
    "scenario": N_("an assumption of the scenario"),
}
GROUPS = {
    "belief": N_("Belief and doubt"),
    "sharing": N_("Sharing"),
    "correction": N_("Corrections and answers"),
    "prebunk": N_("Prebunks"),
    "stance": N_("Holding, warning, confirming"),
    "trust": N_("Trust"),
    "reaction": N_("Over-reaction"),
}
# Of a thousand, unless the words say otherwise.
WORDED = {
    "belief": ("belief", N_("believe a claim when they first meet it")),
    "repetition": ("belief", N_("more belief at each doubling of how often a claim was met")),
    "inherited_belief": ("belief", N_("who believe a claim believe the one that grew out of it")),
    "doubters": ("belief", N_("who meet a claim and do not believe it doubt it")),
    "share_neutral": ("sharing", N_("how much those share who neither believe nor doubt, beside a believer")),
    "share_doubter": ("sharing", N_("how much doubters share, beside a believer")),
    "correction_share": ("sharing", N_("how much a correction is passed on, beside a claim")),
    "correct": ("correction", N_("believers who accept a plain, sourced correction")),
    "correct_hold": (
        "correction",
        N_("belief that an accepted correction takes away when the claim is met again"),
    ),
    "answer": ("correction", N_("how much an answer to a question does, beside a correction")),
    "note_seen": ("correction", N_("readers of noted posts, beside the reach of the statement")),
    "label_belief": ("correction", N_("belief that a label takes away")),
    "label_belief_distrust": ("correction", N_("belief that a label takes away from those who distrust")),
    "label_share": ("correction", N_("sharing that a label takes away")),
    "label_share_distrust": ("correction", N_("sharing that a label takes away from those who distrust")),
    "prebunk": ("prebunk", N_("belief that an accepted prebunk keeps off")),
    "prebunk_accept": ("prebunk", N_("readers who take a prebunk in")),
    "hold_share": ("stance", N_("sharing that a holding line takes away, or a text that says nothing")),
    "confirmed_reach": (
        "stance",
        N_(
            "of an authority’s readers who meet a claim again that it confirms: one that is not so, or not known yet"
        ),
    ),
    "false_denial": ("trust", N_("trust lost when a false denial is found out")),
    "flood_trust": ("trust", N_("trust lost by each repetition beyond the third")),
    "flood_accept": ("trust", N_("acceptance lost by each repetition beyond the third")),
    "trust_acknowledge": ("trust", N_("trust gained by acknowledging a fault of a service")),
    "trust_answer": ("trust", N_("trust gained by an answer")),
    "trust_hold": ("trust", N_("trust gained by a holding line")),
}
TRAP_REACH = N_("accounts that meet a claim once more where it is over-reacted to")


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectBasis:
    """One number of the model in its three sets, of a thousand, and whose it is; `studies` by their authors and year."""

    name: str
    group: str
    words: LabelIn
    low: int
    base: int
    high: int
    basis: str
    studies: tuple[str, ...] = ()


def effects(trap_reach: int) -> tuple[EffectBasis, ...]:
    """Every effect in order of its group; what is only the unit of others is none. `trap_reach` of a thousand."""
    found = [
        EffectBasis(
            name=known.name, group=WORDED[known.name][0], words=LabelIn(WORDED[known.name][1]), low=known.low, base=known.base,
            high=known.high, basis=known.basis, studies=known.studies,
        )
        for known in ASSUMPTIONS
        if known.basis != "unit"
    ]  # fmt: skip
    reaction = EffectBasis(
        name="trap_reach", group="reaction", words=LabelIn(TRAP_REACH), low=trap_reach, base=trap_reach, high=trap_reach,
        basis="scenario",
    )  # fmt: skip
    order = list(GROUPS)
    return tuple(sorted((*found, reaction), key=lambda effect: order.index(effect.group)))
