"""What a browser hears: only what its seat sees, in order, resumed from where it was; tickets and cursors that tell nothing."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

import pytest
from django.core import signing

from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.nouns.evaluation import PinNote
from infodrill.conduct.nouns.lobby import JoinSeat
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.msel import DeliverInject
from infodrill.conduct.policy import sees_case, sees_everything
from infodrill.kernel.events import Event, event_types
from infodrill.kernel.grown import renewed
from infodrill.web import live
from infodrill.web.conf.options import options
from infodrill.web.joining.sittings import begun
from infodrill.web.streams.hub import BEHIND, EPOCH, HEARTBEAT, HUB, Hub, changes_of, seal, unseal
from infodrill.web.streams.tickets import SALT, read_ticket
from infodrill.web.streams.topics import topics_of

from .house import CTRL, clinic, do, seated

pytestmark = pytest.mark.usefixtures("base")


def heard(drill, seat, events):
    return topics_of(events, drill.seats().seats[seat], drill.state)


def test_a_message_to_one_cell_is_silence_for_another():
    drill = clinic()
    command = SendMessage(role="L1-DUTY", kind="chat", to=("clinic",), text="chỉ trong khung")
    events = drill.give("duty", command, "")
    assert "messages" in heard(drill, "head", events)
    assert heard(drill, "lookout", events) == frozenset()
    assert "control" in heard(drill, CTRL, events)


def test_an_inject_is_heard_by_its_recipients_and_one_held_by_nobody():
    drill = clinic()
    row = next(inject for inject in drill.scenario.msel.injects if not inject.to.public)
    players = [seat for seat in drill.seats().seats.values() if not sees_everything(seat)]
    held = drill.give(CTRL, DeliverInject(role="DIR", inject=row.number, run_status="held"), "")
    assert {heard(drill, player.seat, held) for player in players} == {frozenset()}
    sent = drill.give(CTRL, DeliverInject(role="DIR", inject=row.number), "")
    reached = {player.seat for player in players if "inbox" in heard(drill, player.seat, sent[:1])}
    assert reached == set(drill.seats().recipients(row.to)) & {player.seat for player in players}


def test_what_moves_on_a_strange_case_is_silence_for_players_and_a_count_for_the_hall():
    drill = clinic()
    opened = OpenCase(role="L1-DUTY", intake="ward", source="free", said="Bà con hỏi thuốc.")
    events = drill.give("duty", opened, "")
    case = next(iter(drill.state.book.cases.values()))
    strange = replace(case, cell="nowhere", ward="")
    live_book = replace(drill.state.book, cases={case.case: strange})
    state = renewed(drill.state, book=live_book)
    told = {
        seat.seat: topics_of(events, seat, state)
        for seat in drill.seats().seats.values() if not sees_case(seat, strange)
    }  # fmt: skip
    guests = {seat for seat in told if "OBS" in drill.seats().seats[seat].roles}
    assert {told[seat] for seat in guests} == {frozenset({"moving"})}
    assert {told[seat] for seat in told.keys() - guests} == {frozenset()}


def test_what_one_command_recorded_is_one_change_however_many_events_it_is():
    drill = clinic()
    (sent,) = drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="một"), "")
    pair = (replace(sent, command="p1"), replace(sent, command="p1", seq=sent.seq + 1))
    assert len(changes_of(pair, drill)) == 1
    apart = (replace(sent, command=""), replace(sent, command="", seq=sent.seq + 1))
    assert len(changes_of(apart, drill)) == 2


def test_what_comes_every_minute_stirs_no_station():
    drill = clinic()
    body = MinuteClosed(minute=0, upto_seq=0, digest="")
    assert body.ROUTINE
    assert "control" not in heard(drill, CTRL, [Event(seq=1, at=0, actor="runner", body=body)])


HIDDEN = {
    "case.linked", "city.built", "city.wave_started", "city.claim_boosted", "city.claim_stood",
    "city.statement_released", "city.statement_retracted", "inject.retimed", "inject.edited", "inject.written",
    "noise.dial_turned", "off_system.recorded", "trap.pressed", "evaluation.note_pinned", "evaluation.task_rated",
    "evaluation.statement_rated", "leap.held", "leap.let_go", "fault.logged", "fault.mended",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(HIDDEN))
def test_what_is_controls_alone_is_silence_for_players(name):
    drill = clinic()
    cls = event_types()[name]
    body = cls.__new__(cls)
    for dataclass_field in cls.__dataclass_fields__:
        object.__setattr__(
            body,
            dataclass_field,
            {"case": "c1", "statement": "s1", "cell": "clinic", "inject": 1}.get(dataclass_field, ""),
        )
    for seat in drill.seats().seats.values():
        topics = heard(drill, seat.seat, [Event(seq=1, at=0, actor=CTRL, body=body)])
        assert topics == ({"control"} if sees_everything(seat) else frozenset())


def test_a_cursor_is_for_one_seat_of_one_process_and_tells_no_number():
    near, far = seal("e", "d1", "duty", 1), seal("e", "d1", "duty", 99_999)
    assert len(near) == len(far) and near != seal("e", "d1", "duty", 1)
    assert unseal(far, "e", "d1", "duty") == 99_999
    for other in (("f", "d1", "duty"), ("e", "d2", "duty"), ("e", "d1", "head")):
        assert unseal(near, *other) == -1
    for forged in ("", "1", near[:-4] + "AAAA", "đ" * 80):
        assert unseal(forged, "e", "d1", "duty") == -1


def test_a_ticket_is_good_for_a_minute_and_cannot_be_forged(monkeypatch):
    drill = clinic()
    ticket = seated(drill, "duty").get(f"/d/{drill.id}/ticket").json()["ticket"]
    assert read_ticket(ticket) == (drill.id, "duty", begun(drill.id, "duty"))
    assert read_ticket(ticket[:-2] + "xx") is read_ticket("") is None
    other = signing.dumps({"drill": drill.id, "seat": CTRL}, salt=SALT, key="another key")
    assert read_ticket(other) is None
    later = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: later)
    assert read_ticket(ticket) is None


def resumed(hub, drill, seat, last):
    """The messages that wait for a browser that comes with this cursor."""

    async def ask():
        with hub.listening(drill, seat, last) as listener:
            listener.wake()
            return await listener.next()

    return asyncio.run(ask())


def filled(hub, drill, *seats_of_changes):
    for seats in seats_of_changes:
        hub._pass_on(drill, [{seat: frozenset({topic}) for seat, topic in seats.items()}])


def cursor_of(message):
    return next(line[4:].decode() for line in message.split(b"\n") if line.startswith(b"id: "))


def test_a_browser_that_comes_back_hears_what_it_missed_and_nothing_else():
    hub = Hub()
    filled(hub, "d1", {"duty": "inbox"}, {"head": "cases"}, {"duty": "cases"}, {"head": "inbox"})
    at_start = seal(EPOCH, "d1", "duty", 0)
    message = resumed(hub, "d1", "duty", at_start)
    assert b"event: changed\ndata: cases inbox\n" in message
    assert resumed(hub, "d1", "duty", seal(EPOCH, "d1", "duty", 2)) == HEARTBEAT
    # A place that was never given out is none.
    assert b"event: resync" in resumed(hub, "d1", "duty", seal(EPOCH, "d1", "duty", 3))


def test_what_others_hear_neither_moves_ones_place_nor_fills_ones_ring(monkeypatch):
    from infodrill.web.streams import hub as hubs

    monkeypatch.setattr(hubs, "options", lambda: replace(options(), ring=3))
    hub = Hub()
    filled(hub, "d1", {"duty": "inbox"}, *[{"head": "cases"}] * 50)
    assert resumed(hub, "d1", "duty", seal(EPOCH, "d1", "duty", 1)) == HEARTBEAT
    assert b"data: inbox\n" in resumed(hub, "d1", "duty", seal(EPOCH, "d1", "duty", 0))
    assert b"event: resync" in resumed(hub, "d1", "head", seal(EPOCH, "d1", "head", 1))


def test_a_cursor_that_the_ring_has_forgotten_means_load_again(monkeypatch):
    hub = Hub()
    filled(hub, "d1", *[{"duty": "inbox"}] * 3)
    hub._rings["d1"].seats["duty"].kept.popleft()
    hub._rings["d1"].seats["duty"].kept.popleft()
    assert b"event: resync" in resumed(hub, "d1", "duty", seal(EPOCH, "d1", "duty", 0))
    assert b"event: resync" in resumed(hub, "d1", "duty", seal("before", "d1", "duty", 3))
    assert b"event: resync" in resumed(hub, "d1", "duty", "")


def test_a_slow_browser_keeps_a_bounded_queue():
    async def fall_behind():
        hub = Hub()
        with hub.listening("d1", "duty", "") as listener:
            for number in range(500):
                hub._pass_on("d1", [{"duty": frozenset({f"case-c{number}"})}])
            return len(listener.waiting), await listener.next()

    waiting, message = asyncio.run(fall_behind())
    assert waiting <= 64
    assert b"event: resync" in message


async def messages(drill, seat: str, found: list[tuple[Event, ...]]) -> list[bytes]:
    """What a browser of the seat that keeps up is sent when these are folded, without the cursors."""
    hub, sent = Hub(), b""
    hub._loop = asyncio.get_running_loop()
    with hub.listening(drill.id, seat, "") as listener:
        await listener.next()  # load everything
        for events in found:
            hub.tell(drill, events)
            await asyncio.sleep(0)
            listener.wake()
            sent += (await listener.next()).removesuffix(HEARTBEAT)
    return [message.partition(b"\n")[2] for message in sent.split(b"\n\n") if message]


@pytest.mark.parametrize("control_acts", [False, True])
def test_how_many_messages_a_seat_hears_tells_not_whether_others_were_at_work_unseen(
    monkeypatch, control_acts
):
    drill, told = clinic(), []
    elsewhere = live.LiveDrill(drill.id)
    monkeypatch.setattr(
        live, "_listeners", [lambda one, events: told.append(events) if one is drill else None]
    )
    for number in range(3):
        message = SendMessage(role="L1-DUTY", kind="chat", to=("clinic",), text=str(number))
        elsewhere.give("duty", message, f"message-{number}")
        if control_acts:
            drill.give(
                CTRL, PinNote(role="EVAL", at=0, cell="clinic", kind="improve", objective="", text="x"), ""
            )
    drill.catch_up()
    # Folded at once, or one by one because control acted between.
    assert len(told) == (6 if control_acts else 1)
    heard_of = b"event: changed\ndata: inbox meeting messages"
    assert asyncio.run(messages(drill, "head", told)) == [heard_of] * 3


def test_events_of_another_process_are_told_once(monkeypatch):
    drill, told = clinic(), []
    monkeypatch.setattr(live, "_listeners", [lambda one, events: told.extend(events)])
    elsewhere = live.LiveDrill(drill.id)
    elsewhere.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="a"), "")
    told.clear()
    drill.catch_up()
    drill.catch_up()
    assert [one.body.text for one in told] == ["a"]


def test_the_answer_to_a_command_fires_only_the_seats_own_topics():
    drill = clinic()
    answer = do(seated(drill, "duty"), drill, "send-message", kind="chat", text="a", to="clinic")
    assert "control" not in answer.headers["HX-Trigger"]


def test_control_reads_which_rooms_hear_of_nothing_and_since_when(monkeypatch) -> None:
    drill = clinic()
    for seat, role in (("duty", "L1-DUTY"), ("voice", "SPOKE")):
        drill.give(seat, JoinSeat(role), "")

    async def listen() -> None:
        with HUB.listening(drill.id, CTRL, "") as control:
            with HUB.listening(drill.id, "voice", ""), HUB.listening(drill.id, "duty", ""):
                ring = HUB._rings[drill.id]
                HUB._look(drill.id, ring)
                assert HUB.behind(drill.id) == {}
            now = time.monotonic()
            monkeypatch.setattr(time, "monotonic", lambda: now + BEHIND + 1)
            control.taken = time.monotonic()
            with HUB.listening(drill.id, "duty", ""):
                control.waiting.clear()
                HUB._look(drill.id, ring)
                assert HUB.behind(drill.id).keys() == {"voice"}
                assert {topic for one in control.waiting for topic in one.topics} == {"lines"}

    asyncio.run(listen())
    page = seated(drill, CTRL).get(f"/d/{drill.id}/control/?part=loads").content.decode()
    voice, duty = (drill.seats().seats[one].name for one in ("voice", "duty"))
    assert voice.split(",")[0] in page and "Không thấy tín hiệu" in page
    told = page.partition("Không thấy tín hiệu")[2].partition("</p>")[0]
    assert voice in told and duty not in told


def test_all_cursors_are_equally_long():
    """One that grew with its place would tell how much has happened."""
    assert len({len(seal(EPOCH, "d1", "duty", 10**digits)) for digits in range(12)}) == 1
