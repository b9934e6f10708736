"""Who answers a text after an hour that it names asks for that hour no more, nor who answers on another day for "tomorrow"."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from infodrill.media.byhour import at_hour
from infodrill.media.replies import conditions_of, lines_of

AT = datetime(2026, 11, 3, 20, 54)


def test_an_hour_that_is_over_is_asked_for_by_nobody() -> None:
    found = {"next": "22 giờ", "due": "trước 8 giờ", "fact": "mẫu lấy lúc 18 giờ", "unanswered": ""}
    soon, late, later = (at_hour(found, AT, AT + timedelta(hours=hours)) for hours in (0.5, 2, 13))
    assert soon["next"] == "22 giờ" and "unanswered" in soon and "overdue" not in soon
    assert not {"next", "unanswered"} & late.keys() and {"overdue", "due"} <= late.keys()
    assert "due" not in later and later["fact"] == "mẫu lấy lúc 18 giờ"  # that was so when it was written


def test_a_day_that_is_named_from_the_telling_is_said_on_that_day_alone() -> None:
    found = {"set": "ngày mai", "phrase": "tối nay có người trực", "home": "Giếng Mơ"}
    assert found.items() <= at_hour(found, AT, AT + timedelta(hours=1)).items()
    assert {"home"} == found.keys() & at_hour(found, AT, AT + timedelta(hours=8)).keys()


def test_what_leaves_nothing_open_is_never_overdue() -> None:
    later = at_hour({"negates": "", "phrase": "không ai phải đi"}, AT, AT + timedelta(days=1))
    assert "overdue" not in later and "soon" not in later and "phrase" in later


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_by_night_nobody_sounds_out_the_neighbours(lang: str) -> None:
    assert "awake" in at_hour({"negates": ""}, AT, AT) and "bynight" in at_hour({"negates": ""}, AT, AT)
    night = at_hour({"negates": ""}, AT, AT.replace(hour=3))
    assert "awake" not in night and "bynight" in night
    for matter in ("echo-ask", "echo-doubt", "echo-nod"):
        kinds = [conditions_of(line) for line in lines_of(matter, "", lang)]
        assert sum("overdue" in kind for kind in kinds) == 4 and not any(
            {"overdue", "soon"} <= kind for kind in kinds
        )
