"""What a seat may really do now: each command is tried with its own plain examples, and the steps that pass are named.

A refusal shows them as the nearest allowed actions; pages draw their buttons from `possible`. Nothing is recorded.
"""

# Charter: casework nearest
from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, partial

from infodrill.casework.book import apply
from infodrill.casework.edition import Edition
from infodrill.casework.noun import CaseCommand, commands
from infodrill.casework.records import Case, Statement
from infodrill.casework.scene import CaseScene, with_substitutes
from infodrill.casework.steps import CORE
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody

Try = Callable[[type[CaseCommand], CaseScene], "Iterable[CaseCommand]"]
Once = Callable[[Hashable, Callable[[], str], tuple[object, ...]], str]  # as `SeatView.once`
ORDER = tuple(
    sorted(CORE, key=lambda step: CORE[step].aside)
)  # what carries a case on before what is always at hand
MOST = 6  # a refusal names at most these


@dataclass(frozen=True, slots=True, kw_only=True)
class _Able:
    """A step, those of a seat's roles that it may be taken under, and the commands by which it is taken."""

    step: str
    roles: frozenset[str]
    asked: tuple[type[CaseCommand], ...]
    alone: bool  # nothing but the case decides on it as it stands
    aside: bool  # always at hand, or said anew: it carries nothing on


def _anew_each(name: Hashable, make: Callable[[], str], of: tuple[object, ...]) -> str:
    """A `once` that remembers nothing."""
    return make()


@cache
def takers() -> Mapping[str, tuple[type[CaseCommand], ...]]:
    """The commands by which each step is taken."""
    return {step: tuple(asked for asked in commands() if step in asked.STEPS) for step in ORDER}


def possible(scene: CaseScene, item: str) -> tuple[tuple[str, str], ...]:
    """(step, role) of every step that the seat may take now on a case or statement, what carries it on first."""
    return carrying(scene, item) + at_hand(scene, item)


def carrying(scene: CaseScene, item: str, once: Once = _anew_each) -> tuple[tuple[str, str], ...]:
    """Of these what carries it on: few of its roles have any, and no other step is tried for it. `once` makes what rests on the
    case alone once."""
    return _steps(scene, item, once, aside=False)


def at_hand(scene: CaseScene, item: str) -> tuple[tuple[str, str], ...]:
    """Of these what is always at hand."""
    return _steps(scene, item, _anew_each, aside=True)


def takes_step(scene: CaseScene, step: str, item: str, once: Once = _anew_each) -> str:
    """The role under which the seat may take one step now on a case or statement, "" when under none."""
    about = scene.book.statements.get(item) or scene.book.cases.get(item)
    if about is None:
        return ""
    able = next((able for able in _takeable(scene, _state(scene, about)) if able.step == step), None)
    return _first(scene, able, about, once) if able else ""


def opening(scene: CaseScene) -> tuple[tuple[str, str], ...]:
    """The same of what begins anew: a case, a text about no case."""
    found = ((able.step, _tried(scene, able, _anew)) for able in _takeable(scene, ""))
    return tuple((step, role) for step, role in found if role)


def role_for(scene: CaseScene, asked: type[CaseCommand], item: str, **told: object) -> str:
    """The role under which the seat may give a command now on a case or statement ("" = anew), "" when under none.

    `told`: fields that its example must have.
    """
    about = scene.book.statements.get(item) or scene.book.cases.get(item)
    tried = _on(about) if about else _anew

    def fitting(asked: type[CaseCommand], mine: CaseScene) -> Iterable[CaseCommand]:
        examples = tried(asked, mine)
        return (
            example
            for example in examples
            if all(getattr(example, name) == value for name, value in told.items())
        )

    return _role(scene, asked, scene.roles, fitting) if about or not item else ""


def takes(scene: CaseScene, command: CaseCommand) -> bool:
    """Whether a command that is already put into words would be taken: an example in its place might stand for another of its
    kind, such as a first draft for the next word that was promised."""
    return _refusal(replace(scene, role=command.role), command) is None


def refused(scene: CaseScene, asked: type[CaseCommand], item: str, name: str) -> frozenset[str]:
    """What stands in the field `name` of those plain examples that would be refused, where no accepted one says the same."""
    about = scene.book.statements.get(item) or scene.book.cases.get(item)
    said: dict[bool, set[str]] = {True: set(), False: set()}
    for example in _on(about)(asked, scene) if about else ():
        said[_refusal(scene, example) is None].add(str(getattr(example, name)))
    return frozenset(said[False] - said[True])


def ahead(scene: CaseScene, steps: Sequence[str]) -> Mapping[str, str]:
    """Step → role under which the seat would take one after the other, from nothing that is there; "" from where it could not.

    The first step opens the case; what each comes to is taken in, so that the next is tried on what would then stand.
    """
    roles, opened = dict.fromkeys(steps, ""), ""
    tried: Try = _anew
    for step in steps:
        taken = next(_accepted(scene, step, tried), None)
        if taken is None:
            break
        roles[step], bodies = taken
        book = scene.book
        for body in bodies:
            book = apply(book, body, scene.at, scene.seat)
        opened = next(iter(set(book.cases) - set(scene.book.cases)), "") or opened
        scene, tried = replace(scene, book=book), _on(book.cases[opened])
    return roles


