"""What stands in a form before anybody chose is never what would be refused, and never what nobody meant."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from infodrill.casework.edition import load_edition
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged, OpenCase
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.service import TicketOpened
from infodrill.conduct.nouns.clock import BeginPhase, ChangeClock
from infodrill.conduct.nouns.posts import personas
from infodrill.kernel.events import Text
from infodrill.scenario.loader import find, load
from infodrill.web.rooms import control as controls
from infodrill.web.rooms import decisionforms, signs
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.pacing import SPEEDS
from infodrill.web.rooms.showing import pace_of
from infodrill.web.rooms.signs import hour_of
from infodrill.web.streams.hub import HUB, Rings
from tests.conduct.drilling import Range

from .house import CTRL, clinic, do, seated, staff_browser
from .rehearsed import rehearsed

pytestmark = pytest.mark.usefixtures("base")


class Chosen(HTMLParser):
    """Of each select of a page: what a browser would send untouched; None where it would send nothing."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str | None] = {}
        self._name = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "select":
            self._name = str(told.get("name"))
        elif tag == "option" and self._name and (self._name not in self.values or "selected" in told):
            self.values[self._name] = None if "disabled" in told else told.get("value")

    def handle_endtag(self, tag):
        if tag == "select":
            self._name = ""


def test_a_question_goes_to_nobody_only_when_somebody_says_so():
    drill = rehearsed("clinic", 12)
    view = drill.view("lookout", "vi")
    asked = 0
    for case in view.cases:
        page = seated(drill, "lookout").get(f"/d/{drill.id}/case/{case.case}/").content.decode()
        chosen = Chosen(page).values
        if "owner" in chosen:
            asked += 1
            assert chosen["owner"] is None and '<option value="">' in page
    assert asked


def test_an_inject_of_the_moment_goes_out_as_its_form_stands():
    drill = clinic()
    browser = seated(drill, CTRL)
    do(browser, drill, "change-clock", change="start")
    chosen = Chosen(browser.get(f"/d/{drill.id}/control/?part=more").content.decode()).values
    form = {name: chosen[name] for name in ("method", "cells")} | {"sender": personas(drill.scenario)[0]}
    assert (
        do(
            browser, drill, "ad-hoc-inject", subject="Mất điện", body="Cả phường mất điện.", **form
        ).status_code
        == 200
    )


@pytest.mark.parametrize("own", ["", "Cảm ơn bác; tổ trưởng sẽ đến xem lúc 17 giờ."])
def test_what_a_complainant_was_told_in_words_of_ours_stands_in_the_answer_to_be_given(own: str):
    """The chair wrote how the complaint is answered, and was asked for the same answer in an empty field at once."""
    ground = Range(load(find("clinic")).scenario)
    case = ground.case()
    (receipt, due) = decisionforms.service(ground.see("head"), ground.state.book.cases[case])
    assert due.choices[0] == ("0", "theo thời hạn của quy trình, trong 5 ngày"), "how long that is, is said"
    ground.note(TicketOpened(case=case, ticket=f"{case}.t1", due=9_000, text=Text(own or receipt.value)))
    fields = decisionforms.ticket(ground.see("head"), ground.state.book.cases[case])
    assert {field.name: field.value for field in fields}["text"] == own


def test_a_question_is_answered_and_not_verified():
    ground = Range(load(find("clinic")).scenario)
    case, edition = ground.case(), load_edition("generic")
    ground.note(CaseLogged(case=case, sentence=Text("Mấy giờ mở cửa?"), priority="P2", danger=False))
    for code, name in (("GU", "Xác minh"), ("G3", "Tìm câu trả lời")):
        base = {"case": case, "role": "L1-DUTY", "cell": "clinic"}
        ground.note(GatePassed(**base, code=code, passing=1, answers=("no",) * 9))
        ground.note(CaseStepped(**base, step="gate", frm="LOGGED", to="GATED"))
        view = ground.see("lookout")
        due = next(due for due in signs.owed(view, edition, view.cases[0]) if due.step == "verify")
        assert due.name == name and due.words.startswith(name)


def test_a_new_drill_speaks_the_language_that_staff_read():
    """Whoever read English and did not look got a drill of Vietnamese texts; then a form that was ready was refused."""
    staff = staff_browser()
    for reads, chosen in (("vi", "vi"), ("en", "en")):
        staff.cookies["infodrill_lang"] = reads
        assert Chosen(staff.get("/drills/new?scenario=clinic").content.decode()).values["lang"] == chosen


def changes(drill, **pace: object) -> set[str]:
    view = drill.view(CTRL, "vi")
    told = controls.control(
        view, view.control, replace(pace_of(drill), **pace), lambda seat: drill.view(seat, "vi")
    )
    return {code for code, _, _ in told.clock.changes}


def test_a_drill_that_is_at_its_end_asks_for_no_reason_to_end_it_early():
    drill = clinic()
    assert "halt" in changes(drill)
    drill.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    drill.give(CTRL, BeginPhase("DIR", 4), "")
    drill.catch_up()
    assert {"close", "halt"} & changes(drill) == {"close"}


