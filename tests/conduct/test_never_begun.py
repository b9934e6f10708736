"""What was decided to be told and nobody has begun to write: whoever decided and whoever publishes is told, and gets the pen."""

from __future__ import annotations

import pytest

from infodrill.casework.edition import load_edition
from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.casework.rights import STATEMENT_ACTION
from infodrill.casework.stances import BEGUN_BY
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.kernel.events import Text
from infodrill.scenario.loader import find, load
from infodrill.web.rooms.wordahead import never_begun
from tests.conduct.drilling import Range


@pytest.fixture
def ground() -> Range:
    """Wet rice: the spokesperson and whoever decides are people, the writer is nobody."""
    made = Range(load(find("wet-rice")).scenario)
    roles = made.drill.seats.with_role
    for role in ("SPOKE", "L2-LEAD"):
        made.note(SeatJoined(roles(role)[0].seat))
    made.at(600)
    cell = roles("SPOKE")[0].cell
    case = made.case("r3-rice", cell=cell)
    made.note(
        CaseLogged(case=case, sentence=Text("Gạo phát sáng nay mốc."), priority="P1", danger=True),
        GatePassed(case=case, passing=1, answers=("yes", *("no",) * 8), code="G5", role="L1-DUTY", cell=cell),
        CaseDecided(
            case=case, disposition="respond", actions=(STATEMENT_ACTION["answer"],), less_intrusive_considered=True,
            reason=Text("Ăn phải thì hại."), role="L2-LEAD", cell=cell,
        ),
        CaseStepped(case=case, step="decide", frm="TRIAGED", to="DECIDED", role="L2-LEAD", cell=cell),
    )  # fmt: skip
    return made


def seat_of(ground: Range, role: str) -> str:
    return ground.drill.seats.with_role(role)[0].seat


def drafts(ground: Range, seat: str) -> str:
    return ground.see(seat).casework.role_for(DraftStatement, "c1", kind="answer")


def ahead(ground: Range, seat: str) -> list[str]:
    return [word.words for word in never_begun(ground.see(seat), load_edition("generic"), ())]


def test_the_pen_is_with_whoever_publishes_once_nobody_has_begun(ground: Range) -> None:
    """The drill's own subject was decided and never written; the desk said for nine minutes that it was being written."""
    speaks, decides = seat_of(ground, "SPOKE"), seat_of(ground, "L2-LEAD")
    ground.at(600 + BEGUN_BY - 60)
    assert not drafts(ground, speaks) and not ahead(ground, speaks) and not ahead(ground, decides)
    ground.at(600 + BEGUN_BY)
    assert drafts(ground, speaks) == "SPOKE"
    (word,) = never_begun(ground.see(speaks), load_edition("generic"), ())
    assert (word.case, word.kind) == ("c1", "answer"), "the pen is in its hand"
    assert any("4 phút trước" in words for words in ahead(ground, decides))
    ground.publish("c1", "answer", "confirm", published=False)
    assert not drafts(ground, speaks) and not ahead(ground, decides)
