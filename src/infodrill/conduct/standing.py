"""How a claim stands in the city: its spread level on the Breakout Scale, and when the press picks it up.

Read from the city's own counters, so that no deadline or inject depends on which posts happen to be visible.
"""

# Charter: conduct standing
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from infodrill.conduct.nouns.city import ClaimBoosted, ClaimStood, Standing
from infodrill.conduct.nouns.publicquestions import QuestionsRaised
from infodrill.conduct.reading import VOID_PERMILLE
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import EventBody
from infodrill.kernel.numbering import Numbering, counted
from infodrill.scenario.schema import Inject, Scenario
from infodrill.society import Layer

if TYPE_CHECKING:
    from infodrill.society import Spread

PLATFORMS = (Layer.FEED, Layer.GROUP, Layer.FIELD)
ON_PLATFORM = 30  # accounts reached before a claim counts as being on a platform
COMMUNITY_PERMILLE = 5  # believers per mille of a ward before it counts as a community told
PICK_UP_LEVEL, PICK_UP_PERMILLE, PICK_UP_REACH = 3, 20, 60  # training assumptions of the press's habit
HEARD = 30  # accounts reached before questions on a claim are heard
NOTED_GROWTH = 1_500  # a standing is noted again when exposure grew by half


def settle_standings(
    spread: Spread,
    state: DrillState,
    scenario: Scenario,
    numbered: Numbering = counted,
    *,
    only: Collection[str] | None = None,
) -> tuple[EventBody, ...]:
    """Events that say how claims stand now: a new level, a notable growth, questions heard, a pick-up by the press.

    Of all claims that are told, or of `only` some of them.
    """
    bodies: list[EventBody] = []
    # What was begun in this very minute the city does not know before its close.
    known = set(spread.narratives)
    told = dict.fromkeys(claim for claim, _ in state.waves if claim in known)
    for claim in told if only is None else [claim for claim in told if claim in only]:
        now = standing(spread, state, scenario, claim)
        bodies += _noted(claim, state.standings.get(claim, Standing()), now)
        if asks(now, claim, state, scenario):
            # Those of this very minute count too: the state does not know them yet.
            before_it = [body.question for body in bodies if isinstance(body, QuestionsRaised)]
            number = numbered("u", [*state.public_questions, *before_it])
            bodies.append(
                QuestionsRaised(question=number, claim=claim, source="city", permille=now.question_permille)
            )
        if _picked_up(now, spread, claim, state):
            bodies.append(pick_up(claim))
    return tuple(bodies)


def _noted(claim: str, before: Standing, now: Standing) -> Iterator[ClaimStood]:
    # From twenty on: below that a handful of readers would be a growth by half again and again.
    grown = now.exposed * 1_000 >= max(before.exposed, 20) * NOTED_GROWTH
    if now.level > before.level or grown:
        yield ClaimStood(
            claim=claim,
            # Never taken back: the level says how far the claim once came.
            level=max(now.level, before.level),
            exposed=now.exposed,
            question_permille=now.question_permille,
        )


def standing(spread: Spread, state: DrillState, scenario: Scenario, claim: str) -> Standing:
    """Level S0–S5, accounts exposed and question share of one claim, now."""
    counts = spread.counts(claim)
    voices = counts.shares + counts.questions + counts.denials
    questions = counts.questions * 1_000 // voices if voices else 0
    level = _breakout(_communities(spread, claim), _platforms(spread, claim))
    return Standing(max(level, _told_level(state, scenario, claim)), counts.exposed, questions)


def comes_to_press(spread: Spread, state: DrillState, scenario: Scenario, claim: str) -> bool:
    """Whether a claim that is wide, and that the press has not picked up, stands high enough for it: as `settle_standings` finds,
    and no more is read of the city than that takes."""
    return _told_level(state, scenario, claim) >= PICK_UP_LEVEL or (
        _communities(spread, claim) > 1 and _breakout(2, _platforms(spread, claim)) >= PICK_UP_LEVEL
    )


def pick_up(claim: str) -> ClaimBoosted:
    """What the press does with a claim that comes to it."""
    return ClaimBoosted(claim, "press", PICK_UP_REACH)


def asks(now: Standing, claim: str, state: DrillState, scenario: Scenario) -> bool:
    """True when the public's questions on a claim belong in the queue: a void, or sincere questions, not there already."""
    if (
        any(public_question.claim == claim for public_question in state.public_questions.values())
        or now.exposed < HEARD
    ):
        return False
    return now.question_permille >= VOID_PERMILLE or scenario.claim(claim).gate_code == "G3"


def _breakout(communities: int, platforms: int) -> int:
    if communities > 1 and platforms > 1:
        return 3
    if communities > 1 or platforms > 1:
        return 2
    return 1 if communities or platforms else 0


def _told_level(state: DrillState, scenario: Scenario, claim: str) -> int:
    """The level by what was told of a claim, however far it came by itself; 0 = nothing was."""
    told = [row for row in scenario.told(claim) if state.reached(row.number)]
    if _tells(told, "offline"):
        return 5
    return 4 if claim in state.boosts or _tells(told, "press") else 0


def _platforms(spread: Spread, claim: str) -> int:
    reached = spread.layer_exposed(claim)
    return sum(int(reached[layer]) >= ON_PLATFORM for layer in PLATFORMS)


def _communities(spread: Spread, claim: str) -> int:
    believers, sizes = spread.ward_believers(claim), spread.city.ward_sizes
    return int(((believers * 1_000) >= (sizes * COMMUNITY_PERMILLE)).sum())


def _tells(told: Iterable[Inject], what: str) -> bool:
    """Whether one of these injects came through the press, or tells of action seen offline."""
    return any(
        (what == "press" and row.method == "press" and row.to.public) or what in row.tags for row in told
    )


def _picked_up(now: Standing, spread: Spread, claim: str, state: DrillState) -> bool:
    return now.level >= PICK_UP_LEVEL and is_wide(spread, now.exposed) and claim not in state.boosts


def is_wide(spread: Spread, exposed: int) -> bool:
    """Whether so many accounts are enough for the press to look at a claim at all."""
    return exposed * 1_000 >= spread.city.accounts * PICK_UP_PERMILLE
