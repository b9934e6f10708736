"""An automated unit answers the case that it is offered: it takes it, or gives it back with the reason."""

from __future__ import annotations

import pytest

from infodrill.automata.character import character
from infodrill.automata.guiding import finish_tasks
from infodrill.automata.proposal import Duty
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.handovers import AnswerHandOver, HandOver
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range

UPPER = "network"


@pytest.mark.parametrize(("code", "taken"), [("G1", False), ("G7", True)])
def test_an_upper_unit_takes_what_it_is_offered_and_gives_back_what_only_a_ward_s_head_may_settle(
    clinic: Loaded, code: str, taken: bool
) -> None:
    """An opinion that a ward offered was taken, and lay with a unit that had nothing to do about it."""
    ground = Range(clinic.scenario)
    case = ground.case("b4-porridge")
    moved = {"case": case, "role": "L1-DUTY", "cell": "clinic"}
    ground.note(
        CaseStepped(step="log", frm="NEW", to="LOGGED", **moved),  # type: ignore[arg-type]
        GatePassed(passing=1, answers=("no",) * 9, code=code, **moved),  # type: ignore[arg-type]
        CaseStepped(step="gate", frm="LOGGED", to="GATED", **moved),  # type: ignore[arg-type]
    )
    ground.give("duty", HandOver(role="L1-DUTY", case=case, to_cell=UPPER, reason="Việc của cấp trên."))
    duty = Duty(ground.see("coordinator"), character("good"), 1)
    (answer,) = [each.command for each in finish_tasks(duty) if isinstance(each.command, AnswerHandOver)]
    assert answer.accept is taken
    ground.give("coordinator", answer)
    assert (ground.state.book.cases[case].cell == UPPER) is taken
