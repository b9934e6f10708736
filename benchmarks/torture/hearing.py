"""Streams that are listened to as a page does, and how long one was silent although something was there to be heard."""

from __future__ import annotations

import contextlib
import http.client
import time
from dataclasses import dataclass
from itertools import pairwise

from tests.web.serving import Browser, Ear

GIVES_UP = 12.0  # seconds without a sign of life after which the page says that its line is lost (stream.js)


class Page(Ear):
    """An open page of a seat: when it heard of changes, and when it told its reader that it may be out of date."""

    def __init__(self, browser: Browser, drill: str) -> None:
        self.lost_at: list[float] = []
        super().__init__(browser, drill)

    def run(self) -> None:
        while not self.over:
            with contextlib.suppress(OSError, http.client.HTTPException, ValueError):
                self._listen()
            self.lost_at.append(time.monotonic())
            time.sleep(0.5)  # as the page waits before it tries again

    def heard_since(self, moment: float) -> float | None:
        """When it first heard that messages changed, or that it has to load everything."""
        return next(
            (
                at
                for at, event, data in self.heard
                if at >= moment and (event == "resync" or "messages" in data.split())
            ),
            None,
        )

    def said_since(self, moment: float) -> bool:
        """Whether the reader was told: the line lost, pages standing still, or no sign of life for long."""
        signs = [at for at, _, _ in self.heard if at >= moment]
        quiet = max(later - earlier for earlier, later in pairwise([moment, *signs, time.monotonic()]))
        told = any(event == "still" for at, event, _ in self.heard if at >= moment)
        return told or quiet > GIVES_UP or any(at >= moment - GIVES_UP for at in self.lost_at)


@dataclass(frozen=True, slots=True)
class Silence:
    """How long the slowest page was silent, and whether each said so that was silent for more than `bound` seconds."""

    seconds: float
    unsaid: int


def silence(
    pages: list[Page], recorded: float, since: float, *, bound: float = 10.0, patience: float = 60.0
) -> Silence:
    """Wait until every page has heard of what was recorded at `recorded`, at most `patience` seconds; counted from `since`,
    when a fault ended.
    """
    ends = recorded + patience
    late = []
    for page in pages:
        while (at := page.heard_since(recorded - 0.5)) is None and time.monotonic() < ends:
            time.sleep(0.05)
        late.append((max(0.0, (at or time.monotonic()) - since), page))
    unsaid = sum(seconds > bound and not page.said_since(since) for seconds, page in late)
    return Silence(max(seconds for seconds, _ in late), unsaid)
