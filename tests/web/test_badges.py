"""The numbers beside the rooms' names: what waits there for this person, the same in every room, and asked for again alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.utils.html import escape

from infodrill.conduct.nouns.clock import ChangeClock, ResumeAfterStop, StopForReal
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.policy import rooms_of
from infodrill.kernel.clock import RUNNING
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.frame import FramePace, frame
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.showing import pace_of

from .house import clinic, seated
from .rehearsed import rehearsed, rehearsed_when


@pytest.mark.usefixtures("base")
def test_every_room_says_how_many_lines_of_the_chat_wait_until_the_meeting_was_seen():
    drill = clinic()
    browser = seated(drill, "duty")

    def waiting(address: str) -> list[str]:
        page = browser.get(f"/d/{drill.id}/{address}").content.decode()
        return re.findall(r'data-count="meeting"\s*data-n="(\d+)"', page)

    for text in ("một", "hai"):
        drill.give("coordinator", SendMessage(role="L2-LEAD", kind="chat", to=(), text=text), "")
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="của tôi"), "")
    rooms = [room for room in rooms_of(drill.view("duty", "vi").seat) if room not in ("report", "meeting")]
    assert {tuple(waiting(f"{room}/")) for room in rooms} == {("2",)}
    assert waiting("desk/?part=tabs") == ["2"]
    assert waiting("meeting/") == ["0"]
    drill.give("coordinator", SendMessage(role="L2-LEAD", kind="chat", to=(), text="ba"), "")
    assert waiting("desk/?part=tabs") == ["1"]


BESIDE = re.compile(
    r'<a class="line" href="/d/\w[^"]*?/(\w+)/"(?:(?!</a>).)*?class="count end">(\d+)', re.DOTALL
)


def _badges(page: str) -> dict[str, int]:
    """By room, also of those that lie folded beside the others."""
    found = [*re.findall(r'data-count="(\w+)"\s*data-n="(\d+)"', page), *BESIDE.findall(page)]
    return {room: int(n) for room, n in found}


SEATS = ("duty", "voice", "coordinator", "head", "rights")


def _shelved(drill: LiveDrill, seat: str) -> list[str]:
    """The places of what waits for the seat in the studio."""
    waiting = next_things(drill.view(seat, "vi"), drill.edition)
    return [thing.link for thing in waiting if thing.link.startswith("studio/")]


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("minute", [20, 40, 60, None])
def test_the_rooms_together_count_what_the_desk_says_waits_and_the_shelf_lists_its_own(
    minute: int | None,
) -> None:
    """Eight things in the figures, six in the pane, seven and two at the rooms; and a badge at a room that held nothing.

    Without a minute at the first at which something waits in the studio.
    """
    if minute is None:
        drill, _ = rehearsed_when(
            "clinic", 24, lambda now: any(_shelved(now, seat) for seat in SEATS) or None
        )
    else:
        drill = rehearsed("clinic", minute)
    for seat in SEATS:
        browser = seated(drill, seat)
        desk, shelf = (browser.get(f"/d/{drill.id}/{room}/").content.decode() for room in ("desk", "studio"))
        counts, mine = _badges(desk), _shelved(drill, seat)
        waiting = next_things(drill.view(seat, "vi"), drill.edition)
        assert sum(counts.values()) - counts.get("meeting", 0) == len(waiting), seat
        assert counts.get("studio", 0) == len(mine)
        for link in mine:
            assert escape(f"/d/{drill.id}/{link}").partition("#")[0] in shelf


@pytest.mark.usefixtures("base")
def test_what_is_said_to_all_shows_to_every_seat_also_where_the_meeting_has_no_tab():
    """Spokesperson and lookout saw nothing of it."""
    drill, beside = clinic(), set()
    drill.give("rights", SendMessage(role="RIGHTS", kind="chat", to=(), text="Đọc giúp văn bản"), "")
    for seat, place in drill.seats().seats.items():
        if "meeting" in rooms_of(place) and seat != "rights":
            page = seated(drill, seat).get(f"/d/{drill.id}/lobby/").content.decode()
            told = re.search(r'data-part="beside"[^>]*data-n="(\d+)"', page)
            assert _badges(page).get("meeting") or (told and int(told[1])), seat
            beside |= {seat} if told and int(told[1]) else set()
    assert {"voice", "lookout"} <= beside


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize(("state", "said"), [("running", True), ("paused", True), ("closed", False)])
def test_the_head_says_that_limits_lie_later_while_the_clock_can_run(state: str, said: bool):
    """It went on saying so over the report of a drill that had ended fast."""
    drill = clinic()
    drawn = frame(
        drill.view("duty", "vi"),
        drill.edition,
        FramePace(now=drill.clock, state=state, speed=10_000),
        "desk",
        {},
    )
    assert bool(drawn.fast) == said


@pytest.mark.usefixtures("base")
def test_until_the_city_is_ready_no_open_page_counts_on_and_each_says_why():
    """It ran for two minutes and jumped back when the first minute was closed."""
    drill = clinic()
    drill.pace.clock = replace(drill.pace.clock, state=RUNNING, granted=0)
    for granted, stands in ((0, True), (2_000, False)):
        drill.pace.clock = replace(drill.pace.clock, granted=granted)
        drawn = frame(drill.view("duty", "vi"), drill.edition, pace_of(drill), "desk", {})
        assert (drawn.stands, drawn.speed == 0) == (stands, stands)
        assert ("đang được chuẩn bị" in drawn.state_words) == stands


@pytest.mark.usefixtures("base")
def test_whoever_does_not_turn_the_clock_is_told_why_it_stands_and_what_comes():
    """In the lobby "not begun" stood in a corner alone, on a phone a dot; after a real event nobody knew that it was over."""
    drill = clinic()

    def told(seat: str, state: str) -> str:
        view = drill.view(seat, "vi")
        return frame(view, drill.edition, FramePace(now=drill.clock, state=state), "desk", {}).stands_for

    assert "thẻ vai" in told("duty", "before")
    assert {told("duty", state) for state in ("running", "paused", "stopped", "closed")} == {""}
    assert [told("direction", state) for state in ("before", "paused")] == ["", ""]
    drill.give("direction", ChangeClock(role="CTRL", change="start"), "")
    drill.give("direction", StopForReal(role="CTRL", reason="Báo cháy"), "")
    drill.give("direction", ResumeAfterStop(role="CTRL"), "")
    assert "Tình huống thật đã xong" in told("duty", "paused")
    page = seated(drill, "duty").get(f"/d/{drill.id}/desk/").content.decode()
    assert re.search(r'<p class="stands"[^>]*role="status">Tình huống thật đã xong', page)
    drill.give("direction", ChangeClock(role="CTRL", change="resume"), "")
    assert "Tình huống thật đã xong" not in told("duty", "paused")


@pytest.mark.usefixtures("base")
def test_control_sees_on_its_own_page_who_spoke_to_it_and_waits():
    """It plays who calls, and what was said to the caller was a number in a menu: two callers never got an answer."""
    drill = clinic()
    stage = drill.view("direction", "vi").seat.cell
    browser = seated(drill, "direction")

    def shown() -> str:
        return browser.get(f"/d/{drill.id}/control/?part=waiting").content.decode()

    assert "Đang chờ anh chị trả lời" not in shown()
    drill.give(
        "duty",
        SendMessage(role="L1-DUTY", kind="chat", to=(stage,), text="Bà cứ đến, có người bấm giúp."),
        "",
    )
    drill.give("head", SendMessage(role="AGENCY-HEAD", kind="chat", to=(), text="Chào cả phòng."), "")
    assert "Bà cứ đến" in shown() and "Chào cả phòng" not in shown()
    cell = drill.view("duty", "vi").seat.cell
    drill.give("direction", SendMessage(role="CTRL", kind="chat", to=(cell,), text="Ừ, bà cảm ơn cô."), "")
    assert "Đang chờ anh chị trả lời" not in shown()
