"""For all tests: what they start ends with them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import leash


@pytest.fixture(scope="session", autouse=True)
def nothing_is_left() -> Iterator[None]:
    """The run fails, in its last test, when a process is left that a test began."""
    yield
    assert not leash.left()
