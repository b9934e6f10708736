"""The door: codes, guessing, sessions, staff's first way in."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.kernel.errors import Refused
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import find
from infodrill.web import firststart, live
from infodrill.web.joining.codes import LATE, WRONG, CodeRefused, issue, redeem
from infodrill.web.joining.opening import open_drill
from infodrill.web.models import Guess, SeatCode

from .house import CTRL, clinic, seated, staff_browser

pytestmark = pytest.mark.usefixtures("base")


def test_a_code_seats_whoever_types_it_in_any_manner():
    drill = clinic()
    code = issue(drill.id, "duty")
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        assert redeem(typed, "10.0.0.1").seat == "duty"


def test_the_database_holds_no_code():
    drill = clinic()
    code = issue(drill.id, "duty")
    kept = str(SeatCode.objects.values())
    assert code not in kept and code.replace("-", "") not in kept


def test_expired_revoked_and_forged_codes_are_refused_alike():
    drill = clinic()
    old, expired = issue(drill.id, "duty"), issue(drill.id, "head")
    issue(drill.id, "duty")
    SeatCode.objects.filter(seat="head").update(expires=timezone.now() - timedelta(seconds=1))
    said = set()
    for code in (old, expired, "ABCD-EFGH-JK", "", "x" * 40):
        with pytest.raises(CodeRefused) as refusal:
            redeem(code, "10.0.0.1")
        said.add(str(refusal.value))
    assert len(said) == 1


def test_before_the_start_a_code_waits_as_long_as_the_server_says_and_then_as_long_as_the_scenario_says():
    drill = clinic()
    minutes = timedelta(minutes=drill.scenario.cells.join_minutes)
    early = issue(drill.id, "duty")
    assert _left("duty") > minutes * 2
    drill.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    assert minutes - timedelta(minutes=1) < _left("duty") <= minutes
    assert redeem(early, "10.0.0.1").seat == "duty"
    SeatCode.objects.filter(seat="duty").update(expires=timezone.now() + timedelta(minutes=5))
    drill.give(CTRL, ChangeClock(role="DIR", change="pause"), "")
    drill.give(CTRL, ChangeClock(role="DIR", change="resume"), "")
    assert _left("duty") < timedelta(minutes=6)
    issue(drill.id, "head")
    assert minutes - timedelta(minutes=1) < _left("head") <= minutes


def test_a_start_that_is_refused_shortens_no_code():
    drill = clinic()
    issue(drill.id, "duty")
    with pytest.raises(Refused):
        drill.give("duty", ChangeClock(role="L1-DUTY", change="start"), "")
    assert _left("duty") > timedelta(hours=24)


def test_the_cards_say_how_long_their_codes_open_a_seat():
    drill = clinic()
    staff = staff_browser()
    staff.cookies["infodrill_lang"] = "en"
    before = staff.post(f"/drills/{drill.id}/cards", {"seat": ["duty"]}).content.decode()
    assert "until 180 minutes after the clock starts" in before
    drill.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    assert (
        "for 180 minutes from now"
        in staff.post(f"/drills/{drill.id}/cards", {"seat": ["duty"]}).content.decode()
    )


def _left(seat: str) -> timedelta:
    return SeatCode.objects.get(seat=seat, revoked=False).expires - timezone.now()


def test_wrong_codes_are_answered_late_and_a_right_one_is_never_refused_for_them():
    """Behind one address there may be a whole city, or a proxy that tells no addresses."""
    WRONG.forget()
    drill = clinic()
    code = issue(drill.id, "duty")
    guesser, other = Client(REMOTE_ADDR="10.0.0.66"), Client(REMOTE_ADDR="10.0.0.7")
    answers = [guesser.post("/join", {"code": f"AAAA-BBB{n}-CC"}) for n in "23456789ABC"]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429]
    assert [getattr(answer, "late", 0) for answer in answers] == [0] * 10 + [LATE]
    assert guesser.post("/join", {"code": code}).status_code == 302
    assert other.post("/join", {"code": "AAAA-BBBB-CC"}).status_code == 422
    assert not Guess.objects.exists()  # nothing is written for a stranger's guess


def test_forty_telephones_behind_one_address_sit_down_while_one_of_them_guesses():
    WRONG.forget()
    drill = clinic()
    seats = list(drill.seats().seats)
    for number in range(40):
        assert Client().post("/join", {"code": f"AAAA-BBBB-{number:02}"}).status_code in (422, 429)
        code = issue(drill.id, seats[number % len(seats)])
        assert Client().post("/join", {"code": code}).status_code == 302


def test_a_visit_to_a_cards_address_alone_seats_nobody():
    drill = clinic()
    browser = Client()
    page = browser.get(f"/join/{issue(drill.id, 'duty')}")
    assert page.status_code == 200
    assert browser.get(f"/d/{drill.id}/desk/").status_code == 302


def test_sitting_down_changes_the_session_key():
    """Who planted a session in someone's browser does not sit down with them."""
    drill = clinic()
    browser = seated(drill, "duty")
    planted = browser.session.session_key
    browser.post("/join", {"code": issue(drill.id, "head"), "leaving": "duty"})
    assert browser.session.session_key != planted
    assert not Session.objects.filter(pk=planted).exists()


