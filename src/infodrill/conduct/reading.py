"""What an attentive reader sees in a text, without knowing what is true.

A person reads from a post whether it is a joke, a complaint, a question, whom it concerns and how badly it would end
if believed. Automated cells cannot read, so the range reads for them: everything here comes from how the claim is
told, never from its truth (question 6 of the gate stays "unsure" until a verdict stands).
"""

# Charter: conduct reading
from __future__ import annotations

from dataclasses import dataclass, replace

from infodrill.casework.book import Case
from infodrill.casework.nouns.intake import LONGEST_SENTENCE
from infodrill.casework.rights import TRUE_VERDICTS
from infodrill.conduct.linking import separable
from infodrill.conduct.seats import Directory
from infodrill.conduct.state import DrillState
from infodrill.conduct.weighing import telling
from infodrill.kernel.folding import fold
from infodrill.kernel.quoting import cut
from infodrill.kernel.streams import draw64
from infodrill.scenario.schema import Bi, Claim, Scenario
from infodrill.scenario.schema.base import GRAVE

TRUTH_QUESTION = 5  # index of "true or substantially true?" among the nine
MISTAKE_QUESTION = 7  # "an honest mistake?": says that it is one, so it waits for a verdict too
FACT_QUESTION = 0
VOID_PERMILLE = 300  # question share from which a void is seen (assumption)
WORST, MILD = "H4", "H2"  # what a report that tells of danger, or of none, could come to if it were believed
TOLD = ("yes", "no", "no", "no", "no", "unsure", "no", "unsure", "no")  # of a report that states something
ASKED = ("no", "no", "no", "yes", "no", "no", "no", "no", "no")  # of one that asks


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskGroup:
    """A group of posts as the monitoring desk shows it: counts only, no author. `source` = "group:…"."""

    source: str
    volume: int
    velocity: int
    question_permille: int
    level: int
    ward: str
    text: str = ""  # the post in its middle, as it was told


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The visible character of one case's text. `likeness` is equal for texts that tell the same story."""

    sentence: str
    answers: tuple[str, ...]
    harm: str
    meanwhile: (
        Bi | None
    )  # what keeps people from that harm before anything is known, None = nothing of its own
    topic: Bi | None  # what it is about, in words that judge nothing, None = nobody named it
    void: str
    owner: str  # cell that holds the record, "" = nobody known
    about: tuple[str, ...]  # cells whose conduct is at issue
    parts: tuple[str, ...]  # sentences of claims that should be cases of their own
    ward: str
    wards: int  # in which it has been told so far; 2 also when it is told everywhere
    page: bool  # told by a page that poses as an organisation
    ours: bool  # told by our own side's notice
    spread: int
    likeness: int
    kept_in: tuple[str, ...] = ()  # papers of the case, by id, that tell what may lawfully be withheld

    @property
    def danger(self) -> bool:
        return self.harm in GRAVE


def read_case(scenario: Scenario, seats: Directory, state: DrillState, case: str, lang: str) -> Reading:
    """The reading of a case: of the claim that it tells, or of a free report, and of one that says that a claim is wrong, by what
    the case itself holds."""
    claim_id, held = state.links.get(case, ""), state.book.cases[case]
    found = (
        read_claim(scenario, seats, state, claim_id, lang, held.verdict)
        if claim_id and case not in state.against
        else read_report(seats, held)
    )
    kept_in = telling(scenario, held)
    return replace(found, kept_in=kept_in) if kept_in else found


def read_report(seats: Directory, case: Case) -> Reading:
    """The reading of a free report: what people wrote on the case, and doubt about all else."""
    told = case.sentence or cut(" ".join(case.said.split()), LONGEST_SENTENCE)
    owner, danger = _holder(seats, case), case.danger or case.danger_heard == "yes"
    return Reading(
        sentence=told,
        answers=case.gate_answers or (ASKED if told.endswith("?") else TOLD),
        harm=case.h or (WORST if danger else MILD),
        meanwhile=None,
        topic=None,
        void="V2" if owner else "V1",
        owner=owner,
        about=(),
        parts=(),
        ward=case.ward,
        wards=1,
        page=False,
        ours=False,
        spread=max(case.s, 1),
        likeness=draw64(0, "likeness", "report", case.case),
    )


def _holder(seats: Directory, case: Case) -> str:
    """The cell to ask about a free report: the one that was asked, one that it names, the city's office, or any that answers
    for facts; "" where none does."""
    said = fold(f"{case.sentence} {case.said} {case.place}")
    asked = [question.owner for question in case.questions if question.owner]
    owners = list(dict.fromkeys(seat.cell for seat in seats.with_role("FACT-OWNER")))
    told = {cell: (seats.cells[cell].name, seats.cells[cell].organisation) for cell in owners}
    named = [
        cell
        for cell in owners
        if any(fold(name) in said for both in told[cell] for name in (both.vi, both.en))
    ]
    office = [seat.cell for seat in seats.with_role("UBND") if seat.cell in told]
    return next(iter((*asked, *named, *office, *owners)), "")


def read_claim(
    scenario: Scenario, seats: Directory, state: DrillState, claim_id: str, lang: str, verdict: str = ""
) -> Reading:
    """The reading of what a claim's telling shows, with the verdict that its case holds ("" = none yet)."""
    claim = scenario.claim(claim_id)
    standing = state.standings.get(claim_id)
    return Reading(
        sentence=claim.sentence.in_(lang),
        answers=visible_answers(claim, verdict),
        harm=claim.harm,
        meanwhile=claim.meanwhile,
        topic=claim.topic,
        void=claim.void,
        owner=claim.owner or "",
        about=tuple(cell for cell in claim.about if cell in seats.cells),
        parts=tuple(each_claim.sentence.in_(lang) for each_claim in separable(scenario, claim_id, state)),
        ward=next((wave.ward for wave in claim.waves if wave.ward), ""),
        wards=_wards(claim, state),
        page=claim.poses_as,
        ours=claim.own_error,
        spread=standing.level if standing else 0,
        likeness=draw64(0, "likeness", claim_id),
    )


def _wards(claim: Claim, state: DrillState) -> int:
    """In how many wards a reader has met it."""
    begun = sum(claim_id == claim.id for claim_id, _ in state.waves)
    wards = {wave.ward for wave in sorted(claim.waves, key=lambda wave: wave.at)[:begun]}
    return max(len(wards), 2 if None in wards else 0)


def visible_answers(claim: Claim, verdict: str = "") -> tuple[str, ...]:
    """The nine answers a reader can give. Of a statement of fact, truth and honest mistake are unsure before a verdict."""
    answers = list(claim.gate_answers)
    if answers[FACT_QUESTION] != "yes":
        answers[TRUTH_QUESTION] = "no"
    elif verdict:
        return answers_after(tuple(answers), verdict)
    else:
        answers[TRUTH_QUESTION] = answers[MISTAKE_QUESTION] = "unsure"
    return tuple(answers)


def answers_after(visible: tuple[str, ...], verdict: str) -> tuple[str, ...]:
    """The nine answers once a verdict stands."""
    answers = list(visible)
    if answers[FACT_QUESTION] == "yes":
        answers[TRUTH_QUESTION] = (
            "yes" if verdict in TRUE_VERDICTS else "unsure" if verdict == "UNPROVEN" else "no"
        )
    return tuple(answers)
