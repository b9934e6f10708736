"""People write and press at human speed, by whatever way in; what else may hold up whom."""

from __future__ import annotations

import unicodedata

import pytest
from django.http import QueryDict

from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.casework.steps import PLAYERS
from infodrill.conduct import giving
from infodrill.conduct.nouns.clock import BeginPhase, ChangeClock, StopForReal
from infodrill.conduct.nouns.lobby import JoinSeat
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.msel import AdHocInject
from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.conduct.nouns.pressquestions import AskPressQuestion, PressAnswerHeld
from infodrill.conduct.nouns.restraint import RecordObjection
from infodrill.conduct.wording import _outside
from infodrill.kernel.errors import Refused
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore
from infodrill.web import humanpace, live
from infodrill.web.doing import carry_out

from .apihouse import give
from .house import CTRL, clinic, seated

pytestmark = pytest.mark.usefixtures("base")


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
            carry_out(drill, "duty", "send-message", {"c" * 16: QueryDict(form)})
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


@pytest.mark.human_pace
def test_a_text_that_the_machine_did_not_take_holds_nobody_up():
    """A full disk: who sends again what was refused is not told to wait as well."""
    pace, log = humanpace.HumanPace(), EventLog(MemoryLogStore())
    with pytest.raises(OSError, match="full"), pace.counted_if_kept("duty"):
        pace.wait(log, "duty")
        raise OSError(28, "full")
    assert pace.rest("duty") == 0
    with pace.counted_if_kept("duty"):
        pace.wait(log, "duty")
    with pytest.raises(Refused, match="R142"), pace.counted_if_kept("duty"):
        pace.wait(log, "duty")
    assert pace.rest("duty") > 0  # what was recorded counts on
