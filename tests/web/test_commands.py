"""Forms become commands: strictly, once, under the seat's own hat; refusals tell the rule in the reader's language."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from django.http import QueryDict

from infodrill.conduct.nouns.clock import BeginPhase, ChangeClock
from infodrill.conduct.nouns.injects import AcknowledgeInject
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.policy import ROOMS
from infodrill.kernel.fields import LONGEST
from infodrill.web import live
from infodrill.web.forms import build, kebab, verbs
from infodrill.web.refusals import FormError

from .house import CTRL, clinic, do, seated

pytestmark = pytest.mark.usefixtures("base")
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def test_every_command_has_its_own_verb():
    assert verbs()["acknowledge-inject"] is AcknowledgeInject
    assert len({kebab(verb.__name__) for verb in verbs().values()}) == len(verbs())
    assert all("role" in {field.name for field in fields(cls)} for cls in verbs().values())


def test_a_form_is_read_by_the_types_of_the_command():
    form = QueryDict("kind=chat&to=clinic&to=&to=network&text=a%0D%0Ab")
    assert build("send-message", form, "COMMS") == SendMessage(
        role="COMMS", kind="chat", to=("clinic", "network"), text="a\nb"
    )
    assert build("change-clock", QueryDict("change=jump&value=90&forced=on"), "CTRL") == ChangeClock(
        role="CTRL", change="jump", value=90, forced=True
    )


@pytest.mark.parametrize(
    "form",
    [
        "inject=1&more=2",
        "",
        "inject=",
        "inject=1.5",
        "inject=1e3",
        "inject=١",
        "inject=1&inject=2",
        "inject=1%00",
    ],
)
def test_a_malformed_form_is_refused_by_field(form):
    with pytest.raises(FormError):
        build("acknowledge-inject", QueryDict(form), "DUTY")


@pytest.mark.parametrize("field", ["text", "kind", "to"])
@pytest.mark.parametrize("odd", ["a\x00b", "a" * (LONGEST + 1)])
def test_no_field_takes_what_no_text_holds_or_more_than_any_text(field, odd):
    form = QueryDict("kind=chat&to=clinic&text=a", mutable=True)
    form[field] = odd
    with pytest.raises(FormError, match="too long or holds what no text holds"):
        build("send-message", form, "COMMS")


def test_a_message_is_recorded_and_a_form_sent_twice_is_recorded_once():
    drill = clinic()
    browser = seated(drill, "duty")
    for _ in range(2):
        answer = do(browser, drill, "send-message", kind="chat", text="Xin chào", client="a" * 32)
        assert answer.status_code == 200, answer.content
        assert "drill:messages" in json.loads(answer.headers["HX-Trigger"])
    assert [message.text for message in live.of(drill.id).state.messages.values()] == ["Xin chào"]


def test_a_press_that_records_nothing_is_not_answered_as_recorded():
    drill = clinic()
    do(seated(drill, "duty"), drill, "send-message", kind="chat", to="network", text="Xin chào")
    (message,) = live.of(drill.id).state.messages
    browser = seated(drill, "coordinator")
    answers = [do(browser, drill, "confirm-receipt", message=message).content.decode() for _ in range(2)]
    assert ["Đã ghi lúc" in words for words in answers] == [True, False]
    assert "không ghi thêm" in answers[1]


def test_one_seats_client_id_does_not_swallow_anothers_command():
    drill = clinic()
    for seat in ("duty", "head"):
        do(seated(drill, seat), drill, "send-message", kind="chat", text=seat, client="b" * 32)
    assert {message.seat for message in live.of(drill.id).state.messages.values()} == {"duty", "head"}


def test_a_rules_refusal_is_a_409_in_the_readers_language():
    drill = clinic()
    browser = seated(drill, "duty")
    vi = do(browser, drill, "change-clock", change="start")
    browser.cookies["infodrill_lang"] = "en"
    en = do(browser, drill, "change-clock", change="start")
    assert (vi.status_code, en.status_code) == (409, 409)
    assert "không" in vi.content.decode() and "This seat may not do that." in en.content.decode()
    assert live.of(drill.id).state.begun is False


def test_a_malformed_form_is_a_422_and_an_unknown_verb_is_not_there():
    drill = clinic()
    browser = seated(drill, CTRL)
    assert do(browser, drill, "change-clock", change="start", extra="1").status_code == 422
    assert do(browser, drill, "change-clock", change="start", client="a b").status_code == 422
    assert do(browser, drill, "no-such-verb").status_code == 404
    assert browser.get(f"/d/{drill.id}/do/change-clock").status_code == 405


def test_a_seat_cannot_name_a_role_that_it_does_not_hold():
    drill = clinic()
    answer = do(seated(drill, "duty"), drill, "change-clock", change="start", role="CTRL")
    assert answer.status_code == 409
    assert live.of(drill.id).state.begun is False


def test_without_htmx_a_command_leads_back_and_never_out_of_the_range():
    drill = clinic()
    browser = seated(drill, "duty")
    there = do(
        browser, drill, "send-message", htmx=False, kind="chat", text="a", next=f"/d/{drill.id}/meeting/"
    )
    out = do(browser, drill, "send-message", htmx=False, kind="chat", text="b", next="https://evil.example/")
    assert there.headers["Location"] == f"/d/{drill.id}/meeting/"
    assert out.headers["Location"] == f"/d/{drill.id}/"


def test_script_in_a_refused_field_comes_back_as_text():
    drill = clinic()
    browser = seated(drill, CTRL)
    for fields_ in (
        {"change": SCRIPT},
        {"change": "start", SCRIPT: "1"},
        {"change": "start", "value": SCRIPT},
    ):
        for htmx in (True, False):
            body = do(browser, drill, "change-clock", htmx=htmx, **fields_).content.decode()
            assert "<script>alert" not in body and "<img src=x" not in body


def test_script_in_a_message_comes_back_as_text_on_every_page():
    drill = clinic()
    assert do(seated(drill, "duty"), drill, "send-message", kind="chat", text=SCRIPT).status_code == 200
    for seat in ("head", CTRL):
        browser = seated(drill, seat)
        for room in ("desk", "meeting", "control", "lobby"):
            body = browser.get(f"/d/{drill.id}/{room}/").content.decode()
            assert "<script>alert" not in body and "<img src=x" not in body


def test_a_real_stop_blanks_every_room_and_safe_lifts_it():
    drill = clinic()
    safe = next(seat.seat for seat in drill.seats().seats.values() if "SAFE" in seat.roles)
    control, player = seated(drill, safe), seated(drill, "duty")
    do(player, drill, "send-message", kind="chat", text="nội dung mô phỏng")
    assert do(control, drill, "stop-for-real", reason="cháy thật").status_code == 200
    pages = [one.get(f"/d/{drill.id}/{room}/") for one in (control, player) for room in ROOMS]
    shown = [page.content.decode() for page in pages if page.status_code == 200]
    assert shown and all("nội dung mô phỏng" not in one and 'class="stop' in one for one in shown)
    assert do(player, drill, "send-message", kind="chat", text="x").status_code == 409
    assert do(control, drill, "resume-after-stop").status_code == 200
    assert not live.of(drill.id).state.stopped


def test_a_vote_has_no_door_but_the_screens_which_takes_it_once():
    drill = clinic()
    assert do(seated(drill, "duty"), drill, "cast-vote", poll="v1", option="0").status_code == 404


def test_the_servers_log_names_nobody_who_objects(caplog):
    drill = clinic()
    browser = seated(drill, "duty")
    with caplog.at_level("INFO", logger="infodrill.command"):
        do(browser, drill, "record-objection", case="c9", text="Không nên.")
        do(browser, drill, "send-message", kind="chat", text="Xin chào", client="b" * 32)
    told = [(record.verb, record.seat) for record in caplog.records if record.name == "infodrill.command"]
    assert told == [("record-objection", ""), ("send-message", "duty")]


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize("change", ["halt", "close"])
def test_who_ends_the_drill_looks_back_with_everybody(htmx: bool, change: str) -> None:
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    drill.give(CTRL, BeginPhase(role="DIR", phase=4), "")
    answer = do(seated(drill, CTRL), drill, "change-clock", htmx=htmx, change=change, reason="time is up")
    assert live.of(drill.id).state.closed
    assert answer.headers["HX-Redirect" if htmx else "Location"] == f"/d/{drill.id}/"
    assert "HX-Refresh" not in answer.headers


def test_whoever_names_a_person_to_other_cells_is_told_so_beside_the_press():
    drill = clinic()
    browser, named = seated(drill, "duty"), "Lê Thị Hoa"
    told = do(browser, drill, "send-message", kind="chat", text=f"Bà {named} báo lên").content.decode()
    assert named in told and "không xem xét con người" in told
    plain = do(browser, drill, "send-message", kind="chat", text="Một người dân báo lên").content.decode()
    assert "con người" not in plain and "Đã ghi" in plain
