"""From what people published to the city: its reach, its craft, what it does, and whether it is a false denial.

All reaches are training assumptions. Whatever is said on one claim by one issuer is one narrative of the city, and
statements on a claim reach nested audiences: passing one on again adds no reader, and too much of it costs trust.
"""

# Charter: conduct release
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework import rights, textkinds
from infodrill.casework.book import Case, Statement
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.stances import CONFIRMATION, DENIAL, SETTLED, may_unsay, said_otherwise
from infodrill.conduct import substance
from infodrill.conduct.aheadpapers import known_by
from infodrill.conduct.city import CONFIRMS
from infodrill.conduct.nouns.city import StatementReleased, StatementRetracted
from infodrill.conduct.nouns.guidance import GuidanceConfirmed
from infodrill.conduct.nouns.links import StatementLinked
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import EventBody
from infodrill.scenario.schema import Claim, Scenario

# What our words do that say otherwise than the record: who tells as settled what nobody knows yet confirms it as much.
SAID_OTHERWISE = {DENIAL: "false_denial", CONFIRMATION: CONFIRMS, SETTLED: CONFIRMS}
MUTE = textkinds.KINDS["holding"].effect  # at most, of words that say nothing (assumption)
# A correction that corrects nothing: it confirms what is so, says that it is not known, or what to do meanwhile.
CORRECTION_EFFECT = {"confirm": "acknowledge", "unknown": "hold", "advice": "warn"}
CITY_REACH, WARD_REACH = 150, 25  # per mille of accounts that follow the issuer's pages
RELAY_REACH = 15  # per mille whom a collaborator's groups and acquaintances reach
SPOKEN_REACH = 10  # per mille of the city whom a ward's officers tell its lines at the door
PRESS_REACH = 40  # per mille who meet what was said to the press
PRESS_CRAFT = {"answer": 5, "holding": 3}  # craft points of a spoken answer, that no checker reads
PRESS_EFFECT = {"confirm": "acknowledge", "deny": "correct", "partly": "correct"}
EVIDENCE = {"primary": 3, "independent": 2, "report": 1}


def releases(state: DrillState, scenario: Scenario, bodies: tuple[EventBody, ...]) -> tuple[EventBody, ...]:
    """What the publications among `bodies` send into the city; `state` is the state after them."""
    return tuple(event_body for body in bodies for event_body in _sent(state, scenario, body))


def _sent(state: DrillState, scenario: Scenario, body: EventBody) -> Iterator[EventBody]:
    if isinstance(body, StatementStepped) and body.to in ("PUBLISHED", "SELF_CORRECTED"):
        yield from _published(state, scenario, body)
    elif isinstance(body, StatementLinked):
        statement = state.book.statements[body.statement]
        if statement.published is not None:
            yield _release(state, scenario, body.claim, statement)
    elif isinstance(body, StatementRelayed):
        yield from _again(state, scenario, body.statement, body.channel, RELAY_REACH)
    elif isinstance(body, GuidanceConfirmed):
        repeats = state.guidance[body.guidance].repeats
        yield from _again(state, scenario, repeats, "field", SPOKEN_REACH)
    elif isinstance(body, PressQuestionAnswered):
        yield from _spoken(state, scenario, body)


def _published(state: DrillState, scenario: Scenario, body: StatementStepped) -> Iterator[EventBody]:
    """A version comes out, or the one that stood is taken back; what never reached the city cannot be taken back."""
    statement = state.book.statements[body.statement]
    for claim in targets(state, statement):
        name = _name(statement, claim)
        if body.to == "PUBLISHED":
            yield _release(state, scenario, claim, statement)
        elif any(key.rpartition("@")[0] == name for key in state.released):
            yield StatementRetracted(name)


def targets(state: DrillState, statement: Statement) -> tuple[str, ...]:
    """The claims that a statement speaks on: its case's, or those that control linked a prebunk or bulletin to."""
    claim = state.links.get(statement.case, "")
    return (claim,) if claim else state.statement_links.get(statement.statement, ())


def _name(statement: Statement, claim: str) -> str:
    """The city's id for a statement on a claim; a prebunk may prepare for several."""
    return statement.statement if statement.case else f"{statement.statement}/{claim}"


