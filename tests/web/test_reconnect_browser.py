"""A seat joined by its card's link outlives the server: started again, the page shows all that came, and asks for no code."""

from __future__ import annotations

import re
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, Route, TimeoutError

from .serving import PATIENCE, Browser, Server, new_drill


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all tests here, each with a drill of its own."""
    server = Server(tmp_path_factory.mktemp("range")).start()
    yield server
    server.process.send_signal(signal.SIGCONT)
    server.stop()


def card(control: Browser, drill: str, seat: str) -> str:
    """The address behind the QR of the seat's card."""
    page = control.post(f"/d/{drill}/cards", seat=seat)[1]
    return re.search(r"/join/[0-9A-Z-]+", page.replace("<wbr>", ""))[0]


def test_after_a_restart_the_page_shows_what_came_and_the_seat_is_kept(browser, server: Server) -> None:
    drill, seats = new_drill(server, (), ("direction",))
    control = seats["direction"]
    page = browser.new_context(viewport={"width": 360, "height": 780}, locale="vi").new_page()
    base = control.base
    page.goto(base + card(control, drill, "head"))
    assert page.locator("#code").input_value()  # nobody types what the card's link holds
    page.locator("form[action='/join'] button").click()
    page.wait_for_url(f"**/d/{drill}/lobby/")
    page.goto(f"{base}/d/{drill}/meeting/")
    page.locator("body[data-stream=open]").wait_for()

    server.kill()
    page.locator("body[data-stream=lost]").wait_for()
    assert "giữ" in page.locator(".line-state").first.inner_text()  # the seat is kept, says the bar
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/healthz")):
        page.locator("a[href$='/network/']:visible").first.click()  # a page that is left now is lost
    assert page.locator("body[data-stream=lost]").count() and page.url.endswith("/meeting/")
    page.locator("[data-no-line]").wait_for()  # said where it was pressed: it was pressed four times
    server.start()
    assert control.do(drill, "send-message", kind="chat", text="tin lúc mất mạng") == 200
    page.get_by_text("tin lúc mất mạng").first.wait_for()
    page.locator("body[data-stream=open]").wait_for()
    assert page.url.endswith(f"/d/{drill}/meeting/")


def test_a_page_whose_seat_was_taken_back_while_its_line_was_lost_says_so(browser, server: Server) -> None:
    drill, seats = new_drill(server, (), ("direction",))
    control = seats["direction"]
    page = browser.new_context(viewport={"width": 360, "height": 780}, locale="vi").new_page()
    page.goto(control.base + card(control, drill, "head"))
    page.locator("form[action='/join'] button").click()
    page.wait_for_url(f"**/d/{drill}/lobby/")
    page.locator("body[data-stream=open]").wait_for()
    server.kill()
    page.locator("body[data-stream=lost]").wait_for()
    with closing(sqlite3.connect(server.folder / "infodrill.sqlite3")) as base, base:
        base.execute("UPDATE web_sitting SET key = 'another' WHERE seat = 'head'")
    server.start()
    page.wait_for_url("**/join?ended&**")


WRITTEN = {
    "#t-vi": "Nước sạch",
    "#p-vi-1": "Nước máy sạch, theo phiếu mẫu lúc 8 giờ.",
    "#p-vi-5": "Gọi tổ trực.",
}


def test_a_half_written_text_outlives_a_killed_server_and_then_its_tab(browser, server: Server) -> None:
    drill, seats = new_drill(server, (), ("direction",))
    control = seats["direction"]
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi")
    page = context.new_page()
    page.goto(control.base + card(control, drill, "voice"))
    page.locator("form[action='/join'] button").click()
    page.wait_for_url(f"**/d/{drill}/lobby/")
    place = f"{control.base}/d/{drill}/studio/new/?kind=bulletin"

    def stands(shown: Page) -> None:
        shown.locator("body[data-stream=open]").wait_for()
        assert {field: shown.locator(field).input_value() for field in WRITTEN} == WRITTEN

    page.goto(place)
    page.locator("body[data-stream=open]").wait_for()
    for field, words in list(WRITTEN.items())[:2]:
        page.locator(field).fill(words)
    server.kill()
    page.locator("body[data-stream=lost]").wait_for()
    page.locator("#p-vi-5").fill(WRITTEN["#p-vi-5"])  # whoever writes does not look at the line
    server.start()
    stands(page)
    page.reload()
    stands(page)
    page.close()
    again = context.new_page()
    again.goto(place)
    stands(again)
    again.locator("button[form=studio]").click()
    again.wait_for_url("**/studio/s*/")
    assert WRITTEN["#p-vi-1"] in (again.locator("main").text_content() or "")


