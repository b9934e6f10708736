"""The seals of named releases, and whether this build is one: *original* (nguyên bản) or *modified since* (đã sửa đổi).

`seals.json` keeps, for each release by its name, the digest of the charter's ground and of each member, and the digest of the
whole program and of each package. *Original* is a build only by both: where only the rest differs, the words say so, because
any line of the program can undo a rule when it runs. Whoever builds
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

from infodrill.kernel.ground import SEALS, Ground, ground
from infodrill.kernel.i18n import N_, tr

ORIGINAL, GROUND_ONLY, MODIFIED, UNKNOWN = "original", "ground-only", "modified", "unknown"
SHORT = 12  # hex digits of a digest where people read it
CHANGED = "changed"  # modified, and nobody knows since when
WORDS: Mapping[str, str] = {
    ORIGINAL: N_("original {release}"),
    GROUND_ONLY: N_("the charter's ground is that of {release}; other parts of the program were changed"),
    MODIFIED: N_("modified since {release}"),
    CHANGED: N_("modified"),
    UNKNOWN: N_("of no known release"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A named release: the digests of its ground and of each member by name, of the whole program and of each package
    (SHA-256, hex)."""

    digest: str
    members: Mapping[str, str]
    program: str
    packages: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildStanding:
    """What a build is: its ground's digest ("" = no source), the release it is or was changed from ("" = none known),
    ORIGINAL, GROUND_ONLY, MODIFIED or UNKNOWN, the members (else the packages) that differ from that release, and the
    digest of the whole program ("" in what knew of none)."""

    digest: str
    release: str
    state: str
    changed: tuple[str, ...] = ()
    program: str = ""

    def in_words(self, lang: str) -> str:
        """State, release and short digest for a reader: `original 0.1.0 · 3f2a…`; the program's too where it alone differs."""
        digests = (self.digest, self.program if self.state == GROUND_ONLY else "")
        said = WORDS[self.state if self.release or self.state != MODIFIED else CHANGED]
        shown = (tr(lang, said, release=self.release), *(digest[:SHORT] for digest in digests))
        return " · ".join(part for part in shown if part)


def standing(root: Traversable | None = None) -> BuildStanding:
    """This build against the seals that it carries; or any other one, from the folder of its package."""
    return _own() if root is None else _standing(root)


def claimed(digest: str, release: str, state: str, program: str = "") -> BuildStanding:
    """What a drill file says of the build that opened it, as far as this build can tell: ORIGINAL only where it knows the
    release by the same digests."""
    seal = seals().get(release)
    if state in (ORIGINAL, GROUND_ONLY):
        if seal is None or not program:
            state = UNKNOWN
        elif seal.digest != digest:
            state = MODIFIED
        elif seal.program != program:
            state = GROUND_ONLY
    return BuildStanding(digest=digest, release=release, state=state, program=program)


def seals(root: Traversable | None = None) -> dict[str, Seal]:
    """All sealed releases by name, oldest first; none where the file is missing or cannot be read."""
    try:
        kept = json.loads(((root or files("infodrill")) / SEALS).read_text(encoding="utf-8"))
        return {
            name: Seal(
                digest=entry["digest"],
                members=entry["members"],
                program=entry["program"],
                packages=entry["packages"],
            )
            for name, entry in kept.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # a build without readable seals is of no known release


def differing(here: Ground, seal: Seal) -> tuple[str, ...]:
    """Names of the members that were changed, added or taken away since the seal; where there are none, the packages."""
    return _apart(here.members, seal.members) or _apart(here.packages, seal.packages)


def _apart(here: Mapping[str, str], sealed: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in here.keys() | sealed.keys() if here.get(name) != sealed.get(name)))


@cache
def _own() -> BuildStanding:
    return _standing(files("infodrill"))


def _standing(root: Traversable) -> BuildStanding:
    here, known = ground(root), seals(root)
    if not (here.digest and known):
        return BuildStanding(digest=here.digest, release="", state=UNKNOWN, program=here.program)
    newest_first = list(reversed(known.items()))
    for name, seal in newest_first:
        if (seal.digest, seal.program) == (here.digest, here.program):
            return BuildStanding(digest=here.digest, release=name, state=ORIGINAL, program=here.program)
    on_its_ground = next(((name, seal) for name, seal in newest_first if seal.digest == here.digest), None)
    name, seal = on_its_ground or newest_first[0]
    state = GROUND_ONLY if on_its_ground else MODIFIED
    return BuildStanding(
        digest=here.digest,
        release=name,
        state=state,
        changed=differing(here, seal) or (SEALS,),
        program=here.program,
    )
