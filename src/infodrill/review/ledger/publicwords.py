"""What is a word to the public: first word, answer, false word, by what the owner of the facts could know at that moment.

The table of evaluation.md, "What is a word to the public", row by row.
"""

# Charter: review ledger publicwords
from __future__ import annotations

from infodrill.review import truth
from infodrill.scenario.schema import Claim

ANSWERS = {
    "FALSE": {"deny"}, "MISLEADING_CONTEXT": {"deny", "partly"}, "MIXED": {"partly"}, "TRUE": {"confirm"},
    "MOSTLY_TRUE": {"confirm", "partly"}, "NOT_A_FACT": {"advice"}, "SATIRE": {"advice"},
}  # fmt: skip
FALSE_WORDS = {
    "FALSE": {"confirm"}, "MISLEADING_CONTEXT": {"confirm"}, "MIXED": {"confirm", "deny"}, "TRUE": {"deny"},
    "MOSTLY_TRUE": {"deny"}, "UNPROVEN": {"deny"}, "NOT_A_FACT": {"deny"}, "SATIRE": {"deny"},
}  # fmt: skip
HARMFUL_IF_CONFIRMED = frozenset({"FALSE", "MISLEADING_CONTEXT"})
SPOKEN = frozenset({"hold", "warn", "correct", "answer", "acknowledge"})


def is_answer(claim: Claim, stance: str, at: int, *, next_kept: bool = False) -> bool:
    """Whether a published stance answers the claim at second `at`; "unknown" only with a next-update time that is kept."""
    known = truth.known(claim, at)
    if known == "UNPROVEN":
        return stance == "unknown" and next_kept
    if stance == "advice":
        return advice_answers(claim) or known in {"NOT_A_FACT", "SATIRE"}
    return stance in ANSWERS[known]


def is_false_word(claim: Claim, stance: str, at: int) -> bool:
    """Whether a published stance says what the owner could know to be otherwise.

    Not yet known: a denial, and a confirmation of what is false in fact.
    """
    known = truth.known(claim, at)
    if known == "UNPROVEN" and stance == "confirm":
        return truth.in_fact(claim, at) in HARMFUL_IF_CONFIRMED
    return stance in FALSE_WORDS[known]


def advice_answers(claim: Claim) -> bool:
    """Advice is an answer on an acknowledged service, or where the right path's only spoken step is a warning."""
    spoken = {one.what for one in claim.right_path if one.what in SPOKEN}
    return claim.gate_code == "G4" or spoken == {"warn"}
