"""What nobody in the hall can know yet may be said so, with who is asked and when; and how story minutes and one's own lie."""

from __future__ import annotations

import re

import pytest

from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.casework.nouns.questions import AskOwner
from infodrill.conduct import naming
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.view import SeatView
from infodrill.kernel.grown import renewed
from infodrill.kernel.i18n import tr
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.case import _whose as case_whose
from infodrill.web.rooms.desk import Desk
from infodrill.web.rooms.hours import hour_at
from infodrill.web.rooms.signs import due_sign, hour_of, owed
from infodrill.web.rooms.steps import STEPS

from .house import CTRL, clinic
from .test_rooms_pages import browser

pytestmark = pytest.mark.usefixtures("base")
LATER = {"vi": "Chưa thể biết", "en": "Cannot be known yet"}
BEFORE = {"vi": "sau lượt rà soát này", "en": "after this check"}
ASKED = {"vi": "đã hỏi Phụ trách kho vắc-xin", "en": "was asked"}


@pytest.fixture
def logged() -> LiveDrill:
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    drill.give(
        "duty", OpenCase(role="L1-DUTY", intake="hotline", source="", said="Tủ lạnh vắc-xin hỏng cả đêm."), ""
    )
    (case,) = drill.state.book.cases
    drill.give(
        "duty", LogCase(role="L1-DUTY", case=case, sentence="Tủ lạnh vắc-xin hỏng cả đêm.", danger=True), ""
    )
    return drill


def gate(drill: LiveDrill, seat: str, lang: str) -> str:
    (case,) = drill.state.book.cases
    page = browser(drill, seat, lang).get(f"/d/{drill.id}/case/{case}/").content.decode()
    return str(page).partition('data-part="gate"')[2].partition("</section>")[0]


UNSURE = ("yes", *("no",) * 4, "unsure", *("no",) * 3)


def answered_and_asked(drill: LiveDrill) -> str:
    """The case, whose check says “not yet known” of what its owner has been asked."""
    (case,) = drill.state.book.cases
    drill.give("duty", AnswerGate(role="L1-DUTY", case=case, answers=UNSURE, note="Chưa ai hỏi."), "")
    drill.give("lookout", AskOwner(role="VERIFY", case=case, owner="clinic", text="Tủ có hỏng không?"), "")
    return case


@pytest.mark.parametrize("lang", sorted(LATER))
def test_whether_it_is_true_need_not_be_known_before_anybody_was_asked(logged: LiveDrill, lang: str) -> None:
    """The check had to be answered, and nobody in the hall could know the sixth answer."""
    form = gate(logged, "duty", lang)
    rows = re.findall(r"<li>.*?</li>", form, re.S)
    assert [LATER[lang] in row for row in rows].index(True) == 5 and sum(
        LATER[lang] in row for row in rows
    ) == 1
    assert BEFORE[lang] in rows[5] and re.search(r"\d\d:\d\d", rows[5]), "who asks, and by when"


@pytest.mark.parametrize("lang", sorted(LATER))
def test_once_somebody_is_asked_the_check_says_whom_and_by_when_they_answer(
    logged: LiveDrill, lang: str
) -> None:
    case = answered_and_asked(logged)
    said = gate(logged, "duty", lang).partition('class="code-box"')[2].partition("</p>")[0]
    view, found = logged.view("duty", lang), logged.state.book.cases[case]
    until = next(
        hour_of(view, found, *row) for row in view.casework.owed(found) if row[0].startswith("question:")
    )
    assert LATER[lang].split()[-1] in said and until.clock in said, said


