"""Deadlines age on an open page as the server would say them, all alike, and what changes with one asks for its part."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from infodrill.web.rooms.moments import span

from .browsing import DESK, opened
from .test_silence_browser import RUNS

PROBE = "document.body.insertAdjacentHTML('beforeend', '<b id=probe data-since=0></b>')"
DUES = """[...document.querySelectorAll("[data-due]")].map((one) =>
  ({ ...one.dataset, said: one.textContent.trim(), tone: one.className.split("due-")[1] ?? "" }))"""


# The hour as a fresh answer of the server has it.
DRAWN = """([now, running]) => {
  const hour = document.getElementById("hour"), drawn = hour.cloneNode(true);
  Object.assign(drawn.dataset, { now, state: running ? "running" : "paused" });
  hour.replaceWith(drawn);
  document.dispatchEvent(new CustomEvent("part:fresh"));
}"""


def told(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_deadline_ages_as_the_server_says_it(browser, served, lang) -> None:
    drill, address = served
    page = opened(browser, served, "coordinator", DESK, lang)
    page.clock.install()
    page.route("**/ticket*", lambda route: None)  # nothing but time happens
    asked: list[str] = []
    page.route("**/desk/?part=*", lambda route: (asked.append(route.request.url), route.abort()))
    page.goto(f"{address}/d/{drill.id}/desk/")
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))  # the hour and what is due are read of one moment
    page.evaluate(PROBE)
    before = page.evaluate(DUES)
    page.locator("#hour").evaluate(RUNS)
    page.clock.run_for(60_000)  # an hour of the story
    hours, minutes, seconds = (
        [0] * 3 + [int(one) for one in page.locator("#probe").inner_text().split(":")]
    )[-3:]
    now = hours * 3600 + minutes * 60 + seconds
    dues = page.evaluate(DUES)
    assert dues and [one["said"] for one in dues] != [one["said"] for one in before]
    for one in dues:
        left = int(one["due"]) - now
        over = left < 0 or int(one["soon"]) < 0
        words = one["after" if over else "before"]
        assert one["said"] == words.replace("{span}", span(lang, left))
        assert one["tone"] == ("over" if over else "soon" if left <= int(one["soon"]) else "")
    # The city was slower than the page: time that goes on is never shown to go back, and a clock that was put back is.
    for back, running, shown in ((90, True, now), (90, False, now - 90), (1_200, True, now - 1_200)):
        page.evaluate(DRAWN, [now - back, running])
        assert page.locator("#probe").inner_text() == told(shown), (back, running)
        page.evaluate(DRAWN, [now, True])
    changed = [one["tone"] for one in dues] != [one["tone"] for one in before]
    assert changed and asked
    expect(page.locator("body")).to_be_attached()
    page.context.close()
