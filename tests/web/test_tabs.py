"""Many tabs of one browser share one stream; a tab that leads and closes is followed by another. In a real browser."""

from __future__ import annotations

import re
import urllib.request

import pytest
from playwright.sync_api import Route

from .serving import PATIENCE, Browser, Server, new_drill, until

TABS, TOKEN = 8, "t" * 40
HEARD = """addEventListener("DOMContentLoaded", () =>
  ["drill:messages", "drill:resync"].forEach((name) =>
    document.body.addEventListener(name, () => (document.body.dataset.heard = "yes"))));"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One for all tests here, each with a drill of its own."""
    server = Server(tmp_path_factory.mktemp("range"), INFODRILL_METRICS_TOKEN=TOKEN).start()
    yield server
    server.stop()


def streams(server) -> int:
    asked = urllib.request.Request(
        f"{Browser(server).base}/metrics", headers={"Authorization": f"Bearer {TOKEN}"}
    )
    with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
        return int(float(re.search(r"^infodrill_streams (\S+)$", answer.read().decode(), re.M)[1]))


@pytest.mark.parametrize(
    "locks", [True, False], ids=["by web locks", "by election, as in a hall without HTTPS"]
)
def test_eight_tabs_share_one_stream_and_all_hear(browser, server, locks):
    drill, seats = new_drill(server, (), ("duty", "head"))
    context = browser.new_context()
    if not locks:
        context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', {value: undefined})")
    context.add_cookies(
        [
            {"name": cookie.name, "value": cookie.value, "url": seats["duty"].base}
            for cookie in seats["duty"].jar
        ]
    )
    tabs = [context.new_page() for _ in range(TABS)]
    for tab in tabs:
        tab.add_init_script(HEARD)
        tab.goto(f"{seats['duty'].base}/d/{drill}/lobby/", wait_until="domcontentloaded")
    for tab in tabs:
        tab.wait_for_selector("body[data-stream=open]", timeout=PATIENCE * 1_000)
    until(lambda: streams(server) == 1)
    assert seats["head"].do(drill, "send-message", kind="chat", text="mọi thẻ đều nghe") == 200
    for tab in tabs:
        tab.wait_for_selector("body[data-heard]", timeout=PATIENCE * 1_000)

    # Whichever tab led, it is among the first four or the last four.
    for tab in tabs[:4]:
        tab.close()
    until(lambda: streams(server) == 1)
    tabs[7].wait_for_selector("body[data-stream=open]", timeout=PATIENCE * 1_000)
    for tab in tabs[4:]:
        tab.evaluate("() => delete document.body.dataset.heard")
    # The one that leads now goes on from what the last one knew: nothing that is said meanwhile is missed.
    assert seats["head"].do(drill, "send-message", kind="chat", text="và lần nữa") == 200
    for tab in tabs[4:]:
        tab.wait_for_selector("body[data-heard]", timeout=PATIENCE * 1_000)
    assert streams(server) == 1
    context.close()
    until(lambda: streams(server) == 0)


def test_a_tab_that_another_takes_the_lead_from_while_it_asks_to_listen_opens_no_stream(browser, server):
    """Two that claim at once are common when the leading tab closes; the one that yields must not listen for ever."""
    drill, seats = new_drill(server, (), ("duty",))
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', {value: undefined})")
    context.add_cookies(
        [
            {"name": cookie.name, "value": cookie.value, "url": seats["duty"].base}
            for cookie in seats["duty"].jar
        ]
    )
    tab, other = context.new_page(), context.new_page()
    asked: list[Route] = []
    tab.route(f"**/d/{drill}/ticket", lambda route: asked.append(route))
    tab.goto(f"{seats['duty'].base}/d/{drill}/lobby/", wait_until="domcontentloaded")
    until(lambda: tab.evaluate("() => 1") and asked)
    # Says once what a tab that leads in a later term would say; when it is silent the first one claims again.
    other.goto(f"{seats['duty'].base}/healthz")
    other.evaluate(
        """([drill, seat]) =>
          new BroadcastChannel(`infodrill:${drill}:${seat}`).postMessage({kind: "still", term: 50})""",
        [drill, tab.evaluate("() => document.body.dataset.seat")],
    )
    tab.wait_for_selector("body[data-stream=still]", timeout=PATIENCE * 1_000)
    asked[0].continue_()
    until(lambda: tab.evaluate("() => 1") and len(asked) > 1)
    assert streams(server) == 0
    asked[1].continue_()
    until(lambda: streams(server) == 1)
    context.close()
    until(lambda: streams(server) == 0)