@pytest.mark.parametrize(("change", "more"), [("jump", {"ahead": 600}), ("run_on", {"value": 3_600})])
def test_what_was_begun_while_the_clock_stood_can_be_broken_off(change: str, more: dict[str, int]):
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    if change == "run_on":
        drill.give(CTRL, BeginPhase("DIR", 3), "")
    drill.give(CTRL, ChangeClock(role="DIR", change="pause"), "")
    assert "pause" not in changes(drill)
    drill.give(CTRL, ChangeClock(role="DIR", change=change, **more), "")
    drill.catch_up()
    assert drill.pace.jumping and "pause" in changes(drill) and "resume" not in changes(drill)
    drill.give(CTRL, ChangeClock(role="DIR", change="pause", reason="Đủ rồi."), "")
    drill.catch_up()
    assert not drill.pace.jumping and not drill.pace.running and "resume" in changes(drill)


def test_two_roll_calls_that_wait_are_told_apart():
    drill = clinic()
    control, duty = seated(drill, CTRL), seated(drill, "duty")
    for kind in ("roll_call", "communication"):
        assert do(control, drill, "call-roll", kind=kind).status_code == 200
    view = drill.view("duty", "vi")
    words = [one.words for one in next_things(view, drill.edition) if one.step == "roll"]
    assert len(words) == len(set(words)) == 2
    assert duty.get(f"/d/{drill.id}/lobby/").status_code == 200


def test_control_reads_and_confirms_what_a_speed_leaves_uncounted_before_it_is_chosen():
    """At ×4 every deadline of the desks, the P1's too, fell behind the end of play, and a line that nobody read had said so."""
    drill = rehearsed("clinic", 40, own=True)
    control, duty = seated(drill, CTRL), seated(drill, "duty")
    board, edition = drill.view(CTRL, "en").control, drill.edition
    plan = drill.view(CTRL, "en").programme
    late = [board.beyond(1_800, speed) + board.uncounted(edition, speed, plan) for speed in SPEEDS]
    assert late == sorted(late) and late[0] < late[-1]
    page = control.get(f"/d/{drill.id}/control/").content.decode()
    for speed, uncounted in zip(SPEEDS, late, strict=True):
        _, opened, rest = page.partition(f'id="sheet-{speed}"')
        said = rest.partition("</details>")[0]
        assert bool(opened) == (uncounted > late[0]), speed
        if opened:  # what it costs stands before the one button that does it
            runs = str(board.uncounted(edition, speed, plan))
            words = said.partition('class="mid">')[2].partition("</p>")[0]
            assert runs in words and words.count(".") == 1, words  # in one sentence
            assert page.count(f'name="value" value="{speed}"') == 1
    assert "hour-fast" not in duty.get(f"/d/{drill.id}/desk/").content.decode()
    do(control, drill, "change-clock", change="speed", value="10000")
    drill.catch_up()
    assert 'hour-fast">×10' in duty.get(f"/d/{drill.id}/desk/").content.decode()
    # What was foretold is so, and nothing is asked on the way back.
    gone = drill.view(CTRL, "en")
    book = drill.state.book
    items = (*gone.open_cases, *book.statements.values(), *book.appeals.values())
    dues = [hour_of(gone, each, *row) for each in items for row in gone.casework.owed(each)]
    assert sum(due.beyond for due in dues) == board.uncounted(edition, 10_000, plan)
    assert "sheet-4000" not in control.get(f"/d/{drill.id}/control/").content.decode()


def test_a_poll_takes_the_place_of_the_cases_only_as_long_as_it_is_open():
    drill = rehearsed("clinic", 40, own=True)
    control, guest = seated(drill, CTRL), seated(drill, "guest")

    def moving() -> str:
        return guest.get(f"/d/{drill.id}/screen/?part=moving").content.decode()

    assert "hp-cases" in moving() and "hp-poll" not in moving()
    form = {"question": "Nói ngay hay chờ?", "options": ["Nói ngay", "Chờ"]}
    assert do(control, drill, "open-poll", **form).status_code == 200
    assert "hp-poll" in moving()
    poll = drill.view(CTRL, "vi").hall.polls[-1].poll
    assert do(control, drill, "close-poll", poll=poll).status_code == 200
    assert "hp-cases" in moving() and "hp-poll" not in moving()


def test_beside_a_seat_that_hears_nothing_stands_what_control_can_do_and_it_is_done():
    """With one sleeping phone the main claim of a drill stood still, and nothing was there to press."""
    drill = clinic(automated=("clinic",))
    control = seated(drill, CTRL)
    seated(drill, "duty")
    do(control, drill, "change-clock", change="start")
    assert 'name="end" value="duty"' not in control.get(f"/d/{drill.id}/control/").content.decode()
    HUB._rings.setdefault(drill.id, Rings()).behind["duty"] = 0
    try:
        assert 'name="end" value="duty"' in control.get(f"/d/{drill.id}/control/").content.decode()
    finally:
        HUB._rings.pop(drill.id)
    assert "duty" in drill.state.joined
    control.post(f"/d/{drill.id}/cards", {"end": "duty"})
    drill.catch_up()
    assert "duty" not in drill.state.joined  # and its cell works on by itself


def test_two_cases_in_the_same_words_are_told_apart_where_they_wait():
    """Two P1 of one sentence stood as two equal lines on the desk of whoever had to answer both."""
    drill = rehearsed("clinic", 40, own=True)
    for _ in range(2):
        told = OpenCase(role="L1-DUTY", intake="ward", source="", said="Cầu Gò Sậy gãy.", danger="yes")
        drill.give("duty", told, "")
    waits = [
        thing for thing in next_things(drill.view("duty", "vi"), drill.edition) if "Cầu Gò Sậy" in thing.words
    ]
    assert len(waits) == len({thing.words for thing in waits}) == 2
    assert all(thing.words.endswith(f"({thing.case.upper()})") for thing in waits)
