"""What every noun of the range declares in its one file: commands and events.

A command says what is asked, who may give it, when, and what it comes to (`decide`). An event says what is known from then on
(`apply`), who sees it (`seen_by`) and which parts of a page it stirs (`TOPICS`). All else is read from here: the policy's
table and its document, what a token may give, the topics of the streams, the fold. A class that leaves one out stops the
import.
"""

# Charter: conduct noun
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from infodrill.casework.comesto import comes_to
from infodrill.casework.noun import CaseCommand, case_of
from infodrill.casework.noun import commands as casework_commands
from infodrill.casework.reach import RANGE, Reaching
from infodrill.casework.records import CaseBook
from infodrill.conduct.roles import EVERY_PHASE
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.state import DrillState
from infodrill.kernel.events import DECLARED_IN, Event, EventBody, event_types
from infodrill.kernel.fields import declared
from infodrill.kernel.grown import renewed, with_one

if TYPE_CHECKING:
    from infodrill.conduct.scene import RangeScene

NOUNS = "infodrill.conduct.nouns"
# What a part of a page can wait for; "case-*" and "statement-*" stand for one case, one statement; "stop" draws the whole page
# anew.
TOPICS = frozenset(
    {
        "case-*", "cases", "clock", "control", "inbox", "lobby", "meeting", "messages", "minute", "network", "plan",
        "poll", "press", "screen", "statement-*", "statements", "stop", "survey", "watch",
    }
)  # fmt: skip
# What no program may touch, whatever a command declares: words for the public, what judges, starts, stops or sits somewhere.
PEOPLES_OWN = frozenset(
    {
        "case", "clock", "conference", "directive", "fault", "hall", "improvement", "meeting", "noise", "note", "objection",
        "off-system", "poll", "post", "question", "questions", "rating", "seat", "statement", "survey", "trap",
    }
)  # fmt: skip
NOT_TOLD = ""
_declared: list[type[RangeCommand]] = []
C = TypeVar("C", bound="type[RangeCommand]")


@dataclass(frozen=True, slots=True, kw_only=True)
class May:
    """Who gives a command: on which object, under which roles, in which phases; a note where it asks for more.

    `says` = a msgid: what the help of every seat that may give it calls it. `token`: a program may give it too, for it is
    clerk's work that judges, signs, starts and tells the public nothing.
    `actor` who stands in the log: seat | cell | hall, where the command names nobody. `stopped`, `closed`: it is given while a
    real event stops the drill, or after the close.
    """

    thing: str
    says: str
    roles: frozenset[str]
    phases: frozenset[int] = EVERY_PHASE
    note: str = ""
    token: bool = False
    actor: str = "seat"
    stopped: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class RangeCommand:
    """Base: a command to the range, given under the hat `role`. `OWN_RULE`: its decision itself refuses what is not as its
    fields declare, and says why. `PACED`: people are held to human pace with it. `BY_VOTER`: it is the answer of whoever stands
    before the screen, who has one, and not of a seat. `COUNTS`: it counts the sheets of the survey, which are thrown away
    with it."""

    MAY: ClassVar[May]
    OWN_RULE: ClassVar[bool] = False
    PACED: ClassVar[bool] = True
    BY_VOTER: ClassVar[bool] = False
    COUNTS: ClassVar[bool] = False
    role: str

    def allows(self, role: str) -> bool:
        """True when the role may give it as it stands."""
        return role in self.MAY.roles

    def decide(self, scene: RangeScene) -> tuple[EventBody, ...]:
        """The events that it comes to; policy has already allowed it. Raises Refused."""
        raise NotImplementedError


Command = RangeCommand | CaseCommand


def command(cls: C) -> C:
    """Declare a command. Raises TypeError for one that does not say who may give it, what it may hold or what it comes to."""
    if "MAY" not in vars(cls) or "decide" not in vars(cls):
        raise TypeError(f"{cls.__name__} says not who may give it (MAY), or not what it comes to (decide)")
    if cls.MAY.token and cls.MAY.thing in PEOPLES_OWN:
        raise TypeError(f"{cls.__name__}: no program may touch a {cls.MAY.thing}")
    declared(cls)
    comes_to(cls)
    _declared.append(cls)
    return cls


