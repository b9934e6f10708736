"""The lobby shows who comes and goes while it is open; every topic that an event stirs is heard by a part of some page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

import infodrill.web
from infodrill.conduct.nouns.lobby import JoinSeat, LeaveSeat
from infodrill.web.streams.topics import heard, refuse_gaps, stirred

from .browsing import PHONE, opened

TEMPLATES = Path(infodrill.web.__file__).parent / "templates"


def test_every_topic_is_heard_by_some_part_of_a_page_and_stirred_by_some_event(tmp_path: Path) -> None:
    """Django does not start when one is not: `refuse_gaps`."""
    refuse_gaps(TEMPLATES)
    assert {"lobby", "messages", "case-*", "statement-*", "stop"} <= heard(TEMPLATES) == stirred()
    page = tmp_path / "page.html"
    page.write_text('<p data-topics="clock {% if one %}weather-{{ one }}{% endif %}"></p>', encoding="utf-8")
    with pytest.raises(LookupError, match=r"hears \['case-\*'.*nothing stirs \['weather-\*'\]"):
        refuse_gaps(tmp_path)


def test_the_list_of_who_is_here_follows_joins_and_leaves(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "duty", PHONE)
    page.goto(f"{address}/d/{drill.id}/lobby/")
    here = page.locator(".places li.here")
    before = here.count()
    drill.give("voice", JoinSeat("SPOKE"), "")
    expect(here).to_have_count(before + 1)
    drill.give("voice", LeaveSeat("SPOKE"), "")
    expect(here).to_have_count(before)
    page.context.close()
