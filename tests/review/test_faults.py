"""Time that a fault of the range took is given back; what then finds none is excused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.conduct.nouns.clock import PhaseBegun
from infodrill.conduct.nouns.faults import FaultLogged, FaultMended
from infodrill.kernel.events import Event, Text
from infodrill.review.asread import cell_of
from infodrill.review.ledger import LedgerRow, Owed, course_of
from infodrill.review.ledger.outages import Outage, lost, put_off, took
from infodrill.review.measures import SPECS
from infodrill.review.measures.base import Rated, Spec
from infodrill.review.timeline import read_timeline
from infodrill.review.words import line
from tests.review.saying import (
    RUMOUR,
    holds_and_corrects,
    measured,
    rows,
    told,
)
from tests.review.scene import Pen, known, scenario


@pytest.mark.parametrize(
    ("logged", "mended", "due", "outcome"),
    [
        (40, 0, 40, "missed"),  # logged at the deadline, not before it
        (60, 0, 40, "missed"),  # logged afterwards
        (15, 30, 55, "missed"),  # fifteen minutes given back
        (15, 45, 70, "missed"),  # the deadline lay inside it: thirty minutes given back
        (39.99, 40.01, 40.02, "missed"),  # a second over the deadline takes a second and no more
        (30, 0, 40, "excused"),  # never mended: of thirty minutes it left twenty
        (15, 155, 180, "missed"),  # at the end of play thirty minutes were left
        (15, 170, 40, "excused"),  # fifteen were
    ],
)
def test_a_fault_gives_back_what_it_took_and_excuses_only_where_too_little_was_left(
    logged: float, mended: float, due: float, outcome: str
) -> None:
    pen = told(RUMOUR)  # its first word is due at minute 40
    pen.write(
        logged, FaultLogged(fault="f1", what=Text("mất mạng"), since=12 * 60, cells=()), actor="direction"
    )
    if mended:
        pen.write(mended, FaultMended("f1"), actor="direction")
    row = rows(measured(pen)["E7"])["E7:rumour:first-word"]
    assert (row.owed.due, row.outcome) == (pytest.approx(due * 60, abs=1), outcome)


@pytest.mark.parametrize(
    ("mended", "outcome"), [(155.02, "missed"), (160.9, "missed"), (161.1, "excused"), (0, "excused")]
)
def test_less_than_a_fifth_of_the_time_that_was_owed_excuses_nothing_at_the_end_of_play(
    mended: float, outcome: str
) -> None:
    """Owed from minute 150 to 180, when play ends; the fault begins at 155."""
    pen = told(RUMOUR, 150)
    pen.write(
        155, FaultLogged(fault="f1", what=Text("mất mạng"), since=155 * 60, cells=()), actor="direction"
    )
    if mended:
        pen.write(mended, FaultMended("f1"), actor="direction")
    row = rows(measured(pen)["E7"])["E7:rumour:first-word"]
    assert (row.owed.due, row.outcome) == (180 * 60, outcome)


@pytest.mark.parametrize(
    ("said", "outcome"), [(0, "excused"), (20, "met"), (38, "met"), (60, "excused"), (-20, "excused")]
)
def test_a_fault_takes_nothing_from_what_was_done_in_time_all_the_same(said: int, outcome: str) -> None:
    """Due at minute 40; the fault is never mended. What was said in time is met, a false word before it is not."""
    pen = told(RUMOUR)
    pen.write(30, FaultLogged(fault="f1", what=Text("mất mạng"), since=30 * 60, cells=()), actor="direction")
    if said < 0:
        pen.publish(15, "c1", stance="confirm")
    if said:
        pen.publish(abs(said), "c1", "holding", "unknown")
    found = measured(pen)["E7"]
    assert rows(found)["E7:rumour:first-word"].outcome == outcome


@pytest.mark.parametrize(("said", "outcome"), [(50, "met"), (56, "missed")])
def test_what_is_done_in_the_time_that_was_given_back_is_in_time(said: int, outcome: str) -> None:
    pen = told(RUMOUR)
    pen.write(15, FaultLogged(fault="f1", what=Text("mất mạng"), since=15 * 60, cells=()), actor="direction")
    pen.write(30, FaultMended("f1"), actor="direction")
    pen.publish(said, "c1", "holding", "unknown")
    assert rows(measured(pen)["E7"])["E7:rumour:first-word"].outcome == outcome


def test_an_answer_of_which_the_time_was_there_is_settled_when_play_ends_though_a_fault_stayed() -> None:
    pen = told(RUMOUR)  # its answer is due at minute 70
    pen.write(
        69.9, FaultLogged(fault="f1", what=Text("mất mạng"), since=69 * 60, cells=()), actor="direction"
    )
    row = rows(measured(pen)["E7"])["E7:rumour:answer:1"]
    assert (row.owed.due, row.outcome) == (180 * 60, "missed")


def test_faults_that_overlap_take_their_time_once_and_from_the_cells_that_they_hit() -> None:
    two = (Outage(logged=600, cells=("city",), mended=1_200), Outage(logged=900, cells=(), mended=1_500))
    assert lost(two, "city", 0) == ((600, 1_500),)
    assert lost(two, "ward-b", 1_000) == ((1_000, 1_500),)
    assert lost(two[:1], "ward-b", 0) == ()
    assert put_off(700, lost(two, "city", 0)) == 1_600


def test_no_cell_is_read_from_an_event_that_is_no_word_of_one_and_takes_nothing_up() -> None:
    """Asked of another kind of event, the reading stops and credits nobody."""
    with pytest.raises(TypeError, match=r"phase\.begun"):
        cell_of(Event(seq=0, at=0, actor="runner", body=PhaseBegun(4)))


def test_a_fault_took_from_a_stretch_only_what_it_touched() -> None:
    faults = (
        Outage(logged=600, cells=(), mended=900),
        Outage(logged=0, cells=(), mended=600),
        Outage(logged=300, cells=("city",), mended=601),
        Outage(logged=900, cells=()),
    )
    assert took(faults, "city", 600, 900) == (faults[2], faults[0])
    assert took(faults, "ward-b", 600, 900) == faults[:1]
    assert took(faults, "ward-b", 900, 900) == ()


def test_only_rows_that_the_letter_is_made_of_count_for_the_fifth_that_is_excused() -> None:
    def spec(weighed: int, excused: int, beside: int) -> Spec:
        made = (
            [("weighed", "met")] * weighed
            + [("weighed", "excused")] * excused
            + [("beside", "excused")] * beside
        )
        rows = tuple(
            LedgerRow(owed=Owed(measure="E4", what=what, about=str(n), standing="due", planned=outcome == "met"), outcome=outcome)
            for n, (what, outcome) in enumerate(made)
        )  # fmt: skip
        return replace(
            SPECS["E4"], owed=lambda course: (), raised=lambda log, course: rows,
            rate=lambda due, rows, log: Rated(result=line(""), values={}, rating=3), always=True,
            weighs=lambda row: row.owed.what == "weighed", duties=frozenset({"weighed", "beside"}),
        )  # fmt: skip

    record = told(RUMOUR).end(180)
    log, course = read_timeline(record), course_of(record)
    letters = [
        spec(*counts).measure(log, course).letter
        for counts in ((4, 1, 0), (4, 2, 0), (4, 1, 9), (4, 2, 9), (0, 0, 0))
    ]
    assert letters == ["P", "", "P", "", "P"]


def test_a_measure_with_more_than_a_fifth_excused_is_insufficient() -> None:
    pen = Pen(scenario(RUMOUR, holds_and_corrects("second", known(0, "FALSE"))))
    pen.open(10, "c1", "rumour")
    pen.open(40, "c2", "second")
    pen.write(55, FaultLogged(fault="f1", what=Text("mất mạng"), since=55 * 60, cells=()), actor="direction")
    assert (measured(pen)["E7"].letter, measured(pen)["E7"].status) == ("", "insufficient")