def _again(
    state: DrillState, scenario: Scenario, name: str, channel: str, reach: int
) -> Iterator[StatementReleased]:
    """A published statement passed on word for word: the same text, craft and evidence, in one more place."""
    statement = state.book.statements.get(name)
    if statement is None or statement.published is None:
        return
    for claim in targets(state, statement):
        yield _release(state, scenario, claim, statement, channels=(channel,), reach=reach)


def _release(
    state: DrillState,
    scenario: Scenario,
    claim: str,
    statement: Statement,
    *,
    channels: tuple[str, ...] = (),
    reach: int = 0,
) -> StatementReleased:
    version = statement.published or statement.newest
    case = state.book.cases.get(statement.case)
    return StatementReleased(
        statement=_name(statement, claim),
        version=version.version,
        target=claim,
        issuer=statement.issuer,
        layers=_layers(channels or statement.channels),
        reach=reach or _reach(case),
        craft=min(10, sum(version.craft.values())),
        evidence=_evidence(case),
        effect=_effect(state, scenario, scenario.claim(claim), statement),
    )


def _effect(state: DrillState, scenario: Scenario, claim: Claim, statement: Statement) -> str:
    """What a statement does in the city: its stance decides, then its kind, and both do no more than its words: who says neither
    what is so nor what to do holds at most, and who says only what to do corrects nobody. Only `deny` and `partly` correct."""
    version = statement.published or statement.newest
    at = known_by(state, scenario, claim.id, state.at)
    stance = state.stance_on(statement.case, version.stance)
    owned = rights.takes_back(statement, version.corrects) and may_unsay(claim, at)
    if (said := said_otherwise(claim, stance, at)) and not (said == DENIAL and owned):
        return SAID_OTHERWISE[said]
    words, before = (
        substance.reader(state, scenario),
        statement.kind == "prebunk",
    )  # a word in advance names no rumour
    if words.mute("" if before else claim.id, stance, version):
        return MUTE
    if statement.kind != "correction" or stance in CORRECTION_EFFECT:
        found = CORRECTION_EFFECT if statement.kind == "correction" else {}
        return found.get(stance, textkinds.KINDS[statement.kind].effect)
    tells = words.says(claim.id, stance, words.texts(version), so=True)
    return textkinds.KINDS["correction" if tells else "warning"].effect


def _reach(case: Case | None) -> int:
    return CITY_REACH if case is None or case.level >= 2 or case.escalated_to >= 2 else WARD_REACH


def _spoken(
    state: DrillState, scenario: Scenario, body: PressQuestionAnswered
) -> Iterator[StatementReleased]:
    """An answer to the press is a narrative of its own on each claim that it speaks of, so that it does not rewrite what the
    issuer published; what the same reporter is told later is its next version."""
    question = state.press_questions[body.question]
    told: set[str] = set()
    for place, (case, stance) in enumerate(body.parts):
        claim_id = state.links.get(case, "") or ("" if place else question.claim)
        if body.kind not in PRESS_CRAFT or not claim_id or claim_id in told:
            continue
        told.add(claim_id)
        claim = scenario.claim(claim_id)
        yield StatementReleased(
            statement=f"{body.question}/{claim.id}" if place else body.question,
            version=len(question.answers),
            target=claim.id,
            issuer=f"{body.cell}:press",
            layers=("press",),
            reach=PRESS_REACH,
            craft=PRESS_CRAFT[body.kind],
            evidence=_evidence(state.book.cases.get(case)),
            effect=_spoken_effect(state, scenario, claim, body, state.stance_on(case, stance)),
        )


def _spoken_effect(
    state: DrillState, scenario: Scenario, claim: Claim, body: PressQuestionAnswered, stance: str
) -> str:
    words = substance.reader(state, scenario)
    if said := said_otherwise(claim, stance, known_by(state, scenario, claim.id, state.at)):
        return SAID_OTHERWISE[said]
    holds = body.kind == "holding" or not words.says(claim.id, stance, ((words.lang, "", str(body.text)),))
    return MUTE if holds else PRESS_EFFECT.get(stance, "answer")


def _layers(channels: tuple[str, ...]) -> tuple[str, ...]:
    # The model knows no portal; who reads it is counted with those who read the press.
    return tuple(dict.fromkeys("press" if channel == "portal" else channel for channel in channels)) or (
        "press",
    )


def _evidence(case: Case | None) -> int:
    return max((EVIDENCE.get(evidence.kind, 0) for evidence in case.evidence), default=0) if case else 0
