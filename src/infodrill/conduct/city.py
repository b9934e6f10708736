"""Between the log and the simulated city: how a scenario builds it and how a logged intervention acts on it.

The runner and every twin of review drive the city through these functions only, so that both do the same.
"""

# Charter: conduct city
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from infodrill.casework import charter
from infodrill.casework.edition import Edition
from infodrill.conduct.nouns.city import ClaimBoosted, StatementReleased, StatementRetracted, WaveStarted
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.kernel.events import EventBody
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Scenario
from infodrill.society import MODEL_VERSION as MODEL
from infodrill.society import CityPlace, Layer

if TYPE_CHECKING:
    from infodrill.society import City, Pools, Spread

LAYERS = {
    "feed": Layer.FEED,
    "group": Layer.GROUP,
    "press": Layer.PRESS,
    "portal": Layer.PRESS,
    "field": Layer.FIELD,
}
CONFIRMS = "confirm"  # the effect of saying that a false claim is true
STATED = 2  # narratives a claim: itself and what is said about it
ANSWERED_ANEW = 23  # versions in which a claim spreads as before under the same words of ours (docs/adr/0019)
MODEL_VERSION = f"city-{MODEL + ANSWERED_ANEW}"
"""What a drill records of the city that it lives in: how claims spread, and how people answer."""


def spreads_alike(model_version: str) -> bool:
    """Whether claims spread in a city of that version as they do today."""
    return model_version in [f"city-{number}" for number in range(MODEL, MODEL + ANSWERED_ANEW + 1)]


def build_city(
    scenario: Scenario,
    accounts: int,
    seed: int,
    cache_dir: Path | None = None,
    progress: Callable[[float], None] | None = None,
) -> City:
    """The city of a scenario: its wards in the order of places.yaml.

    Refused (Y105) before anything is built when the drill would not fit into memory: every way to one begins here, and
    the twins of a report run as many at a time as fit, one at the least.
    """
    from infodrill.society import City, footprint

    footprint.require(accounts, city=True, run=True, narratives=STATED * len(scenario.claims))
    places = tuple(CityPlace(ward.id, ward.population) for ward in scenario.places.wards)
    real = scenario.places.real
    return City.build(places, accounts, seed, cache_dir=cache_dir, progress=progress, real_places=real)


def open_event(
    loaded: Loaded,
    edition: Edition,
    seed: int,
    accounts: int,
    cells: dict[str, str],
    lang: str,
    both_languages: bool | None = None,
    past: tuple[str, tuple[tuple[str, int], ...]] = ("", ()),
) -> DrillOpened:
    """Event 0: everything the drill's course depends on. `both_languages` None = as the scenario has it; `past` = an earlier
    drill in this city and the trust that it left (`carrying.past`)."""
    drill, build = loaded.scenario.drill, charter.standing()
    return DrillOpened(
        scenario=drill.id,
        scenario_digest=loaded.digest,
        seed=seed,
        accounts=accounts,
        preset=drill.preset,
        assumptions=drill.assumptions,
        model_version=MODEL_VERSION,
        charter_digest=build.digest,
        charter_release=build.release,
        charter_state=build.state,
        charter_program=build.program,
        edition=edition.id,
        edition_digest=edition.digest,
        plugins=(),
        cells=cells,
        traps=drill.traps,
        language=lang,
        day_minute=day_minute(loaded.scenario),
        real_places=loaded.scenario.places.real,
        both_languages=drill.both_languages if both_languages is None else both_languages,
        trust=past[1],
        after=past[0],
    )


def open_spread(
    city: City, opened: DrillOpened, *, assumptions: str = "", pools: Pools | None = None
) -> Spread:
    """The spread engine as event 0 describes it; `assumptions` overrides for low/base/high twins."""
    from infodrill.society import Spread

    trust = dict(opened.trust)
    return Spread(
        city,
        seed=opened.seed,
        preset=opened.preset,
        assumptions=assumptions or opened.assumptions,  # type: ignore[arg-type]
        day_minute=opened.day_minute,
        trust=[trust.get(ward.id, 0) for ward in city.places] if trust else (),
        pools=pools,
    )


def day_minute(scenario: Scenario) -> int:
    """The story's minute of the day at exercise minute 0, such that the third phase begins at its move's story time."""
    third = sum(phase.minutes for phase in scenario.drill.phases[:2])
    begun = [each_move for each_move in scenario.drill.moves if each_move.at <= third * 60]
    move = begun[-1] if begun else scenario.drill.moves[0]
    hours, minutes = move.story.split(":")
    return (int(hours) * 60 + int(minutes) - move.at // 60) % 1_440


def intervene(spread: Spread, body: EventBody, minute: int, scenario: Scenario) -> bool:
    """Let one logged event act on the city from `minute`; False when it is no intervention."""
    if isinstance(body, WaveStarted):
        _start(spread, body, minute, scenario)
    elif isinstance(body, ClaimBoosted):
        spread.boost(body.claim, at=minute, layer=LAYERS[body.layer], reach=body.reach)
    elif isinstance(body, StatementReleased) and body.effect == CONFIRMS:
        spread.confirm(body.target, body.statement, at=minute, layers=layers(body.layers), reach=body.reach)
    elif isinstance(body, StatementReleased):
        spread.publish(
            body.statement,
            targets=body.target,
            at=minute,
            issuer=body.issuer,
            layers=layers(body.layers),
            reach=body.reach,
            craft=body.craft,
            evidence=body.evidence,
            effect=body.effect,
        )
    elif isinstance(body, StatementRetracted):
        if spread.knows(body.statement):  # a confirmation is no narrative of its own
            spread.retract(body.statement, at=minute)
    else:
        return False
    return True


def layers(channels: tuple[str, ...]) -> tuple[Layer, ...]:
    """The layers behind channel names, without repeats, in order of the enumeration."""
    return tuple(sorted({LAYERS[channel] for channel in channels}))


def _start(spread: Spread, body: WaveStarted, minute: int, scenario: Scenario) -> None:
    claim = scenario.claim(body.claim)
    wards = [ward.id for ward in scenario.places.wards]
    begun = set(spread.narratives)
    spread.start(
        claim.id,
        at=minute,
        ward=wards.index(body.ward) if body.ward else None,
        roots=body.roots,
        layers=layers(body.layers),
        pull=claim.pull,
        doubt=claim.doubt,
        question=claim.question,
        inherits=claim.parent if claim.parent in begun else None,
    )
