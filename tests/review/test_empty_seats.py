"""A cell of people answers for no act of the program in a seat that nobody sat in; for their own they do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.conduct.nouns.lobby import SeatJoined, SeatLeft
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.review import lookback
from infodrill.review.assess import assess
from infodrill.review.measures import overreaction
from infodrill.review.record import Record
from tests.review.reports import measured
from tests.review.scene import Pen, claim, scenario


def played(*minutes: float, by: str = "ward-a.desk") -> Record:
    """Presses at these minutes, in a cell in whose seat somebody sits from minute 15 to 30, and the program otherwise."""
    pen = Pen(scenario(claim("fraud", "G0", "FALSE")))
    pen.events[0] = replace(pen.events[0], body=replace(pen.events[0].body, cells={"ward-a": "good"}))
    pen.wave(5, "fraud")
    pen.open(10, "c0", "fraud")
    pen.log(11, "c0")
    moves = {15: SeatJoined("ward-a.desk"), 30: SeatLeft("ward-a.desk")}
    for minute in sorted((*minutes, *moves)):
        pen.write(minute, moves.get(minute) or TrapPressed("ask_removal", "c0", "ward-a"), by)  # type: ignore[arg-type]
    pen.publish(40, "c0")
    return pen.end(180)


@pytest.mark.parametrize(
    ("minutes", "counts"),
    [((12,), False), ((31,), False), ((20,), True), ((12, 20), True), ((12, 31), False)],
)
def test_a_breach_counts_where_a_person_had_a_hand_in_it(minutes: tuple[float, ...], counts: bool) -> None:
    """One of three misses of a cell was the program's: a report to the upper level, before anybody had come in."""
    record = played(*minutes)
    found = measured(record, "E3")
    (pressed,) = (row for row in found.rows if row.owed.what == overreaction.TRAP and row.outcome == "missed")
    assert pressed.owed.automated is not counts
    assert found.values["traps"] == (len(minutes) if counts else 0)
    assert (pressed in assess(record, replicas=0).missed) is counts


def test_the_look_back_shows_it_marked_and_in_no_count() -> None:
    pen = Pen(scenario(claim("joke", "G2", "SATIRE", "H0")))
    pen.events[0] = replace(pen.events[0], body=replace(pen.events[0].body, cells={"ward-a": "good"}))
    pen.wave(5, "joke")
    pen.open(10, "c0", "joke")
    pen.publish(12, "c0", "correction", "deny", cell="ward-a")
    pen.write(15, SeatJoined("ward-a.desk"))
    found = lookback.look_back(pen.end(180))
    states = {deed.state for deed in found.deeds if deed.over and deed.cell == "ward-a"}
    assert states == {"aside"} and dict(lookback.tally(found.deeds))["aside"] == 2  # E2 as E3
