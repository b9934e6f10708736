"""The seals of named releases, and whether this build is one: *original* (nguyên bản) or *modified since* (đã sửa đổi).

`seals.json` keeps, for each release by its name, the digest of the charter's ground and that of each member. Whoever builds
infodrill anew can seal anew; so a seal tells an honest house that nothing was changed unseen, and tells others only what
they compare with the digest that the makers published. It sees sources, not what a program does to itself in memory.
"""

# Charter: kernel seals
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from infodrill.kernel.ground import Ground, ground
from infodrill.kernel.i18n import N_, tr

SEALS = "seals.json"
ORIGINAL, MODIFIED, UNKNOWN = "original", "modified", "unknown"
SHORT = 12  # hex digits of a digest where people read it
WORDS: Mapping[str, str] = {
    ORIGINAL: N_("original, release {release}"),
    MODIFIED: N_("modified since release {release}"),
    UNKNOWN: N_("unknown: not compared with a release"),
}


@dataclass(frozen=True, slots=True)
class Seal:
    """A named release: the digest of its ground, and of each member by name (SHA-256, hex)."""

    digest: str
    members: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a build is: its digest ("" = no source), the release it is or was changed from, the members that differ."""

    digest: str
    release: str
    changed: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """ORIGINAL, MODIFIED or UNKNOWN; without sources or seals never ORIGINAL."""
        if not (self.digest and self.release):
            return UNKNOWN
        return MODIFIED if self.changed else ORIGINAL


def standing(root: Traversable | None = None) -> Standing:
    """This build against the seals that it carries; or any other one, from the folder of its package."""
    return _own() if root is None else _standing(root)


def seals(root: Traversable | None = None) -> dict[str, Seal]:
    """All sealed releases by name, oldest first; none where the file is missing or cannot be read."""
    try:
        kept = json.loads(((root or files("infodrill")) / SEALS).read_text(encoding="utf-8"))
        return {name: Seal(entry["digest"], entry["members"]) for name, entry in kept.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # a build without readable seals is of no known release


def differing(here: Ground, seal: Seal) -> tuple[str, ...]:
    """Names of the members that were changed, added or taken away since the seal."""
    names = here.members.keys() | seal.members.keys()
    return tuple(sorted(name for name in names if here.members.get(name) != seal.members.get(name)))


def state_of(digest: str, release: str, root: Traversable | None = None) -> str:
    """What a file may claim: ORIGINAL only where this build knows the release, and by the same digest."""
    seal = seals(root).get(release)
    if seal is None:
        return UNKNOWN
    return ORIGINAL if seal.digest == digest else MODIFIED


def in_words(lang: str, state: str, release: str, digest: str) -> str:
    """State, release and short digest for a reader: `original, release 0.1.0 · 3f2a…`."""
    return " · ".join(part for part in (tr(lang, WORDS[state], release=release), digest[:SHORT]) if part)


@cache
def _own() -> Standing:
    return _standing(files("infodrill"))


def _standing(root: Traversable) -> Standing:
    here, known = ground(root), seals(root)
    if not known:
        return Standing(here.digest, "")
    for name, seal in known.items():
        if seal.digest == here.digest:
            return Standing(here.digest, name)
    last = next(reversed(known))
    return Standing(here.digest, last, differing(here, known[last]) or (SEALS,))
