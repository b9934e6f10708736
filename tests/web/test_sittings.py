"""Seats are given and taken back: new cards end the browsers, streams and programs that used the seat before."""

from __future__ import annotations

import asyncio
import re

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.test import Client

from infodrill.web import seating
from infodrill.web.api.tokens import issue as token
from infodrill.web.joining import door
from infodrill.web.joining.codes import CodeRefused, issue, redeem, standing
from infodrill.web.joining.sittings import begun, end, holds
from infodrill.web.stores.kept import let_go
from infodrill.web.streams.app import stream

from .house import CTRL, clinic, do, seated, staff_browser
from .serving import Ear, new_drill, until

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}(?=\s*<)")


def sits(browser: Client, drill) -> bool:
    return browser.get(f"/d/{drill.id}/ticket").status_code == 200


def calls(key: str, drill) -> int:
    return (
        Client()
        .get(f"/api/v1/drills/{drill.id}/commands", headers={"Authorization": f"Bearer {key}"})
        .status_code
    )


def test_a_new_card_ends_the_browsers_and_programs_of_its_seat_and_of_no_other(base):
    drill = clinic()
    before, other, key = seated(drill, "duty"), seated(drill, "head"), token(drill.id, "duty", "act", 2)[1]
    assert sits(before, drill) and calls(key, drill) == 200
    page = seated(drill, CTRL).post(f"/d/{drill.id}/cards", {"seat": ["duty"]}).content.decode()
    assert not sits(before, drill) and sits(other, drill) and calls(key, drill) == 401
    assert before.get(f"/api/v1/drills/{drill.id}/commands").status_code == 401
    assert (
        do(before, drill, "send-message", kind="chat", text="x")
        .headers["HX-Redirect"]
        .startswith("/join?ended&")
    )
    told = before.get(f"/d/{drill.id}/desk/", follow=True).content.decode()
    assert "Ban đạo diễn đã kết thúc vị trí của anh chị" in told
    assert before.post("/join", {"code": CODE.search(page)[0]}).status_code == 302
    assert sits(before, drill)


def test_who_takes_a_seat_back_takes_cards_and_keys_of_that_seat_in_that_drill_alone(base):
    """Codes, keys and browsers of the seat go; those of another seat, and of the same seat elsewhere, stand."""
    drill, other = clinic(), clinic()
    held = [(one, seat) for one in (drill, other) for seat in ("duty", "head")]
    keys = {(one.id, seat): token(one.id, seat, "act", 2)[1] for one, seat in held}
    cards = {(one.id, seat): issue(one.id, seat) for one, seat in held}
    browsers = {(one.id, seat): Client() for one, seat in held}
    for which, browser in browsers.items():
        browser.post("/join", {"code": cards[which]})
    end(drill.id, "duty")
    for one, seat in held:
        stands = (one.id, seat) != (drill.id, "duty")
        assert (calls(keys[one.id, seat], one) == 200) is stands, (one.id, seat, "key")
        assert sits(browsers[one.id, seat], one) is stands, (one.id, seat, "browser")
        assert (seat in standing(one.id)) is stands, (one.id, seat, "card")


def test_those_who_sit_there_are_kept_when_control_says_so(base):
    drill = clinic()
    before = seated(drill, "duty")
    staff_browser().post(f"/drills/{drill.id}/cards", {"seat": ["duty"], "keep": "1"})
    assert sits(before, drill)


def test_control_ends_all_browsers_of_a_seat_without_a_new_card(base):
    drill = clinic()
    code = issue(drill.id, "duty")
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.post("/join", {"code": code})
    control = seated(drill, CTRL)
    page = control.post(f"/d/{drill.id}/cards", {"end": "duty", "seat": ["head"]}).content.decode()
    assert not any(sits(browser, drill) for browser in browsers) and not CODE.search(page)
    drill.catch_up()
    assert "duty" not in drill.state.joined
    with pytest.raises(CodeRefused):
        redeem(code, "10.0.0.1")
    assert sits(control, drill)


def test_control_that_makes_a_card_for_its_own_seat_stays_and_others_on_it_go(base):
    drill = clinic()
    code = issue(drill.id, CTRL)
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        browser.post("/join", {"code": code})
    here.post(f"/d/{drill.id}/cards", {"seat": [CTRL]})
    assert sits(here, drill) and not sits(elsewhere, drill)


