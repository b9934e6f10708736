"""A real browser, and the range of this process's database behind a server of its own: what the tests of pages share."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Browser, Page

from infodrill.conduct.policy import rooms_of
from infodrill.web.live import LiveDrill
from tests import chromium, leash

from .rehearsed import session_of
from .serving import PATIENCE

PHONE = {"width": 360, "height": 780}
DESK = {"width": 1440, "height": 900}
# The door is open before the server begins: whoever comes early waits at it, and nobody else takes its number.
SERVE = """
import socket, sys, uvicorn
config = uvicorn.Config("infodrill.web.asgi:application", log_level="critical")
uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])
"""


@contextmanager
def behind_a_server(folder: Path) -> Iterator[str]:
    """The address of a server of the data in the folder."""
    source = str(Path(__file__).parents[2] / "src")
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(128)
        server = leash.start(
            [sys.executable, "-c", SERVE, door.fileno()],
            env={**os.environ, "PYTHONPATH": source, "INFODRILL_DATA": str(folder)}, pass_fds=(door.fileno(),),
        )  # fmt: skip
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.kill()
            server.wait()


@contextmanager
def running_browser() -> Iterator[Browser]:
    # Playwright's loop must not make Django think that the tests are asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with chromium.running() as browser:
        yield browser
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def opened(
    browser: Browser, served: tuple[LiveDrill, str], seat: str, size: dict[str, int], lang: str = "vi",
    theme: str = "light", **more: Any,
) -> Page:  # fmt: skip
    """A page of a browser that sits on the seat."""
    drill, address = served
    context = browser.new_context(viewport=size, **more)
    context.set_default_timeout(PATIENCE * 1_000)
    cookies = {
        settings.SESSION_COOKIE_NAME: session_of(drill, seat),
        "infodrill_lang": lang,
        "infodrill_theme": theme,
    }
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    return context.new_page()


BEYOND = """() => [...document.querySelectorAll('svg.chart')].flatMap((chart) => {
    const sheet = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('text')].map((word) => [word.textContent, word.getBoundingClientRect()])
      .filter(([, word]) => word.width && (word.left < sheet.left - 1 || word.right > sheet.right + 1))
      .map(([said]) => said);
})"""
"""Words of a chart that are cut at its sides."""
SMALL = """() => [...document.querySelectorAll('svg.chart text')].filter((word) => word.getBoundingClientRect().width)
    .map((word) => [word.textContent, parseFloat(getComputedStyle(word).fontSize) * word.getScreenCTM().a])
    .filter(([, high]) => high < 10.9)"""
"""Words of a chart that nobody reads at arm's length, and their pixels."""
DARK = """() => { document.documentElement.dataset.theme = "dark"; }"""
LIGHT = """() => { document.documentElement.dataset.theme = "light"; }"""
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Words that stand one below the other, because something beside them takes the width: fewer than 15 letters in two lines.
SQUEEZED = """() => {
  const found = [];
  for (const shown of document.querySelectorAll("main *:not(option, svg *)")) {
    if (!shown.checkVisibility() || shown.getBoundingClientRect().width < 3) continue;
    for (const node of shown.childNodes) {
      const said = node.nodeType === 3 ? node.data.replace(/\\s+/g, " ").trim() : "";
      if (said.length < 12) continue;
      const words = document.createRange();
      words.selectNodeContents(node);
      const lines = new Set([...words.getClientRects()].map((box) => Math.round(box.top / 4))).size;
      if (lines > 2 && said.length / lines < 7.5) found.push(`${said.slice(0, 60)}: ${lines} lines of ${said.length} letters`);
    }
  }
  return found;
}"""
TWICE = {"width": 640, "height": 400}  # what a screen of 1280 × 800 shows at 200 %


def complaints_of(page: Page) -> list[object]:
    """What stands wrong on the page as it is: serious findings of axe, light and dark, and what runs over the side or is
    squeezed at 200 % and on a phone.

    Everything in the light; in the dark what the dark can change. Names for screen readers are among axe's rules.
    """
    from axe_playwright_python.sync_playwright import Axe

    found = [("light", Axe().run(page, options={"resultTypes": ["violations"]}))]
    page.evaluate(DARK)
    found.append(("dark", Axe().run(page, options={"runOnly": ["color-contrast"]})))
    page.evaluate(LIGHT)
    wrong: list[object] = [
        (theme, rule["id"], [node["html"][:160] for node in rule["nodes"][:3]])
        for theme, run in found
        for rule in run.response["violations"]
        if rule["impact"] in ("serious", "critical")
    ]
    size = page.viewport_size
    for where, narrow in (("at 200 %", TWICE), ("on a phone", PHONE)):
        page.set_viewport_size(narrow)
        if over := page.evaluate(OVER):
            wrong.append((where, f"{over} px over the side"))
        wrong += [(where, squeezed) for squeezed in page.evaluate(SQUEEZED)]
    page.set_viewport_size(size or DESK)
    return wrong


def places(drill: LiveDrill, seat: str) -> list[str]:
    """The rooms of a seat, its first case and the report."""
    view = drill.view(seat, "vi")
    rooms = rooms_of(view.seat)
    found = [f"/d/{drill.id}/{room}/" for room in rooms]
    found += [f"/d/{drill.id}/case/{case.case}/" for case in view.cases[:1] if "case" in rooms]
    return found + ([f"/d/{drill.id}/desk/report/"] if "desk" in rooms else [])
