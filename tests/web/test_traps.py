"""A trap is chosen and sent like any other row; what comes of it is told to the browser that sent it, and to no other seat."""

from __future__ import annotations

import re

import pytest

from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.casework.rights import TRAPS
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.conduct.nouns.restraint import TrapPressed
from infodrill.conduct.policy import sees_everything
from infodrill.kernel.i18n import tr
from infodrill.web import live
from infodrill.web.rooms.ladder import NOTES, ladder, noted
from tests.forms import both_forms

from .house import clinic, seated
from .rehearsed import rehearsed
from .test_rooms_pages import browser as sitting
from .test_two_worlds import read

pytestmark = pytest.mark.usefixtures("base")
ROW = re.compile(
    r'<div class="rung" id="rung-([a-z0-9_]+)">(.*?)</div>\s*(?=<div class="rung"|</fieldset>)', re.S
)


@pytest.fixture
def case():
    """A case that the clinic's duty officer opened and logged: (drill, case)."""
    drill = clinic()
    drill.give(
        "duty",
        OpenCase(role="L1-DUTY", intake="hotline", source="", ward="", said="Phòng khám phục vụ chậm quá."),
        "",
    )
    (opened,) = drill.state.book.cases
    drill.give(
        "duty",
        LogCase(role="L1-DUTY", case=opened, sentence="Phòng khám phục vụ chậm quá.", danger=False),
        "",
    )
    return drill, opened


def chosen(drill, seat, case, *rows, htmx=True, browser=None, **more):
    headers = {"HX-Request": "true"} if htmx else {}
    return (browser or seated(drill, seat)).post(
        f"/d/{drill.id}/choose", {"case": case, "actions": rows, **more}, headers=headers
    )


@pytest.mark.parametrize("minute", both_forms([20, 40, 65], [40]))
def test_the_row_of_a_trap_differs_from_an_open_action_in_its_words_alone(minute):
    drill = rehearsed("clinic", minute)
    drawn = 0
    for seat, place in drill.seats().seats.items():
        view = drill.view(seat, "vi")
        for case in view.cases:
            page = sitting(drill, seat, "vi").get(f"/d/{drill.id}/case/{case.case}/").content.decode()
            rows = dict(ROW.findall(page))
            if not rows:
                assert sees_everything(place) or "<form" not in page or '/choose"' not in page
                continue
            words = {rung.code: rung.words for rung in ladder(view, drill.edition, case, traps=True)}
            assert set(words) == set(rows)
            open_rows = {
                code: row.replace(words[code], "WORDS").replace(f'"{code}"', '"CODE"')
                for code, row in rows.items()
                if "pick-done" not in row and "why" not in row
            }
            assert set(open_rows) >= set(TRAPS) and "pick-shut" not in "".join(rows.values())
            assert len(set(open_rows.values())) == 1, (seat, case.case)
            drawn += len(open_rows) > len(TRAPS)
    assert drawn


def test_a_trap_is_answered_with_the_coachs_note_and_no_tick(case):
    drill, opened = case
    for seat, lang in (("duty", "vi"), ("head", "vi")):
        told = chosen(drill, seat, opened, "ask_removal", "1")
        said = told.content.decode()
        assert told.status_code == 200
        for kind, note in NOTES.items():
            assert (tr(lang, note) in said.replace("&#x27;", "'")) == (kind == "ask_removal"), kind
        assert 'id="rung-ask_removal"' in said and 'class="done"' not in said and "HX-Trigger" not in told
    drill.catch_up()
    bodies = [event.body for event in drill.log.events]
    assert sum(isinstance(body, TrapPressed) for body in bodies) == 2
    assert not any(isinstance(body, MessageSent) for body in bodies), "nothing else of the press is done"
    plain = chosen(drill, "duty", opened, "flood_positive", htmx=False)
    assert plain.status_code == 200 and "rung-" not in plain.content.decode()


@pytest.mark.parametrize("minute", both_forms([20, 40, 65], [65]))
def test_what_may_not_be_done_is_chosen_like_all_and_told_of_the_chosen_alone(minute):
    drill, met = rehearsed("clinic", minute, own=True), 0
    for seat in drill.seats().seats:
        view = drill.view(seat, "vi")
        for case in view.open_cases:
            page = sitting(drill, seat, "vi").get(f"/d/{drill.id}/case/{case.case}/").content.decode()
            form = re.search(r'<form[^>]*/choose".*?</form>', page, re.S)
            barred = [
                rung
                for rung in noted("vi", drill.edition, case, map(str, range(9)))
                if f'value="{rung.code}"' in page
            ]
            if not form or not barred:
                continue
            before = len(drill.log.events)
            told = chosen(
                drill, seat, case.case, barred[0].code, browser=sitting(drill, seat, "vi")
            ).content.decode()
            assert barred[0].note in told and told.count('class="rung"') == 1
            assert len(drill.log.events) == before
            met += 1
    assert met


def test_actions_of_who_may_not_decide_are_proposed_to_the_cell_that_holds_the_case(case):
    drill, opened = case
    told = chosen(drill, "duty", opened, "4", "1")
    assert told.status_code == 200, told.content.decode()
    drill.catch_up()
    message = list(drill.state.messages.values())[-1]
    assert (message.case, message.to) == (opened, (drill.state.book.cases[opened].cell,))
    assert opened.upper() in message.text
    for nothing in ((), ("9",), ("x",), ("1", "x")):
        assert chosen(drill, "duty", opened, *nothing).status_code == 422


def test_a_trap_changes_no_byte_of_any_page_of_any_other_seat(case, monkeypatch):
    from infodrill.web.api import rates

    monkeypatch.setattr(rates, "BURST", 10**9)
    drill, opened = case
    others = [
        seat for seat, place in drill.seats().seats.items() if seat != "duty" and not sees_everything(place)
    ]
    assert {drill.seats().seats[seat].cell for seat in others} > {drill.seats().seats["duty"].cell}
    browsers, mine = {seat: seated(drill, seat) for seat in others}, seated(drill, "duty")
    for browser in browsers.values():
        browser.get(f"/d/{drill.id}/case/{opened}/")

    def all_of(seat):
        browser = browsers[seat]
        page = browser.get(f"/d/{drill.id}/case/{opened}/").content.decode()
        return {
            **read(browser, drill, seat),
            "case": re.sub(r'value="[\w-]{20,}"|data-cursor="[^"]*"', "", page),
        }

    before = {seat: all_of(seat) for seat in others}
    assert chosen(drill, "duty", opened, *sorted(TRAPS), browser=mine).status_code == 200
    assert len(live.of(drill.id).state.traps) == len(TRAPS)
    for seat in others:
        after = all_of(seat)
        for path, said in after.items():
            assert said == before[seat][path], (seat, path)
