"""What a practice was let go by, and what would have been right there: whoever hurries learns it at the end at least.

Nothing is judged: what would have been right is what the scenario's author declared of the claim. Nobody is reproached with
what came in the moment in which they ended, nor told to do what is done.
"""

# Charter: review letgo
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework import rights
from infodrill.casework.steps import BY_TEXT
from infodrill.casework.textkinds import KINDS, OF_EFFECT
from infodrill.conduct.nouns.practice import PracticeEnds, PracticeWaits, PracticeWentOn
from infodrill.conduct.state import DrillState
from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import N_
from infodrill.review import truth
from infodrill.review.lesson import BESIDE, WAYS, about
from infodrill.review.record import Record
from infodrill.review.words import LabelIn, ReportLine, line
from infodrill.scenario.schema import Bi, Claim, RightStep, Scenario

SEEN = 30  # real seconds that a step must have waited, to have been left by whoever ended the practice
BEGUN = {"holding": truth.HOLDING, "draft": truth.SPOKEN}  # what a text is that a step begins
OF_TEXTS = frozenset((*BEGUN, *BY_TEXT, "approve"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LetGo:
    """Steps on one claim that waited for the person and were let go by, by their names in `conduct.ranking`, and what would have
    been right; `why`: what the record said of the claim in the end."""

    claim: Claim
    steps: tuple[str, ...]
    why: Bi
    right: ReportLine


def let_go(record: Record, state: DrillState, seat: str) -> tuple[LetGo, ...]:
    """By claim, the most harmful first, then in the order in which they waited: what the person passed, or left when the practice
    was ended, and never came back to. What nobody has linked to a claim has no answer in the lesson, and is left out."""
    names: dict[str, list[str]] = {}
    for name in _passed(record, seat):
        step, _, item = name.partition(":")
        names.setdefault(_claim_of(item, step, state, record.scenario), []).append(name)
    claims = sorted(
        (claim for claim in record.scenario.claims if claim.id in names),
        key=lambda claim: list(names).index(claim.id),
    )
    found = (_let_go(claim, names[claim.id], state) for claim in claims)
    return tuple(sorted((passed for passed in found if passed), key=_harm, reverse=True))


def _harm(passed: LetGo) -> str:
    return passed.claim.harm


def _let_go(claim: Claim, names: list[str], state: DrillState) -> LetGo | None:
    """None when nothing of it is left to reproach: the words that were asked for are out, by whatever text."""
    undone = list(_undone(claim, state))
    due = any(step.after <= state.at for step in undone)  # the record allowed it by the end
    named = (name.partition(":") for name in names)
    left = {step: _step(step, item, undone, state) for step, _, item in named if step not in OF_TEXTS or due}
    if not left:
        return None
    return LetGo(
        claim=claim,
        steps=tuple(left),
        why=claim.truth[-1].why,
        right=_right(claim, next(iter(left.values()))),
    )


def _undone(claim: Claim, state: DrillState) -> Iterator[RightStep]:
    """The steps of the right path that nobody has done; a path may ask for one twice."""
    cases = {case for case, linked in state.links.items() if linked == claim.id}
    texts = (text for text in state.book.statements.values() if text.case in cases and text.published)
    done = Counter(KINDS[text.kind].effect for text in texts)
    ways = {case.disposition for case in state.book.cases.values() if case.case in cases}
    for step in claim.right_path:
        if done[step.what] > 0:
            done[step.what] -= 1
        elif step.what not in ways:
            yield step


def _step(step: str, item: str, undone: list[RightStep], state: DrillState) -> RightStep | None:
    """What of the right path the step that was let go by was for; any other leads to the first that is undone."""
    text = state.book.statements.get(item)
    meant = {KINDS[text.kind].effect} if text else BEGUN.get(step, OF_EFFECT.keys())
    return next((each for each in undone if each.what in meant), undone[0] if undone else None)


def _passed(record: Record, seat: str) -> tuple[str, ...]:
    passed: dict[str, None] = {}
    waits: dict[str, int] = {}  # what waits, and since when the person could see it
    for event in record.events:
        match event.body:
            case PracticeWaits(steps=steps):
                waits = {name: waits.get(name, event.wall) for name in steps}
            case PracticeWentOn(passed=by_hand):
                passed |= dict.fromkeys(waits if by_hand else ())
                waits = {}
            case PracticeEnds():
                passed |= dict.fromkeys(name for name, since in waits.items() if event.wall - since >= SEEN)
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


def _right(claim: Claim, step: RightStep | None) -> ReportLine:
    code, way = LabelIn(rights.GATES[claim.gate_code]), LabelIn(WAYS[claim.disposition])
    if step is None:
        return line(N_("A right check finds “{code}”, and the right way is to {way}."), code=code, way=way)
    return line(
        N_("A right check finds “{code}”, and the right way is to {way}: {note}"),
        code=code, way=way, note=step.note,
    )  # fmt: skip
