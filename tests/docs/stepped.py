"""What is asked of a house with the step of docs/how-to/add-a-verb.md, in a copy of it; `test_add_a_verb.py` says where."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.kernel.errors import Refused
from infodrill.web.forms import verbs
from infodrill.web.live import LiveDrill
from tests.web.house import clinic, do, seated

pytestmark = pytest.mark.usefixtures("base")


@pytest.fixture
def drill(base) -> LiveDrill:
    """A drill under the edition that has the step."""
    return clinic(scenario="boundaries")


def seat_of(drill: LiveDrill, role: str, *, without: str = "") -> str:
    seats = drill.seats().seats.values()
    return next(seat.seat for seat in seats if role in seat.roles and without not in seat.roles)


def logged(drill: LiveDrill, seat: str) -> str:
    drill.give(seat, OpenCase(role="L1-DUTY", intake="ward", source="free", said="Nghe nói cầu đóng."), "")
    case = next(iter(drill.state.book.cases))
    drill.give(seat, LogCase(role="L1-DUTY", case=case, sentence="Nghe nói cầu đóng", danger=False), "")
    return case


def test_the_step_is_possible_drawn_taken_and_told(drill):
    duty = seat_of(drill, "L1-DUTY")
    case = logged(drill, duty)
    assert "thank" in dict(drill.view(duty, "vi").casework.possible(case))
    browser = seated(drill, duty)
    page = browser.get(f"/d/{drill.id}/case/{case}/").content.decode()
    assert f'action="/d/{drill.id}/do/thank-reporter"' in page and "Cảm ơn người báo tin" in page
    before = drill.state.book.cases[case].state
    assert do(browser, drill, "thank-reporter", client="a" * 16, case=case).status_code == 200
    assert drill.state.book.cases[case].state == before
    page = browser.get(f"/d/{drill.id}/case/{case}/").content.decode()
    assert "Đã cảm ơn người báo tin" in page
    assert "Cảm ơn người báo tin" in browser.get(f"/d/{drill.id}/help/").content.decode()


def test_whoever_the_edition_does_not_name_is_refused(drill):
    case = logged(drill, seat_of(drill, "L1-DUTY"))
    other = seat_of(drill, "RIGHTS", without="L1-DUTY")
    assert "thank" not in dict(drill.view(other, "vi").casework.possible(case))
    with pytest.raises(Refused) as refusal:
        drill.give(other, verbs()["thank-reporter"](role="RIGHTS", case=case), "")
    assert refusal.value.code == "R201"
