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
CHANGED = "changed"  # modified, and nobody knows since when
WORDS: Mapping[str, str] = {
    ORIGINAL: N_("original {release}"),
    MODIFIED: N_("modified since {release}"),
    CHANGED: N_("modified"),
    UNKNOWN: N_("of no known release"),
}


@dataclass(frozen=True, slots=True)
class Seal:
    """A named release: the digest of its ground, and of each member by name (SHA-256, hex)."""

    digest: str
    members: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a build is: its digest ("" = no source), the release it is or was changed from ("" = none known), ORIGINAL,
    MODIFIED or UNKNOWN, and the members that differ from that release."""

    digest: str
    release: str
    state: str
    changed: tuple[str, ...] = ()

    def in_words(self, lang: str) -> str:
        """State, release and short digest for a reader: `original 0.1.0 · 3f2a…`."""
        said = WORDS[self.state if self.release or self.state != MODIFIED else CHANGED]
        return " · ".join(
            part for part in (tr(lang, said, release=self.release), self.digest[:SHORT]) if part
        )


def standing(root: Traversable | None = None) -> Standing:
    """This build against the seals that it carries; or any other one, from the folder of its package."""
    return _own() if root is None else _standing(root)


def claimed(digest: str, release: str, state: str) -> Standing:
    """What a drill file says of the build that opened it, as far as this build can tell: ORIGINAL only where it knows the
    release by the same digest."""
    seal = seals().get(release)
    if state == ORIGINAL:
        state = UNKNOWN if seal is None else ORIGINAL if seal.digest == digest else MODIFIED
    return Standing(digest, release, state)


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


@cache
def _own() -> Standing:
    return _standing(files("infodrill"))


def _standing(root: Traversable) -> Standing:
    here, known = ground(root), seals(root)
    if not (here.digest and known):
        return Standing(here.digest, "", UNKNOWN)
    for name, seal in reversed(known.items()):
        if seal.digest == here.digest:
            return Standing(here.digest, name, ORIGINAL)
    last = next(reversed(known))
    return Standing(here.digest, last, MODIFIED, differing(here, known[last]) or (SEALS,))
