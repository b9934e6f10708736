"""The clock of a practice: it begins when the person sits, stands while a step waits for that seat and only then, and ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct import practising
from infodrill.conduct.fingerprint import fingerprint
from infodrill.conduct.fold import fold
from infodrill.conduct.nouns.clock import ClockChanged
from infodrill.conduct.nouns.course import DrillClosed
from infodrill.conduct.nouns.lobby import JoinSeat
from infodrill.conduct.nouns.posts import PACE, PER_WAIT, EditPost, PostOnNetwork
from infodrill.conduct.nouns.practice import PracticeOpened, PracticeWaits, Practise
from infodrill.conduct.ranking import things
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import find, load
from tests.conduct.living import Living, begin

SEATS = ("duty", "chair", "voice", "steering", "lookout", "keeper", "rights")
ROLES = {"duty": "L1-DUTY"}
MINUTES = 6


def practice(seat: str = "duty", *, sits: bool = True) -> Living:
    living = begin(load(find("market-rumour")), 1_000)
    living.runner.record((PracticeOpened(seat),), 0)
    if sits:
        living.give(seat, JoinSeat(min(living.seats.seats[seat].roles)))
    return living


def turn(living: Living) -> tuple[str, ...]:
    """Ask what becomes of the clock and record it, as the server's runner does; the changes of the clock."""
    state = living.drill.state
    seat = state.practice.seat if state.practice else "duty"
    view = living.runner.view(living.seats.seats[seat], state.minute * 60)
    bodies = practising.turn(view, others(living, seat), state, living.runner.schedule, MINUTES)
    living.runner.record(bodies, max(state.at, state.minute * 60))
    return tuple(body.change for body in bodies if isinstance(body, ClockChanged))


def others(living: Living, seat: str) -> Iterator[SeatView]:
    state = living.drill.state
    for name, place in living.seats.seats.items():
        if name != seat and not place.control:
            yield living.runner.view(place, state.minute * 60)


def test_the_clock_begins_when_the_person_sits_and_not_before() -> None:
    living = practice(sits=False)
    assert turn(living) == () and not living.drill.state.begun
    living.give("duty", JoinSeat("L1-DUTY"))
    assert turn(living) == ("start", "speed")
    assert living.drill.state.running and living.drill.state.speed == 40 * 1_000 // MINUTES


@pytest.mark.parametrize("seat", SEATS)
def test_the_clock_stands_when_something_waits_for_the_seat_and_only_then(seat: str) -> None:
    living = practice(seat)
    turn(living)
    for minute in range(12):
        living.runner.close_minute(minute)
        turn(living)
        view = living.runner.view(living.seats.seats[seat], living.drill.state.at)
        practice_now = living.drill.state.practice
        waits = practising.stands_for(view, others(living, seat), practice_now)
        assert living.drill.state.running is not bool(waits)
        if waits:
            living.give(seat, Practise(min(living.seats.seats[seat].roles), "go_on"))
            turn(living)


def test_what_the_clock_stands_for_is_what_is_most_urgent_after_each_step() -> None:
    living = practice()
    turn(living)
    living.runner.close_minute(0)
    turn(living)
    (read, *_) = living.drill.state.practice.waits
    living.give(
        "duty", OpenCase(role="L1-DUTY", intake="ward", source="free", said="it will blow up", danger="yes")
    )
    turn(living)
    state = living.drill.state
    view = living.runner.view(living.seats.seats["duty"], state.at)
    assert state.practice.waits[0] == things(view)[0].name != read and not state.running


def test_what_was_passed_is_waited_for_no_more_and_what_comes_later_is() -> None:
    living = practice()
    turn(living)
    living.runner.close_minute(0)
    assert turn(living) == ("pause",)
    first = living.drill.state.practice.waits
    assert turn(living) == (), "it stands; nothing is recorded again"
    living.give("duty", Practise("L1-DUTY", "go_on"))
    assert turn(living) == ("resume",)
    for minute in range(1, 20):
        living.runner.close_minute(minute)
        if turn(living):
            break
    later = living.drill.state.practice.waits
    assert later and not set(first) & set(later)


def test_the_practice_ends_when_the_person_says_so_and_by_itself_after_the_last_minute() -> None:
    living = practice()
    turn(living)
    living.give("duty", Practise("L1-DUTY", "end"))
    assert turn(living) == ("close",) and living.drill.state.closed
    other = practice(sits=False)
    other.give("duty", JoinSeat("L1-DUTY"))
    turn(other)
    other.give("duty", Practise("L1-DUTY", "go_on"))
    for minute in range(other.runner.schedule.total - 1):
        other.runner.close_minute(minute)
    assert not any(isinstance(event.body, DrillClosed) for event in other.drill.log.events)


def test_a_replay_stands_where_the_play_stood() -> None:
    living = practice()
    turn(living)
    living.runner.close_minute(0)
    turn(living)
    again = fold(living.drill.log.events, DrillState())
    assert fingerprint(again) == fingerprint(living.drill.state)
    assert again.practice and again.practice.waits and not again.running
    assert any(isinstance(event.body, PracticeWaits) for event in living.drill.log.events)


def test_in_a_drill_with_control_nobody_but_control_has_a_hand_on_the_clock() -> None:
    living = begin(load(find("market-rumour")), 1_000)
    living.give("duty", JoinSeat("L1-DUTY"))
    for minute in range(3):
        living.runner.close_minute(minute)
        assert turn(living) == ()
    for what in ("go_on", "end"):
        with pytest.raises(Refused) as refusal:
            living.give("duty", Practise("L1-DUTY", what))
        assert refusal.value.code == "R170"


def test_another_seat_of_a_practice_has_none_either() -> None:
    living = practice()
    with pytest.raises(Refused):
        living.give("chair", Practise("L1-LEAD", "end"))


def write(living: Living, number: int, seat: str = "duty", later: int = 0) -> None:
    role = min(living.seats.seats[seat].roles)
    living.give(seat, PostOnNetwork(role=role, room="feed", text=f"words {number}"), later)


def waited_for() -> Living:
    living = practice()
    turn(living)
    living.runner.close_minute(0)
    assert turn(living) == ("pause",)
    return living


def test_while_the_clock_waits_the_person_is_not_told_to_wait_for_the_clock() -> None:
    living = waited_for()
    write(living, 0)
    write(living, 1)
    (first, *_) = living.drill.state.posts
    living.give("duty", EditPost("L1-DUTY", first, "words of the first, put better"))
    assert len(living.drill.state.posts) == 2


def test_a_wait_takes_a_bounded_number_of_posts_and_the_next_second_of_the_story_takes_one_again() -> None:
    living = waited_for()
    for number in range(PER_WAIT):
        write(living, number)
    with pytest.raises(Refused, match="R142"):
        write(living, PER_WAIT)
    living.give("duty", Practise("L1-DUTY", "go_on"))
    turn(living)
    write(living, PER_WAIT, later=PACE)
    assert len(living.drill.state.posts) == PER_WAIT + 1


def test_nobody_else_posts_faster_because_the_clock_waits_and_who_practises_not_while_it_runs() -> None:
    living = waited_for()
    write(living, 0, "voice")
    with pytest.raises(Refused, match="R142"):
        write(living, 1, "voice")
    living.give("duty", Practise("L1-DUTY", "go_on"))
    turn(living)
    assert living.drill.state.running
    write(living, 2)
    with pytest.raises(Refused, match="R142"):
        write(living, 3)
