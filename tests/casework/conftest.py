"""What several of these tests begin with."""

from __future__ import annotations

import pytest

from tests.casework.table import Table


@pytest.fixture
def table() -> Table:
    return Table()
