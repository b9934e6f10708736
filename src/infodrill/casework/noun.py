"""What every noun of casework declares in its one file: commands and events.

A command says what is asked of a case or statement and what it comes to (`decide`); who may give it is the edition's to say,
step by step. An event says what is known from then on (`apply`), what the timeline of its case tells (`line`) and which case
it is about. A class that leaves one out stops the import.
"""

# Charter: casework noun
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, ClassVar, TypeVar

from infodrill.casework.pages import Stamp
from infodrill.casework.records import CaseBook
from infodrill.casework.timeline import Telling
from infodrill.kernel.events import EventBody

if TYPE_CHECKING:
    from infodrill.casework.scene import Scene

NOUNS = "infodrill.casework.nouns"
_declared: list[type[CaseCommand]] = []
C = TypeVar("C", bound="type[CaseCommand]")


@dataclass(frozen=True, slots=True)
class CaseCommand:
    """Base: every command of casework names the role it is given under. `TOKEN`: a program may give it too, for it is clerk's
    work that judges, signs, starts and tells the public nothing."""

    TOKEN: ClassVar[bool] = False
    role: str

    def decide(self, scene: Scene) -> tuple[EventBody, ...]:
        """The events that it comes to. Raises RuleRefused."""
        raise NotImplementedError


def command(cls: C) -> C:
    """Declare a command. Raises TypeError for one that does not say what it comes to."""
    if "decide" not in vars(cls):
        raise TypeError(f"{cls.__name__} says not what it comes to (decide)")
    _declared.append(cls)
    return cls


@cache
def commands() -> tuple[type[CaseCommand], ...]:
    """Every command of casework, noun by noun."""
    for found in iter_modules(import_module(NOUNS).__path__):
        import_module(f"{NOUNS}.{found.name}")
    return tuple(sorted(_declared, key=lambda asked: asked.__module__))


def by_name() -> Mapping[str, type[CaseCommand]]:
    """The same by class name."""
    return {asked.__name__: asked for asked in commands()}


class CaseEvent(EventBody):
    """Base of what is about a case, in its field `case`. `LEADS_FROM`: states from which it stands before the step of the same
    command, so that both are taken back together; `SETTLES`: what was done before on the case can no longer be taken back."""

    LEADS_FROM: ClassVar[tuple[str, ...]] = ()
    SETTLES: ClassVar[bool] = True

    def __init_subclass__(cls) -> None:
        """Raises TypeError for an event that says not what is known from then on, or what the timeline tells."""
        missing = [name for name in ("apply", "line") if getattr(cls, name) is getattr(CaseEvent, name)]
        if cls.__dict__.get("TYPE") and missing:
            raise TypeError(f"{cls.__name__} says not {missing}")

    def apply(self, book: CaseBook, stamp: Stamp) -> CaseBook:
        """The book after it. It consults no rule."""
        raise NotImplementedError

    def line(self) -> Telling:
        """Its line on the timeline: kind, msgid, values."""
        raise NotImplementedError

    def cell_of(self) -> str:
        """The cell on whose side the timeline shows it; "" = the system's."""
        return str(getattr(self, "cell", ""))

    @property
    def changes(self) -> str:
        """The case or statement of which it shows as a change, "" for none."""
        return str(getattr(self, "case", ""))

    def case_in(self, book: CaseBook) -> str:
        """The case that it is about, "" for none."""
        return str(getattr(self, "case", ""))


class StatementEvent(CaseEvent):
    """Base of what is about a statement, in its field `statement`, and the statement's case."""

    statement: str

    @property
    def changes(self) -> str:
        return self.statement

    def case_in(self, book: CaseBook) -> str:
        held = book.statements.get(self.statement)
        return held.case if held else str(getattr(self, "case", ""))


class ItemEvent(CaseEvent):
    """Base of what is about a case, a statement or an appeal, in its field `item`; it shows as a change of none."""

    item: str

    @property
    def changes(self) -> str:
        return ""

    def case_in(self, book: CaseBook) -> str:
        return _case_of(book, self.item)


class AppealEvent(CaseEvent):
    """Base of what is about an appeal, in its field `appeal`; it shows as a change of none."""

    appeal: str

    @property
    def changes(self) -> str:
        return ""

    def case_in(self, book: CaseBook) -> str:
        return _case_of(book, self.appeal)


def _case_of(book: CaseBook, item: str) -> str:
    """The case of a case, statement or appeal."""
    appeal = book.appeals.get(item)
    item = appeal.item if appeal else item
    held = book.statements.get(item)
    return held.case if held else item
