"""What every noun of casework declares in its one file: commands and events.

A command says what is asked of a case or statement and what it comes to (`decide`); who may give it is the edition's to say,
step by step. An event says what is known from then on (`apply`), what the timeline of its case tells (`line`) and which case
it is about. A class that leaves one out stops the import.
"""

# Charter: casework noun
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Protocol, Self, TypeVar

from infodrill.casework.comesto import comes_to
from infodrill.casework.pages import Stamp
from infodrill.casework.reach import Reaching
from infodrill.casework.records import Case, CaseBook, Statement
from infodrill.casework.steps import CORE
from infodrill.casework.timeline import Telling
from infodrill.kernel.events import EventBody
from infodrill.kernel.fields import (
    CaseId,
    Choice,
    Field,
    File,
    Flag,
    ItemId,
    Key,
    Moment,
    Number,
    StatementId,
    Words,
    declared,
)  # fmt: skip

if TYPE_CHECKING:
    from infodrill.casework.edition import Edition
    from infodrill.casework.scene import CaseScene

PLAIN = "–"  # what a plain example says
EXAMPLES = ("on_case", "on_statement", "anew")
NOUNS = "infodrill.casework.nouns"
# What pages wait for: what shows cases, and texts, with "*" for the one that is open.
OF_CASE, OF_STATEMENT = ("cases", "case-*", "inbox"), ("statements", "statement-*")
_declared: list[type[CaseCommand]] = []
C = TypeVar("C", bound="type[CaseCommand]")
LOOKING_BACK = 4  # the last phase, after play


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """How a case lies before a seat: exercise second `now`, the drill's `phase`, who looks, and when the step is `due`."""

    now: int
    phase: int
    cell: str
    roles: frozenset[str]
    due: int


@dataclass(frozen=True, slots=True)
class CaseCommand:
    """Base: every command of casework names the role it is given under. `TOKEN`: a program may give it too, for it is clerk's
    work that judges, signs, starts and tells the public nothing. `STEPS`: the steps of the procedure that it takes, one by the
    state of its case; () = no step of its own, but then `SAYS` what it is for, a msgid, and `givers` who may. `ALSO`: steps of
    other commands whose takers may give it too, on one case or another.

    `ALONE`: states of a case in which that case, the seat and the edition alone decide whether an example of it is taken: no
    other case, no text, no hour. What was found then holds until the case changes.

    `PACED`, `BY_VOTER`: as of a command of the range. `CHECKED`: the leak check reads what it
    brings, or says what stands there.

    `on_case`, `on_statement`, `anew`: plain examples of it under the scene's role, by which is tried whether it may be given now
    on that case, on that statement, or on nothing that is there yet. What an example says is never recorded. `EXAMPLE`: what its
    fields say there where the plainest value, as their declaration has it, would be refused for itself."""

    TOKEN: ClassVar[bool] = False
    STEPS: ClassVar[tuple[str, ...]] = ()
    ALONE: ClassVar[frozenset[str]] = frozenset()
    ALSO: ClassVar[tuple[str, ...]] = ()
    SAYS: ClassVar[str] = ""
    EXAMPLE: ClassVar[Mapping[str, object]] = {}
    PACED: ClassVar[bool] = True
    BY_VOTER: ClassVar[bool] = False
    CHECKED: ClassVar[bool] = False
    role: str

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        return ()

    @classmethod
    def on_statement(cls, scene: CaseScene, statement: Statement) -> Iterable[CaseCommand]:
        return ()

    @classmethod
    def anew(cls, scene: CaseScene) -> Iterable[CaseCommand]:
        return ()

    @classmethod
    def plain(cls, scene: CaseScene, **given: object) -> Self:
        """An example that says nothing beyond what is given."""
        left: dict[str, Any] = {
            name: _plain(field, scene) for name, field in declared(cls).items() if field.bare
        }
        return cls(role=scene.role, **{**left, **cls.EXAMPLE, **given})

    @classmethod
    def givers(cls, edition: Edition) -> frozenset[str]:
        """Roles that may give it on one case or another, where no step of the edition says so."""
        return frozenset()

    @classmethod
    def too_early(cls, step: str, case: Case, outlook: Outlook) -> bool:
        """True for a step that may be taken already and is better left until something else has come, or to whose it is."""
        return False

    def decide(self, scene: CaseScene) -> tuple[EventBody, ...]:
        """The events that it comes to. Raises Refused."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class OnCase(CaseCommand):
    """Base of what is asked about a case. Where it asks about one thing of the case, each there is has its own example."""

    case: CaseId

    @classmethod
    def on_case(cls, scene: CaseScene, case: Case) -> Iterable[CaseCommand]:
        # Tried on each thing that the case holds: one that was answered refuses, the next may not.
        about = next((field for field in declared(cls).values() if field.bare and _of(field) in ITEMS), None)
        if about is None:
            return (cls.plain(scene, case=case.case),)
        return (cls.plain(scene, case=case.case, **{about.name: item}) for item in ITEMS[_of(about)](case))

    def allowed(self, scene: CaseScene) -> Case:
        """The case, where the role may take the command's step on it. Raises Refused."""
        case = scene.case(self.case)
        scene.may(self.STEPS[0], case)
        return case

    def begun(self, scene: CaseScene) -> Case:
        """The same, where the step begins from how the case stands."""
        case = scene.case(self.case)
        scene.step(self.STEPS[0], case)
        return case


