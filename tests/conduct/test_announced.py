"""Which hour to come a text to the public announces."""

from __future__ import annotations

from datetime import datetime

import pytest

from infodrill.conduct.announced import announced

TOLD = datetime.fromisoformat("2027-11-09T16:44:00+07:00")  # a Tuesday


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Sáng thứ Tư mang sổ ra nhà văn hóa từ 7 giờ 30. Ai không đi được thì báo tổ trưởng.", "10T07:30"),
        ("Chiều mai anh chị đón con lúc 16 giờ 30.", "10T16:30"),
        ("On Wednesday bring your book from 7:30.", "10T07:30"),
        ("Ngày 12/11 họp lúc 8 giờ 15 ở nhà văn hóa.", "12T08:15"),
        ("Xe vét đến đầu ngõ trước 20 giờ 30 tối nay.", "09T20:30"),
        ("Ngừng cấp nước từ 21 giờ đến 4 giờ sáng.", "10T04:00"),
        ("Cấm đường đến 24 giờ.", "10T00:00"),
        ("Cấm đường đến 12 giờ đêm nay.", "10T00:00"),
        ("The road is shut until midnight.", "10T00:00"),
        ("Họp lúc 7 giờ rưỡi tối.", "09T19:30"),
        ("Họp lúc 7 rưỡi tối.", "09T19:30"),
        ("The road is shut until 18:00 on 13 November.", "13T18:00"),
        ("Ngày 13 tháng 11 lúc 15 giờ có nước.", "13T15:00"),
        ("Cô Mai họp lúc 17 giờ.", "09T17:00"),
        ("15 giờ CN có nước lại.", "14T15:00"),
        ("Open again at 5.30 pm.", "09T17:30"),
        ("Come at 1730 hrs.", "09T17:30"),
        ("Trạm mở từ 17 giờ đến 21 giờ; 18 giờ có xe.", "09T21:00"),
        ("Thứ Hai lúc 8 giờ có nước.", "15T08:00"),
        ("Ngày 17/11 lúc 16 giờ có nước.", "17T16:00"),
        ("Ngày 17/11 lúc 17 giờ có nước.", ""),
        ("Trong 24 giờ tới không uống nước máy.", ""),
        ("Lúc 16 giờ 27 chúng tôi nhận được tin báo. Mai có tin.", ""),
        ("Rửa xà phòng 15 phút; số thu 3.000 đồng.", ""),
        ("Ngày 31/2 lúc 8 giờ 15, ngày 30/12 lúc 9 giờ 00.", ""),
    ],
)
def test_the_last_hour_to_come_is_read_with_the_day_of_its_sentence(text: str, until: str) -> None:
    found = announced([text], TOLD)
    assert (found.strftime("%dT%H:%M") if found else "") == until


def test_on_the_last_day_of_a_year_a_day_of_january_lies_ahead() -> None:
    told = datetime.fromisoformat("2027-12-31T20:00:00+07:00")
    assert announced(["Ngày 2/1 lúc 9 giờ phát nước."], told) == datetime.fromisoformat(
        "2028-01-02T09:00:00+07:00"
    )
