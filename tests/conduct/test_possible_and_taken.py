"""What a page offers and what the range takes are one: at moments of kept drills each step, offered or not, is really given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from infodrill.casework import nearest
from infodrill.casework.noun import CaseCommand
from infodrill.casework.records import Case, Statement
from infodrill.conduct.drill import Drill
from infodrill.conduct.fold import apply
from infodrill.conduct.seats import SeatPlace, directory
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import Refused
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore
from infodrill.review.record import load_record
from tests.corpus.keeping import of_today
from tests.forms import amount, both_forms

DRILLS = [path for path in of_today("") if not path.stem.endswith(("control", "practice", "live"))]
MOMENTS = amount(12, 60)
NOWHERE = ("a-cell", "a-unit")  # places that an example stands for, and no drill has


def moments(path: Path) -> Iterator[tuple[Drill, int]]:
    """The drill as it stood at each of so many moments, evenly over its log."""
    record = load_record(path, rows=False)
    seats = directory(record.scenario.cells, "vi")
    log = EventLog(MemoryLogStore(), seed=1, epoch=0)
    state, step = DrillState(), max(1, len(record.events) // MOMENTS)
    for n, event in enumerate(record.events, 1):
        state = apply(state, event)
        if n % step == 0 and state.book.cases:
            yield (
                Drill(record.scenario, load_shipped(record.scenario.drill.edition), seats, log, state),
                state.at,
            )


def placed(drill: Drill, example: CaseCommand) -> Iterable[CaseCommand]:
    """An example with the place that it only stands for: each cell of the drill in turn."""
    named = [field.name for field in fields(example) if getattr(example, field.name) in NOWHERE]
    if not named:
        return (example,)
    return (replace(example, **{name: cell for name in named}) for cell in drill.seats.cells)


def takes(drill: Drill, seat: str, examples: Iterable[CaseCommand], at: int) -> CaseCommand | None:
    for example in examples:
        for given in placed(drill, example):
            try:
                drill.decide(seat, given, at)
            except Refused:
                continue
            return given
    return None


def examples(
    view: SeatView, seat: SeatPlace, about: Case | Statement, step: str
) -> Iterator[tuple[bool, CaseCommand]]:
    """(whether casework would take it, an example) of a step, under each role of the seat that may come into question."""
    asking = view.casework._asking
    if not asking.edition.has(step):
        return
    roles = nearest.with_substitutes(asking.edition.steps[step].roles()) & seat.roles
    for role in sorted(roles):
        scene = replace(asking, role=role)
        for asked in nearest.takers()[step]:
            for example in nearest._on(about)(asked, scene):
                yield nearest._refusal(scene, example) is None, example


@pytest.mark.parametrize("path", both_forms(DRILLS, DRILLS[1:2]), ids=lambda path: path.stem)
def test_what_is_offered_is_taken_and_what_is_taken_is_offered(path: Path) -> None:
    offered = 0
    for drill, at in moments(path):
        book = drill.state.book
        for name, seat in drill.seats.seats.items():
            view = SeatView(seat, drill.state, drill.scenario, seats=drill.seats, lang="en")
            for item in (*book.cases, *book.statements):
                about = book.statements.get(item) or book.cases[item]
                possible = dict(view.casework.possible(item))
                for step in nearest.takers():
                    tried = list(examples(view, seat, about, step))
                    where = f"{name}, {item}, {step}, second {at}"
                    if step in possible:
                        offered += 1
                        fitting = (example for fits, example in tried if fits)
                        assert takes(drill, name, fitting, at), f"offered and refused: {where}"
                    else:
                        single = [example for _, example in tried if len(type(example).STEPS) == 1]
                        assert not takes(drill, name, single, at), f"taken and never offered: {where}"
    assert offered > 100
