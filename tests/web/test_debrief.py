"""The debrief: every seat is told what was true and what its own cell did; what others pressed is told to nobody."""

from __future__ import annotations

import re

import pytest

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.restraint import PressTrap
from infodrill.review import lookback
from infodrill.review.estimate import Estimate
from infodrill.review.record import Record
from infodrill.web.live import LiveDrill
from infodrill.web.outcome.worth import Reached, Worth
from infodrill.web.rooms import lookingback

from .rehearsed import rehearsed
from .test_rooms_pages import browser


def ended(pressing: str = "") -> LiveDrill:
    """The clinic played to its last phase; one seat may have pressed a trap; then ended."""
    drill = rehearsed("clinic", 40, own=bool(pressing))
    if pressing:
        case = drill.view(pressing, "vi").cases[0].case
        drill.give(pressing, PressTrap(role="L1-LEAD", kind="ask_removal", case=case), "")
    drill.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    return drill


def looked(drill: LiveDrill, seat: str, lang: str = "vi") -> lookingback.LookedBack:
    found = lookingback.look_back(drill, drill.view(seat, lang), computing=True)
    assert found is not None
    return found


@pytest.fixture
def closed(base) -> LiveDrill:
    return ended()


def test_before_the_close_nobody_is_told_anything(base) -> None:
    drill = rehearsed("clinic", 40)
    for seat in drill.seats().seats:
        assert lookingback.look_back(drill, drill.view(seat, "vi"), computing=True) is None
        assert 'class="was"' not in browser(drill, seat, "vi").get(f"/d/{drill.id}/report/").content.decode()


def test_every_seat_is_told_what_was_true_of_every_claim_that_went_round(closed: LiveDrill) -> None:
    told = lookback.look_back(Record(scenario=closed.scenario, events=tuple(closed.events))).claims
    assert len(told) > 5
    for seat in closed.seats().seats:
        for lang in ("vi", "en"):
            sentences = [claim.sentence for claim in looked(closed, seat, lang).truth]
            assert sentences == [claim.claim.sentence.in_(lang) for claim in told]


def test_a_seat_is_told_the_deeds_of_its_own_cell_and_control_of_all(closed: LiveDrill) -> None:
    seats = closed.seats()
    for seat, place in seats.seats.items():
        names = {cell.name for cell in looked(closed, seat).cells}
        if place.roles & {"DIR", "CTRL", "WHITE", "SAFE", "EVAL"}:
            assert names == {
                seats.cells[cell].name.vi
                for cell in {deed.cell for deed in lookingback._record(closed)[0].deeds} & set(seats.cells)
            }
        elif place.roles <= {"OBS"}:
            assert names == set()
        else:
            assert names <= {seats.cells[place.cell].name.vi}
    assert looked(closed, "duty").cells and looked(closed, "direction").cells


def shown(drill: LiveDrill, seat: str) -> str:
    body = browser(drill, seat, "vi").get(f"/d/{drill.id}/report/").content.decode()
    page = re.search(r"<main.*</main>", body, re.S)
    assert page
    return re.sub(rf'{drill.id}|name="csrfmiddlewaretoken" value="\w+"', "", page[0])


def test_a_press_of_a_trap_changes_the_debrief_of_nobody_but_who_pressed(base) -> None:
    without, pressed = ended(), ended("head")
    for seat, place in without.seats().seats.items():
        same = shown(without, seat) == shown(pressed, seat)
        assert same == (seat != "head"), (seat, place.roles)
    assert [words for words, _ in looked(pressed, "head").pressed] and not looked(without, "head").pressed


def test_no_measure_of_worth_is_shown_before_it_is_computed(closed: LiveDrill) -> None:
    worth = looked(closed, "duty", "en").worth
    assert worth.computing and not worth.texts and "being computed" in worth.said
    assert worth.curve is not None and len(worth.curve.series) == 1
    page = browser(closed, "duty", "en").get(f"/d/{closed.id}/report/?part=worth").content.decode()
    assert 'hx-trigger="every 2s"' in page and "person-hours" not in page


@pytest.mark.parametrize(
    ("mean", "said"),
    [
        (4_000, "spared the city about 4,000"),
        (-4_000, "about 4,000 person-hours of false belief more"),
        (20, "told from chance"),
    ],
)
def test_the_difference_is_said_as_it_is_computed(closed: LiveDrill, mean: int, said: str) -> None:
    many, averted = (
        Estimate(mean=9_000, low=8_000, high=9_900, n=8),
        Estimate(mean=mean, low=mean - 500, high=mean + 500, n=8),
    )
    text = next(text for text in closed.view("duty", "en").statements if text.published)
    reached = Reached(statement=text.statement, version=text.versions[0].version, reached=1_234, false=77)
    found = Worth(
        unanswered=((0, 1), (5, 9)), played=many, none=many, averted=averted, texts=(reached,), still_open=1
    )
    view = closed.view("duty", "en")
    assert said in lookingback._difference(view, found, computing=False)
    (told,) = lookingback._texts(view, found)
    assert "1,234" in told.words and "77" in told.words
