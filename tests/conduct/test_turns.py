"""A step that several seats may take stands first on one desk: no field report on three, and none on nobody's."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.handovers import AnswerHandOver, HandOver
from infodrill.casework.nouns.intake import LogCase
from infodrill.casework.nouns.questions import AskOwner
from infodrill.casework.nouns.verdict import RecordConflict
from infodrill.conduct.fold import apply
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.conduct.nouns.msel import AdHocInject
from infodrill.conduct.ranking import things
from infodrill.conduct.seats import Directory, directory
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import head
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Scenario
from infodrill.web.rooms.signs import case_row
from tests.conduct.conftest import Library
from tests.conduct.drilling import Range


def test_it_says_who_may_take_it_and_is_gone_from_all_once_taken(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    case = ground.case()
    first, other = head(things(ground.see("duty"))), things(ground.see("lookout"))
    assert first and (first.step, first.item) == ("log", case)
    names = {seat.seat: seat.called for seat in ground.drill.seats.seats.values()}
    assert names["lookout"] in first.turn.others
    assert [(thing.step, thing.turn.own, thing.turn.others) for thing in other if thing.item == case] == [
        ("log", False, (names["duty"],))
    ]
    assert head(things(ground.see("lookout"))) is None or head(things(ground.see("lookout"))).item != case
    ground.give("lookout", LogCase(role="MONITOR", case=case, sentence="Hỏi giờ mở cửa.", danger=False))
    assert not any(thing.step == "log" for seat in ("duty", "lookout") for thing in things(ground.see(seat)))


def test_what_an_empty_seat_would_have_first_falls_to_one_that_is_taken(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    case = ground.case()
    ground.note(SeatJoined("lookout"))
    found = head(things(ground.see("lookout")))
    assert found and (found.step, found.item) == ("log", case)


def test_the_desk_of_a_seat_that_nobody_plays_can_be_looked_at(clinic: Loaded) -> None:
    seats = Range(clinic.scenario).drill.seats.seats
    for taken in seats:
        ground = Range(clinic.scenario, phase=1)
        ground.case()
        ground.note(SeatJoined(taken))
        for seat in seats:
            things(ground.see(seat))


def test_what_is_overdue_is_everybodys(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    case = ground.case()
    due = next(thing.due for thing in things(ground.see("lookout")) if thing.item == case)
    ground.at(due - due % 60)
    found = head(things(ground.see("lookout")))
    assert found and (found.step, found.item) == ("log", case)


def test_what_others_have_first_on_a_p1_stands_before_what_is_only_read(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    urgent = ground.case()
    ground.give("duty", LogCase(role="L1-DUTY", case=urgent, sentence="Cháu uống nước lá.", danger=True))
    ground.give("duty", HandOver(role="L1-DUTY", case=urgent, to_cell="network", reason="Cần giúp."))
    inject = AdHocInject(
        role="CTRL", sender="Người viết trên mạng", method="chat", subject="s", body="b", cells=("network",)
    )
    ground.give("direction", inject)
    shown = {seat: things(ground.see(seat)) for seat in ("coordinator", "lookout")}
    for seat, found in shown.items():
        assert [thing.step for thing in found] == ["take_over", "read"], seat
        assert head(things(ground.see(seat))) == found[0]
    assert sum(found[0].turn.own for found in shown.values()) == 1
    unread = ground.case()
    view = ground.see("duty")
    rows = sorted(
        (case_row(view, view.casework.edition, case) for case in view.cases), key=lambda row: row.rank
    )
    assert [row.case for row in rows] == [urgent, unread], "one that nobody has read stands behind a P1"


def ghosts(seats: Directory, scenario: Scenario, state: DrillState) -> set[tuple[str, str]]:
    """(step, item) of what some seat is told that another has first, and no seat that is played has."""
    views = [
        SeatView(seat, state, scenario, seats=seats, lang="vi")
        for seat in seats.seats.values()
        if not seat.control
    ]
    found = [thing for view in views for thing in things(view)]
    owned = {thing.item for thing in found if thing.turn.own}
    return {(thing.step, thing.item) for thing in found if thing.item not in owned}


def test_what_is_asked_of_a_unit_in_conflict_is_somebodys(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    case = ground.case()
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Cháu uống nước lá.", danger=True))
    answers = ("no", "no", "no", "yes", *["no"] * 5)
    ground.give("duty", AnswerGate(role="L1-DUTY", case=case, answers=answers, note="một dòng"))
    ground.give("lookout", AskOwner(role="VERIFY", case=case, owner="clinic", text="Nên làm gì?"))
    ground.give("rights", RecordConflict(role="RIGHTS", case=case, unit="clinic", reason="about_unit"))
    ground.give("duty", HandOver(role="L1-DUTY", case=case, to_cell="network", reason="Xung đột lợi ích."))
    ground.give("lookout", AnswerHandOver(role="MONITOR", case=case, accept=True))
    for joined in ((), ("head", "coordinator", "duty"), ("head", "coordinator"), ("head", "lookout")):
        ground.note(*(SeatJoined(seat) for seat in joined))
        assert not ghosts(ground.drill.seats, ground.scenario, ground.state)


@pytest.mark.parametrize("name", ["clinic", "market-rumour"])
def test_whatever_waits_is_on_a_desk_that_has_it_first(library: Library, name: str) -> None:
    """As each minute of a whole play leaves the cases, seen from all seats of it."""
    loaded, file = library(name)
    scenario = loaded.scenario
    seats = directory(scenario.cells, "vi")
    state, seen, found = DrillState(), DrillState().book, set()
    for event in file.events:
        if event.at > state.at and state.book is not seen and not state.closed:
            found |= ghosts(seats, scenario, state)
            seen = state.book
        state = apply(state, event)
    assert not found
