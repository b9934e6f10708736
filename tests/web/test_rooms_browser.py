"""Rooms in a real browser: axe finds nothing serious, a phone loads little, narrow and zoomed pages do not run over."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from infodrill.casework.commands import LogCase, OpenCase
from infodrill.conduct.policy import rooms_of
from infodrill.web.live import LiveDrill
from tests import leash

from .rehearsed import rehearsed, session_of

CHROMIUM = shutil.which("chromium") or ""
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs Debian's chromium")
PHONE = {"width": 360, "height": 780}
DESK = {"width": 1440, "height": 900}
FIRST_LOAD = 200_000  # bytes


@contextmanager
def behind_a_server() -> Iterator[str]:
    """The range of this process's database at an address of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "uvicorn", "infodrill.web.asgi:application", "--port", str(port),
        "--log-level", "critical", "--timeout-graceful-shutdown", "1",
    ]  # fmt: skip
    source = str(Path(__file__).parents[2] / "src")
    server = leash.start(command, env={**os.environ, "PYTHONPATH": source})
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)
        connections.close_all()


@pytest.fixture
def served(base) -> Iterator[tuple[LiveDrill, str]]:
    """A rehearsed drill behind a server of its own."""
    drill = rehearsed("clinic", 40)
    with behind_a_server() as address:
        yield drill, address


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


@contextmanager
def running_browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    # Playwright's loop must not make Django think that the tests are asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def browser() -> Iterator[object]:
    with running_browser() as running:
        yield running


def opened(
    browser, served, seat: str, size: dict[str, int], lang: str = "vi", theme: str = "light", **more: object
):
    drill, address = served
    context = browser.new_context(viewport=size, **more)
    cookies = {
        settings.SESSION_COOKIE_NAME: session_of(drill, seat),
        "infodrill_lang": lang,
        "infodrill_theme": theme,
    }
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    return context.new_page()


def places(drill: LiveDrill, seat: str) -> list[str]:
    view = drill.view(seat, "vi")
    rooms = rooms_of(view.seat)
    found = [f"/d/{drill.id}/{one}/" for one in rooms]
    found += [f"/d/{drill.id}/case/{one.case}/" for one in view.cases[:1] if "case" in rooms]
    return found + ([f"/d/{drill.id}/desk/report/"] if "desk" in rooms else [])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_room(browser, served, theme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    drill, address = served
    wrong = []
    seen: set[str] = set()
    for seat in ("direction", "voice", "lookout", "rights", "duty"):
        page = opened(browser, served, seat, DESK, theme=theme)
        for place in places(drill, seat):
            if place in seen:
                continue
            seen.add(place)
            page.goto(address + place)
            for one in Axe().run(page).response["violations"]:
                if one["impact"] in ("serious", "critical"):
                    wrong.append((place, one["id"], [node["html"][:160] for node in one["nodes"][:3]]))
        page.context.close()
    assert not wrong, "\n".join(map(str, wrong))


def test_nothing_runs_over_the_side_of_a_phone_or_at_twice_the_size(browser, served) -> None:
    drill, address = served
    for size in (PHONE, {"width": 720, "height": 450}):
        for seat in ("direction", "duty", "voice"):
            page = opened(browser, served, seat, size)
            for place in places(drill, seat):
                page.goto(address + place)
                over = page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
                assert over <= 0, (size, place, over)
            page.context.close()


def test_the_phone_path_loads_little(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "duty", PHONE)
    page.goto(f"{address}/d/{drill.id}/desk/")
    page.wait_for_function("document.fonts.status === 'loaded'")
    kinds = "['resource', 'navigation']"
    sizes = page.evaluate(
        f"{kinds}.flatMap((one) => performance.getEntriesByType(one)).map((one) => one.transferSize)"
    )
    print("first load", sum(sizes))
    assert 20_000 < sum(sizes) <= FIRST_LOAD, sum(sizes)


def test_a_draft_survives_a_reload(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "duty", PHONE)
    page.goto(f"{address}/d/{drill.id}/desk/report/")
    page.get_by_text("Tin lan truyền").click()
    page.locator("#report-said").fill("Nghe nói hết nước sạch.")
    page.reload()
    assert page.locator("#report-said").input_value() == "Nghe nói hết nước sạch."
    assert page.locator("input[name=what][value=rumour]").is_checked()


def test_fields_of_one_name_are_kept_each_with_its_own_words(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "direction", DESK)
    page.goto(f"{address}/d/{drill.id}/control/")
    page.get_by_text("Hỏi ý khách mời").click()
    for n, words in enumerate(("Hỏi lại", "Chờ", "Nói ngay"), 1):
        page.locator(f"#poll-{n}").fill(words)
    page.reload()
    kept = [page.locator(f"#poll-{n}").input_value() for n in range(1, 5)]
    assert kept == ["Hỏi lại", "Chờ", "Nói ngay", ""]


def test_the_gate_is_answered_by_keyboard_alone(browser, served) -> None:
    drill, address = served
    page = opened(browser, served, "duty", DESK)
    drill.give("duty", OpenCase("L1-DUTY", "hotline", "", "", "Bệnh viện hết nước?"), "")
    case = list(drill.state.book.cases)[-1]
    drill.give("duty", LogCase("L1-DUTY", case, "Bệnh viện hết nước.", False), "")
    page.goto(f"{address}/d/{drill.id}/case/{case}/")
    page.locator("input[data-answer='1']").first.focus()
    for _ in range(9):
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    answered = page.eval_on_selector_all("input[data-answer-of]", "all => all.map((one) => one.value)")
    assert answered == ["no"] * 9
    assert page.locator("[data-gate-code] b").inner_text() == "G1"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    # The part is fetched anew at once: the code stands in it, and "recorded" has moved to the place for answers.
    page.locator(".code-box, .gate-form .refused").first.wait_for()
    page.locator("#said .done").wait_for()
    drill.catch_up()
    assert drill.state.book.cases[case].gate_code == "G1"


def test_each_page_gives_no_error_in_the_console(browser, served) -> None:
    drill, address = served
    for seat in ("direction", "duty", "voice", "lookout"):
        page = opened(browser, served, seat, DESK)
        said: list[str] = []
        page.on(
            "console",
            lambda message, said=said: said.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        for place in places(drill, seat):
            page.goto(address + place)
        page.context.close()
        assert not said, said
