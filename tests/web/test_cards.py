"""The cards of a hall: all in one press, shown again, taken back; and the first minute at the door and in the lobby."""

from __future__ import annotations

import re

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.kernel.i18n import tr
from infodrill.web.conf.options import Options
from infodrill.web.joining import addresses
from infodrill.web.joining.codes import CodeRefused, issue, redeem, standing
from infodrill.web.models import SeatCode
from infodrill.web.rooms.pacing import silent
from infodrill.web.rooms.places import tabs

from .house import CTRL, clinic, do, seated

pytestmark = pytest.mark.usefixtures("base")
CODE = re.compile(r'class="code">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2})<')
LEFT = "You have left the seat; it stands free, and nothing written there is lost. The same card seats you again."
OUTSIDE = Options(listen="192.168.7.5:8000")


def cards(browser: Client, drill, **form: object) -> list[str]:
    return CODE.findall(browser.post(f"/d/{drill.id}/cards", form).content.decode())


def opens(codes: list[str]) -> set[str]:
    return {redeem(code, "10.0.0.1").seat for code in codes}


def test_one_press_makes_a_card_of_every_seat_and_a_second_one_shows_the_same():
    drill = clinic(automated=("clinic",))
    control = seated(drill, CTRL)
    first = cards(control, drill, all="1")
    assert opens(first) == set(drill.seats().seats)
    assert cards(control, drill, all="1") == first


def test_a_card_is_shown_again_as_it_was_and_taken_back_without_sending_anybody_away():
    drill = clinic()
    control, duty = seated(drill, CTRL), seated(drill, "duty")
    code = standing(drill.id)["duty"]
    assert cards(control, drill, show="duty") == [code]
    assert cards(control, drill, revoke="duty") == []
    with pytest.raises(CodeRefused):
        redeem(code, "10.0.0.1")
    assert duty.get(f"/d/{drill.id}/desk/").status_code == 200
    assert cards(control, drill, show="duty") == []


def test_a_sealed_code_is_shown_on_its_own_seat_alone_and_under_its_own_key_alone():
    drill = clinic()
    code = issue(drill.id, "duty")
    issue(drill.id, "head")
    row, other = (SeatCode.objects.get(seat=seat) for seat in ("duty", "head"))
    assert code not in row.sealed and code.replace("-", "")[:8] not in row.sealed
    other.sealed = row.sealed
    other.save()
    assert standing(drill.id) == {"duty": code, "head": ""}
    with override_settings(SECRET_KEY="another key of another range"):
        assert standing(drill.id) == {"duty": "", "head": ""}


def test_a_card_whose_time_is_over_is_shown_as_none_and_made_anew():
    """What opens nothing any more is printed for nobody, revoked or run out, and no other drill's card stands in for it."""
    drill, other = clinic(), clinic()
    control = seated(drill, CTRL)
    late, kept, elsewhere = issue(drill.id, "duty"), issue(drill.id, "head"), issue(other.id, "duty")
    SeatCode.objects.filter(drill=drill.id, seat="duty", revoked=False).update(expires=timezone.now())
    with pytest.raises(CodeRefused):
        redeem(late, "10.0.0.1")
    assert standing(drill.id).get("duty", "") == "" and standing(drill.id)["head"] == kept
    assert standing(other.id) == {"duty": elsewhere}
    assert cards(control, drill, show="duty") == []
    (anew,) = cards(control, drill, again="duty")
    assert anew not in (late, elsewhere) and redeem(anew, "10.0.0.1").drill_id == drill.id


@pytest.mark.parametrize(
    ("address", "reached"),
    [
        ("http://127.0.0.1:8000/join", False),
        ("http://127.3.4.5/join", False),
        ("http://[::1]:8000/join", False),
        ("http://localhost:8000/join", False),
        ("http://192.168.7.5:8000/join", True),
        ("http://range.hall/join", True),
    ],
)
def test_an_address_that_leads_each_machine_to_itself_is_none_for_phones(address, reached):
    assert addresses.reaches_phones(address) is reached


def test_cards_and_the_big_screen_say_that_phones_cannot_come_and_then_how_they_can(monkeypatch):
    drill = clinic()
    control, guest = seated(drill, CTRL), seated(drill, "guest")
    here = {"headers": {"Host": "127.0.0.1:8000"}}
    pages = (
        control.post(f"/d/{drill.id}/cards", {"seat": ["duty"]}, **here),
        guest.get(f"/d/{drill.id}/screen/", **here),
    )
    told, wall = (one.content.decode() for one in pages)
    assert "--hall" in told and "--hall" not in wall, "how the range is started is nothing for a wall"
    assert 'class="qr"' not in wall
    monkeypatch.setattr(addresses, "options", lambda: OUTSIDE)
    pages = (
        control.post(f"/d/{drill.id}/cards", {"seat": ["duty"]}, **here),
        guest.get(f"/d/{drill.id}/screen/", **here),
    )
    for each_page in pages:
        page = each_page.content.decode()
        assert "--hall" not in page and "http://192.168.7.5:8000/join" in page and 'class="qr"' in page


