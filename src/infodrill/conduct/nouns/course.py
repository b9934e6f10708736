"""What opens, closes and scores a drill, and the minutes in between."""

# Charter: conduct nouns course
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from infodrill.casework.reach import EITHER, RANGE, OfStaff
from infodrill.conduct.noun import ForAll, Hidden, NotTold
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import NOTHING, Event, Payload, event, unchanged, upcaster
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import N_
from infodrill.kernel.seals import MODIFIED, UNKNOWN, BuildStanding, claimed


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class DrillOpened(NotTold, ForAll):
    """Event 0: all that the drill's course depends on, by value or SHA-256 (hex). `cells` = automated character by cell.

    `charter_*`: the digest of the charter's ground in the build that opened the drill, the release it was or was changed
    from ("" in drills from before releases were named), original | ground-only | modified | unknown, and the digest of the
    whole program ("" in drills from before it was taken).

    `trust` = by ward, permille by which everybody's trust begins higher or lower there than in a city that no drill has told
    anything: what the drill `after` (its content digest) left behind. () and "" in a city without a past.

    `parent` … `cut_minute`: a drill that plays on from a moment of another one (`conduct.branching`), "" and -1 in all others.
    """

    TYPE: ClassVar[str] = "drill.opened"
    VERSION: ClassVar[int] = 2
    BY: ClassVar[str] = RANGE
    RARE: ClassVar[frozenset[str]] = frozenset({
        "real_places", "charter_program", "both_languages", "trust", "after",
        "parent", "parent_opening", "parent_chain", "cut", "cut_minute",
    })  # fmt: skip
    TOPICS: ClassVar[tuple[str, ...]] = ("clock", "screen")
    scenario: str
    scenario_digest: str
    seed: int
    accounts: int
    preset: str
    assumptions: str
    model_version: str
    charter_digest: str
    charter_release: str
    charter_state: str
    edition: str
    edition_digest: str
    plugins: tuple[str, ...]
    cells: dict[str, str]
    traps: bool
    language: str
    day_minute: int = 480  # minute of the story's day at exercise minute 0
    real_places: bool = False  # names of the administrative list: local use only
    charter_program: str = ""
    both_languages: bool = True  # asked for before a text is approved; False = one is enough
    trust: tuple[tuple[str, int], ...] = ()
    after: str = ""
    parent: str = ""  # the drill from which this one was branched
    parent_opening: str = ""  # its chain digest after its own event 0
    parent_chain: str = ""  # and after event `cut`, the last one that both share
    cut: int = -1
    cut_minute: int = -1  # the first minute that is played anew, whole or from that event on

    def branch(self) -> dict[str, str | int]:
        """For programs: what it says of its parent; nothing for a drill of its own."""
        if not self.parent:
            return {}
        return {
            "parent": self.parent,
            "parent_chain": self.parent_chain,
            "cut": self.cut,
            "cut_minute": self.cut_minute,
        }

    def charter(self) -> BuildStanding:
        """The build that opened the drill, as far as this build can tell: its word for a release is compared."""
        return claimed(self.charter_digest, self.charter_release, self.charter_state, self.charter_program)

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, opened=self, book=replace(state.book, language=self.language))


@upcaster("drill.opened", 1)
def _name_no_release(payload: Payload) -> Payload:
    """Version 1 knew the rights core alone: that it was changed is kept, that it was not proves no release."""
    digest, intact = payload.pop("rights_digest"), payload.pop("rights_intact")
    state = UNKNOWN if intact else MODIFIED
    return {**payload, "charter_digest": digest, "charter_release": "", "charter_state": state}


@event
@dataclass(frozen=True, slots=True)
class CityBuilt(NotTold, Hidden):
    """The simulated city was built, and what its digest is."""

    TYPE: ClassVar[str] = "city.built"
    BY: ClassVar[str] = RANGE
    accounts: int
    digest: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return state


@event
@dataclass(frozen=True, slots=True)
class MinuteClosed(NotTold, ForAll):
    """The runner closed minute `minute`: events up to `upto_seq` acted on it; `digest` is the city's."""

    TYPE: ClassVar[str] = "minute.closed"
    BY: ClassVar[str] = RANGE
    ROUTINE: ClassVar[bool] = True
    TOPICS: ClassVar[tuple[str, ...]] = ("network", "watch", "screen", "minute")
    minute: int
    upto_seq: int
    digest: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, minute=self.minute + 1, digest=self.digest)


HALTED = "halted: "  # before the reason of an end that was not the plan's


@event
@dataclass(frozen=True, slots=True)
class DrillClosed(ForAll):
    """The drill is over, and why; nothing is played any more."""

    TYPE: ClassVar[str] = "drill.closed"
    VERSION: ClassVar[int] = 2
    BY: ClassVar[str] = EITHER
    TOPICS: ClassVar[tuple[str, ...]] = ("clock", "screen", "stop")
    DONE: ClassVar[str] = N_("End the drill")
    reason: OfStaff = NOTHING

    @property
    def gist(self) -> str:
        """Why it was ended, in the words of whoever ended it before its plan did."""
        return str(self.reason).removeprefix(HALTED)

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return renewed(state, closed=True, running=False)


upcaster("drill.closed", 1)(unchanged)  # `reason` was no free text


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class DrillScored(NotTold, Hidden):
    """The verdict of a closed drill as its own build gave it: P S M U or "" over all and by measure, the versions of the
    measures, SHA-256 of the ledger. Whoever scores the drill again shows both letters."""

    TYPE: ClassVar[str] = "drill.scored"
    BY: ClassVar[str] = RANGE
    overall: str
    letters: dict[str, str]
    versions: dict[str, int]
    ledger: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return state
