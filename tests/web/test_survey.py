"""The survey: asked once after the close, answered once a browser, told from five sheets on, and no sheet outlives it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from django.test import Client

from infodrill.conduct.giving import PressOrder
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.survey import CloseSurvey, OpenSurvey, SurveyClosed
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.scenario.survey import OWN, SCALE
from infodrill.web import live, models
from infodrill.web.keeping import purge
from infodrill.web.keeping.tables import PASSING
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import keeping, making

from .house import CTRL
from .rehearsed import rehearsed
from .test_rooms_pages import browser

SHEET = {f"q{n}": str(n % len(SCALE)) for n in range(len(OWN))}


@pytest.fixture
def drill(base) -> LiveDrill:
    drill = rehearsed("clinic", 40, own=True)
    drill.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    return live.of(drill.id)


def played(drill: LiveDrill) -> list[str]:
    return [seat for seat, place in drill.seats().seats.items() if place.level > 0]


def guest(drill: LiveDrill) -> str:
    return next(seat for seat, place in drill.seats().seats.items() if place.roles == {"OBS"})


def handed(drill: LiveDrill, sheets: Sequence[dict[str, str]], lang: str = "vi") -> list[Client]:
    """A browser each, at the seats in turn."""
    seats = played(drill)
    browsers = [browser(drill, seats[n % len(seats)], lang) for n in range(len(sheets))]
    for client, sheet in zip(browsers, sheets, strict=True):
        session = client.session
        session["voter"] = f"voter-{id(client)}"
        session.save()
        assert client.post(f"/d/{drill.id}/report/survey/answer", sheet).status_code == 302
    return browsers


def debrief(drill: LiveDrill, seat: str, lang: str = "vi") -> str:
    return browser(drill, seat, lang).get(f"/d/{drill.id}/report/?part=survey").content.decode()


def test_it_is_asked_once_and_only_when_the_drill_is_closed(base) -> None:
    drill = rehearsed("clinic", 40, own=True)
    with pytest.raises(Refused) as refused:
        drill.give(CTRL, OpenSurvey("DIR"), "")
    assert refused.value.code == "R173" and "open-survey" not in debrief(drill, CTRL)
    drill.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="enough"), "")
    assert "open-survey" in debrief(drill, CTRL) and "open-survey" not in debrief(drill, "duty")
    drill.give(CTRL, OpenSurvey("DIR"), "")
    assert "open-survey" not in debrief(drill, CTRL)
    for seat in drill.seats().seats:
        assert ('name="q0"' in debrief(drill, seat)) == (seat in played(drill))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_told_while_it_is_open_and_counts_alone_from_five_on(drill: LiveDrill, lang: str) -> None:
    drill.give(CTRL, OpenSurvey("DIR"), "")
    handed(drill, [SHEET] * 6, lang)
    for seat in drill.seats().seats:
        page = debrief(drill, seat, lang)
        assert "<meter" not in page and 'class="bars"' not in page
        assert (tr(lang, "At least {n} sheets have come.", n=5) in page) == (seat == CTRL)
    events = len(drill.events)
    drill.give(CTRL, CloseSurvey("DIR"), "")
    (closed,) = (event.body for event in drill.events[events:])
    assert closed == SurveyClosed(
        6, tuple(tuple(6 * (place == n % 5) for place in range(5)) for n in range(len(OWN)))
    )
    for seat in drill.seats().seats:
        page = debrief(drill, seat, lang)
        assert OWN[0].text.in_(lang) in page and 'class="bars"' in page and 'name="q0"' not in page


@pytest.mark.parametrize("sheets", [0, 1, 4])
def test_of_fewer_than_five_not_even_their_number_is_told_or_kept(drill: LiveDrill, sheets: int) -> None:
    drill.give(CTRL, OpenSurvey("DIR"), "")
    handed(drill, [SHEET] * sheets)
    drill.give(CTRL, CloseSurvey("DIR"), "")
    assert drill.events[-1].body == SurveyClosed(0, ())
    assert not models.SurveySheet.objects.exists()
    assert 'class="bars"' not in debrief(drill, CTRL)


def test_a_question_that_fewer_than_five_answered_is_not_told(drill: LiveDrill) -> None:
    drill.give(CTRL, OpenSurvey("DIR"), "")
    handed(drill, [SHEET] * 4 + [{"q0": "1"}, {"q0": "1", "q1": "9"}, {"q2": "x"}, {}])
    assert drill.ballots.count() == 6  # neither a wrong nor an empty sheet is one
    drill.give(CTRL, CloseSurvey("DIR"), "")
    counts = drill.events[-1].body.counts
    assert sum(counts[0]) == 6 and set(counts[1:]) == {()}
    page = debrief(drill, "duty", "en")
    assert f"Fewer than five answered: {OWN[1].text.en}" in page and page.count('class="bars"') == 1


def test_no_sheet_stands_in_the_log_or_outlives_the_survey(drill: LiveDrill) -> None:
    drill.give(CTRL, OpenSurvey("DIR"), "")
    before = [event.seq for event in drill.events]
    handed(drill, [SHEET] * 5)
    drill.catch_up()
    assert [event.seq for event in drill.events] == before
    held = models.SurveySheet.objects.values_list("voter", "sheet")
    assert len(held) == 5 and all(re.fullmatch("[0-9a-f]{64}", voter) for voter, _ in held)
    assert models.SurveySheet in PASSING  # no backup holds one either
    drill.give(CTRL, CloseSurvey("DIR"), "")
    assert not models.SurveySheet.objects.exists()


def test_a_browser_hands_in_one_sheet_and_a_late_one_is_none(drill: LiveDrill) -> None:
    drill.give(CTRL, OpenSurvey("DIR"), "")
    browsers = handed(drill, [SHEET] * 5)
    address = f"/d/{drill.id}/report/survey/answer"
    browsers[0].post(address, {"q0": "0"})
    assert drill.ballots.count() == 5
    session = browsers[0].session  # even where the browser has forgotten that it did
    session.pop(f"surveyed:{drill.id}")
    session.save()
    browsers[0].post(address, {"q0": "0"})
    assert drill.ballots.count() == 5
    assert browser(drill, guest(drill), "vi").post(address, SHEET).status_code == 404
    drill.give(CTRL, CloseSurvey("DIR"), "")
    assert browser(drill, "duty", "vi").post(address, SHEET).status_code == 404
    assert not models.SurveySheet.objects.exists()


def test_a_purge_takes_the_sheets_of_a_survey_that_nobody_closed(drill: LiveDrill) -> None:
    drill.give(CTRL, OpenSurvey("DIR"), "")
    handed(drill, [SHEET] * 5)
    purge.purge(drill.id)
    assert not models.SurveySheet.objects.exists()


def test_the_report_tells_it_and_no_figure_rests_on_it(drill: LiveDrill, tmp_path) -> None:
    keeping.want(drill.id)
    making.make(drill.id, keeping.take("m1") and "m1", tmp_path, twins=0)
    assert OWN[0].text.en not in keeping.content(drill.id, "report.en.html").decode()
    drill.give(CTRL, OpenSurvey("DIR"), "")
    handed(drill, [SHEET] * 5)
    drill.give(CTRL, CloseSurvey("DIR"), "")
    assert keeping.current(drill.id) and keeping.take("m2") == ""
    keeping.want(drill.id, again=True)
    making.make(drill.id, keeping.take("m3") and "m3", tmp_path, twins=0)
    for lang in LANGUAGES:
        page = keeping.content(drill.id, f"report.{lang}.html").decode()
        assert all(question.text.in_(lang) in page for question in OWN)
        assert 'id="h-survey"' in page


def test_a_press_that_is_refused_throws_no_sheet_away(drill: LiveDrill) -> None:
    drill.give(CTRL, OpenSurvey("DIR"), "")
    handed(drill, [SHEET] * 5)
    orders = [
        PressOrder("first", lambda done: CloseSurvey("DIR")),
        PressOrder("then", lambda done: OpenSurvey("DIR")),
    ]
    with pytest.raises(Refused):
        drill.press(CTRL, orders)
    assert drill.ballots.count() == 5 and drill.state.survey and not drill.state.survey.closed
