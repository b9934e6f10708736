"""What the city keeps in the open, what collaborators pass on, how posts are changed, and what a case lets a seat do now."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.html import escape

from infodrill.conduct.nouns.hall import OpenPoll
from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.web import live
from infodrill.web.joining.codes import issue
from infodrill.web.rooms import acts, portal
from infodrill.web.sealing import veil

from .rehearsed import rehearsed
from .test_rooms_pages import browser


@pytest.fixture
def drill(base):
    return rehearsed("clinic", 40)


def post(to: Client, drill, verb: str, **fields: object):
    sent = {"client": uuid4().hex, **fields}
    return to.post(f"/d/{drill.id}/do/{verb}", sent, headers={"HX-Request": "true"})


def test_the_portal_shows_the_public_log_and_complaints_to_every_seat(base):
    drill = rehearsed("clinic", 65)
    first = drill.view("duty", "vi").casework.public_log[0]
    for seat in drill.seats().seats:
        body = browser(drill, seat, "en").get(f"/d/{drill.id}/network/?room=portal").content.decode()
        assert "Public log" in body and "Complaints being served" in body, seat
        assert escape(first.notice_en) in body, seat


def test_an_edited_post_shows_every_version_and_only_its_own_cell_may_edit_it(drill):
    seat = next(
        key for key, place in drill.seats().seats.items() if "COMMS" in place.roles or "SPOKE" in place.roles
    )
    made = drill.give(
        seat,
        PostOnNetwork(
            role=min(drill.seats().seats[seat].roles & {"COMMS", "SPOKE"}), room="feed", text="Words one"
        ),
        "",
    )
    number = veil(made[0].body.post)
    own = browser(drill, seat, "en")
    assert post(own, drill, "edit-post", post=number, text="Words two").status_code in (200, 409)
    page = own.get(f"/d/{drill.id}/network/?post={number}").content.decode()
    assert "Change this post" in page
    other = next(
        key
        for key, place in drill.seats().seats.items()
        if place.cell != drill.seats().seats[seat].cell and place.level > 0
    )
    page = browser(drill, other, "en").get(f"/d/{drill.id}/network/?post={number}").content.decode()
    assert "Change this post" not in page


def test_a_case_offers_what_the_casework_would_accept_and_locks_the_rest_with_a_reason(drill):
    seen = 0
    for seat in drill.seats().seats:
        view = drill.view(seat, "en")
        for case in view.open_cases:
            possible = {step for step, _ in view.casework.possible(case.case)}
            assert set(acts.open_steps(view, case)) == possible
            shut = acts.shut_steps(view, drill.edition, case.case)
            assert all(name and why for name, why in shut)
            assert not {name for name, _ in shut} & {drill.edition.step_name(step, "en") for step in possible}
            seen += len(shut)
    assert seen


def test_no_page_of_a_player_names_the_hidden_claim_of_a_case(drill):
    claims = set(drill.state.links.values())
    assert claims
    for seat, place in drill.seats().seats.items():
        if place.control:
            continue
        view = drill.view(seat, "vi")
        for case in view.cases:
            rows = view.effect(
                case,
                {claim: [{"minute": 1, "exposed": 2, "corrected": 1, "claim": claim}] for claim in claims},
            )
            assert all(set(row) == {"minute", "exposed", "corrected"} for row in rows)
            body = browser(drill, seat, "vi").get(f"/d/{drill.id}/case/{case.case}/").content.decode()
            assert not [claim for claim in claims if re.search(rf"\b{re.escape(claim)}\b", body)]


def test_an_effect_is_shown_with_the_case_and_only_after_something_was_done(base):
    drill = rehearsed("typhoon", 50)  # a city of several cells, where a seat does not see every case
    view = drill.view("dir", "vi")
    series = {link: [{"minute": 1, "exposed": 2, "corrected": 1}] for link in drill.state.links.values()}
    assert view.cases
    for case in view.cases:
        said = any(
            statement.case == case.case and statement.published is not None for statement in view.statements
        )
        if not said and case.acting_at < 0:
            assert view.effect(case, series) == ()
    blind = next(
        key
        for key in drill.seats().seats
        if {case.case for case in view.cases} - {c.case for c in drill.view(key, "vi").cases}
    )
    hidden = {case.case for case in view.cases} - {case.case for case in drill.view(blind, "vi").cases}
    assert all(
        drill.view(blind, "vi").effect(case, series) == () for case in view.cases if case.case in hidden
    )


def test_relays_are_offered_once_a_channel(base):
    drill = rehearsed("typhoon", 50)
    collab = next(key for key, place in drill.seats().seats.items() if "COLLAB" in place.roles)
    found = portal.relays(drill.view(collab, "en"))
    assert found
    first = found[0]
    channel = first.channels[0][0]
    answer = post(
        browser(drill, collab, "en"),
        drill,
        "relay-statement",
        statement=first.statement,
        version=first.version,
        channel=channel,
    )
    assert answer.status_code == 200, answer.content
    live.of(drill.id)
    left = {relay.statement: relay.channels for relay in portal.relays(drill.view(collab, "en"))}
    assert channel not in dict(left.get(first.statement, ()))


def test_guests_share_one_code_answer_once_a_browser_and_see_numbers_from_five_on(base):
    drill = rehearsed("typhoon", 50)
    guest = next(key for key, place in drill.seats().seats.items() if "OBS" in place.roles)
    control = next(key for key, place in drill.seats().seats.items() if "CTRL" in place.roles)
    drill.give(control, OpenPoll("CTRL", "What now?", ("Answer", "Wait")), "")
    code, address = issue(drill.id, guest), f"/d/{drill.id}/screen/"
    phones = [Client() for _ in range(5)]
    for count, phone in enumerate(phones, 1):
        assert phone.post("/join", {"code": code}).status_code == 302
        poll = live.of(drill.id).view(guest, "en").hall.polls[-1].poll
        for _ in range(2):
            phone.post(f"{address}vote/", {"poll": poll, "option": "0"})
        assert ('class="bars"' in phone.get(f"{address}?part=guest").content.decode()) == (count == 5)
    assert live.of(drill.id).view(guest, "en").hall.polls[-1].votes == (5, 0)


def test_the_hall_sees_how_many_cases_move_and_no_words_of_them(base):
    drill = rehearsed("typhoon", 50)
    guest = next(key for key, place in drill.seats().seats.items() if "OBS" in place.roles)
    view = drill.view(guest, "en")
    assert (
        sum(view.hall.moving.values())
        == sum(not case.merged_into for case in drill.state.book.cases.values())
        > 0
    )
    body = browser(drill, guest, "en").get(f"/d/{drill.id}/screen/?part=moving").content.decode()
    told = {case.sentence for case in drill.state.book.cases.values() if case.sentence}
    assert "hp-moving" in body and not [sentence for sentence in told if escape(sentence) in body]
