"""The lobby shows who comes and goes while it is open; every topic that an event stirs is heard by a part of some page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

import infodrill.web
from infodrill.conduct.nouns.lobby import JoinSeat, LeaveSeat
from infodrill.kernel.i18n import tr
from infodrill.web.streams.topics import heard, refuse_gaps, stirred

from .browsing import PHONE, opened
from .serving import PATIENCE, new_drill

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


def test_the_beginning_calls_everybody_out_of_the_lobby_but_who_looks_something_up_later(
    browser, whole_range
):
    first = {"duty": "desk", "head": "desk", "guest": "screen", "direction": "control"}
    drill, seats = new_drill(whole_range, (), tuple(first))
    pages = {}
    for seat, sitting in seats.items():
        context = browser.new_context()
        context.add_cookies(
            [{"name": cookie.name, "value": cookie.value, "url": sitting.base} for cookie in sitting.jar]
        )
        pages[seat] = context.new_page()
        pages[seat].goto(f"{sitting.base}/d/{drill}/lobby/")
        pages[seat].wait_for_selector("body[data-stream=open]", timeout=PATIENCE * 1_000)
    # Who waits reads for whom; who begins has the button in its place.
    expect(pages["duty"].locator("[data-part=begin] h2")).to_have_text(tr("vi", "The exercise has not begun"))
    expect(pages["duty"].locator("[data-part=begin]")).to_contain_text("Ban đạo diễn")
    expect(pages["direction"].locator("[data-part=begin] h2")).to_have_text(
        tr("vi", "The exercise waits for you")
    )
    # Who has a field in hand is not torn away: the button stands there.
    pages["head"].evaluate(
        "document.querySelector('main').append(Object.assign(document.createElement('textarea'), { id: 'hand' }))"
    )
    pages["head"].locator("#hand").focus()
    pages["direction"].locator("button[value=start]").click()
    for seat, room in first.items():
        if seat != "head":
            pages[seat].wait_for_url(f"**/d/{drill}/{room}/", timeout=PATIENCE * 1_000)
    pages["head"].locator(".lobby-begun a").click()
    pages["head"].wait_for_url(f"**/d/{drill}/desk/", timeout=PATIENCE * 1_000)
    # A lobby that is opened later stays, whatever the clock does.
    late = pages["duty"]
    late.goto(f"{seats['duty'].base}/d/{drill}/lobby/")
    late.wait_for_selector("body[data-stream=open]", timeout=PATIENCE * 1_000)
    with late.expect_response("**/lobby/?part=**"):
        assert seats["direction"].do(drill, "change-clock", change="pause") == 200
    expect(late.locator(".lobby-begun a")).to_be_visible()
    assert late.url.endswith("/lobby/")
    for page in pages.values():
        page.context.close()
