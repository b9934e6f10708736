"""The checker of a hall: waits until an open page shows what it has heard of, then compares it with a fresh load of itself.

At rest nothing may differ. Rest is an event, not a time: the page has nothing on its way, and its place in the stream is the
newest that there is for its seat.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Error, Page, expect

DIFFERS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
EVERY = 20.0  # seconds of the play between two looks at every page
MINUTES = 3  # in which the same must differ while time runs
TRIES = 8  # comparisons of a page to which more and more comes meanwhile
AT_REST = "body[data-stream=open]:not([data-asking])"
MISSED = """async () => {
  const { drill, cursor } = document.body.dataset;
  const answer = await fetch(`/d/${drill}/ticket?${new URLSearchParams({ last: cursor })}`);
  return (await answer.json()).missed.length;
}"""
RUNNING = "document.getElementById('hour')?.dataset.state === 'running'"


@dataclass
class Checker:
    """What was found on the pages of a hall, by name; `looks` = comparisons made, at each rest of every `share`th page."""

    found: list[str] = field(default_factory=list)
    looks: int = 0
    share: int = 1
    rests: int = 0
    looked: float = field(default_factory=time.monotonic)

    def now_and_then(self, pages: Iterable[tuple[str, Page]]) -> None:
        """Look at every page when EVERY is over since the last time."""
        if time.monotonic() - self.looked >= EVERY:
            self.look(pages, "in the play")

    def look(self, pages: Iterable[tuple[str, Page]], when: str) -> None:
        """Compare every page once it is at rest."""
        self.rests += 1
        for name, page in [*pages][self.rests % self.share :: self.share]:
            differs = self._differences(page)
            self.looks += 1
            self.found += [f"{when}: {name} at {page.url}\n    {one}" for one in differs]
        self.looked = time.monotonic()

    def _differences(self, page: Page) -> list[str]:
        """What differs at rest; a difference that goes while more comes was none."""
        page.mouse.move(1, 1)
        page.evaluate("document.activeElement?.blur()")
        differs: list[str] = []
        minutes: list[list[str]] = []
        for _ in range(TRIES):
            try:
                expect(page.locator(AT_REST)).to_be_attached()
                running = page.evaluate(RUNNING)
                differs = page.evaluate(DIFFERS, {"running": running})
                if not differs:
                    return []
                if running:  # what a minute brings is shown with the minute, and no later
                    minutes.append(differs)
                    if len(minutes) == MINUTES:
                        return [line for line in differs if all(line in earlier for earlier in minutes)]
                    now = page.locator("#hour").get_attribute("data-now")
                    page.locator(f"#hour:not([data-now='{now}'])").wait_for(state="attached")
                elif (
                    not page.evaluate(MISSED) and page.locator(AT_REST).count() and self._stays(page, differs)
                ):
                    return differs
            except Error as fault:  # the page itself became another one, as at the end of a drill
                if not any(word in str(fault) for word in ("navigation", "destroyed")):
                    raise
                page.wait_for_load_state()
        return differs

    def _stays(self, page: Page, differs: list[str]) -> bool:
        """Whether the very same differs again, and nothing came in between."""
        again: list[str] = page.evaluate(DIFFERS, {"running": False})
        return again == differs and bool(page.locator(AT_REST).count()) and not page.evaluate(MISSED)