def test_a_form_without_its_token_is_refused():
    drill = clinic()
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/join", {"code": issue(drill.id, "duty")}).status_code == 403


def test_a_seat_in_one_drill_opens_no_other():
    mine, other = clinic(), clinic()
    browser = seated(mine, "duty")
    assert browser.get(f"/d/{other.id}/desk/").status_code == 302
    assert browser.get(f"/d/{other.id}/ticket").status_code == 302
    assert browser.post(f"/d/{other.id}/do/join-seat").status_code == 302
    assert browser.get("/d/nothing/desk/").headers["Location"].startswith("/join?next=")


def test_joining_and_leaving_are_on_record_without_a_name():
    drill = clinic()
    browser = seated(drill, "duty")
    assert "duty" in live.of(drill.id).state.joined
    browser.post(f"/d/{drill.id}/leave")
    assert "duty" not in live.of(drill.id).state.joined
    assert browser.get(f"/d/{drill.id}/desk/").status_code == 302


@pytest.mark.parametrize(
    "target", ["https://evil.example/x", "//evil.example/x", "/drills/", "javascript:alert(1)"]
)
def test_the_door_leads_nowhere_but_into_the_drill(target):
    drill = clinic()
    answer = Client().post("/join", {"code": issue(drill.id, "duty"), "next": target})
    assert answer.headers["Location"] == f"/d/{drill.id}/"
    switched = Client().post("/language", {"lang": "en", "next": target})
    assert "evil" not in switched.headers["Location"]


def test_a_header_cannot_be_injected_through_an_address():
    answer = Client().post("/language", {"lang": "en", "next": "/join\r\nSet-Cookie: a=b"})
    assert "\n" not in answer.headers["Location"]
    assert "a" not in answer.cookies


def test_the_first_link_works_once_and_only_by_its_button():
    link = firststart.first_link()
    browser = Client()
    assert browser.get(link).status_code == 200
    assert browser.get("/drills/").status_code == 302
    assert browser.post(link).status_code == 302
    assert browser.get("/drills/").status_code == 200
    assert Client().post(link).status_code == 404


def test_staff_have_no_password_until_they_set_one():
    firststart.first_link()
    assert not Client().login(username="admin", password="")
    assert not Client().login(username="admin", password="admin")


def test_only_staff_make_drills_and_cards_and_sit_down_without_a_code():
    drill = clinic()
    for browser in (Client(), seated(drill, "duty"), seated(drill, CTRL)):
        for address in ("/drills/", "/drills/new", f"/drills/{drill.id}/cards"):
            assert browser.get(address).status_code == 302
        assert browser.post(f"/drills/{drill.id}/sit/{CTRL}").status_code == 302
    assert seated(drill, "duty").get(f"/d/{drill.id}/cards").status_code == 403
    assert seated(drill, CTRL).get(f"/d/{drill.id}/cards").status_code == 200


def test_staff_take_no_players_seat():
    drill = clinic()
    browser = Client()
    browser.post(firststart.first_link())
    assert browser.post(f"/drills/{drill.id}/sit/duty").status_code == 404
    assert browser.post(f"/drills/{drill.id}/sit/{CTRL}").status_code == 302


def test_cards_show_codes_that_work():
    import re

    drill = clinic()
    page = (
        seated(drill, CTRL)
        .post(f"/d/{drill.id}/cards", {"seat": ["duty", "head", "nobody"]})
        .content.decode()
    )
    codes = re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}(?=\s*<)", page)
    assert {redeem(code, "10.0.0.1").seat for code in codes} == {"duty", "head"}
    assert page.count("<svg") >= 2 and "style=" not in page


def test_a_drill_with_faults_is_opened_at_no_try_however_many_sound_ones_were(tmp_path):
    clinic()
    folder = tmp_path / "boundaries"
    shutil.copytree(str(find("boundaries")), folder)
    claim = folder / "claims" / "n2-fee.yaml"
    claim.write_text(
        claim.read_text(encoding="utf-8").replace("gate_code: G7", "gate_code: G0"), encoding="utf-8"
    )
    for _ in range(2):
        with pytest.raises(ScenarioErrors, match="S190"):
            open_drill(str(folder), accounts=1_000, seed=1)
    claim.write_text(
        claim.read_text(encoding="utf-8").replace("gate_code: G0", "gate_code: G7"), encoding="utf-8"
    )
    open_drill(str(folder), accounts=1_000, seed=1)
