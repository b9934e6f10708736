"""The list of statements says of each where it stands, and of what goes out no more why; no wrong word is ticked, and
no step that was not walked."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseMerged
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.selfcorrection import ErrorRaised
from infodrill.casework.rights import STATEMENT_ACTION
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.scenario.loader import find, load
from infodrill.web.rooms.caseparts import rail
from infodrill.web.rooms.ladder import ladder
from infodrill.web.rooms.statementlist import shelf
from tests.conduct.drilling import Range

SPOKE = "voice"
OVER = "Does not go out any more"


@pytest.fixture
def ground() -> Range:
    return Range(load(find("clinic")).scenario)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_first_word_that_a_decision_made_void_says_so_in_the_list_and_why(ground: Range, lang: str) -> None:
    """It stood there as “being read” for the rest of the drill, approved twice."""
    case = ground.case()
    text = ground.publish(case, kind="holding", stance="unknown", published=False)

    def row() -> tuple[str, ...]:
        return next(
            row for row in shelf(ground.see(SPOKE, lang), ground.drill.edition).rows if row[0] == text
        )

    assert row()[3] != tr(lang, OVER) and not row()[-1]
    decided = CaseDecided(
        case=case, disposition="respond", actions=(5,), role="L2-LEAD", cell="city",
        less_intrusive_considered=True, reason=Text("Đã rõ."),
    )  # fmt: skip
    ground.note(decided)
    ground.note(
        CaseStepped(
            case=case,
            step="decide",
            frm="TRIAGED",
            to="DECIDED",
            role="L2-LEAD",
            cell="city",
            disposition="respond",
        )
    )
    assert row()[3] == tr(lang, OVER) and len(row()[-1]) > 40


def test_a_word_of_ours_that_is_said_to_be_wrong_has_no_tick_on_the_ladder(ground: Range) -> None:
    case = ground.case()
    text = ground.publish(case, kind="answer", stance="confirm")

    def state() -> str:
        view = ground.see(SPOKE)
        about = next(each for each in view.cases if each.case == case)
        rungs = ladder(view, ground.drill.edition, about, traps=True)
        return next(rung.state for rung in rungs if rung.code == str(STATEMENT_ACTION["answer"]))

    assert state() == "done"
    ground.note(ErrorRaised(text, "clinic", Text("giờ sai")))
    assert state() == "wrong"


@pytest.mark.parametrize("merged", [True, False])
def test_a_closed_case_is_told_to_have_walked_what_it_walked(ground: Range, merged: bool) -> None:
    """A report that was put into another stood there checked, verified, decided, acted upon and tracked."""
    into, case = ground.case(), ground.case()
    if merged:
        ground.note(CaseMerged(case, into, "clinic"))
    else:
        gate = GatePassed(case=case, passing=1, answers=("no",) * 9, code="G1", role="L1-DUTY", cell="clinic")
        ground.note(gate)
    ground.note(CaseStepped(case=case, step="leave", frm="NEW", to="CLOSED", role="L1-DUTY", cell="clinic"))
    view = ground.see("duty")
    about = next(each for each in view.cases if each.case == case)
    done = [stop.state for stop in rail(view, ground.drill.edition, about)]
    assert done.count("done") == (2 if merged else 3) and done[0] == done[-1] == "done" and "here" not in done
