"""What control is told before a leap: what it would settle as missed, whose it is, and nothing that is done or later."""

from __future__ import annotations

from infodrill.casework.edition import load_edition
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.review.ahead import LeftOpen, left_open
from infodrill.review.record import Record
from infodrill.scenario.schema import Claim, Move
from tests.review.scene import MIN, Pen, bi, claim, known, scenario

LEAP = 40 * MIN
PATH = tuple({"what": one, "by": "SPOKE", "after": 0, "note": bi("note")} for one in ("hold", "correct"))


def night(*claims: Claim) -> Pen:
    """A night, with a morning from minute 40 on."""
    moves = (
        {"number": 1, "at": 0, "story": "22:40", "title": bi("night")},
        {"number": 2, "at": LEAP, "story": "06:00", "title": bi("morning")},
    )
    plan = scenario(*claims)
    changed = plan.drill.model_copy(update={"moves": tuple(map(Move.model_validate, moves))})
    return Pen(plan.model_copy(update={"drill": changed}))


def falsehood(name: str, harm: str) -> Claim:
    return claim(name, "G0", "FALSE", harm, truth=(known(0, "FALSE"),), right_path=PATH)


def drill() -> Pen:
    """A night of one falsehood reported at minute 10."""
    pen = night(falsehood("rumour", "H4"))
    pen.open(10, "c1", "rumour")
    return pen


def told(pen: Pen, minute: float, leap: int = LEAP) -> tuple[LeftOpen, ...]:
    pen.write(minute, MinuteClosed(int(minute), len(pen.events) - 1, ""), actor="runner")
    return left_open(Record(scenario=pen.scenario, events=tuple(pen.events)), load_edition("vn-2025"), leap)


def words(found: tuple[LeftOpen, ...]) -> set[str]:
    return {row.owed.what for unfinished in found for row in unfinished.rows}


def test_a_leap_leaves_open_what_is_owed_by_then_and_names_claim_and_case() -> None:
    found = told(drill(), 30)
    assert {"first word", "answer"} <= words(found)
    assert {unfinished.claim for unfinished in found} == {"rumour"}
    assert all("c1" in unfinished.cases for unfinished in found)


def test_what_was_said_is_not_left_open() -> None:
    pen = drill()
    pen.publish(20, "c1", "holding", "unknown")
    assert "first word" not in words(told(pen, 30))
    pen = drill()
    pen.publish(20, "c1", stance="deny")
    assert not {"first word", "answer"} & words(told(pen, 30))


def test_what_was_missed_already_is_no_warning_any_more() -> None:
    gone = words(told(drill(), 12)) - words(told(drill(), 39))
    assert gone, "logging a report of P1 is due ten minutes after it"
    assert {"first word", "answer"} <= words(told(drill(), 39))


def test_what_falls_due_behind_the_leap_is_not_left_open_by_it() -> None:
    assert told(drill(), 30, LEAP)
    assert told(drill(), 30, LEAP - MIN) == ()


def test_the_most_urgent_comes_first_whatever_its_name() -> None:
    pen = night(falsehood("a-slow", "H2"), falsehood("b-urgent", "H3"))
    pen.open(10, "c1", "a-slow")
    pen.open(10, "c2", "b-urgent")
    found = told(pen, 30)
    priorities = [min(row.owed.priority for row in unfinished.rows) for unfinished in found]
    assert priorities == sorted(priorities) and len(set(priorities)) > 1
    assert found[0].claim == "b-urgent" and found[-1].claim == "a-slow"


def test_each_thing_is_asked_for_once() -> None:
    """The answer that E4 and E5 count is the word that E7 owes."""
    asked = sorted(
        (unfinished.cell, row.owed.measure, row.owed.what)
        for unfinished in told(drill(), 30)
        for row in unfinished.rows
    )
    assert asked == [
        ("", "E6", "verdict on what is said"),
        ("", "E7", "answer"),
        ("", "E7", "first word"),
        ("ward-a", "E11", "matter brought to the upper level"),
    ]
