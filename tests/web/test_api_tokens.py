"""Tokens: one seat of one drill, a scope, an end; never for what people do. Sessions need their CSRF token."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.casework.steps import PLAYERS
from infodrill.conduct import giving, noun
from infodrill.conduct.noun import PEOPLES_OWN, May, RangeCommand, commands
from infodrill.conduct.nouns.clock import BeginPhase, ChangeClock, StopForReal
from infodrill.conduct.nouns.hall import OpenPoll
from infodrill.conduct.nouns.lobby import JoinSeat
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.msel import AdHocInject
from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.conduct.nouns.pressquestions import AskPressQuestion, PressAnswerHeld
from infodrill.conduct.nouns.restraint import RecordObjection
from infodrill.conduct.wording import _outside
from infodrill.kernel.errors import Refused
from infodrill.web import humanpace, live, voting
from infodrill.web.api import allowed, rates
from infodrill.web.api.problems import ApiError
from infodrill.web.api.rates import Rates
from infodrill.web.api.tokens import issue, revoke
from infodrill.web.doing import carry_out
from infodrill.web.forms import verbs
from infodrill.web.models import ApiToken

from .apihouse import asker, get, give
from .house import CTRL, clinic, seated

pytestmark = pytest.mark.usefixtures("base")


# Written by hand: what the commands declare of themselves is held to it. Every other verb is people's.
BY_TOKEN = frozenset(
    {
        # reports and records
        "open-case", "log-case", "add-evidence", "mark-artefact", "undo-step",
        # questions between offices, tasks, complaints
        "ask-owner", "remind-owner", "answer-question", "assign-task", "finish-task", "open-ticket", "answer-ticket",
        "fulfil-remedy", "escalate", "answer-escalation", "hand-over",
        # receipts and messages
        "acknowledge-inject", "confirm-receipt", "confirm-guidance", "answer-roll", "send-message",
        # the watch
        "set-watch-list", "file-forecast-sheet", "forecast-spread",
    }
)  # fmt: skip
PEOPLE_ONLY = frozenset(verbs()) - BY_TOKEN


def bearer(key: str) -> Client:
    return Client(headers={"Authorization": f"Bearer {key}", "Accept-Language": "en"})


def test_a_program_may_give_what_stands_in_the_list_and_nothing_else():
    assert {verb for verb in verbs() if allowed.by_token(verb)} == BY_TOKEN
    assert not allowed.by_token("no-such-verb")


@pytest.mark.parametrize("thing", sorted(PEOPLES_OWN))
def test_no_command_on_what_is_peoples_own_can_be_declared_for_programs(thing: str):
    assert thing in {asked.MAY.thing for asked in commands()} | {"hall"}, "a thing was renamed"
    with pytest.raises(TypeError, match="no program"):
        noun.command(
            type(
                "Programmed", (RangeCommand,),
                {"MAY": May(thing=thing, roles=frozenset(), token=True), "decide": None},
            )
        )  # fmt: skip


def test_a_token_that_may_act_is_refused_every_verb_of_people(monkeypatch):
    monkeypatch.setattr(rates, "BURST", 100_000)
    drill = clinic()
    before = len(drill.log)
    for seat in (CTRL, "voice"):
        browser = asker(drill, seat, "act")
        offered = {one["verb"] for one in get(browser, drill, "/commands").json()["verbs"]}
        assert offered <= BY_TOKEN
        for verb in sorted(PEOPLE_ONLY):
            answer = give(browser, drill, verb)
            assert (verb, answer.status_code, answer.json()["code"]) == (verb, 403, "H403")
    assert len(live.of(drill.id).log) == before


def test_a_token_acts_for_its_seat_and_a_repeated_command_is_recorded_once():
    drill = clinic()
    browser = asker(drill, "duty", "act")
    first, again = (give(browser, drill, "send-message", kind="chat", to=[], text="chào") for _ in range(2))
    assert first.status_code == again.status_code == 200, first.content
    assert first.json() == again.json()
    assert first.json()["events"][0]["kind"] == "message.sent"
    assert "messages" in first.json()["changed"]
    assert [message.text for message in live.of(drill.id).state.messages.values()] == ["chào"]


def test_opening_a_case_tells_nothing_of_the_claim_behind_it():
    drill = clinic()
    answer = give(
        asker(drill, "duty", "act"), drill, "open-case", intake="hotline", source="", said="Tủ lạnh hỏng"
    )
    assert answer.status_code == 200, answer.content
    body = answer.content.decode()
    assert "linked" not in body and not any(claim.id in body for claim in drill.scenario.claims)
    assert answer.json()["events"][0]["ids"]["case"] in live.of(drill.id).state.book.cases


def test_a_token_that_may_only_read_reads_and_does_nothing():
    drill = clinic()
    browser = asker(drill, "duty", "read")
    assert get(browser, drill, "/cases").status_code == 200
    answer = give(browser, drill, "send-message", kind="chat", to=[], text="x")
    assert (answer.status_code, answer.json()["code"]) == (403, "H404")
    assert get(browser, drill, "/commands").json()["verbs"] == []
    assert not live.of(drill.id).state.messages


def test_wrong_expired_and_revoked_tokens_are_answered_alike():
    drill = clinic()
    old, old_key = issue(drill.id, "duty", "act", 1)
    ApiToken.objects.filter(pk=old.pk).update(expires=timezone.now() - timedelta(seconds=1))
    back, back_key = issue(drill.id, "duty", "act", 1)
    assert get(bearer(back_key), drill, "/cases").status_code == 200
    assert revoke(drill.id, back.pk)
    keys = (old_key, back_key, "idt_wrong", "", "idt_" + "x" * 10_000, back_key.swapcase())
    answers = [get(bearer(key), drill, "/cases") for key in keys]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert answers[0].headers["WWW-Authenticate"] == "Bearer"


def test_a_wrong_token_is_not_helped_by_a_session():
    drill = clinic()
    browser = seated(drill, "duty")
    assert get(browser, drill, "/cases").status_code == 200
    told = browser.get(f"/api/v1/drills/{drill.id}/cases", headers={"Authorization": "Bearer idt_wrong"})
    assert told.status_code == 401


def test_a_key_is_kept_as_a_digest_and_cannot_be_revoked_from_another_drill():
    mine, other = clinic(), clinic()
    row, key = issue(mine.id, "duty", "read", 1)
    kept = ApiToken.objects.get(pk=row.pk)
    assert key not in {str(value) for value in vars(kept).values()}
    assert not revoke(other.id, row.pk)
    assert get(bearer(key), mine, "/cases").status_code == 200


@pytest.mark.parametrize(("scope", "hours"), [("write", 1), ("", 1), ("read", 0), ("read", 169)])
def test_there_is_no_token_of_another_scope_or_without_an_end(scope, hours):
    drill = clinic()
    with pytest.raises(ValueError):
        issue(drill.id, "duty", scope, hours)


def test_a_session_gives_commands_with_its_csrf_token_and_not_without():
    drill = clinic()
    browser = seated(drill, "duty")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    bare = give(strict, drill, "send-message", kind="chat", to=[], text="x")
    assert (bare.status_code, bare.json()["code"]) == (403, "H203")
    strict.get("/join")
    token = strict.cookies["infodrill_csrf"].value
    told = strict.post(
        f"/api/v1/drills/{drill.id}/commands/send-message",
        {"client": "d" * 16, "fields": {"kind": "chat", "to": [], "text": "x"}},
        content_type="application/json", headers={"X-CSRFToken": token},
    )  # fmt: skip
    assert told.status_code == 200, told.content
    assert len(live.of(drill.id).state.messages) == 1


@pytest.mark.human_pace
def test_a_seat_posts_once_in_three_seconds_whatever_way_it_takes():
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="CTRL", change="start"), "")
    drill.give(CTRL, ChangeClock(role="CTRL", change="speed", value=60_000), "")
    page, api = seated(drill, "voice"), seated(drill, "voice")
    first = page.post(f"/d/{drill.id}/do/post-on-network", {"room": "feed", "parent": "", "text": "Một"})
    again = give(api, drill, "post-on-network", room="feed", parent="", text="Hai")
    assert first.status_code == 302
    assert (again.status_code, again.json()["code"]) == (409, "R142")
    assert len(live.of(drill.id).state.posts) == 1


@pytest.mark.human_pace
def test_any_two_texts_of_a_seat_are_three_seconds_apart_and_what_is_no_text_is_not_held_up():
    drill = clinic()
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="Một"), "")
    texts = (
        SendMessage(role="L1-DUTY", kind="chat", to=(), text="Hai"),
        OpenCase(role="L1-DUTY", intake="ward", source="free", said="Ba"),
        PostOnNetwork(role="L1-DUTY", room="feed", text="Bốn"),
    )
    for command in texts:
        with pytest.raises(Refused, match="R142"):
            drill.give("duty", command, "")
    drill.give("duty", JoinSeat("L1-DUTY"), "")
    drill.give("head", SendMessage(role="L1-LEAD", kind="chat", to=(), text="Năm"), "")
    with pytest.raises(Refused, match="R142"):
        drill.give("head", SendMessage(role="L1-LEAD", kind="chat", to=(), text="Sáu"), "")


@pytest.mark.human_pace
def test_control_does_not_write_faster_than_people_by_any_sender():
    drill = clinic()
    for n, sender in enumerate(drill.scenario.drill.senders[:2]):
        command = AdHocInject(
            role="CTRL", sender=sender, method="public_feed", subject=f"Tin {n}", body=f"Lời {n}", public=True
        )
        if n:
            with pytest.raises(Refused, match="R142"):
                drill.give(CTRL, command, "")
        else:
            drill.give(CTRL, command, "")


@pytest.mark.human_pace
@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: "\u200b".join(text),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: f"  {text}\u202e\r\n ",
        lambda text: text.replace(" ", " \u2060 "),
    ],
    ids=["zero width", "decomposed", "direction and line ends", "joined"],
)
def test_no_unseen_sign_makes_a_text_another_one_than_the_seat_wrote(disguise):
    """A fresh attacker put one into every field, and posted forty times in a second and a half."""
    drill = clinic()
    sender = drill.scenario.drill.senders[0]
    texts = (
        ("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=disguise("Tiếng thứ nhất"))),
        ("duty", OpenCase(role="L1-DUTY", intake="ward", source="free", said=disguise("Nghe nói đê vỡ"))),
        ("duty", PostOnNetwork(role="L1-DUTY", room="feed", text=disguise("Đường ngập"))),
        (
            CTRL,
            AdHocInject(
                role="CTRL", sender=sender, method="public_feed", subject=disguise("Tin"),
                body=disguise("Đê vỡ"), public=True,
            ),
        ),
    )  # fmt: skip
    for seat, command in texts:
        # Each of them begins the wait that a plain text is held up by.
        live.forget()
        drill = clinic()
        drill.give(seat, command, "")
        role = "CTRL" if seat == CTRL else "L1-DUTY"
        with pytest.raises(Refused, match="R142"):
            drill.give(seat, SendMessage(role=role, kind="chat", to=(), text="Hai"), "")
        with pytest.raises(Refused, match="R142"):
            drill.give(seat, SendMessage(role=role, kind="chat", to=(), text=disguise("Hai ba")), "")


@pytest.mark.human_pace
def test_another_process_sees_the_pace_in_the_log_and_a_clock_set_back_holds_nobody_up(monkeypatch):
    drill = clinic()
    said = SendMessage(role="L1-DUTY", kind="chat", to=(), text="Một")
    drill.give("duty", said, "")
    written = drill.log.events[-1].wall

    def refused(second: int) -> bool:
        monkeypatch.setattr(humanpace.time, "time", lambda: float(second))
        try:
            pressed = giving.Decided(command=said, key="", bodies=(drill.log.events[-1].body,), before=())
            humanpace.HumanPace().keep(drill.log, "duty", (pressed,))
        except Refused:
            return True
        return False

    assert [refused(written + after) for after in (0, 2, 3, 60, -3600)] == [True, True, False, False, False]


def pressing_on(drill, seat=CTRL):
    """Without a word: the clock is stopped and let go; the code of the refusal, "" for none."""
    change = "pause" if live.of(drill.id).pace.running else "resume"
    try:
        drill.give(seat, ChangeClock(role="CTRL", change=change), "")
    except Refused as error:
        return error.code
    return ""


@pytest.mark.human_pace
def test_a_seat_presses_at_human_speed_what_carries_no_words_too(monkeypatch):
    """A token opened, merged and attached hundreds of times a second."""
    monkeypatch.setattr(humanpace, "EACH", 3_600.0)
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="CTRL", change="start"), "")
    assert [pressing_on(drill) for _ in range(humanpace.PRESSES)] == [""] * (humanpace.PRESSES - 1) + ["R163"]
    drill.give("duty", JoinSeat("L1-DUTY"), "")  # another seat's are its own
    with pytest.raises(Refused, match="R163"):
        drill.give(CTRL, SendMessage(role="CTRL", kind="chat", to=(), text="Một"), "")
    monkeypatch.setattr(humanpace, "EACH", 1e-9)
    assert pressing_on(drill) == ""


@pytest.mark.human_pace
def test_another_process_sees_in_the_log_how_often_a_seat_pressed(monkeypatch):
    monkeypatch.setattr(humanpace, "SPAN", 3_600)
    monkeypatch.setattr(humanpace, "EACH", 1_200.0)
    monkeypatch.setattr(humanpace, "PRESSES", 5)
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="CTRL", change="start"), "")
    for _ in range(2):  # processes
        drill._human = humanpace.HumanPace()
        assert [pressing_on(drill) for _ in range(4)][:3] == [""] * 3
    drill._human = humanpace.HumanPace()
    assert pressing_on(drill) == "R163"


@pytest.mark.human_pace
def test_presses_that_are_refused_count_and_then_nothing_of_a_form_is_read(monkeypatch):
    """Refused forms cost what accepted ones cost: reading. They came as fast as the line carried them."""
    monkeypatch.setattr(humanpace, "EACH", 3_600.0)
    drill = clinic()
    forms = ("kind=chat&to=&text=Xem @an.nguyen", "kind=chat&to=&text=", "kind=report&case=c9&to=&text=Nghe")

    def pressed(form: str) -> str:
        with pytest.raises(Refused) as refused:
            carry_out(drill, "duty", "send-message", QueryDict(form), "c" * 16)
        return refused.value.code

    codes = [pressed(forms[n % 3]) for n in range(humanpace.PRESSES)]
    assert "R163" not in codes and "R121" in codes
    asked = _outside.asked
    assert pressed("kind=chat&to=&text=Xem @binh.nguyen") == "R163"
    assert _outside.asked == asked


@pytest.mark.human_pace
def test_an_objection_holds_up_its_own_seat_and_nobody_else_of_the_cell(monkeypatch):
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="CTRL", change="start"), "")
    cell = drill.seats().seats["duty"].cell
    others = [
        key for key, place in drill.seats().seats.items() if place.cell == cell and place.roles & PLAYERS
    ][:4]
    opener = others.pop()
    roles = drill.seats().seats[opener].roles
    drill.give(opener, OpenCase(role=min(roles), intake="ward", source="free", said="Nghe nói đê vỡ"), "")
    said = [objection(drill, seat) for seat in (*others, *others)]
    assert said == [""] * len(others) + ["R142"] * len(others) and len(others) > 1


def objection(drill, seat):
    role = min(drill.seats().seats[seat].roles & PLAYERS)
    try:
        drill.give(
            seat, RecordObjection(role, next(iter(drill.state.book.cases)), "Không nên yêu cầu gỡ."), ""
        )
    except Refused as error:
        return error.code
    return ""


@pytest.mark.human_pace
def test_nothing_holds_up_the_stop_for_real(monkeypatch):
    monkeypatch.setattr(humanpace, "EACH", 3_600.0)
    monkeypatch.setattr(humanpace, "PRESSES", 1)
    drill = clinic()
    safe = next(key for key, place in drill.seats().seats.items() if "SAFE" in place.roles)
    drill.give(safe, SendMessage(role="SAFE", kind="chat", to=(), text="Có khói."), "")
    drill.give(safe, StopForReal("SAFE", "Cháy thật."), "")
    assert live.of(drill.id).state.stopped


def test_a_caller_has_ten_requests_a_second():
    taken = Rates()
    for _ in range(rates.BURST):
        taken.take("token:1", 0.0)
    with pytest.raises(ApiError):
        taken.take("token:1", 0.0)
    taken.take("token:2", 0.0)
    for number in range(rates.PER_SECOND):
        taken.take("token:1", 1.0 + number / 1e6)
    with pytest.raises(ApiError):
        taken.take("token:1", 1.001)


def test_too_many_requests_are_answered_with_429_and_leave_nothing():
    drill = clinic()
    browser = asker(drill, "duty", "act")
    answers = [get(browser, drill, "").status_code for _ in range(60)]
    assert answers[0] == 200 and 429 in answers


def test_staff_make_and_take_back_tokens_and_nobody_else():
    drill = clinic()
    address = f"/drills/{drill.id}/tokens"
    assert seated(drill, CTRL).get(address).status_code == 302  # to the staff's sign-in
    staff = Client()
    staff.force_login(get_user_model().objects.create_user("staff", is_staff=True))
    page = staff.post(address, {"seat": "duty", "scope": "act", "hours": "9999"})
    assert page.status_code == 200
    row = ApiToken.objects.get()
    key = re.search(r"idt_[\w-]{43}", page.content.decode())[0]
    assert row.expires <= timezone.now() + timedelta(hours=168)
    assert key not in staff.get(address).content.decode()
    assert get(bearer(key), drill, "/cases").status_code == 200
    assert staff.get(f"{address}/{row.pk}/revoke").status_code == 405
    assert staff.post(f"{address}/{row.pk}/revoke").status_code == 302
    assert get(bearer(key), drill, "/cases").status_code == 401
    for wrong in ({"seat": "nobody", "scope": "act"}, {"seat": "duty", "scope": "all"}):
        assert staff.post(address, wrong).status_code == 404


def test_a_poll_takes_one_answer_of_a_browser_and_of_a_token_by_whatever_way_and_id():
    drill = clinic()
    drill.give(CTRL, OpenPoll("CTRL", "Hỏi", ("A", "B")), "")
    poll = next(iter(live.of(drill.id).state.polls))
    guest = seated(drill, CTRL)
    for n in range(4):
        give(guest, drill, "cast-vote", client=f"{n}" * 16, poll=poll, option=1)
    guest.post(f"/d/{drill.id}/screen/vote/", {"poll": poll, "option": "1"})
    assert live.of(drill.id).state.polls[poll].votes == (0, 1)
    program = asker(drill, CTRL, "act")
    answers = [
        give(program, drill, "cast-vote", client=f"{n}" * 16, poll=poll, option=0).status_code
        for n in range(4)
    ]
    assert live.of(drill.id).state.polls[poll].votes == ((1, 1) if 200 in answers else (0, 1))


def test_answers_of_one_browser_that_come_at_once_are_one():
    """The page remembers who voted only after its answer: what counts is the voter's id in the log."""
    drill = clinic()
    drill.give(CTRL, OpenPoll("CTRL", "Hỏi", ("A", "B")), "")
    poll = next(iter(live.of(drill.id).state.polls))
    for _ in range(3):
        voting.cast(drill, CTRL, "CTRL", poll, 1, "browser:one")
    voting.cast(drill, CTRL, "CTRL", poll, 0, "browser:two")
    assert live.of(drill.id).state.polls[poll].votes == (1, 1)