def _accepted(scene: CaseScene, step: str, tried: Try) -> Iterator[tuple[str, tuple[EventBody, ...]]]:
    """(role, events) of each example of a step that would be accepted."""
    for asked in takers()[step]:
        # In a fixed order, so that pages, tests and automated cells name the same role.
        for role in sorted(scene.roles):
            mine = replace(scene, role=role)
            for example in tried(asked, mine):
                with suppress(Refused):
                    mine.seated()
                    yield role, example.decide(mine)


def shut(scene: CaseScene, item: str) -> tuple[tuple[str, Refused | None], ...]:
    """Steps that the seat's roles take, but not on this case or text now, and the refusal; None = the case stands elsewhere."""
    about = scene.book.statements.get(item) or scene.book.cases.get(item)
    if about is None:
        return ()
    found: list[tuple[str, Refused | None]] = []
    case = scene.book.cases.get(about.case)
    stepping_in = bool(case and case.conflicts)
    open_now, state, tried = {step for step, _ in possible(scene, item)}, _state(scene, about), _on(about)
    for step, asked in takers().items():
        roles = _roles(scene, step, stepping_in=stepping_in)
        if not roles or step in open_now:
            continue
        if scene.edition.steps[step].frm and not scene.edition.steps[step].taken_in(state):
            found.append((step, None))
            continue
        # One role speaks for all: what keeps a step away here is how the case stands, not whose step it is.
        mine = replace(scene, role=min(roles))
        reasons = [_refusal(mine, example) for taken in asked for example in tried(taken, mine)]
        # The first example's reason: it is the plainest one.
        found += [(step, why) for why in reasons[:1] if why]
    return tuple(found)


def _steps(scene: CaseScene, item: str, once: Once, *, aside: bool) -> tuple[tuple[str, str], ...]:
    about = scene.book.statements.get(item) or scene.book.cases.get(item)
    if about is None:
        return ()
    able = (able for able in _takeable(scene, _state(scene, about)) if able.aside == aside)
    found = ((step.step, _first(scene, step, about, once)) for step in able)
    return tuple((step, role) for step, role in found if role)


def _first(scene: CaseScene, able: _Able, about: Case | Statement, once: Once) -> str:
    """The role under which the seat may take a step on a case or statement, "" when under none."""
    tried = partial(_tried, scene, able, _on(about))
    if isinstance(about, Case) and able.alone:
        return once((__name__, scene.seat, able.step, about.case), tried, (about,))
    return tried()


def _tried(scene: CaseScene, able: _Able, tried: Try) -> str:
    return next((role for asked in able.asked if (role := _role(scene, asked, able.roles, tried))), "")


def _takeable(scene: CaseScene, state: str) -> tuple[_Able, ...]:
    """The steps for which a seat's roles come into question while a case stands in a state: of all steps a few."""
    edition, known = scene.edition, scene.edition.asked
    key = (__name__, scene.roles, state)
    if key not in known:
        found = []
        for step, commands_of in takers().items():
            roles = _roles(scene, step, stepping_in=True)
            asked = tuple(command for command in commands_of if step == _step(edition, command, state))
            if roles and asked:
                alone = all(state in command.ALONE for command in asked)
                aside = CORE[step].aside or state in CORE[step].anew
                found.append(_Able(step=step, roles=roles, asked=asked, alone=alone, aside=aside))
        known[key] = tuple(found)
    able: tuple[_Able, ...] = known[key]
    return able


def _roles(scene: CaseScene, step: str, *, stepping_in: bool) -> frozenset[str]:
    """Those of the seat under which a step is taken on one case or another; `stepping_in` = a conflict of interest may bring in
    others."""
    if not scene.edition.has(step):
        return frozenset()
    roles = scene.edition.steps[step].roles()
    return scene.roles & (with_substitutes(roles) if stepping_in else roles)


def _step(edition: Edition, asked: type[CaseCommand], state: str) -> str:
    """The step that a command takes in a state: the one that begins there, else one that stands in no state."""
    steps = [edition.steps[step] for step in asked.STEPS if edition.has(step)]
    named = [step.step for step in steps if step.taken_in(state)] or [
        step.step for step in steps if not step.frm
    ]
    return named[0] if named else ""


def _role(scene: CaseScene, asked: type[CaseCommand], roles: frozenset[str], tried: Try) -> str:
    # In the order of their names: pages, tests and automated cells name the same.
    for role in sorted(scene.roles & roles):
        mine = replace(scene, role=role)
        if any(_refusal(mine, example) is None for example in tried(asked, mine)):
            return role
    return ""


def _anew(asked: type[CaseCommand], mine: CaseScene) -> Iterable[CaseCommand]:
    return asked.anew(mine)


def _on(about: Case | Statement) -> Try:
    if isinstance(about, Statement):
        return lambda asked, mine: asked.on_statement(mine, about)
    return lambda asked, mine: asked.on_case(mine, about)


def _state(scene: CaseScene, about: Case | Statement) -> str:
    case = scene.book.cases.get(about.case)
    return case.state if case else ""


def _refusal(scene: CaseScene, example: CaseCommand) -> Refused | None:
    try:
        scene.seated()
        example.decide(scene)
    except Refused as refusal:
        return refusal
    return None
