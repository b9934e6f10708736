"""A good cell puts right by the day that its owner named, never on a day off; what it says of checks is what is recorded."""

from __future__ import annotations

from datetime import date

import pytest

from infodrill.automata.amends import Amends
from infodrill.casework.nouns.service import RemedyPromised
from infodrill.casework.nouns.verdict import ConflictRecorded
from infodrill.conduct.announced import first_day
from infodrill.review.timeline import read_timeline
from tests.forms import both_forms
from tests.rehearsals import record

INDEPENDENT = ("độc lập kiểm tra", "independent checks")
SATURDAY = 5


@pytest.mark.parametrize("cells", ["good", "careless"])
@pytest.mark.parametrize("drill", both_forms(("ward-desk", "clinic", "school-gate"), ("ward-desk",)))
def test_a_remedy_says_of_checks_what_is_recorded_and_falls_on_no_day_off(drill: str, cells: str) -> None:
    found = record(drill, cells)
    log = read_timeline(found)
    promised = list(log.bodies(RemedyPromised))
    assert promised
    for event, body in promised:
        assert body.independent_check or not any(words in str(body.text) for words in INDEPENDENT)
        case = log.book.cases[body.case]
        told = [text for asked in case.questions for text in (str(asked.answer), str(asked.advice))]
        named = first_day(told, log.story(event.at).date())
        due = log.given(event.at, body.due)
        day = (due.when if hasattr(due, "when") else log.story(body.due)).date()
        assert day == named if named else day.weekday() < SATURDAY
    for text in log.published:
        said = " ".join(text.version.said("vi"))
        checked = any(event.body.independent_check for event in log.events
                      if isinstance(event.body, RemedyPromised) and event.body.case == text.case)  # fmt: skip
        conflicts = bool(log.on_case(text.case, ConflictRecorded)) if text.case else False
        assert INDEPENDENT[0] not in said or checked or conflicts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tiêm bù cho tổ 7 sáng thứ Bảy 13/11.", date(2027, 11, 13)),
        ("Đội tiêm sẽ quay lại vào thứ Bảy.", date(2027, 11, 13)),
        ("Lịch cũ là 2/11, bỏ sót cả tổ.", None),
        ("Đã rõ, chưa có ngày.", None),
    ],
)
def test_the_first_day_ahead_is_read_off_what_the_owner_said(text: str, day: date | None) -> None:
    assert first_day([text], date(2027, 11, 9)) == day


@pytest.mark.parametrize(("named", "said"), [(False, "date"), (True, "")])
def test_a_day_that_the_owner_named_for_the_repair_is_not_named_again(named: bool, said: str) -> None:
    """“Sửa xong trước thứ Năm”, and below it “by 17 September, which is that Thursday, we will say here”."""

    class Owner(Amends):
        _day_named = named

        def __init__(self) -> None: ...

        def _date(self, lang: str) -> str:
            return "date"

    assert Owner().mended("en") == said
