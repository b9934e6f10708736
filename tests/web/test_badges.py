"""The numbers beside the rooms' names: what waits there for this person, the same in every room, and asked for again alone."""

from __future__ import annotations

import re

import pytest

from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.policy import rooms_of

from .house import clinic, seated


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