def test_the_way_in_leaves_the_big_screen_when_the_clock_starts(monkeypatch):
    monkeypatch.setattr(addresses, "options", lambda: OUTSIDE)
    drill = clinic()
    guest = seated(drill, "guest")
    assert 'class="qr"' in guest.get(f"/d/{drill.id}/screen/").content.decode()
    drill.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    assert 'class="qr"' not in guest.get(f"/d/{drill.id}/screen/").content.decode()


def test_a_second_card_in_a_browser_asks_first_and_leaves_the_old_seat_when_told_to():
    drill = clinic()
    browser = seated(drill, CTRL)
    code = issue(drill.id, "duty")
    asked = browser.post("/join", {"code": code})
    assert asked.status_code == 409 and browser.get(f"/d/{drill.id}/control/").status_code == 200
    moved = browser.post("/join", {"code": code, "leaving": CTRL})
    assert moved.status_code == 302 and browser.get(f"/d/{drill.id}/desk/").status_code == 200
    drill.catch_up()
    assert "duty" in drill.state.joined and CTRL not in drill.state.joined


def test_the_same_card_again_and_a_card_of_another_drill_ask_nothing():
    drill, other = clinic(), clinic()
    browser = seated(drill, "duty")
    assert browser.post("/join", {"code": issue(drill.id, "duty")}).status_code == 302
    assert browser.post("/join", {"code": issue(other.id, "duty")}).status_code == 302


def test_whoever_may_start_the_clock_begins_where_they_land():
    drill = clinic()
    pages = {}
    for seat, place in drill.seats().seats.items():
        browser = seated(drill, seat)
        home = browser.get(f"/d/{drill.id}/", follow=True)
        pages[seat] = ('name="change" value="start"' in home.content.decode(), place.control)
    starts = {seat for seat, (shown, _) in pages.items() if shown}
    assert CTRL in starts and all(pages[seat][1] for seat in starts)
    browser = seated(drill, CTRL)
    assert do(browser, drill, "change-clock", change="start").status_code == 200
    assert 'value="start"' not in browser.get(f"/d/{drill.id}/lobby/?part=begin").content.decode()


def test_a_card_opens_a_room_with_something_to_do_before_the_beginning() -> None:
    """A guest's opened the lobby, where players get ready and a guest has nothing to."""
    drill = clinic()
    for seat, place in drill.seats().seats.items():
        opened = seated(drill, seat).get(f"/d/{drill.id}/", follow=True)
        watches = tabs(place)[0] == "screen"
        assert opened.redirect_chain[-1][0] == f"/d/{drill.id}/{'screen' if watches else 'lobby'}/", seat
        if watches:
            section = opened.content.decode().partition('data-part="guest"')[2].partition("</section>")[0]
            assert tr("vi", "The exercise has not begun") in section and "/lobby/" in section, seat


def test_the_door_offers_the_way_back_to_every_seat_that_this_browser_still_holds():
    drill, other = clinic(), clinic()
    browser = seated(drill, "duty")
    browser.post("/join", {"code": issue(other.id, "head")})
    page = browser.get("/join").content.decode()
    assert all(f'href="/d/{held.id}/"' in page for held in (drill, other))
    page = browser.post(f"/d/{drill.id}/leave", follow=True).content.decode()
    assert tr("vi", LEFT) in page, "nobody is put at the door without a word"
    page = browser.get("/join").content.decode()
    assert tr("vi", LEFT) not in page
    assert f'href="/d/{drill.id}/"' not in page and f'href="/d/{other.id}/"' in page
    assert f'href="/d/{drill.id}/"' not in Client().get("/join").content.decode()


def test_a_seat_that_hears_nothing_is_given_what_helps_it():
    """Its card had run out by then, so that "show" showed nothing, and a machine was promised where none works."""
    drill = clinic(automated=("clinic",))
    for seat in ("duty", "rights"):
        seated(drill, seat)
    control, view = seated(drill, CTRL), drill.view(CTRL, "en")
    told = {seat: worked for seat, _, worked in silent(view, {"duty": 60, "rights": 60}, drill.programs)}
    assert told == {"duty": True, "rights": False}
    SeatCode.objects.update(revoked=True)
    (code,) = cards(control, drill, again="duty")
    assert opens([code]) == {"duty"} and cards(control, drill, again="duty") == [code]
    page = control.post(f"/d/{drill.id}/cards", {"end": "duty"}).content.decode()
    assert tr("vi", "The machine works there from the next minute on.") in page
    assert f'href="/d/{drill.id}/control/"' in page
    assert "duty" not in drill.state.joined
