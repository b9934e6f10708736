"""People at browsers: how a test takes a seat, reads a page and presses what stands on it, in either language.

Nothing here waits for a time: every step ends with something that the person sees (Playwright's `expect`).
"""

from __future__ import annotations

import os
import re
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from infodrill.kernel.i18n import tr

from .serving import Server

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 780}
CODE = "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}"
SHOTS = os.environ.get("INFODRILL_TEST_SHOTS", "")  # a folder in which every step leaves a picture


def called(words: str) -> re.Pattern[str]:
    """The name of a button or link that says this, and of which one of its kind it is where there are more."""
    return re.compile(rf"^\s*{re.escape(words)}\s*(:.*)?$", re.DOTALL)


def picture() -> bytes:
    """A small PNG of noise, as a phone would send it."""
    side = 24
    rows = b"".join(b"\0" + bytes((x * y * 7) % 256 for x in range(side * 3)) for y in range(side))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@dataclass
class Complaints:
    """What no page may do: errors and policy violations in the console, a request to an address outside the range."""

    base: str
    found: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        context.on(
            "console", lambda said: said.type in ("error", "warning") and self._say(said.page, said.text)
        )
        context.on("weberror", lambda fault: self._say(fault.page, str(fault.error)))
        context.on("request", lambda asked: self._look(asked.url))

    def _say(self, page: Page | None, words: str) -> None:
        self.found.append(f"{page.url if page else '–'}: {words}")

    def _look(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(self.base).netloc:
            self.found.append(f"outside: {address}")


class Person:
    """Somebody at a browser of their own, reading the range in `lang`."""

    def __init__(
        self, browser: Browser, server: Server, lang: str, complaints: Complaints, **settings: object
    ) -> None:
        self.base, self.lang = f"http://127.0.0.1:{server.port}", lang
        wish = {"vi": "vi-VN", "en": "en-GB"}[lang]
        settings = {"viewport": DESK, "locale": wish, "accept_downloads": True, **settings}
        self.context = browser.new_context(**settings)
        complaints.listen(self.context)
        self.page: Page = self.context.new_page()
        self.drill = self.seat = ""

    # Words and places

    def says(self, msgid: str, **params: object) -> str:
        return tr(self.lang, msgid, **params)

    def opens(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def enters(self, room: str) -> Page:
        return self.opens(f"/d/{self.drill}/{room}/")

    def part(self, name: str) -> Locator:
        return self.page.locator(f"[data-part='{name}']")

    def button(self, msgid: str, within: Locator | None = None, **params: object) -> Locator:
        return (within or self.page).get_by_role("button", name=called(self.says(msgid, **params)))

    def link(self, msgid: str, within: Locator | None = None, **params: object) -> Locator:
        return (within or self.page).get_by_role("link", name=called(self.says(msgid, **params)))

    def field(self, msgid: str, within: Locator | None = None, **params: object) -> Locator:
        return (within or self.page).get_by_label(self.says(msgid, **params), exact=True)

    def sees(self, words: str, within: Locator | None = None) -> None:
        expect((within or self.page.locator("body")).get_by_text(words).first).to_be_visible()

    # Doing

    def follows(self, link: Locator, address: str) -> Page:
        """Press what leads to another page; it stands there and listens before anything on it is touched."""
        link.click()
        self.page.wait_for_url(address)
        self.listens()
        return self.page

    def recorded(self, press: Locator, said: Locator | None = None) -> None:
        """Press, and read that the range has recorded it: a command, or what was chosen in the list of a case."""
        with self.page.expect_response(re.compile(r"/do/|/choose$")) as told:
            press.click()
        assert told.value.status == 200, (self.page.url, told.value.url, told.value.text())

    def goes_at(self, speed: int) -> Locator:
        """Let the clock run `speed` times as fast: one that leaves something uncounted says what before it is pressed."""
        clock = self.part("clock")
        press = clock.locator(f"button[name=value][value='{speed * 1000}']")
        fold = clock.locator(f"#sheet-{speed * 1000}")
        if fold.count() and fold.get_attribute("open") is None:
            fold.locator("summary").click()
        self.recorded(press)
        return press

    def unfolds(self, msgid: str, within: Locator | None = None, **params: object) -> Locator:
        """Open a folded part by its summary; the part."""
        words = self.says(msgid, **params)
        folded = (
            (within or self.page)
            .locator("details")
            .filter(has=self.page.locator("> summary", has_text=words))
        )
        if folded.first.get_attribute("open") is None:
            folded.first.locator("> summary").click()
        return folded.first

    def sits_down(self, code: str, *, by_link: bool = False) -> None:
        """By the code on the card, typed or through its QR's address."""
        self.opens(f"/join/{code}" if by_link else "/join")
        if not by_link:
            self.field("Code on your card").fill(code)
        self.follows(self.button("Sit down"), "**/d/*/**")
        self.drill = urlsplit(self.page.url).path.split("/")[2]

    def listens(self) -> None:
        """The page has its line to the range."""
        expect(self.page.locator("body[data-stream=open]")).to_be_attached()

    def shows(self, name: str) -> None:
        """Leave a picture of the page, when somebody wants to look."""
        if SHOTS:
            folder = Path(SHOTS) / self.lang
            folder.mkdir(parents=True, exist_ok=True)
            try:
                self.page.screenshot(path=folder / f"{name}.png", full_page=False)
            except Error as fault:
                (folder / f"{name}.txt").write_text(str(fault))

    def leaves(self) -> None:
        self.context.close()