class RangeEvent(Reaching):
    """Base of the range's events. `TOPICS` are all that it can stir; `WORK`: recording it took its seat working time;
    `ITEM`: the field with the case or statement of which it shows as a change, "" = of none; `ROUTINE`: it comes every minute or
    from a whole hall, and no page of control is drawn anew for it; `OWN`: who did it is told at once, though no page is; `DONE`:
    what a seat that did it reads of it after the close, a msgid, which is also what its command says, or `NOT_TOLD`; `BEARS`:
    figures of the drill's outcome may rest on it."""

    TOPICS: ClassVar[tuple[str, ...]]
    WORK: ClassVar[bool] = True
    ITEM: ClassVar[str] = ""
    ROUTINE: ClassVar[bool] = False
    OWN: ClassVar[bool] = False
    DONE: ClassVar[str]
    BEARS: ClassVar[bool] = True

    def __init_subclass__(cls) -> None:
        """Raises TypeError for an event without fold, audience or topics, with a topic that nobody knows, or of which it stands
        nowhere what the look back tells."""
        if not cls.__dict__.get("TYPE"):
            return  # a kind of audience
        missing = [name for name in ("apply", "seen_by") if getattr(cls, name) is getattr(RangeEvent, name)]
        if missing or not hasattr(cls, "TOPICS") or set(cls.TOPICS) - TOPICS:
            raise TypeError(f"{cls.__name__} says not {missing or 'which topics it stirs (TOPICS)'}")
        if not hasattr(cls, "DONE") and cls.done is RangeEvent.done:
            raise TypeError(f"{cls.__name__} says not what who did it is told (DONE, or NotTold)")

    def apply(self, state: DrillState, event: Event) -> DrillState:
        """The state after it. It consults no rule."""
        raise NotImplementedError

    def case_in(self, book: CaseBook) -> str:
        named = (case_of(book, item) for item in self.names("case", "statement", "subject"))
        return next((case for case in named if case in book.cases), "")

    @property
    def done(self) -> str:
        """What a seat that did it reads of it after the close, a msgid, or `NOT_TOLD`."""
        return self.DONE

    @property
    def changes(self) -> str:
        """The case or statement of which it shows as a change, "" for none."""
        return str(getattr(self, self.ITEM)) if self.ITEM else ""

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        """True when a player's or guest's seat may learn that it happened; `state` is the state after it. Control and
        evaluators learn of everything."""
        raise NotImplementedError

    def topics(self, seat: SeatPlace, state: DrillState) -> frozenset[str]:
        """What it stirs on the pages of a seat that sees it."""
        return frozenset(self.TOPICS)


class NotTold(RangeEvent):
    """Base of what the look back tells no seat that it did: the range itself recorded it, it comes with what is told, it did not
    come to pass, or it is no deed, such as being there and having read."""

    DONE: ClassVar[str] = NOT_TOLD


class ForAll(RangeEvent):
    """Base of what everyone in the drill may know at once."""

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return True


class ForItsCell(RangeEvent):
    """Base of what only the cell that it names learns: what other cells do of the kind is not shown to anybody but control."""

    cell: str

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return self.cell == seat.party


class OfRecord(RangeEvent):
    """Base of what is about one record that the state keeps by its id: whoever sees the record learns of it. `KEPT` = the field
    of the state, `ID` = the event's own with the id."""

    KEPT: ClassVar[str]
    ID: ClassVar[str]

    def record(self, state: DrillState) -> Any:
        """The record as it stands, None before it begins."""
        return getattr(state, self.KEPT).get(getattr(self, self.ID))

    def kept(self, state: DrillState, record: object) -> DrillState:
        """The state with the record."""
        entries: dict[str, Any] = {
            self.KEPT: with_one(getattr(state, self.KEPT), getattr(self, self.ID), record)
        }
        return renewed(state, **entries)

    def changed(self, state: DrillState, **changes: object) -> DrillState:
        """The state with the record changed."""
        return self.kept(state, replace(self.record(state), **changes))

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        found = self.record(state)
        return found is not None and bool(found.seen_by(seat))


class Hidden(RangeEvent):
    """Base of what only control and evaluators learn, or the network shows with the next minute."""

    TOPICS: ClassVar[tuple[str, ...]] = ()

    def seen_by(self, seat: SeatPlace, state: DrillState) -> bool:
        return False


@cache
def commands() -> tuple[type[RangeCommand], ...]:
    """Every command of the range, noun by noun."""
    for iter_module in iter_modules(import_module(NOUNS).__path__):
        import_module(f"{NOUNS}.{iter_module.name}")
    return tuple(sorted(_declared, key=lambda kind: kind.__module__))


@cache
def bringing() -> Mapping[type[EventBody], tuple[type[Command], ...]]:
    """By kind of event the commands that come to it. Raises TypeError where one says otherwise who records it."""
    found: dict[type[EventBody], tuple[type[Command], ...]] = {}
    every: tuple[type[Command], ...] = (*commands(), *casework_commands())
    for asked in every:
        for kind in comes_to(asked):
            found[kind] = (*found.get(kind, ()), asked)
    for kind in event_types().values():
        if issubclass(kind, Reaching) and kind.__module__.startswith(DECLARED_IN):
            says_who_records_it(kind, kind in found)
    return found


def says_who_records_it(kind: type[Reaching], given: bool) -> None:
    """Raises TypeError for a kind of event of which `BY` and the commands say different things; `given` = one comes to it."""
    seats = given or kind.noted_beside is not Reaching.noted_beside
    if seats == (kind.BY == RANGE):
        why = "a command comes to it" if seats else "no command comes to it"
        raise TypeError(f"{kind.__name__} says not who records it (BY is {kind.BY}): {why}")
