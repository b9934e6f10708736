"""E19: leaks and over-classification, from the machine's notes."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.review.measures import secrets
from infodrill.review.measures.base import Measure
from tests.review import reports
from tests.review.reports import outcomes, row
from tests.review.scene import Pen, bi, claim, scenario

SECRET = ({"ground": "security", "fact": bi("the code of the sluice")},)


def measured(*notes: ArtefactWeighed, secret: bool = False, dealt: bool = True) -> Measure:
    pen = Pen(scenario(claim("k1", "G0", "FALSE", protects=SECRET if secret else ())))
    pen.open(1, "c1", "k1")
    if dealt:
        pen.log(2, "c1")
    for at, artefact_weighed in enumerate(notes, 3):
        pen.write(at, artefact_weighed)
    return reports.measured(pen.end(180), "E19")


def note(artefact: str, tlp: str, *grounds: str, left_open: bool = False) -> ArtefactWeighed:
    return ArtefactWeighed(artefact=artefact, case="c1", tlp=tlp, grounds=grounds, left_open=left_open)


def test_it_is_not_measured_only_when_nothing_was_marked() -> None:
    assert measured().status == "not_measured"
    assert measured(note("c1.e1", "RED", "personal")).letter == "P"
    assert measured(note("s1@1", "CLEAR", "personal")).letter == "U"


def test_a_published_secret_fails_whatever_else_was_kept() -> None:
    found = measured(note("c1.e1", "RED", "secret"), note("s1@1", "CLEAR", "secret"))
    assert found.letter == "U" and found.values["leaks"] == 1
    assert {finding.kind for finding in found.findings} == {"improve", "strength"}


@pytest.mark.parametrize(("standing", "letter"), [(1, "S"), (2, "M"), (3, "M"), (4, "U")])
def test_markings_without_a_ground_are_over_classification(standing: int, letter: str) -> None:
    found = measured(*(note(f"c1.e{n}", "AMBER") for n in range(standing)))
    assert (found.letter, found.values["over"]) == (letter, standing)
    assert outcomes(found, what=secrets.MARKING) == ["missed"] * standing


def test_a_marking_that_was_taken_back_stays_a_breach_with_the_time_it_stood() -> None:
    found = measured(note("c1.e1", "RED"), note("c1.e1", "GREEN"))
    assert (found.letter, found.values["over"], found.values["lifted"]) == ("S", 0, 1)
    assert (row(found, what=secrets.MARKING).outcome, row(found, what=secrets.MARKING).value) == (
        "missed",
        60,
    )


def test_withholding_what_the_owner_left_open_is_said_so() -> None:
    found = measured(note("c1.q1", "RED", left_open=True))
    assert "left the same words open" in row(found, what=secrets.MARKING).why.msgid


@pytest.mark.parametrize(
    ("notes", "outcome", "letter"),
    [
        ((note("c1.e1", "RED", "security"),), "met", "P"),
        ((note("c1.e1", "RED", "security"), note("s1@1", "CLEAR", "security")), "missed", "U"),
    ],
)
def test_each_protected_fact_has_its_row(
    notes: tuple[ArtefactWeighed, ...], outcome: str, letter: str
) -> None:
    found = measured(*notes, secret=True)
    assert (row(found, what=secrets.FACT).outcome, found.letter) == (outcome, letter)
    assert outcomes(found, what=secrets.LEAK) == []  # counted once


def test_a_fact_that_nobody_touched_is_uncovered_in_a_drill_in_which_nothing_was_marked() -> None:
    found = measured(secret=True)
    assert (outcomes(found), found.status) == (["not_due"], "not_measured")


def test_a_fact_kept_beside_other_markings_counts_where_a_seat_dealt_with_the_claim() -> None:
    harmless = ArtefactWeighed(artefact="c2.e1", case="c2", tlp="RED", grounds=("personal",))
    assert outcomes(measured(harmless, secret=True), what=secrets.FACT) == ["met"]
    assert outcomes(measured(harmless, secret=True, dealt=False), what=secrets.FACT) == ["not_due"]
