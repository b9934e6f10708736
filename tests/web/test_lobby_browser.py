"""The lobby shows who comes and goes while it is open; every topic that an event stirs is heard by a part of some page."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

import infodrill.web
from infodrill.conduct.nouns.lobby import JoinSeat, LeaveSeat
from infodrill.web.streams import topics

from .browsing import PHONE, opened

TEMPLATES = Path(infodrill.web.__file__).parent / "templates"


def test_every_topic_is_heard_by_some_part_of_a_page() -> None:
    told = re.search(r"Topics: (.*?)\.\n", topics.__doc__ or "", re.DOTALL)
    assert told
    pages = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    heard = {word for found in re.findall(r'data-topics="(.*?)"', pages, re.DOTALL) for word in found.split()}
    said = {one for one in re.split(r",\s+", told[1]) if not one.endswith("-ID")}
    assert "lobby" in said and said - heard <= {"evaluation"}, said - heard


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