def test_a_seat_that_was_taken_back_twice_is_nobodys_from_before(base):
    drill = clinic()
    first = seated(drill, "duty")
    end(drill.id, "duty")
    second = seated(drill, "duty")
    end(drill.id, "duty")
    assert not sits(first, drill) and not sits(second, drill) and sits(seated(drill, "duty"), drill)


def test_whoever_is_sent_away_while_a_code_is_being_read_does_not_sit_down(base, monkeypatch):
    """The seat is cleared when the code was found right and nothing else has happened yet."""
    drill = clinic()
    browser, code = Client(), issue(drill.id, "duty")
    taken = door.sit

    def cleared_first(request, *told):
        end(drill.id, "duty")
        taken(request, *told)

    monkeypatch.setattr(door, "sit", cleared_first)
    browser.post("/join", {"code": code})
    assert not sits(browser, drill)


def test_whoever_is_sent_away_while_a_ticket_is_drawn_opens_no_stream(base, monkeypatch):
    drill = clinic()
    browser, seen = seated(drill, "duty"), seating.live.of

    def cleared_first(drill_id):
        end(drill_id, "duty")
        return seen(drill_id)

    monkeypatch.setattr(seating.live, "of", cleared_first)
    ticket = browser.get(f"/d/{drill.id}/ticket").json()["ticket"]
    assert answered(drill.id, ticket) == [403]


def answered(drill: str, ticket: str) -> list[int]:
    """The statuses that a browser gets that opens its stream and goes away."""
    sent: list[dict] = []

    async def receive():
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    path, query = f"/d/{drill}/stream", f"ticket={ticket}".encode()
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": []}
    asyncio.run(stream(scope, receive, send))
    return [entry["status"] for entry in sent if entry["type"] == "http.response.start"]


def test_a_ticket_opens_the_stream_of_its_own_drill_and_of_no_other(base):
    drill, other = clinic(), clinic()
    ticket = seated(drill, "duty").get(f"/d/{drill.id}/ticket").json()["ticket"]
    assert answered(other.id, ticket) == [403] and answered(drill.id, ticket) == [200]


def test_a_ticket_from_before_the_seat_was_taken_back_opens_no_stream(base):
    drill = clinic()
    tickets = {
        seat: seated(drill, seat).get(f"/d/{drill.id}/ticket").json()["ticket"] for seat in ("duty", "head")
    }
    assert answered(drill.id, tickets["duty"]) == [200]
    end(drill.id, "duty")
    assert answered(drill.id, tickets["duty"]) == [403]
    assert answered(drill.id, tickets["head"]) == [200]
    again = seated(drill, "duty").get(f"/d/{drill.id}/ticket").json()["ticket"]
    assert answered(drill.id, again) == [200]


def test_a_hundred_looks_open_one_connection(base):
    """Who listens is looked after each second, for as long as a drill lasts."""
    drill = clinic()
    key = begun(drill.id, "duty")
    made: list[BaseDatabaseWrapper] = []

    def note(*, connection: BaseDatabaseWrapper, **_: object) -> None:
        made.append(connection)

    async def looks() -> list[bool]:
        return [await holds(drill.id, "duty", key) for _ in range(100)]

    let_go()  # what an earlier look left
    connection_created.connect(note)
    try:
        assert all(asyncio.run(looks()))
    finally:
        connection_created.disconnect(note)
    let_go()
    assert len(made) == 1 and made[0].connection is None


def test_the_stream_of_an_ended_sitting_is_closed_and_says_so(whole_range):
    drill, seats = new_drill(whole_range, (), ("duty", "head", "direction"))
    ears = {seat: Ear(seats[seat], drill) for seat in ("duty", "head")}
    assert seats["direction"].post(f"/d/{drill}/cards", end="duty")[0] == 200
    until(lambda: any(event == "ended" for _, event, _ in ears["duty"].heard))
    assert seats["direction"].do(drill, "send-message", kind="chat", text="còn lại") == 200
    until(lambda: "messages" in ears["head"].topics())
    assert "messages" not in ears["duty"].topics()
    assert not any(event == "ended" for _, event, _ in ears["head"].heard)
    for ear in ears.values():
        ear.over = True
