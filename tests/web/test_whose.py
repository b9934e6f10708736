"""A chair that a page says is waited for can do what is waited for: "the director" named one that could not."""

from __future__ import annotations

import pytest

from infodrill.casework.steps import CASE_STATES, CORE
from infodrill.conduct.seats import called
from infodrill.web.rooms import caseparts, signs
from infodrill.web.rooms.whose import chairs, holders
from tests.forms import both_forms

from .rehearsed import rehearsed

# What is waited for: steps that carry a case on, not those that anybody may take beside it.
CARRYING = {name for name, step in CORE.items() if step.to and not (step.aside or step.item)}
pytestmark = pytest.mark.usefixtures("base")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("name", "minute"),
    both_forms([("clinic", 25), ("clinic", 40), ("typhoon", 40)], [("clinic", 25), ("clinic", 40)]),
)
def test_who_is_named_may_take_the_step(name: str, minute: int, lang: str) -> None:
    drill = rehearsed(name, minute, own=True)
    views = {
        seat: drill.view(seat, lang) for seat in drill.seats().seats if not drill.seats().seats[seat].control
    }
    seen, wrong, named = next(iter(views.values())), [], 0
    names = {
        seat.id: called(seat.name.in_(lang)) for cell in seen.seats.cells.values() for seat in cell.seats
    }
    for case in drill.state.book.cases.values():
        can = {
            seat: set(dict(view.casework.possible(case.case)))
            for seat, view in views.items()
            if case.case in {each.case for each in view.cases}
        }
        for step in set().union(*can.values()) & CARRYING & set(drill.edition.steps):
            told = set(holders(seen, drill.edition, step, case).split(" / ")) & set(names.values())
            able = {names[seat] for seat, steps in can.items() if step in steps}
            named += bool(told)
            wrong += [(case.case, step, told - able)] if told - able else []
    assert wrong == [] and named >= 5


def test_where_many_or_nobody_could_the_role_is_named() -> None:
    drill = rehearsed("typhoon", 40, own=True)
    view, edition = drill.view("l2-lead", "vi"), drill.edition
    assert chairs(view, edition, ("L1-DUTY",), None) == edition.role_name("L1-DUTY", "vi")
    assert chairs(view, edition, ("GUEST",), None) == edition.role_name("GUEST", "vi")


def test_the_mark_on_a_cases_steps_stands_at_what_comes_now() -> None:
    """It stood at what was done: “in the book” while nine questions waited."""
    seen = set()
    for minute in (4, 6, 8, 10, 12, 16, 20, 25, 40):
        drill = rehearsed("clinic", minute, own=True)
        view = drill.view("direction", "vi")
        for case in view.open_cases:
            owed = {due.step for due in signs.owed(view, drill.edition, case)}
            marks = [stop.state for stop in caseparts.rail(view, drill.edition, case)]
            assert marks.count("here") == 1 and marks == sorted(marks, key=("done", "here", "ahead").index)
            for step, state in (("gate", "GATED"), ("verify", "VERIFYING"), ("decide", "DECIDED")):
                if step in owed and case.state in drill.edition.steps[step].frm:
                    seen.add(step)
                    assert marks[CASE_STATES.index(state)] == "here", (case.case, step)
    assert len(seen) > 1, seen
