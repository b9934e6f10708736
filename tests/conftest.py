"""For all tests: what they start ends with them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests import leash

PATIENCE = 30  # seconds


@pytest.fixture(scope="session", autouse=True)
def nothing_is_left() -> Iterator[None]:
    """The run fails, in its last test, when a process is left that a test began."""
    yield
    # A process that was told to end may still be at it, as its helpers are when it has ended.
    ends = time.monotonic() + PATIENCE
    while leash.left() and time.monotonic() < ends:
        time.sleep(0.05)
    assert not leash.left()
