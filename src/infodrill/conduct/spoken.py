"""What is recorded of a statement when it is published, as far as the public that reads it notices: for the replies under it.

Read from the craft checklist and the ledger of the drill, never from a text: what was erased later changes no reply.
"""

# Charter: conduct spoken
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from infodrill.casework import textkinds
from infodrill.casework.craft import asked
from infodrill.casework.records import Statement, Version
from infodrill.casework.stances import DENIAL, said_otherwise
from infodrill.conduct.aheadpapers import known_by
from infodrill.conduct.counted import counted
from infodrill.conduct.state import DrillState
from infodrill.media import matters
from infodrill.media.relations import SpokenFacts
from infodrill.scenario.schema import Claim, Scenario

assert set(textkinds.KINDS) == matters.KINDS  # no statement is taken as what it is not
LATE = 60 * 60
"""Seconds that a claim had been told when the first word on it came out, from which the public calls it late (assumption)."""
# What the public misses, by the item of the checklist that has no point.
_MISSED: Mapping[str, str] = {
    "fact_first": "fact", "what_to_do": "do", "evidence": "source", "issuer_time": "asof",
    "plain": "plain", "no_attack": "fair",
}  # fmt: skip
# The passage that a text has when an item of the checklist has so many points.
_HELD: Mapping[str, tuple[str, int]] = {
    "fact": ("fact_first", 2), "open": ("fact_first", 2), "advice": ("what_to_do", 1),
    "record": ("evidence", 1), "paper": ("evidence", 1), "figure": ("evidence", 2), "count": ("evidence", 2),
    "stamp": ("issuer_time", 1),
}  # fmt: skip
_FAULTS = frozenset({"acknowledge", "service"})
"""How one deals with what finds fault with an office, and is so."""
_SEEN = frozenset({"TRUE", "MOSTLY_TRUE", "MIXED"})  # verdicts of what there is something to see of
_OPPOSED = frozenset({("deny", "confirm"), ("confirm", "deny"), ("deny", "partly"), ("partly", "deny")})


def spoken_facts(
    state: DrillState, scenario: Scenario, statement: Statement, version: Version
) -> SpokenFacts:
    """The facts of a published version; `state` is that of the minute's end."""
    claim = state.links.get(statement.case, "")
    version = _on_claim(state, statement, version)
    told = next((each_claim for each_claim in scenario.claims if each_claim.id == claim), None)
    before = tuple(_earlier(state, statement, version, claim))
    return replace(
        spoken(statement.kind, version, told, at=known_by(state, scenario, claim, version.published_at)),
        late=not before and version.published_at - _raised(state, statement, claim) >= LATE,
        turned=version.corrects > 0
        or any(
            issuer == statement.issuer and (earlier.stance, version.stance) in _OPPOSED
            for issuer, earlier in before
        ),
        complaint=_taken_on(state, statement),
    )


def spoken(kind: str, version: Version, claim: Claim | None, *, at: int) -> SpokenFacts:
    """What a version of a kind says by itself of a claim, whose truth is that of second `at` of the plan."""
    return SpokenFacts(
        kind=kind,
        stance=version.stance,
        lacks=frozenset(lacking(kind, version)),
        holds=frozenset(holding(version)),
        fault=claim is not None and claim.disposition in _FAULTS,
        own=claim is not None and claim.own_error,
        question=claim is not None and claim.gate_code == "G3",
        tally=claim is not None and _tallies(claim),
        known=claim is not None and claim.gate_code == "G4",
        seen=claim is not None and _seen(claim, version, at),
    )


def holding(version: Version) -> Iterator[str]:
    """Which passages of a version can be taken up; none of one that attacks people, whose words nobody repeats."""
    if version.craft.get("no_attack", 1):
        yield from (name for name, (item, points) in _HELD.items() if version.craft.get(item, 0) >= points)
        if version.next_update:
            yield "next"
        yield from ("called", "dials")  # what can be seen when it is read alone


def lacking(kind: str, version: Version) -> Iterator[str]:
    """What a version of a kind should have and has not."""
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


def _taken_on(state: DrillState, statement: Statement) -> bool:
    """Whether the case is a complaint that was taken on, with a ticket: who confirms what it tells owns that."""
    case = state.book.cases.get(statement.case)
    return case is not None and bool(case.tickets)


def _earlier(
    state: DrillState, statement: Statement, version: Version, claim: str
) -> Iterator[tuple[str, Version]]:
    """(issuer, version) of everything published before on the same case or claim."""
    for other in state.book.statements.values():
        same = other.case and (
            other.case == statement.case or (claim and state.links.get(other.case, "") == claim)
        )
        yield from (
            (other.issuer, _on_claim(state, other, earlier))
            for earlier in other.versions
            if same and 0 <= earlier.published_at < version.published_at
        )


def _on_claim(state: DrillState, statement: Statement, version: Version) -> Version:
    """The version as what it says of the claim, whichever way round its case told that."""
    stance = state.stance_on(statement.case, version.stance)
    return version if stance == version.stance else replace(version, stance=stance)


def _seen(claim: Claim, version: Version, at: int) -> bool:
    return claim.so_at(at).verdict in _SEEN and said_otherwise(claim, version.stance, at) == DENIAL


def _tallies(claim: Claim) -> bool:
    return any(any(counted(lang, claim.sentence.in_(lang))) for lang in ("vi", "en"))