LINE, EAR = "**/ticket", "**/js/stream*.js"


@pytest.mark.parametrize(
    ("held", "led"),
    [(LINE, False), (EAR, False), (EAR, True)],
    ids=["before its line", "before it hears", "before it hears the tab that leads"],
)
def test_what_happens_between_the_drawing_of_a_page_and_its_listening_is_shown(
    browser, server: Server, held: str, led: bool
) -> None:
    """A word, a stop and its end, each recorded while the page is drawn and does not listen yet: shown, unasked."""
    drill, seats = new_drill(server, (), ("direction", "duty"))
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi")
    context.add_cookies(
        [
            {"name": cookie.name, "value": cookie.value, "url": seats["duty"].base}
            for cookie in seats["duty"].jar
        ]
    )
    address = f"{seats['duty'].base}/d/{drill}/meeting/"
    if led:
        first = context.new_page()
        first.goto(address)
        first.locator("body[data-stream=open]").wait_for(timeout=PATIENCE * 1_000)

    def drawn(happens: str, **fields: object) -> Page:
        """A page that was drawn before `happens` and let listen after it."""
        page = context.new_page()
        waiting: list[Route] = []
        page.route(held, lambda route: waiting.append(route))
        with page.expect_request(held):
            page.goto(address, wait_until="commit")
        page.locator(".mark, .stopped").first.wait_for()  # a stop's page has no mark
        assert seats["direction"].do(drill, happens, **fields) == 200
        for route in waiting:
            route.continue_()
        page.unroute(held)
        return page

    page = drawn("send-message", kind="chat", text="tin giữa hai nhịp")
    page.get_by_text("tin giữa hai nhịp").first.wait_for()
    page.close()
    page = drawn("stop-for-real", reason="cháy thật")
    try:
        page.locator(".stopped").wait_for()
    except TimeoutError as never:
        told = [
            (each_page.url, each_page.evaluate("({...document.body.dataset})")) for each_page in context.pages
        ]
        raise AssertionError(f"the page was never told of the stop; what each page knows: {told}") from never
    page.close()
    again = drawn("resume-after-stop")
    again.locator(".stopped").wait_for(state="detached")
    again.locator("[data-part]").first.wait_for()


def test_a_page_says_that_it_stands_still_and_that_its_server_answers_no_more(
    browser, server: Server
) -> None:
    """A log that cannot be read: the page that is open says so, and control's. A server that hangs is as good as gone."""
    drill, seats = new_drill(server, (), ("direction", "duty"))
    page = browser.new_context(viewport={"width": 1280, "height": 800}, locale="vi").new_page()
    page.goto(seats["duty"].base + card(seats["direction"], drill, "head"))
    page.locator("form[action='/join'] button").click()
    page.wait_for_url(f"**/d/{drill}/lobby/")
    page.goto(f"{seats['duty'].base}/d/{drill}/meeting/")
    page.locator("body[data-stream=open]").wait_for()

    with closing(sqlite3.connect(server.folder / "infodrill.sqlite3")) as base, base:
        after = base.execute("SELECT max(seq) + 1 FROM web_logline WHERE drill_id = ?", (drill,)).fetchone()
        base.execute("INSERT INTO web_logline (drill_id, seq, line) VALUES (?, ?, '{}')", (drill, *after))
    page.locator("body[data-stream=still]").wait_for()
    assert "đã cũ" in page.locator(".line-state").first.inner_text()
    with closing(sqlite3.connect(server.folder / "infodrill.sqlite3")) as base, base:
        base.execute("DELETE FROM web_logline WHERE line = '{}'")
    page.locator("body[data-stream=open]").wait_for()

    server.process.send_signal(signal.SIGSTOP)
    page.locator("body[data-stream=lost]").wait_for()
    server.process.send_signal(signal.SIGCONT)
    page.locator("body[data-stream=open]").wait_for()
    assert seats["duty"].do(drill, "send-message", kind="chat", text="tin sau khi máy đứng") == 200
    page.get_by_text("tin sau khi máy đứng").first.wait_for()
