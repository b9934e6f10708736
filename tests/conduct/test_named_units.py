"""What a command names beside its texts is a cell or a group of the drill, never a person."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.verdict import RecordConflict
from infodrill.conduct.nouns.forecasts import ForecastSpread
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range


@pytest.mark.parametrize("unit", ["nguyen-van-an", "nobody", "0912-345-678"])
def test_a_conflict_of_interest_names_a_cell_of_the_drill(clinic: Loaded, unit: str) -> None:
    drill = Range(clinic.scenario)
    case = drill.case()
    with pytest.raises(Refused) as refused:
        drill.give("rights", RecordConflict(role="RIGHTS", case=case, unit=unit, reason="about_unit"))
    assert refused.value.code == "R113"
    drill.give("rights", RecordConflict(role="RIGHTS", case=case, unit="clinic", reason="about_unit"))
    assert drill.state.book.cases[case].conflicts == (("clinic", "about_unit"),)


@pytest.mark.parametrize(
    "of",
    ["group:Nguyễn Văn An", "group:0912345678", "group:", "group:@an", "group:g0912345678", "group:g1 x"],
)
def test_a_forecast_is_about_a_group_of_the_desk(clinic: Loaded, of: str) -> None:
    drill = Range(clinic.scenario)
    with pytest.raises(Refused) as refused:
        drill.give("lookout", ForecastSpread(role="MONITOR", of=of, horizon=60, low=1, mid=2, high=3))
    assert refused.value.code == ("R121" if "@" in of else "R117")
    drill.give("lookout", ForecastSpread(role="MONITOR", of="group:g7", horizon=60, low=1, mid=2, high=3))
