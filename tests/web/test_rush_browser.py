"""While many minutes pass in a second, an open page asks for what changed once in two seconds and no more."""

from __future__ import annotations

from playwright.sync_api import Page

from .browsing import DESK, opened

TICK, TICKS = 100, 60  # ms of the page's own clock, which stands between
# What the page asks for, each as a promise that is kept when all of its answer is there.
ASKED = """
window.asked = [];
const ask = window.fetch;
window.fetch = (where, how) => {
  const answer = ask(where, how);
  if (String(where).includes("part=")) window.asked.push(answer.then((told) => told.clone().text()));
  return answer;
};
"""


def asked_while_events_pour_in(page: Page, address: str, state: str) -> int:
    """How often the page fetches parts in six seconds of its own clock, with an event each tenth of a second."""
    page.clock.install()
    page.add_init_script(ASKED)
    page.goto(address)
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.evaluate("state => { document.getElementById('hour').dataset.state = state; }", state)
    before = page.evaluate("asked.length")
    for _ in range(TICKS):
        page.evaluate("document.body.dispatchEvent(new CustomEvent('drill:cases'))")
        page.clock.run_for(TICK)
        page.evaluate("Promise.all(asked)")
    return int(page.evaluate("asked.length")) - before


def test_a_rush_is_gathered_and_play_is_not(browser, served) -> None:
    drill, address = served
    place = f"{address}/d/{drill.id}/desk/"
    asked = {
        state: asked_while_events_pour_in(opened(browser, served, "duty", DESK), place, state)
        for state in ("run_on", "jump", "running")
    }
    played = asked.pop("running")
    for rushed in asked.values():
        assert 2 <= rushed <= TICK * TICKS // 2_000 + 1
        assert played > 3 * rushed
