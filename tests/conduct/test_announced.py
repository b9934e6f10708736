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
        ("Lúc 16 giờ 27 chúng tôi nhận được tin báo. Mai có tin.", ""),
        ("Rửa xà phòng 15 phút; số thu 3.000 đồng.", ""),
        ("Ngày 31/2 lúc 8 giờ 15, ngày 30/12 lúc 9 giờ 00.", ""),
    ],
)
def test_the_last_hour_to_come_is_read_with_the_day_of_its_sentence(text: str, until: str) -> None:
    found = announced([text], TOLD)
    assert (found.strftime("%dT%H:%M") if found else "") == until
