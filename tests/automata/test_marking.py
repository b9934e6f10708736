"""What may lawfully be kept is marked before anybody writes, and what is only unwelcome is not: cells differ in both (E19)."""

from __future__ import annotations

from infodrill.casework.leak import CLOSED_MARKINGS
from infodrill.casework.nouns.marking import ArtefactMarked
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.kernel.archive import read_drill
from infodrill.kernel.events import Event
from infodrill.review.assess import Verdict, judge
from infodrill.review.record import load_record
from infodrill.scenario.loader import find, load
from tests.verdict import walks

SECRETS = "stamped-page"  # the drill in which something may lawfully be kept
OPEN = "clinic"  # one in which nothing may


def events(name: str, cells: str) -> tuple[Event, ...]:
    """The log of that drill with cells of that character."""
    return tuple(read_drill(walks.played(name, cells)).events)


def notes(cells: str) -> list[ArtefactWeighed]:
    """What the machine noted of what was marked and of what went out."""
    return [event.body for event in events(SECRETS, cells) if isinstance(event.body, ArtefactWeighed)]


def rated(cells: str) -> Verdict:
    return judge(load_record(walks.played(SECRETS, cells)))


def test_good_cells_mark_each_fact_that_may_be_kept_nothing_else_and_publish_none() -> None:
    grounds = {fact.ground for claim in load(find(SECRETS)).scenario.claims for fact in claim.protects}
    found = notes("good")
    assert {ground for note in found for ground in note.grounds} == grounds
    assert all(note.grounds and note.tlp in CLOSED_MARKINGS for note in found)
    assert rated("good").measures["E19"].letter == "P"


def test_it_is_marked_before_the_first_text_goes_out() -> None:
    log = events(SECRETS, "good")
    marked = [event.at for event in log if isinstance(event.body, ArtefactMarked)]
    steps = ((event.at, event.body) for event in log if isinstance(event.body, StatementStepped))
    assert marked and min(marked) < min(at for at, body in steps if body.to == "PUBLISHED")


def test_the_heavy_hand_marks_what_an_office_would_rather_not_hear_and_the_report_counts_it() -> None:
    assert [note for note in notes("overreacting") if not note.grounds and note.tlp in CLOSED_MARKINGS]
    measure = rated("overreacting").measures["E19"]
    assert measure.letter in ("S", "M", "U") and measure.values["leaks"] == 0 and measure.values["over"] >= 1


def test_the_careless_read_it_out_in_texts_and_to_the_press() -> None:
    assert [note for note in notes("careless") if note.tlp not in CLOSED_MARKINGS]
    assert rated("careless").measures["E19"].letter == "U"
    answers = [
        event.body for event in events(SECRETS, "careless") if isinstance(event.body, PressQuestionAnswered)
    ]
    assert any("2:40" in str(answer.text) for answer in answers)


def test_where_nothing_may_be_kept_nobody_marks_anything() -> None:
    assert not [event for event in events(OPEN, "good") if isinstance(event.body, ArtefactMarked)]
