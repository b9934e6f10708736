"""From a published statement to the city: its reach, its craft, what it does, and whether it is a false denial."""

from __future__ import annotations

from infodrill.casework.book import Case, CaseBook, Statement
from infodrill.casework.events import StatementStepped
from infodrill.conduct import events as facts
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import EventBody
from infodrill.scenario.schema import Claim, Scenario

EFFECT = {
    "holding": "hold", "answer": "answer", "correction": "correct", "warning": "warn",
    "acknowledgement": "acknowledge", "prebunk": "prebunk", "bulletin": "answer",
}  # fmt: skip
NOT_FALSE = frozenset({"TRUE", "MOSTLY_TRUE", "MIXED", "UNPROVEN"})
CITY_REACH, WARD_REACH = 150, 25  # per mille of accounts that follow the issuer's pages; training assumptions
EVIDENCE = {"primary": 3, "independent": 2, "report": 1}


def releases(state: DrillState, scenario: Scenario, bodies: tuple[EventBody, ...]) -> tuple[EventBody, ...]:
    """What the publications among `bodies` send into the city; `state` is the state after them."""
    sent: list[EventBody] = []
    for body in bodies:
        if isinstance(body, StatementStepped) and body.to == "SELF_CORRECTED":
            sent.append(facts.StatementRetracted(body.statement))
        if isinstance(body, StatementStepped) and body.to == "PUBLISHED":
            statement = state.book.statements[body.statement]
            claim = state.links.get(statement.case, "")
            if claim:
                sent.append(_release(state, scenario.claim(claim), statement))
    return tuple(sent)


def false_denial(claim: Claim, stance: str, at: int) -> bool:
    """Stance deny while the truth known to the fact owner is TRUE, MOSTLY TRUE, MIXED or UNPROVEN (evaluation, E3)."""
    known = [one for one in claim.truth if one.known_from <= at]
    verdict = known[-1].verdict if known else "UNPROVEN"
    return stance == "deny" and verdict in NOT_FALSE


def _release(state: DrillState, claim: Claim, statement: Statement) -> facts.StatementReleased:
    version = statement.published or statement.newest
    case = state.book.cases.get(statement.case)
    effect = EFFECT[statement.kind]
    if false_denial(claim, version.stance, state.at):
        effect = "false_denial"
    return facts.StatementReleased(
        statement=statement.statement,
        version=version.version,
        target=claim.id,
        issuer=statement.issuer,
        layers=_layers(statement.channels),
        reach=CITY_REACH if case is None or case.level >= 2 or case.escalated_to >= 2 else WARD_REACH,
        craft=min(10, sum(version.craft.values())),
        evidence=_evidence(state.book, case),
        effect=effect,
    )


def _layers(channels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys("press" if one == "portal" else one for one in channels)) or ("press",)


def _evidence(book: CaseBook, case: Case | None) -> int:
    return max((EVIDENCE.get(one.kind, 0) for one in case.evidence), default=0) if case else 0