@dataclass(frozen=True, slots=True)
class OnStatement(CaseCommand):
    """Base of what is asked about a statement."""

    statement: StatementId

    @classmethod
    def on_statement(cls, scene: CaseScene, statement: Statement) -> Iterable[CaseCommand]:
        return (cls.plain(scene, statement=statement.statement),)


# What a case holds that a command may be about, by the kind of its key.
ITEMS: Mapping[str, Callable[[Case], Iterable[str]]] = {
    "evidence": lambda case: (evidence.evidence for evidence in case.evidence),
    "question": lambda case: (question.question for question in case.questions),
    "task": lambda case: (task.task for task in case.tasks),
}


def _of(field: Field) -> str:
    return field.kind.of if isinstance(field.kind, Key) and not field.many else ""


def _plain(field: Field, scene: CaseScene) -> object:
    """The plainest value that a field may hold; a list is as short as it may be."""
    match field.kind:
        case Words(needed=needed):
            value: object = PLAIN if needed else ""
        case Choice(of=of):
            value = of[0]
        case Number(least=least):
            value = least
        case Moment():  # ahead, for a second that is over is refused for itself
            value = scene.at + 60
        case Key(of="cell", needed=True):
            value = "a-cell"
        case Flag():
            value = False
        case File():
            value = PLAIN.encode()
        case _:
            value = ""
    return (value,) * field.many.least if field.many else value


def command(cls: C) -> C:
    """Declare a command. Raises TypeError for one that does not say what it may hold, comes to or is called, or has no plain
    example."""
    if "decide" not in vars(cls):
        raise TypeError(f"{cls.__name__} says not what it comes to (decide)")
    if all(getattr(cls, name).__func__ is vars(CaseCommand)[name].__func__ for name in EXAMPLES):
        raise TypeError(f"{cls.__name__} gives no plain example of itself {EXAMPLES}")
    if bool(cls.STEPS) == bool(cls.SAYS):
        raise TypeError(
            f"{cls.__name__} takes a step that an edition names (STEPS), or says what it is for (SAYS)"
        )
    declared(cls)
    comes_to(cls)
    _declared.append(cls)
    return cls


@cache
def commands() -> tuple[type[CaseCommand], ...]:
    """Every command of casework, noun by noun. Raises TypeError when no command takes a step of the procedure."""
    for iter_module in iter_modules(import_module(NOUNS).__path__):
        import_module(f"{NOUNS}.{iter_module.name}")
    taken = {step for asked in _declared for step in asked.STEPS}
    if taken != (people := {step for step, core in CORE.items() if not core.system}):
        raise TypeError(f"steps and commands differ: {sorted(taken ^ people)}")
    return tuple(sorted(_declared, key=lambda asked: asked.__module__))


class Audience(Protocol):
    """A player's or guest's seat, as policy lets it learn of casework."""

    def sees(self, item: str) -> bool:
        """True for a case, statement or appeal that the seat sees; False for one that is not there."""

    def sees_newest(self, statement: Statement, case: Case | None) -> bool:
        """True when it reads the newest words of a text on the case, None = on no case, also those on their way."""


