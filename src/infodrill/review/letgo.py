"""What a practice was let go by, and what would have been right there: whoever hurries learns it at the end at least.

Nothing is judged: what would have been right is what the scenario's author declared of the claim.
"""

# Charter: review letgo
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework import rights
from infodrill.conduct.nouns.practice import PracticeEnds, PracticeWaits, PracticeWentOn
from infodrill.conduct.state import DrillState
from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import N_
from infodrill.review.lesson import BESIDE, WAYS, about
from infodrill.review.record import Record
from infodrill.review.words import LabelIn, ReportLine, line
from infodrill.scenario.schema import Claim, Scenario


@dataclass(frozen=True, slots=True)
class LetGo:
    """Steps on one claim that waited for the person and were let go by, by their names in `conduct.ranking`, and what would have
    been right."""

    claim: Claim
    steps: tuple[str, ...]
    right: ReportLine


def let_go(record: Record, state: DrillState, seat: str) -> tuple[LetGo, ...]:
    """By claim, the most harmful first, then in the order in which they waited: what the person passed, or left when the practice
    was ended, and never came back to. What nobody has linked to a claim has no answer in the lesson, and is left out."""
    steps: dict[str, dict[str, None]] = {}
    for name in _passed(record, seat):
        step, _, item = name.partition(":")
        steps.setdefault(_claim_of(item, step, state, record.scenario), {})[step] = None
    claims = sorted(
        (claim for claim in record.scenario.claims if claim.id in steps),
        key=lambda claim: list(steps).index(claim.id),
    )
    return tuple(
        LetGo(claim, tuple(steps[claim.id]), _right(claim))
        for claim in sorted(claims, key=lambda claim: claim.harm, reverse=True)
    )


def _passed(record: Record, seat: str) -> tuple[str, ...]:
    passed: dict[str, None] = {}
    waits: tuple[str, ...] = ()
    for event in record.events:
        match event.body:
            case PracticeWaits(steps=steps):
                waits = steps
            case PracticeWentOn(passed=by_hand):
                passed |= dict.fromkeys(waits if by_hand else ())
                waits = ()
            case PracticeEnds():
                passed |= dict.fromkeys(waits)
            case body if event.actor == seat and not isinstance(body, BESIDE):
                taken_up = about(body)
                passed = {name: None for name in passed if name.partition(":")[2] not in taken_up}
    return tuple(passed)


def _claim_of(item: str, step: str, state: DrillState, scenario: Scenario) -> str:
    """The claim that an item is about, "" = none that is known."""
    if step == "read" and (number := whole(item)) is not None:
        return (row.claim or "") if (row := scenario.by_number.get(number)) else ""
    if step == "press" and item in state.press_questions:
        return state.press_questions[item].claim
    text = state.book.statements.get(item)
    return state.links.get(text.case if text else item, "")


def _right(claim: Claim) -> ReportLine:
    return line(
        N_("{why} In the lesson this is “{code}”, and the right way is to {way}: {note}"),
        why=claim.truth[-1].why,
        code=LabelIn(rights.GATES[claim.gate_code]),
        way=LabelIn(WAYS[claim.disposition]),
        note=claim.right_path[0].note,
    )