@pytest.mark.parametrize("lang", sorted(LATER))
def test_the_nine_are_folded_away_once_the_adviser_has_answered_for_the_check(
    logged: LiveDrill, lang: str
) -> None:
    """All nine stood there to be answered again under "confirmed by the rights adviser"."""
    case = answered_and_asked(logged)
    before = gate(logged, "rights", lang)
    assert "gate-form" in before and "<details" not in before
    logged.give("rights", AnswerGate(role="RIGHTS", case=case, answers=UNSURE, note="Đúng như vậy."), "")
    read, _, folded = gate(logged, "rights", lang).partition("<details")
    assert 'class="nine"' in read and "gate-form" not in read, "it is read as it stands"
    assert "gate-form" in folded and folded.count(tr(lang, "Change the check")) > 1


@pytest.mark.parametrize("lang", sorted(LATER))
def test_what_is_said_of_an_answer_calls_it_as_its_button_does(lang: str) -> None:
    button = tr(lang, naming.ANSWERS["unsure"]).lower()
    for words in (STEPS["gate"].how, STEPS["recode"].why):
        assert f"“{button}”" in tr(lang, words).lower()


def test_the_hour_by_which_somebody_asks_is_the_one_that_the_case_says_once_it_is_gated(
    logged: LiveDrill,
) -> None:
    """At ×4 the check named an hour that had passed, and the case another one after it."""
    logged.give(CTRL, ChangeClock(role="DIR", change="speed", value=4000), "")
    row = re.findall(r"<li>.*?</li>", gate(logged, "duty", "en"), re.S)[5]
    (case,) = logged.state.book.cases
    answers = ("yes", *("no",) * 4, "unsure", *("no",) * 3)
    logged.give("duty", AnswerGate(role="L1-DUTY", case=case, answers=answers, note="Chưa ai hỏi."), "")
    view = logged.view("duty", "en")
    found = logged.state.book.cases[case]
    due = next(due for due in owed(view, logged.edition, found) if due.step == "verify")
    assert due.at != dict(view.casework.owed(found))["verify"], "the speed gave time back"
    assert f"by {due.clock}" in row


@pytest.mark.parametrize("lang", sorted(LATER))
def test_at_another_speed_the_page_says_what_a_minute_is(logged: LiveDrill, lang: str) -> None:
    words = {
        "vi": "một phút của anh chị bằng 4 phút trong tình huống",
        "en": "4 minutes of the story pass in one of yours",
    }
    desk = browser(logged, "duty", lang)
    assert words[lang] not in desk.get(f"/d/{logged.id}/desk/").content.decode()
    logged.give(CTRL, ChangeClock(role="DIR", change="speed", value=4000), "")
    body = desk.get(f"/d/{logged.id}/desk/").content.decode()
    assert words[lang] in body.partition('id="hour"')[2].partition("</div>")[0]


@pytest.mark.parametrize("lang", sorted(LATER))
def test_an_hour_that_has_passed_is_not_told_as_one_to_come(logged: LiveDrill, lang: str) -> None:
    """At 13:44 a spokesperson read that a word "waits for the charge nurse, by 08:05", an officer that others ask by 08:10."""
    view = logged.view("duty", lang)
    past = tr(lang, "{clock}, already past", clock=view.moment(view.now - 60))
    assert hour_at(view, view.now - 60).told(lang) == past
    assert hour_at(view, view.now + 60).told(lang) == view.moment(view.now + 60)
    late = due_sign(view, logged.edition, "gate", view.now - 60, "P1")
    assert late.by == past != late.clock, "the clock alone stands in rings and rulers"
    # Whatever says by when in a sentence says it too: the case, the desk of who writes, the check itself.
    state = renewed(logged.state, at=view.now + 3_000)
    seats = logged.seats()
    then = SeatView(seats.seats["voice"], state, logged.scenario, seats=seats, lang=lang)
    (case,) = then.open_cases
    due = next(due for due in owed(then, logged.edition, case) if due.step == "gate")
    assert due.left < 0 and due.by == tr(lang, "{clock}, already past", clock=due.clock)
    desk = Desk(then, logged.edition)
    assert [word.words for word in desk.ahead if due.by in word.words], desk.ahead
    assert due.by in case_whose(then, logged.edition, case)
