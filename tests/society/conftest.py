"""A small city shared by the tests of society, and a way to tell stories in it."""

from __future__ import annotations

import pytest

from infodrill.society import City, CityPlace

PLACES = tuple(CityPlace(f"w{number}", 900 + 350 * number) for number in range(6))


@pytest.fixture(scope="session")
def town() -> City:
    """Six wards, 6,000 accounts."""
    return City.build(PLACES, 6_000, seed=3)
