"""The lesson: good cells do well in it, overreacting ones do not; a person at any seat comes to its end with the hints."""

from __future__ import annotations

from pathlib import Path

import pytest

from infodrill.automata.rehearse import rehearse
from infodrill.casework.steps import BY_TEXT, step_owed
from infodrill.conduct import practising
from infodrill.conduct.check import check
from infodrill.conduct.nouns.lobby import JoinSeat
from infodrill.conduct.nouns.practice import PracticeOpened, Practise
from infodrill.conduct.ranking import things
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import RANK, head
from infodrill.review.assess import judge
from infodrill.review.lesson import remarks
from infodrill.review.measures.base import LETTERS
from infodrill.review.record import Record, load_record
from infodrill.review.threelines import three_lines
from infodrill.scenario.loader import find, load
from tests.automata.test_solo import by_the_hint, colleagues
from tests.conduct.living import Living, begin
from tests.forms import both_forms

LESSON = "market-rumour"
SEATS = ("duty", "chair", "voice", "steering", "lookout", "keeper", "rights")
UNJUDGED = ("keeper",)  # the lesson's key says nothing of what a fact owner answers and approves
FEW = 25  # presses of a person in one minute of the story, after which the clock is let go on


def letters(character: str, folder: Path) -> dict[str, str]:
    made = rehearse(load(find(LESSON)), seed=1, cells=character, accounts=1_000, folder=folder)
    verdict = judge(load_record(made.drill_file))
    assert verdict.letter == "", "a lesson has no letter"
    return {code: measure.letter for code, measure in verdict.measures.items() if measure.letter}


def test_the_lesson_has_no_finding_and_is_not_rated() -> None:
    report = check(load(find(LESSON)))
    assert not report.problems and not report.rated


def test_good_cells_do_well_in_the_lesson_and_overreacting_ones_do_not(tmp_path: Path) -> None:
    good = letters("good", tmp_path / "good")
    assert {"E2", "E3", "E7", "E12"} <= set(good)
    assert {code: letter for code, letter in good.items() if letter not in ("P", "S")} == {}
    bad = letters("overreacting", tmp_path / "bad")
    assert bad["E3"] == "U" and LETTERS.index(bad["E2"]) < LETTERS.index("P")


@pytest.mark.parametrize("seat", both_forms(SEATS, ["chair", "lookout", *UNJUDGED]))
def test_who_does_as_the_hints_say_comes_to_the_end_and_reads_three_sentences(seat: str) -> None:
    living = practised(seat)
    state = living.drill.state
    record = Record(scenario=living.drill.scenario, events=tuple(living.drill.log.events))
    assert state.closed
    told = [remark.right for remark in remarks(record, state, seat)]
    verdicts = [right for right in told if right is not None]
    assert told and sum(verdicts) * 2 >= len(verdicts), "whoever follows the hints is mostly right"
    assert bool(verdicts) == (seat not in UNJUDGED)
    end = three_lines(record, state, seat)
    assert all(line.msgid for line in (end.so, end.well, end.then))


def practised(seat: str) -> Living:
    """A practice to its end: the clock by the one rule, the person by the hints, everybody else by themselves."""
    loaded = load(find(LESSON))
    living = begin(loaded, 1_000)
    living.runner.colleagues = colleagues(loaded.scenario)
    living.runner.record((PracticeOpened(seat),), 0)
    role = min(living.seats.seats[seat].roles)
    living.give(seat, JoinSeat(role))
    for minute in range(living.runner.schedule.total + 1):
        for press in range(FEW):
            turn(living, seat)
            stands_for_the_urgent(living, seat)
            if living.drill.state.running or living.drill.state.closed:
                break
            if not by_the_hint(living, seat) or press == FEW - 2:
                living.give(seat, Practise(role, "go_on"))
        if living.drill.state.closed:
            break
        if minute < living.runner.schedule.total - 1:
            living.runner.close_minute(minute)
        else:
            living.give(seat, Practise(role, "end"))
    turn(living, seat)
    return living


def owes_it(view: SeatView, item: str) -> bool:
    """Whether a deadline still runs behind it: a text on whose case no word is owed any more may wait for a person."""
    of = next((text.case for text in view.statements if text.statement == item), "")
    owed = [name for case in view.open_cases if case.case == of for name, _ in view.casework.owed(case)]
    return not of or any(step_owed(name)[0] in BY_TEXT for name in owed)


def stands_for_the_urgent(living: Living, seat: str) -> None:
    """The clock stands for no lesser thing while another desk is headed by a P1: nobody works there as long as it stands."""
    state = living.drill.state
    views = {name: living.runner.view(place, state.at) for name, place in living.seats.seats.items()}
    if state.running or not state.practice.waits:
        return
    own = [thing for thing in things(views[seat]) if thing.name in state.practice.waits]
    others = {
        name: first.name
        for name, view in views.items()
        if name != seat
        and (first := head(things(view)))
        and first.turn.own
        and first.due > state.at
        and first.rank == RANK["P1"]
        and owes_it(view, first.item)
    }
    assert any(thing.on_p1 for thing in own) or not others, (own, others)


def turn(living: Living, seat: str) -> None:
    state = living.drill.state
    at = max(state.at, state.minute * 60)
    view = living.runner.view(living.seats.seats[seat], at)
    places = (place for name, place in living.seats.seats.items() if name != seat and not place.control)
    others = (living.runner.view(place, at) for place in places)
    living.runner.record(practising.turn(view, others, state, living.runner.schedule, 4), at)
