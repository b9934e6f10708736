"""What there is to play: the library, the house's own versions, and the folder that `serve --scenarios` names.

The folder is looked at whenever somebody looks: what is edited there is there at the next page, also for other processes.
"""

# Charter: web scenarios sources
from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from infodrill.kernel.digits import whole
from infodrill.kernel.errors import DrillError
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.folder import listed
from infodrill.scenario.loader import Loaded, find, library, load
from infodrill.scenario.schema import Bi, Drill, Scenario
from infodrill.web.conf.options import options
from infodrill.web.models import ScenarioVersion
from infodrill.web.scenarios.sound import must_be_sound
from infodrill.web.scenarios.versions import MOST_NAMES, loaded_of, take_in

LIBRARY, OWN, FOLDER = "library", "own", "folder"
TRAINS = 3  # objectives on a scenario's card


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioSource:
    """Where a scenario is kept: `origin`, and its `name` there; `number` = its version, 0 = it has none."""

    origin: str
    name: str
    number: int = 0

    @property
    def key(self) -> str:
        """As a form and an address say it; a name of the library stands by itself."""
        if self.origin == LIBRARY:
            return self.name
        return ".".join([self.origin, self.name, *([str(self.number)] if self.number else [])])


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioCard:
    """A scenario as staff choose it: `minutes` of play, seats of players, what it trains."""

    drill: Drill
    minutes: int
    seats: int
    cells: int
    trains: tuple[Bi, ...]


@dataclass(frozen=True, slots=True)
class ScenarioOffer:
    """A scenario that may be chosen, or why it cannot be: `card` None beside the `faults` that were found."""

    source: ScenarioSource
    card: ScenarioCard | None
    faults: tuple[DrillError, ...] = ()


def card(scenario: Scenario) -> ScenarioCard:
    """The scenario in figures."""
    played = [cell for cell in scenario.cells.cells if cell.level > 0]
    return ScenarioCard(
        drill=scenario.drill,
        minutes=sum(phase.minutes for phase in scenario.drill.phases),
        seats=sum(len(cell.seats) for cell in played),
        cells=len(played),
        trains=tuple(objective.text for objective in scenario.drill.objectives[:TRAINS]),
    )


def offers() -> tuple[ScenarioOffer, ...]:
    """Everything there is, the house's own first, each of these in its last version; shorter drills before longer ones."""
    own = [
        ScenarioSource(origin=OWN, name=version.name, number=version.number) for version in last_versions()
    ]
    here = [ScenarioSource(origin=FOLDER, name=name) for name in folders()]
    shipped = [ScenarioSource(origin=LIBRARY, name=name) for name in library()]
    return tuple(
        offer for sources in (own, here, shipped) for offer in sorted(map(_offer, sources), key=_length)
    )


def source_of(key: str) -> ScenarioSource | None:
    """The source that a key names, None when there is none of it."""
    if key in library():
        return ScenarioSource(origin=LIBRARY, name=key)
    origin, _, rest = key.partition(".")
    if origin == FOLDER and rest in folders():
        return ScenarioSource(origin=FOLDER, name=rest)
    name, _, number = rest.rpartition(".")
    known = ScenarioVersion.objects.filter(name=name, number=whole(number) or 0)
    if origin == OWN and known.exists():
        return ScenarioSource(origin=OWN, name=name, number=int(number))
    return None


def loaded_from(source: ScenarioSource) -> Loaded:
    """The scenario as it stands there now. Raises ScenarioErrors."""
    if source.origin == OWN:
        return loaded_of(ScenarioVersion.objects.get(name=source.name, number=source.number))
    return _shipped(source.name) if source.origin == LIBRARY else load(_home() / source.name)


def to_play(source: ScenarioSource) -> Loaded:
    """The same for a drill that is about to be made; what lies in the folder is kept as a version, since it may change there."""
    loaded = loaded_from(source)
    if source.origin == FOLDER:
        must_be_sound(loaded)
        take_in(loaded)
    return loaded


def last_versions() -> tuple[ScenarioVersion, ...]:
    """The last version that is offered of each own scenario, by name."""
    found = ScenarioVersion.objects.filter(away=False).order_by("name", "number").defer("packed")
    return tuple({version.name: version for version in found}.values())


def folders() -> tuple[str, ...]:
    """Names of the folders below the one that `serve --scenarios` names, in which a drill.yaml lies, the first MOST_NAMES."""
    home = options().scenarios
    if not home or not Path(home).is_dir():
        return ()
    names = [entry.name for entry in listed(Path(home)) if (entry / "drill.yaml").is_file()]
    return tuple(names[:MOST_NAMES])


def _home() -> Path:
    return Path(options().scenarios)


@cache
def _shipped(name: str) -> Loaded:
    """The library does not change while the server runs."""
    return load(find(name))


def _offer(source: ScenarioSource) -> ScenarioOffer:
    try:
        return ScenarioOffer(source, card(loaded_from(source).scenario))
    except ScenarioErrors as refused:
        return ScenarioOffer(source, None, refused.errors)


def _length(offer: ScenarioOffer) -> tuple[int, int]:
    return (offer.card.minutes, offer.card.seats) if offer.card else (0, 0)