def test_what_the_leak_check_holds_back_is_on_record_and_at_human_pace(monkeypatch):
    """Words cannot be tried out on the press answer: neither fast nor unseen."""
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="CTRL", change="start"), "")
    drill.give(CTRL, BeginPhase("CTRL", 3), "")
    drill.give("duty", OpenCase(role="L1-DUTY", intake="ward", source="free", said="Nghe nói kho hết"), "")
    (case,) = drill.state.book.cases
    drill.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Nghe nói kho hết", danger=False), "")
    drill.give(
        "duty",
        AddEvidence(
            role="L1-DUTY", case=case, kind="report", grade="B2", tlp="RED", text="Ở Gò Sậy còn 37 thùng."
        ),
        "",
    )
    drill.give(
        "town", AskPressQuestion(role="SIM-PRESS", outlet="Bản tin Hải Minh 24", text="Kho còn gì?"), ""
    )
    (question,) = drill.state.press_questions
    monkeypatch.setattr(humanpace, "PACE", 3.0)
    page = seated(drill, "voice")
    tries = [
        give(page, drill, "answer-press-question", question=question, kind="answer", text=f"Còn {n} thùng.")
        for n in (37, 38, 37)
    ]
    assert [each_try.json()["code"] for each_try in tries] == ["R153", "R142", "R142"]
    held = [event for event in live.of(drill.id).events if isinstance(event.body, PressAnswerHeld)]
    assert [(event.actor, event.body.question) for event in held] == [("voice", question)]
    assert live.of(drill.id).state.press_questions[question].answer is None
