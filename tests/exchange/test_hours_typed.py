"""An hour that somebody types means the same in a scenario's file and in a cell of a workbook."""

from __future__ import annotations

import pytest

from infodrill.exchange.mseltimes import moment
from infodrill.scenario.typedtimes import typed_time

TYPED = """
12:30 SA|00:30  12:30 CH|12:30  12:30 am|00:30  12:30 pm|12:30  12 giờ đêm|00:00  11 giờ đêm|23:00
1 giờ đêm|01:00  7 giờ tối|19:00
7h tối|19:00  1:30 sáng|01:30  12 giờ trưa|12:00  1 giờ trưa|13:00  17g30|17:30  0h30|00:30  9g05|09:05  7 giờ rưỡi tối|19:30
7 rưỡi tối|19:30  bảy giờ tối|19:00  5 pm|17:00  5.30 pm|17:30  1730 hrs|17:30  noon|12:00  midnight|00:00  half past six|06:30
8 giờ kém 15 tối|19:45  25:00|  12:75|  24:30|  soon|
"""
ROWS = [tuple(cell.split("|")) for row in TYPED.strip().splitlines() for cell in row.split("  ")]


@pytest.mark.parametrize(("typed", "meant"), ROWS)
def test_an_hour_is_read_alike_in_both_places(typed: str, meant: str) -> None:
    told = moment(typed)
    clock = told.clock if told else None
    assert typed_time(typed, span=False) == meant
    assert (f"{clock // 3_600:02}:{clock % 3_600 // 60:02}" if clock is not None else "") == meant
