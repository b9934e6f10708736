"""The scrubber under the hand: keys, playing, a link to a moment; and the hall that follows who leads it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.kernel.i18n import LANGUAGES

from .browsing import CUT, DESK, OVER, opened

END = ChangeClock(role="DIR", change="halt", value=0, reason="all was practised")


def stands_at(page: Page, seq: str) -> None:
    expect(page.locator("#replay")).to_have_attribute("data-seq", seq)


def test_keys_go_through_the_drill_and_the_hall_follows_control(browser, served) -> None:
    drill, address = served
    drill.give("direction", END, "")
    base, last, wrong = f"{address}/d/{drill.id}", str(drill.state.seq), []
    control, player, wall = (
        opened(browser, served, seat, DESK) for seat in ("direction", "duty", "direction")
    )
    for page in (control, player, wall):
        page.on(
            "console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda fault: wrong.append(str(fault)))

    player.goto(f"{base}/replay/desk/?at=100")
    expect(player.locator("[data-play]")).to_be_visible()
    player.keyboard.press("End")
    stands_at(player, last)
    # The address is that of the moment, and of nothing that only the way there needed.
    expect(player).to_have_url(re.compile(rf"/replay/desk/\?at={last}$"))
    player.keyboard.press("Home")
    expect(player.locator("#replay")).not_to_have_attribute("data-seq", last)
    first = player.locator("#replay").get_attribute("data-seq")
    player.keyboard.press("ArrowRight")
    expect(player.locator("#replay")).not_to_have_attribute("data-seq", first)
    player.locator("#rp-speed").select_option("60")
    player.keyboard.press("Home")
    stands_at(player, first)
    player.locator("body").press(" ")
    expect(player.locator("[data-play]")).to_have_attribute("aria-pressed", "true")
    expect(player.locator("#replay")).not_to_have_attribute("data-seq", first)
    player.locator("[data-play]").click()
    player.locator("[data-follow]").check()

    wall.goto(f"{base}/screen/")
    expect(wall.locator(".hall-over")).to_be_visible()
    expect(wall.locator("body[data-stream=open]")).to_be_attached()
    expect(player.locator("body[data-stream=open]")).to_be_attached()
    control.goto(f"{base}/replay/control/?at=150")
    control.locator("[data-lead] button").click()
    stands_at(player, "150")
    expect(wall.locator(".hall-over")).to_have_count(0)
    then = wall.locator(".hall-clock").inner_text()
    control.keyboard.press("End")
    stands_at(player, last)
    control.locator("[data-lead] button").click()
    expect(wall.locator(".hall-over")).to_be_visible()
    assert then and wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_room_of_the_replay_stands_whole_on_a_small_desk(browser, served, lang: str) -> None:
    """At 1280 px the last rooms of control lay behind the edge of their row."""
    drill, address = served
    drill.give("direction", END, "")
    page = opened(browser, served, "direction", {"width": 1280, "height": 800}, lang=lang)
    page.goto(f"{address}/d/{drill.id}/replay/control/?at=100")
    expect(page.locator(".rp-rooms a").last).to_be_visible()
    cut = [told for told in page.evaluate(CUT) if ".rp-" in told]
    assert page.evaluate(OVER) == 0 and cut == []
    page.context.close()
