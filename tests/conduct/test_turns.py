"""A step that several seats may take stands first on one desk: no field report on three, and none on nobody's."""

from __future__ import annotations

from infodrill.casework.nouns.intake import LogCase
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.conduct.ranking import next_thing, things
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range


def test_it_says_who_may_take_it_and_is_gone_from_all_once_taken(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    case = ground.case()
    first, other = next_thing(ground.see("duty")), things(ground.see("lookout"))
    assert first and (first.step, first.item) == ("log", case)
    names = {seat.seat: seat.name for seat in ground.drill.seats.seats.values()}
    assert names["lookout"] in first.turn.others
    assert [(thing.step, thing.turn.own, thing.turn.others) for thing in other if thing.item == case] == [
        ("log", False, (names["duty"],))
    ]
    assert next_thing(ground.see("lookout")) is None or next_thing(ground.see("lookout")).item != case
    ground.give("lookout", LogCase(role="MONITOR", case=case, sentence="Hỏi giờ mở cửa.", danger=False))
    assert not any(thing.step == "log" for seat in ("duty", "lookout") for thing in things(ground.see(seat)))


def test_what_an_empty_seat_would_have_first_falls_to_one_that_is_taken(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    case = ground.case()
    ground.note(SeatJoined("lookout"))
    found = next_thing(ground.see("lookout"))
    assert found and (found.step, found.item) == ("log", case)


def test_what_is_overdue_is_everybodys(clinic: Loaded) -> None:
    ground = Range(clinic.scenario)
    case = ground.case()
    due = next(thing.due for thing in things(ground.see("lookout")) if thing.item == case)
    ground.at(due - due % 60)
    found = next_thing(ground.see("lookout"))
    assert found and (found.step, found.item) == ("log", case)
