"""The rule by which anything owed falls due: story deadlines, leaps, practice time, the end of play."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from infodrill.conduct.twoclocks import TwoClocks

EPOCH = datetime.fromisoformat("2031-09-11T22:00:00+07:00")
HOUR = 3600


def clocks(**more: object) -> TwoClocks:
    """A night move and, after 30 played minutes, a leap to eight hours later; play ends after two hours."""
    given: dict[str, object] = {
        "epoch": EPOCH, "begun": ((0, 0), (1800, 8 * HOUR)), "ends": 2 * HOUR, "until": 2 * HOUR,
    }  # fmt: skip
    return TwoClocks(**(given | more))  # type: ignore[arg-type]


def test_a_deadline_inside_a_leap_falls_at_the_leap() -> None:
    assert clocks().after(600, HOUR) == 1800


def test_a_deadline_beyond_a_leap_is_counted_in_the_story() -> None:
    assert clocks().story(clocks().after(600, 9 * HOUR)) == 600 + 9 * HOUR


def test_a_deadline_never_comes_before_people_had_half_an_hour() -> None:
    assert clocks().due(1700, HOUR, priority="P1") == 1700 + 1800


def test_the_end_of_play_settles_what_people_had_time_for() -> None:
    assert clocks().due(2 * HOUR - 1800, 48 * HOUR, priority="P3") == 2 * HOUR


def test_the_end_of_play_leaves_a_complaint_its_deadline() -> None:
    assert clocks().due(3600, 48 * HOUR, priority="P4") > 2 * HOUR


def test_what_came_too_late_for_the_practice_time_is_not_settled_at_the_end() -> None:
    assert clocks().due(2 * HOUR - 1799, 48 * HOUR, priority="P2") > 2 * HOUR


def test_a_jump_is_no_time_for_people() -> None:
    jumped = clocks(unplayed=((1000, 1600),))
    assert jumped.played(900, 1700) == 200
    assert jumped.played_after(900, 200) == 1700


def test_a_higher_speed_gives_people_less_time_and_the_machine_none_less() -> None:
    fast = clocks(speeds=((0, 1000), (600, 4000)))
    assert fast.played(0, 1000) == 600 + 100
    assert fast.played(0, 1000, people=False) == 1000
    assert fast.played_after(0, 700) == 1000


def test_the_date_goes_past_midnight_with_the_leap() -> None:
    assert clocks().date(1800).isoformat() == "2031-09-12T06:00:00+07:00"


@st.composite
def any_clocks(draw: st.DrawFn) -> TwoClocks:
    """Up to four moves with leaps, one jump, changes of speed."""
    begun, at, told = [(0, 0)], 0, 0
    for _ in range(draw(st.integers(0, 4))):
        stayed, leaped = draw(st.integers(60, 4000)), draw(st.integers(0, 40_000))
        at, told = at + stayed, told + stayed + leaped
        begun.append((at, told))
    ends = at + draw(st.integers(60, 9000))
    first, length = draw(st.integers(0, ends)), draw(st.integers(1, 3000))
    speeds = ((0, 1000), (draw(st.integers(1, ends)), draw(st.sampled_from([250, 1000, 2000, 60_000]))))
    jump = ((first, first + length),) if draw(st.booleans()) else ()
    return clocks(begun=tuple(begun), ends=ends, until=ends, unplayed=jump, speeds=speeds)


SECONDS = st.integers(0, 20_000)


@given(any_clocks(), SECONDS, st.integers(0, 200_000))
def test_when_the_second_comes_the_story_has_gone_on_by_what_was_allowed(
    one: TwoClocks, since: int, allowed: int
) -> None:
    found = one.after(since, allowed)
    assert found >= since
    assert one.story(found) >= one.story(since) + allowed
    assert found == since or one.story(found - 1) < one.story(since) + allowed


@given(any_clocks(), SECONDS, st.integers(1, 20_000), st.booleans())
def test_played_time_is_the_inverse_of_itself(one: TwoClocks, since: int, seconds: int, people: bool) -> None:
    found = one.played_after(since, seconds, people=people)
    assert one.played(since, found, people=people) >= seconds - 2  # whole seconds a stretch
    assert one.played(since, found - 1, people=people) <= seconds


@given(any_clocks(), SECONDS, st.integers(60, 200_000), st.sampled_from(["P1", "P2", "P3", "P4"]))
def test_whoever_works_later_is_never_due_earlier(
    one: TwoClocks, since: int, allowed: int, priority: str
) -> None:
    now, later = (one.due(at, allowed, priority=priority) for at in (since, since + 1))
    assert later >= now or later == one.ends or now > one.ends


@given(any_clocks(), SECONDS, st.integers(60, 200_000), st.sampled_from(["P1", "P2", "P3"]))
def test_nothing_is_due_before_the_practice_time(
    one: TwoClocks, since: int, allowed: int, priority: str
) -> None:
    assert one.due(since, allowed, priority=priority) >= one.played_after(since, min(allowed, 1800))


def test_what_the_scenario_gave_a_time_of_its_own_is_settled_at_the_end_whatever_its_priority() -> None:
    assert clocks().due(3600, 48 * HOUR, priority="P4", practice=1800) == 2 * HOUR
    assert clocks().due(2 * HOUR - 600, 48 * HOUR, priority="P4", practice=1800) > 2 * HOUR


def test_a_time_promised_to_the_public_keeps_its_hour_beyond_the_end_whatever_practice_the_claim_has() -> (
    None
):
    assert clocks().due(3600, 48 * HOUR, priority="", practice=1800) > 2 * HOUR