class CaseworkEvent(Reaching):
    """Base of what casework records. `TOPICS` are all that it stirs, for whoever may learn of what each is about: OF_CASE with
    its case, the rest with what the event is about; `ABOUT`: those with a "*" that it may declare; `LEADS_FROM`: states from
    which it stands before the step of the same command, so that both are taken back together; `SETTLES`: what was done before on
    the case can no longer be taken back."""

    TOPICS: ClassVar[tuple[str, ...]] = OF_CASE
    ABOUT: ClassVar[frozenset[str]] = frozenset({"case-*"})
    LEADS_FROM: ClassVar[tuple[str, ...]] = ()
    SETTLES: ClassVar[bool] = True

    def __init_subclass__(cls) -> None:
        """Raises TypeError for an event that says not what is known from then on, or what the timeline tells, and for one that
        declares a topic that it would never stir."""
        missing = [name for name in ("apply", "line") if getattr(cls, name) is getattr(CaseworkEvent, name)]
        if cls.__dict__.get("TYPE") and (missing or cls.never_stirred()):
            raise TypeError(f"{cls.__name__} says not {missing}, or what would stir {cls.never_stirred()}")

    @classmethod
    def never_stirred(cls) -> list[str]:
        """Topics that it declares and that none of it could stir."""
        return sorted(topic for topic in cls.TOPICS if "*" in topic and topic not in cls.ABOUT)

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
        return ""

    def other_case(self) -> str:
        """Another case that it changes or grows out of, "" for none: what was done on that one can no longer be taken back."""
        return ""

    def case_in(self, book: CaseBook) -> str:
        """The case that it is about, "" for none."""
        raise NotImplementedError

    def topics(self, seat: Audience, book: CaseBook) -> frozenset[str]:
        """What it stirs on the pages of a seat, nothing where the seat may not learn of it; `book` is the book after it."""
        cases = (self.case_in(book), self.other_case())
        of_case = set(self.TOPICS) & set(OF_CASE)
        told = frozenset[str]().union(*(about(case, of_case) for case in cases if seat.sees(case)))
        return told | self.topics_beside(seat, book)

    def topics_beside(self, seat: Audience, book: CaseBook) -> frozenset[str]:
        """The same of what it declares beside OF_CASE."""
        return frozenset(self.beside_case() if seat.sees(self.case_in(book)) else ())

    @classmethod
    def beside_case(cls) -> set[str]:
        return set(cls.TOPICS) - set(OF_CASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """Beside the base of an event: somebody decided, signed or recorded it, under a role, in a cell."""

    role: str
    cell: str


# The four kinds have no slots: an event also takes fields from a part that it shares with its record, and two bases with
# slots do not go together.
@dataclass(frozen=True)
class CaseEvent(CaseworkEvent):
    """Base of what is about a case."""

    case: CaseId

    @property
    def changes(self) -> str:
        return self.case

    def case_in(self, book: CaseBook) -> str:
        return self.case


@dataclass(frozen=True)
class StatementEvent(CaseworkEvent):
    """Base of what is about a statement, and the statement's case."""

    TOPICS: ClassVar[tuple[str, ...]] = (*OF_CASE, *OF_STATEMENT)
    ABOUT: ClassVar[frozenset[str]] = frozenset({"case-*", "statement-*"})
    statement: StatementId

    @classmethod
    def never_stirred(cls) -> list[str]:
        beyond = cls.beside_case() - set(OF_STATEMENT)
        return sorted({*super().never_stirred(), *(beyond if cls.public is StatementEvent.public else ())})

    @property
    def public(self) -> bool:
        """True when everyone can read what it comes to; else it is for those who see drafts, and stirs no other pages."""
        return False

    @property
    def changes(self) -> str:
        return self.statement

    def case_in(self, book: CaseBook) -> str:
        held = book.statements.get(self.statement)
        return held.case if held else next(iter(self.names("case")), "")

    def topics_beside(self, seat: Audience, book: CaseBook) -> frozenset[str]:
        held = book.statements.get(self.statement)
        learns = held is not None and (self.public or seat.sees_newest(held, book.cases.get(held.case)))
        # A new version on the way must stir nothing on a page that shows only what came out: not even that there is one.
        own = self.beside_case() if self.public else self.beside_case() & set(OF_STATEMENT)
        return about(self.statement, own) if learns else frozenset()


@dataclass(frozen=True)
class ItemEvent(CaseworkEvent):
    """Base of what is about a case, a statement or an appeal; it shows as a change of none."""

    item: ItemId

    def case_in(self, book: CaseBook) -> str:
        return case_of(book, self.item)


@dataclass(frozen=True)
class AppealEvent(CaseworkEvent):
    """Base of what is about an appeal, for whoever sees what that asks about; it shows as a change of none."""

    TOPICS: ClassVar[tuple[str, ...]] = (*OF_CASE, "statement-*")
    ABOUT: ClassVar[frozenset[str]] = frozenset({"case-*", "statement-*"})
    appeal: Annotated[str, Key("appeal")]

    def case_in(self, book: CaseBook) -> str:
        return case_of(book, self.appeal)

    def topics_beside(self, seat: Audience, book: CaseBook) -> frozenset[str]:
        appeal = book.appeals.get(self.appeal)
        asked = appeal.item if appeal else ""
        own = {topic for topic in self.beside_case() if asked in book.statements or "*" not in topic}
        return about(asked, {"cases", *own}) if seat.sees(self.appeal) else frozenset()


def about(item: str, topics: Iterable[str]) -> frozenset[str]:
    """The topics of one item: "*" stands for its id."""
    return frozenset(topic.replace("*", item) for topic in topics)


def case_of(book: CaseBook, item: str) -> str:
    """The case of a case, statement or appeal."""
    appeal = book.appeals.get(item)
    item = appeal.item if appeal else item
    held = book.statements.get(item)
    return held.case if held else item
