"""E19: leaks and over-classification, from the machine's notes."""

from __future__ import annotations

import pytest

from infodrill.conduct import events as facts
from infodrill.review.measures import secrets
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from tests.review.scene import Pen, claim, scenario


def measured(*notes: facts.ArtefactWeighed) -> secrets.Measure:
    pen = Pen(scenario(claim("k1", "G0", "FALSE")))
    pen.open(1, "c1", "k1")
    for at, note in enumerate(notes, 2):
        pen.write(at, note)
    return secrets.measure(read_timeline(Record(pen.scenario, tuple(pen.events))))


def note(artefact: str, tlp: str, *grounds: str, left_open: bool = False) -> facts.ArtefactWeighed:
    return facts.ArtefactWeighed(artefact, "c1", tlp, grounds, left_open)


def test_it_is_not_measured_only_when_nothing_was_marked() -> None:
    assert measured().status == "not_measured"
    assert measured(note("c1.e1", "RED", "personal")).letter == "P"
    assert measured(note("s1@1", "CLEAR", "secret")).letter == "U"


def test_a_published_secret_fails_whatever_else_was_kept() -> None:
    found = measured(note("c1.e1", "RED", "secret"), note("s1@1", "CLEAR", "secret"))
    assert found.letter == "U" and found.values["leaks"] == 1
    assert {one.kind for one in found.findings} == {"improve", "strength"}


@pytest.mark.parametrize(("standing", "letter"), [(1, "S"), (2, "M"), (3, "M"), (4, "U")])
def test_markings_without_a_ground_are_over_classification(standing: int, letter: str) -> None:
    found = measured(*(note(f"c1.e{n}", "AMBER") for n in range(standing)))
    assert (found.letter, found.values["over"]) == (letter, standing)


def test_a_marking_that_was_taken_back_is_told_and_does_not_stand() -> None:
    found = measured(note("c1.e1", "RED"), note("c1.e1", "GREEN"))
    assert (found.letter, found.values["over"], found.values["lifted"]) == ("S", 0, 1)


def test_withholding_what_the_owner_left_open_is_said_so() -> None:
    assert "left the same words open" in measured(note("c1.q1", "RED", left_open=True)).findings[0].text.msgid
