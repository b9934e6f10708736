"""What waits for a seat, and by which second: the one by which page, log and report judge it, however fast time runs."""

# Charter: conduct waiting
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from infodrill.casework.book import Case
from infodrill.casework.clocks import PROMISED, Owing
from infodrill.casework.records import Appeal
from infodrill.casework.steps import CORE
from infodrill.conduct.turns import OWN, T, Turn
from infodrill.conduct.view import SeatView

# Which case comes first where nothing else tells them apart. One that nobody has read stands behind a P1: it may be one, and
# is most often none; so does a report that came and was not read. The reporter's word that somebody is in danger stands for the
# P1 that it may be. Pages, coach and automated cells go by this table alone.
RANK = {"P1": 0, "": 5, "P2": 10, "P3": 20, "P4": 30}
NOT_OWED = 40  # behind every step that is owed
NEAR_P1 = 1  # rank of the press, and of what may be done on a P1 and is not owed yet
SOME_DAY = 1 << 40  # due second of what has no clock
APPEALED = "appeal"  # another look is asked for: at a case, a text of it, a text without one
NEXT_WORD = PROMISED  # what a text promised everybody
PRESS_WORD = "press_word"  # and what a reporter was promised
BESIDE = (  # what waits beside cases and texts
    "own_word", "press", PRESS_WORD, NEXT_WORD, "proposal", "guidance", "read", "receipt", "sheet", "questions", "roll", "link",
    "complete",
)  # fmt: skip


class Deadline(NamedTuple):
    """The second `until` which `name` is kept, and the case, text or appeal on which it runs."""

    until: int = SOME_DAY
    name: str = ""
    of: Owing | None = None


def owed(view: SeatView, item: Owing) -> list[Deadline]:
    """All that is owed on an item, what is judged first ahead: a deadline that the speed put off may pass behind a later one."""
    judged = (
        Deadline(view.casework.judged_at(item, name, at, view.play_ends).until, name, item)
        for name, at in view.casework.owed(item)
    )
    return sorted(judged, key=lambda deadline: deadline[:2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A step of the edition, or one of BESIDE, that waits for a seat; `item` = what it is about, `due` = the exercise second
    by which it is judged; `turn` = whose it is first where several seats may take it; `deadline` = which one gave `due`, "" =
    none did, and `of` = the case, text or appeal on which that runs."""

    step: str
    item: str
    rank: int
    due: int = SOME_DAY
    deadline: str = ""
    of: Owing | None = field(default=None, compare=False)
    turn: Turn = OWN
    harm: int = 0  # of what one press brings to the public: what ends the worst harm comes first, not the oldest paper

    @property
    def name(self) -> str:
        """As a practice's log names it."""
        return f"{self.step}:{self.item}"

    @property
    def about(self) -> tuple[str, bool]:
        """What it is one step of: an item, an appeal against it, or an errand beside it."""
        item = self.of.appeal if isinstance(self.of, Appeal) else self.item
        return item or self.step, self.step in CORE and CORE[self.step].errand

    @property
    def on_p1(self) -> bool:
        """Whether it is on a P1, owed already or not."""
        return self.rank < RANK[""]

    @property
    def heads(self) -> bool:
        """Whether it may stand at the head of a desk: the seat's own, or what is owed on P1, where the seat may step in."""
        return self.turn.own or self.rank == RANK["P1"]


def head(waiting: Iterable[T]) -> T | None:
    """What a seat should do now, of what waits for it: the first that may head its desk. None = others have all of it first."""
    return next((thing for thing in waiting if thing.heads), None)


def rank_of(case: Case) -> int:
    """The case's place in RANK."""
    return RANK["P1" if case.urgent else case.priority]
