"""From what people published to the city: its reach, its craft, what it does, and whether it is a false denial.

All reaches are training assumptions. Whatever is said on one claim by one issuer is one narrative of the city, and
statements on a claim reach nested audiences: passing one on again adds no reader, and too much of it costs trust.
"""

# Charter: conduct release
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework import rights, textkinds
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.city import CONFIRMS
from infodrill.conduct.holding import plan_second
from infodrill.conduct.nouns.city import StatementReleased, StatementRetracted
from infodrill.conduct.nouns.guidance import GuidanceConfirmed
from infodrill.conduct.nouns.links import StatementLinked
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import EventBody
from infodrill.scenario.schema import Claim, Scenario

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


def false_denial(claim: Claim, stance: str, at: int) -> bool:
    """Stance deny while the truth known to the fact owner is TRUE, MOSTLY TRUE, MIXED or UNPROVEN (E3)."""
    known = [fact for fact in claim.truth if fact.known_from <= at]
    verdict = known[-1].verdict if known else "UNPROVEN"
    return stance == "deny" and verdict in rights.FALSE_DENIALS


def _sent(state: DrillState, scenario: Scenario, body: EventBody) -> Iterator[EventBody]:
    if isinstance(body, StatementStepped) and body.to in ("PUBLISHED", "SELF_CORRECTED"):
        yield from _published(state, scenario, body)
    elif isinstance(body, StatementLinked):
        statement = state.book.statements[body.statement]
        if statement.published is not None:
            yield _release(state, scenario.claim(body.claim), statement, _name(statement, body.claim))
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
            yield _release(state, scenario.claim(claim), statement, name)
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
        yield _release(
            state, scenario.claim(claim), statement, _name(statement, claim), channels=(channel,), reach=reach
        )


def _release(
    state: DrillState,
    claim: Claim,
    statement: Statement,
    name: str,
    *,
    channels: tuple[str, ...] = (),
    reach: int = 0,
) -> StatementReleased:
    version = statement.published or statement.newest
    case = state.book.cases.get(statement.case)
    return StatementReleased(
        statement=name,
        version=version.version,
        target=claim.id,
        issuer=statement.issuer,
        layers=_layers(channels or statement.channels),
        reach=reach or _reach(case),
        craft=min(10, sum(version.craft.values())),
        evidence=_evidence(case),
        effect=_effect(
            claim,
            statement,
            version,
            state.stance_on(statement.case, version.stance),
            plan_second(state, state.at),
        ),
    )


def false_confirmation(claim: Claim, stance: str, at: int) -> bool:
    """Stance confirm on a claim that is false or misleading: as known by then, in fact where nobody could know yet."""
    known = [fact for fact in claim.truth if fact.known_from <= at] or claim.truth
    return stance == "confirm" and known[-1].verdict in rights.FALSE_VERDICTS


def early_retraction(claim: Claim, at: int) -> bool:
    """Whether to take back then a word of our own that called a claim so is right, though nobody could know it: it is not so."""
    known = [fact for fact in claim.truth if fact.known_from <= at]
    verdict = known[-1].verdict if known else "UNPROVEN"
    so = next((fact.verdict for fact in reversed(claim.truth) if fact.at <= at), claim.truth[0].verdict)
    return verdict == "UNPROVEN" and so in rights.FALSE_VERDICTS


def _effect(claim: Claim, statement: Statement, version: Version, stance: str, at: int) -> str:
    """What a statement does in the city: its stance decides, then its kind. Only `deny` and `partly` correct."""
    owned = rights.takes_back(statement, version.corrects) and early_retraction(claim, at)
    if false_denial(claim, stance, at) and not owned:
        return "false_denial"
    if false_confirmation(claim, stance, at):
        return CONFIRMS
    if statement.kind == "correction" and stance in CORRECTION_EFFECT:
        return CORRECTION_EFFECT[stance]
    return textkinds.KINDS[statement.kind].effect


def _reach(case: Case | None) -> int:
    return CITY_REACH if case is None or case.level >= 2 or case.escalated_to >= 2 else WARD_REACH


def _spoken(
    state: DrillState, scenario: Scenario, body: PressQuestionAnswered
) -> Iterator[StatementReleased]:
    """An answer to the press is a narrative of its own, so that it does not rewrite what the issuer published; what the same
    reporter is told later is its next version."""
    question = state.press_questions[body.question]
    claim_id = state.links.get(body.about, "") or question.claim
    if body.kind not in PRESS_CRAFT or not claim_id:
        return
    claim = scenario.claim(claim_id)
    stance = state.stance_on(body.about, body.stance)
    effect = "hold" if body.kind == "holding" else PRESS_EFFECT.get(stance, "answer")
    yield StatementReleased(
        statement=body.question,
        version=len(question.answers),
        target=claim.id,
        issuer=f"{body.cell}:press",
        layers=("press",),
        reach=PRESS_REACH,
        craft=PRESS_CRAFT[body.kind],
        evidence=_evidence(state.book.cases.get(body.about)),
        effect=_spoken_effect(claim, stance, plan_second(state, state.at), effect),
    )


def _spoken_effect(claim: Claim, stance: str, at: int, effect: str) -> str:
    if false_denial(claim, stance, at):
        return "false_denial"
    return CONFIRMS if false_confirmation(claim, stance, at) else effect


def _layers(channels: tuple[str, ...]) -> tuple[str, ...]:
    # The model knows no portal; who reads it is counted with those who read the press.
    return tuple(dict.fromkeys("press" if channel == "portal" else channel for channel in channels)) or (
        "press",
    )


def _evidence(case: Case | None) -> int:
    return max((EVIDENCE.get(evidence.kind, 0) for evidence in case.evidence), default=0) if case else 0
