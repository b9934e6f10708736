"""What is recorded of a statement when it is published, as far as the public that reads it notices: for the replies under it.

Read from the craft checklist and the ledger of the drill, never from a text: what was erased later changes no reply.
"""

# Charter: conduct spoken
from __future__ import annotations

from collections.abc import Iterator, Mapping

from infodrill.casework.craft import asked
from infodrill.casework.records import Statement, Version
from infodrill.conduct.holding import plan_second
from infodrill.conduct.release import false_denial
from infodrill.conduct.state import DrillState
from infodrill.media.relations import SpokenFacts
from infodrill.scenario.schema import Claim, Scenario

LATE = 60 * 60
"""Seconds that a claim had been told when the first word on it came out, from which the public calls it late (assumption)."""
# What the public misses, by the item of the checklist that has no point.
_MISSED: Mapping[str, str] = {
    "what_to_do": "do", "evidence": "source", "issuer_time": "asof", "plain": "plain", "no_attack": "fair"
}  # fmt: skip
_SEEN = frozenset({"TRUE", "MOSTLY_TRUE", "MIXED"})  # verdicts of what there is something to see of
_OPPOSED = frozenset({("deny", "confirm"), ("confirm", "deny"), ("deny", "partly"), ("partly", "deny")})


def spoken_facts(
    state: DrillState, scenario: Scenario, statement: Statement, version: Version
) -> SpokenFacts:
    """The facts of a published version; `state` is that of the minute's end."""
    claim = state.links.get(statement.case, "")
    told = next((each_claim for each_claim in scenario.claims if each_claim.id == claim), None)
    before = tuple(_earlier(state, statement, version, claim))
    return SpokenFacts(
        kind=statement.kind,
        stance=version.stance,
        lacks=frozenset(_lacking(statement.kind, version)),
        late=not before and version.published_at - _raised(state, statement, claim) >= LATE,
        seen=told is not None and _seen(told, version, plan_second(state, version.published_at)),
        turned=version.corrects > 0
        or any(
            issuer == statement.issuer and (earlier.stance, version.stance) in _OPPOSED
            for issuer, earlier in before
        ),
    )


def _lacking(kind: str, version: Version) -> Iterator[str]:
    wanted = asked(kind)
    yield from (
        lack
        for item, lack in _MISSED.items()
        if item in wanted and version.craft.get(item, wanted[item]) == 0
    )
    # An acknowledgement says by when things are put right, in words; only what is not known yet is waited for.
    if not version.next_update and (kind == "holding" or version.stance == "unknown"):
        yield "next"


def _raised(state: DrillState, statement: Statement, claim: str) -> int:
    """The second at which people began to tell the claim; of a case that is linked to none, at which it was opened."""
    told = [minute * 60 for wave, minute in state.waves if wave == claim]
    case = state.book.cases.get(statement.case)
    return told[0] if told else case.opened_at if case else 1 << 30


def _earlier(
    state: DrillState, statement: Statement, version: Version, claim: str
) -> Iterator[tuple[str, Version]]:
    """(issuer, version) of everything published before on the same case or claim."""
    for other in state.book.statements.values():
        same = other.case and (
            other.case == statement.case or (claim and state.links.get(other.case, "") == claim)
        )
        yield from (
            (other.issuer, earlier)
            for earlier in other.versions
            if same and 0 <= earlier.published_at < version.published_at
        )


def _seen(claim: Claim, version: Version, at: int) -> bool:
    so_far = [fact for fact in claim.truth if fact.at <= at]
    return bool(so_far) and so_far[-1].verdict in _SEEN and false_denial(claim, version.stance, at)
