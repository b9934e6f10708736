"""A page that hears nothing says so in words, in every room and on the big screen, and its clocks stop."""

from __future__ import annotations

import re
import time
from itertools import cycle, product

import pytest
from playwright.sync_api import Page, expect

from infodrill.conduct.policy import rooms_of
from tests.forms import both_forms

from .browsing import DESK, PHONE, opened

RUNS = """hour => {
  const again = hour.cloneNode(true);
  Object.assign(again.dataset, { state: "running", speed: 60000 });
  hour.replaceWith(again);
}"""
SEATS = ("duty", "voice", "lookout", "direction")


def shown_as(page: Page, line: str) -> None:
    page.evaluate("line => { document.body.dataset.stream = line; }", line)


def second(page: Page) -> str:
    return page.evaluate(
        "[...document.querySelectorAll('[data-clock], [data-left], [data-remains]')].map((one) => one.textContent).join()"
    )


@pytest.mark.parametrize(
    ("seat", "size"),
    both_forms(product(SEATS, [PHONE, DESK]), [*zip(SEATS, cycle([PHONE, DESK]), strict=False)]),
)
def test_every_room_says_in_words_that_it_is_alone_and_its_clocks_stop(browser, served, seat, size) -> None:
    drill, address = served
    page = opened(browser, served, seat, size)
    page.clock.install()
    page.clock.pause_at(time.time() + 60)
    page.route("**/ticket*", lambda route: None)  # nobody else says how the line is
    for room in sorted({*rooms_of(drill.view(seat, "vi").seat)} - {"report"}):
        page.goto(f"{address}/d/{drill.id}/{room}/")
        page.locator("#hour").evaluate(RUNS)
        page.clock.run_for(3_000)
        before = second(page)
        page.clock.run_for(3_000)
        assert second(page) != before, room
        for line in ("still", "lost"):
            shown_as(page, line)
            said = page.locator(".line-state").filter(visible=True)
            expect(said, room).to_have_count(1)
            expect(said).to_have_text(re.compile(r"\w+( \S+){3}"))
            assert float(said.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")) >= (
                32 if room == "screen" and size is DESK else 11
            )
            page.clock.run_for(1_000)
            before = second(page)
            page.clock.run_for(5_000)
            assert second(page) == before, (room, line)
    page.context.close()


def test_a_line_that_the_browser_knows_to_be_gone_is_shown_as_gone_at_once(browser, served) -> None:
    """Not when the patience with the server is over: no clock of this page goes on here."""
    drill, address = served
    page = opened(browser, served, "duty", DESK)
    page.clock.install()
    page.goto(f"{address}/d/{drill.id}/desk/")
    expect(page.locator("body[data-stream=open]")).to_be_attached()
    page.clock.pause_at(time.time() + 60)
    page.context.set_offline(True)
    expect(page.locator("body[data-stream=lost]")).to_be_attached()
    page.context.close()


def test_what_is_said_of_the_line_on_a_phone_covers_no_clock_and_has_the_whole_width(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "duty", PHONE)
    page.route("**/ticket*", lambda route: None)  # nobody else says how the line is
    page.goto(f"{address}/d/{drill.id}/desk/")
    for line in ("lost", "still"):
        shown_as(page, line)
        said, hour = page.locator(".bar .line-state"), page.locator(".bar .hour-now")
        expect(said).to_have_css("position", "absolute")
        line_box, hour_box, bar = (
            said.bounding_box(),
            hour.bounding_box(),
            page.locator(".bar").bounding_box(),
        )
        assert line_box["y"] >= hour_box["y"] + hour_box["height"] - 1
        assert line_box["width"] >= bar["width"] - 2
    page.context.close()
