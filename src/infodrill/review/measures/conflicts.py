"""Whose matter a claim is, and what such a unit did on it by which it took it into its own hands."""

# Charter: review measures conflicts
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.casework.steps import CORE
from infodrill.kernel.events import Event
from infodrill.review.ledger import Course, level_of
from infodrill.review.timeline import ReportTimeline, is_system
from infodrill.scenario.schema import Claim

SUBSTITUTE = "L2-LEAD"  # acknowledges for an agency in conflict
LEFT = "leave"


def conflicted(course: Course, claim: Claim) -> tuple[str, ...]:
    """The units that must not decide on a claim, because it is about them."""
    replaced = any(step.what == "acknowledge" and step.by == SUBSTITUTE for step in claim.right_path)
    levels = {unit: level_of(course.scenario, unit) for unit in claim.about}
    return tuple(unit for unit, level in levels.items() if level == 1 or (level > 1 and replaced))


def to_be_left(claim: Claim) -> bool:
    """Whether nothing but leaving it alone is right."""
    return {step.what for step in claim.right_path} == {LEFT}


def own_acts(log: ReportTimeline, claim: Claim, unit: str) -> Iterator[Event]:
    """What a unit did on a claim by which it took it into its own hands; that a report came to it is no act of its own."""
    for event, opened in log.on_claim(claim.id, CaseOpened):
        if opened.cell == unit and not is_system(event.actor):
            yield event
    yield from (event for event, gated in log.on_claim(claim.id, GatePassed) if gated.cell == unit)
    yield from (event for event, decided in log.on_claim(claim.id, CaseDecided) if decided.cell == unit)
    yield from (event for event, found in log.on_claim(claim.id, VerdictSet) if found.cell == unit)
    for event, stepped in log.on_claim(claim.id, CaseStepped):
        if stepped.cell == unit and CORE[stepped.step].decisive:
            yield event
