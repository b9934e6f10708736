"""What there is to play: the library, the house's own versions, the folder that `serve --scenarios` names, and what a drill
was made of.

The folder is looked at whenever somebody looks: what is edited there is there at the next page, also for other processes.
"""

# Charter: web scenarios sources
from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path

from infodrill.kernel.digits import whole
from infodrill.kernel.errors import DrillError, Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.folder import MAX_FILES, listed
from infodrill.scenario.loader import Loaded, find, library, load
from infodrill.web import live
from infodrill.web.conf.options import options
from infodrill.web.models import Drill, ScenarioVersion
from infodrill.web.scenarios.cards import ScenarioCard, card, read
from infodrill.web.scenarios.versions import MOST_NAMES, loaded_of

LOG = logging.getLogger("infodrill.scenarios")
LIBRARY, OWN, FOLDER, PLAYED = "library", "own", "folder", "played"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioSource:
    """Where a scenario is kept: `origin`, its `name` there (of what was played, the drill), and its version, 0 = it has none."""

    origin: str
    name: str
    number: int = 0

    @property
    def key(self) -> str:
        """As a form and an address say it; a name of the library stands by itself."""
        if self.origin == LIBRARY:
            return self.name
        return ".".join([self.origin, self.name, *([str(self.number)] if self.number else [])])


@dataclass(frozen=True, slots=True)
class ScenarioOffer:
    """A scenario that may be chosen, or why it cannot be: `card` None beside the `faults` that were found."""

    source: ScenarioSource
    card: ScenarioCard | None
    faults: tuple[DrillError, ...] = ()


def offers() -> tuple[ScenarioOffer, ...]:
    """Everything there is, the house's own first, each of these in its last version; shorter drills before longer ones."""
    own = [
        ScenarioOffer(
            ScenarioSource(origin=OWN, name=version.name, number=version.number), read(version.card)
        )
        for version in last_versions()
    ]
    shipped = [
        ScenarioOffer(ScenarioSource(origin=LIBRARY, name=name), card(_shipped(name).scenario))
        for name in library()
    ]
    here = [_folder_offer(name, _signature(name)) for name in folders()]
    return tuple(offer for some in (own, here, shipped) for offer in sorted(some, key=_length))


def source_of(key: str) -> ScenarioSource | None:
    """The source that a key names, None when there is none of it."""
    if key in library():
        return ScenarioSource(origin=LIBRARY, name=key)
    if not key.isprintable():  # no database takes a NUL
        return None
    origin, _, rest = key.partition(".")
    if origin == FOLDER and rest in folders():
        return ScenarioSource(origin=FOLDER, name=rest)
    if origin == PLAYED and Drill.objects.filter(pk=rest).exists():
        return ScenarioSource(origin=PLAYED, name=rest)
    name, _, number = rest.rpartition(".")
    known = ScenarioVersion.objects.filter(name=name, number=whole(number) or 0)
    if origin == OWN and known.exists():
        return ScenarioSource(origin=OWN, name=name, number=int(number))
    return None


def loaded_from(source: ScenarioSource) -> Loaded:
    """The scenario as it stands there now. Raises ScenarioErrors."""
    if source.origin == OWN:
        return loaded_of(ScenarioVersion.objects.get(name=source.name, number=source.number))
    if source.origin == PLAYED:
        return live.of(source.name).loaded
    return _shipped(source.name) if source.origin == LIBRARY else load(_home() / source.name)


def versions(source: ScenarioSource) -> tuple[tuple[ScenarioSource, datetime], ...]:
    """All that is kept of an own scenario, the newest first, and when each was taken in."""
    if source.origin != OWN:
        return ()
    kept = ScenarioVersion.objects.filter(name=source.name).order_by("-number").values_list("number", "taken")
    return tuple(
        (ScenarioSource(origin=OWN, name=source.name, number=number), taken) for number, taken in kept
    )


def last_versions() -> tuple[ScenarioVersion, ...]:
    """The last version that is offered of each own scenario, by name."""
    found = ScenarioVersion.objects.filter(away=False).order_by("name", "number").defer("packed")
    return tuple({version.name: version for version in found}.values())


def folders() -> tuple[str, ...]:
    """Names of the folders below the one that `serve --scenarios` names, in which a drill.yaml lies, the first MOST_NAMES."""
    home = options().scenarios
    if not home or not Path(home).is_dir():
        return ()
    try:
        names = [entry.name for entry in listed(Path(home)) if _holds_a_drill(entry)]
    except OSError:
        return ()
    return tuple(names[:MOST_NAMES])


def _holds_a_drill(entry: Traversable) -> bool:
    """A folder of its own with a name that can be shown; a link leads to what is not there."""
    try:
        plain = entry.name.isprintable() and bool(entry.name.encode())
        return (
            plain
            and not (isinstance(entry, Path) and entry.is_symlink())
            and (entry / "drill.yaml").is_file()
        )
    except (OSError, UnicodeEncodeError):
        return False


def _home() -> Path:
    return Path(options().scenarios)


@cache
def _shipped(name: str) -> Loaded:
    """The library does not change while the server runs."""
    return load(find(name))


@lru_cache(MOST_NAMES)
def _folder_offer(name: str, signature: frozenset[tuple[str, int, int]]) -> ScenarioOffer:
    """What a folder holds, read again when one of its files is another by name, time or size."""
    source = ScenarioSource(origin=FOLDER, name=name)
    try:
        return ScenarioOffer(source, card(loaded_from(source).scenario))
    except ScenarioErrors as refused:
        return ScenarioOffer(source, None, refused.errors)
    except Exception:  # one folder's page says so; the list of all the others stands
        LOG.exception("a scenario's folder could not be read", extra={"path": name})
        fault = ScenarioError(
            N_("this folder cannot be read: a fault of infodrill itself"),
            remedy=N_("Run `infodrill check` on it, and report what it says."),
            place=Place(name),
            code="S120",
        )
        return ScenarioOffer(source, None, (fault,))


def _signature(name: str) -> frozenset[tuple[str, int, int]]:
    return frozenset(_stands(path) for path in islice(_home().joinpath(name).rglob("*"), 4 * MAX_FILES))


def _stands(path: Path) -> tuple[str, int, int]:
    try:
        stood = path.lstat()
    except OSError:  # gone meanwhile
        return str(path), 0, 0
    return str(path), stood.st_mtime_ns, stood.st_size


def _length(offer: ScenarioOffer) -> tuple[int, int]:
    return (offer.card.minutes, offer.card.seats) if offer.card else (0, 0)
