"""What an attentive reader sees in a text, without knowing what is true.

A person reads from a post whether it is a joke, a complaint, a question, whom it concerns and how badly it would end
if believed. Automated cells cannot read, so the range reads for them: everything here comes from how the claim is
told, never from its truth (question 6 of the gate stays "unsure" until a verdict stands).
"""

from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.linking import separable
from infodrill.conduct.seats import Directory
from infodrill.conduct.state import DrillState
from infodrill.kernel.streams import draw64
from infodrill.scenario.schema import Claim, Scenario

TRUTH_QUESTION = 5  # index of "true or substantially true?" among the nine
FACT_QUESTION = 0
HURTS = frozenset({"H3", "H4"})
GRAVE = "H4"
TRUE_VERDICTS = frozenset({"TRUE", "MOSTLY_TRUE"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The visible character of one case's text. `likeness` is equal for texts that tell the same story."""

    sentence: str
    answers: tuple[str, ...]
    harm: str
    void: str
    owner: str  # cell that holds the record, "" = nobody known
    about: tuple[str, ...]  # cells whose conduct is at issue
    parts: tuple[str, ...]  # sentences of claims that should be cases of their own
    ward: str
    page: bool  # told by a page that poses as an organisation
    spread: int
    likeness: int

    @property
    def danger(self) -> bool:
        return self.harm in HURTS


def read_case(
    scenario: Scenario, seats: Directory, state: DrillState, case: str, lang: str
) -> Reading | None:
    """The reading of a case, or None when nothing is known about what it tells (a free text of a person)."""
    claim_id = state.links.get(case, "")
    return read_claim(scenario, seats, state, claim_id, lang) if claim_id else None


def read_claim(scenario: Scenario, seats: Directory, state: DrillState, claim_id: str, lang: str) -> Reading:
    claim = scenario.claim(claim_id)
    standing = state.standings.get(claim_id)
    return Reading(
        sentence=claim.sentence.in_(lang),
        answers=visible_answers(claim),
        harm=claim.harm,
        void=claim.void,
        owner=claim.owner or "",
        about=tuple(one for one in claim.about if one in seats.cells),
        parts=tuple(one.sentence.in_(lang) for one in separable(scenario, claim_id, state)),
        ward=next((one.ward for one in claim.waves if one.ward), ""),
        page=any(step.what == "report_page" for step in claim.right_path),
        spread=standing.level if standing else 0,
        likeness=draw64(0, "likeness", claim_id),
    )


def visible_answers(claim: Claim) -> tuple[str, ...]:
    """The nine answers a reader can give before anything is verified: truth is unsure for every statement of fact."""
    answers = list(claim.gate_answers)
    answers[TRUTH_QUESTION] = "unsure" if answers[FACT_QUESTION] == "yes" else "no"
    return tuple(answers)


def answers_after(visible: tuple[str, ...], verdict: str) -> tuple[str, ...]:
    """The nine answers once a verdict stands."""
    answers = list(visible)
    if answers[FACT_QUESTION] == "yes":
        answers[TRUTH_QUESTION] = (
            "yes" if verdict in TRUE_VERDICTS else "unsure" if verdict == "UNPROVEN" else "no"
        )
    return tuple(answers)
