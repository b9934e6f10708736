"""The browser that tests see pages in: what `run.py test` names, else the first chromium of the system."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

from tests.patience import PATIENCE

# The shell is the same engine without a window's housekeeping: tests cost a third less.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@contextmanager
def running() -> Iterator[Browser]:
    """One of its own. Fails, never skips, where there is none."""
    path = os.environ.get("INFODRILL_BROWSER") or next(filter(None, map(shutil.which, _NAMES)), None)
    assert path, "no chromium is installed"
    expect.set_options(timeout=PATIENCE * 1_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        be_patient(browser)
        yield browser
        browser.close()


def be_patient(browser: Any) -> None:
    """Whatever it opens waits as long as any test does: playwright's own half minute is over where there is much to do."""
    for name in ("new_context", "new_page"):
        setattr(browser, name, _waiting(getattr(browser, name)))


def _waiting(make: Callable[..., Any]) -> Callable[..., Any]:
    def opened(**settings: Any) -> Any:
        made = make(**settings)
        made.set_default_timeout(PATIENCE * 1_000)
        return made

    return opened
