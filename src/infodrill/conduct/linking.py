"""From case to claim: a case opened from an inject, a post or a watch group takes its hidden claim, and so does one whose words
quote it; players never see it."""

# Charter: conduct linking
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from infodrill.casework.book import Case
from infodrill.casework.nouns.intake import CaseMerged, CaseOpened
from infodrill.casework.nouns.undoing import StepUndone
from infodrill.conduct.likely import certain
from infodrill.conduct.nouns.injects import row_of
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.conduct.state import DrillState
from infodrill.kernel.digits import whole
from infodrill.kernel.events import EventBody
from infodrill.scenario.schema import Claim, Scenario


def links_for(
    state: DrillState, scenario: Scenario, bodies: Iterable[EventBody], posts_about: Mapping[str, str]
) -> Iterator[CaseLinked]:
    """The link of every case that these events open and whose source is known, or whose words quote one claim alone.

    A case without a claim takes that of one merged into it, so that no merging hides a claim from review; taken back,
    the claim ("" = none) goes with the merge.
    """
    for body in bodies:
        if isinstance(body, CaseMerged) and body.case in state.links and body.into not in state.links:
            yield CaseLinked(
                case=body.into,
                claim=state.links[body.case],
                by=f"merge:{body.case}",
                against=body.case in state.against,
            )
        if isinstance(body, StepUndone) and body.into and state.borrowed.get(body.into) == body.case:
            yield CaseLinked(case=body.into, claim="", by="undo")
        if isinstance(body, CaseOpened):
            claim = _claim_of(state, scenario, body, posts_about)
            if claim:
                yield CaseLinked(case=body.case, claim=claim, by="conduct")


def _claim_of(state: DrillState, scenario: Scenario, body: CaseOpened, posts_about: Mapping[str, str]) -> str:
    if body.report:
        return state.links.get(body.report, "")
    if body.relation == "split":
        return _part_of(state, scenario, body.parent)
    kind, _, key = body.source.partition(":")
    if kind == "inject" and (number := whole(key)) is not None:
        row = row_of(scenario, state, number)
        return (row.claim or "") if row else ""
    if kind in ("post", "group"):
        return posts_about.get(body.source, "")
    return certain(scenario, state, f"{body.said}\n{body.place}")


def waiting(state: DrillState) -> tuple[Case, ...]:
    """Cases that may concern a claim and are linked to none: opened by hand, neither linked nor dismissed, and not merged away,
    unless the press was told something about them that nobody else's claim holds."""
    told = {
        case
        for question in state.press_questions.values()
        if question.answer and not question.claim
        for case, _ in question.answer.parts
    }
    return tuple(
        case
        for case in state.book.cases.values()
        if case.source == "free"
        and (not case.merged_into or case.case in told)
        and case.case not in state.links
        and case.case not in state.dismissed
    )


def _part_of(state: DrillState, scenario: Scenario, parent: str) -> str:
    """The next separable claim of the parent's that no other part of it has."""
    parts = separable(scenario, state.links.get(parent, ""), state)
    taken = {state.links.get(case.case) for case in state.book.cases.values() if case.parent == parent}
    return next((part.id for part in parts if part.id not in taken), "")


def separable(scenario: Scenario, claim: str, state: DrillState) -> tuple[Claim, ...]:
    """Claims told inside the posts of `claim` that are claims of their own, once they are being told."""
    parts = [each_claim for each_claim in scenario.claims if claim and each_claim.split_of == claim]
    told = {claim_id for claim_id, _ in state.waves} if parts else ()
    return tuple(part for part in parts if part.id in told)
