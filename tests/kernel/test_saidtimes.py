"""Which moments a text names: true sentences of both languages, told on Saturday 12 September 2026 at 13:00."""

from __future__ import annotations

from datetime import datetime

import pytest

from infodrill.kernel.saidtimes import TIME, hours_named, masked, moments, when

TOLD = datetime.fromisoformat("2026-09-12T13:00:00+07:00")
HOURS = """
Điện có lại lúc 5 giờ chiều nay. | 12 17:00
Điện có lại lúc 17 giờ. | 12 17:00
Điện có lại lúc 17g30. | 12 17:30
Điện có lại lúc 17h. | 12 17:00
Tin tiếp theo lúc 3 giờ chiều. | 12 15:00
Họp lúc 7 giờ rưỡi tối. | 12 19:30
Họp lúc 7 rưỡi tối nay. | 12 19:30
Họp lúc bảy giờ tối. | 12 19:00
Họp lúc bảy giờ ba mươi tối mai. | 13 19:30
Họp lúc tám giờ mười lăm phút sáng mai. | 13 08:15
Họp lúc 8 giờ kém 15 tối. | 12 19:45
Họp lúc tám giờ kém mười tối. | 12 19:50
Họp lúc 20 giờ 5 phút. | 12 20:05
Cấm đường đến 12 giờ đêm nay. | 13 00:00
Cấm đường đến 24 giờ. | 13 00:00
Cấm đường đến 24 giờ ngày 13/9. | 14 00:00
Cấm đường đến 0 giờ. | 13 00:00
Cấm đường từ 0 giờ ngày 14/9. | 14 00:00
Cấm đường đến nửa đêm. | 13 00:00
Trạm đo lúc 11 giờ đêm. | 12 23:00
Xe chạy lúc 2 giờ đêm nay. | 13 02:00
Nước lên lúc 2 giờ sáng mai. | 13 02:00
Phát cơm lúc 12 giờ trưa mai. | 13 12:00
Phát cơm lúc 1 giờ trưa. | 12 13:00
Từ 1 giờ đến 3 giờ sáng mai. | 13 01:00, 13 03:00
Từ 22 giờ hôm nay đến 5 giờ ngày 13/9. | 12 22:00, 13 05:00
Chợ mở 7h-9h sáng mai. | 13 07:00, 13 09:00
Trạm mở 7:00-16:30. | 12 07:00, 12 16:30
Mở cửa 15h. | 12 15:00
Chiều mai lúc 4 giờ họp tổ dân phố. | 13 16:00
Chiều thứ 7 lúc 15 giờ. | 12 15:00
Tối Chủ nhật lúc 8 giờ. | 13 20:00
Họp lúc 15 giờ CN. | 13 15:00
Thứ Ba, 15/9, lúc 9 giờ. | 15 09:00
Họp lúc 9 giờ thứ Ba tuần sau. | 22 09:00
Ngày 13 tháng 9 lúc 15 giờ. | 13 15:00
Ngày mười ba tháng chín lúc 15 giờ. | 13 15:00
Sáng 13/9 lúc 8 giờ. | 13 08:00
8 giờ ngày 13/9 và 10 giờ ngày 14/9. | 13 08:00, 14 10:00
Ngày 13/9 lúc 8 giờ, ngày 14/9 lúc 10 giờ. | 13 08:00, 14 10:00
Lúc 8 giờ ngày 2026-09-14. | 14 08:00
Hôm qua lúc 9 giờ có người báo. | 11 09:00
Cô Mai họp lúc 15 giờ. | 12 15:00
Mai có tin lúc 15 giờ. | 13 15:00
Sớm mai 6 giờ xe vào. | 13 06:00
Liều thứ hai tiêm lúc 15 giờ. | 12 15:00
Sau 17 giờ cầu mở lại. | 12 17:00
Bến phà đóng kéo dài đến 17 giờ. | 12 17:00
Trước 20 giờ 30 tối nay. | 12 20:30
Có mặt lúc khoảng 15 giờ. | 12 15:00
Từ 18h00 ngày 12.9 đến nay có 3 người. | 12 18:00
Power is back at 5 pm. | 12 17:00
Power is back at 5:30 p.m. | 12 17:30
Power is back at 5:30 p.m. today, we hope. | 12 17:30
Open at 5.30 pm. | 12 17:30
Power is back by 5pm. | 12 17:00
It is shut until 12 am. | 13 00:00
It is shut until 12:30 am. | 13 00:30
The road is shut until midnight. | 13 00:00
Meet at noon. | 12 12:00
Meet at noon tomorrow. | 13 12:00
Come at 12:30 pm. | 12 12:30
Come at 1730 hrs. | 12 17:30
Come at 7 o'clock. | 12 07:00
Come at seven this evening. | 12 19:00
Meet at half past six this evening. | 12 18:30
Meet at a quarter to seven in the evening. | 12 18:45
Meet at 8 tomorrow morning. | 13 08:00
Shut until 18:00 tomorrow. | 13 18:00
Shut until 18:00 on 13 September. | 13 18:00
Shut until 18:00 on September 13. | 13 18:00
Shut until 6 pm on Sunday. | 13 18:00
Shut until 6 pm on the 13th. | 13 18:00
On Monday the hall opens at 7:30. | 14 07:30
We were told at 16:27 yesterday. | 11 16:27
Next word at 11 at night. | 12 23:00
From 7 pm to 9 pm tonight. | 12 19:00, 12 21:00
"""
NO_HOUR = """
Trong 24 giờ tới nước lên. | Nước rút sau 2 giờ. | Chờ khoảng 3 giờ. | Còn 2 giờ nữa. | 24 giờ qua không mưa.
3 giờ sau nước rút.
Mất điện kéo dài 5 giờ. | Trực 24/7. | Trực 24/24. | Rửa xà phòng 15 phút. | Số thu 3.000 đồng. | Gọi 1155 trước. | Hộp 5g muối.
Phí là 12.500 đồng mỗi tháng. | Cách 5 hộ. | Cứ 2 giờ đo một lần. | Làm thêm 8 giờ mỗi ngày. | Within 24 hours. | For 5 hours.
About 12 people came. | At 5 Hill Road. | The pm met us. | Room 101 is open. | Call 1155 first. | Level 3:1 is meant.
Two out of 17 homes.
"""
DAYS = """
Rác dọn xong chiều mai. | 13 | Mang sổ ra sáng thứ Tư. | 16 | Họp ngày 15. | 15 | Trước ngày mười lăm tháng chín. | 15
It is mended by September 15. | 15 | It is mended by 15 September. | 15 | It is done on the 15th. | 15 | Closed on Tuesday. | 15
Nghỉ ngày kia. | 14 | Họp ngày 15 tháng sau. | 15 | Hẹn đến hết ngày 14/9. | 14 | We meet on Sept 14. | 14 | Come tomorrow. | 13
"""
NO_DAY = """
Liều thứ hai đã có. | Uống ngày 3 lần. | Hoa mai đã nở. | Chị Mai trực. | Tầng thứ ba bị ngập. | 2/3 số hộ có điện.
The 3rd floor is shut.
It may be open. | Đi 3 ngày 2 đêm. | Mai táng phí. | On the 15th floor. | Thứ hai, xin đừng chia sẻ.
"""


def pairs(table: str) -> list[tuple[str, str]]:
    cells = [cell.strip() for row in table.strip().splitlines() for cell in row.split(" | ")]
    return list(zip(cells[::2], cells[1::2], strict=True))


def alone(table: str) -> list[str]:
    return [cell.strip() for row in table.strip().splitlines() for cell in row.split(" | ")]


@pytest.mark.parametrize(("text", "meant"), pairs(HOURS))
def test_hours_are_read_with_their_day(text: str, meant: str) -> None:
    named = [when(each, TOLD, ahead=True) for each in moments(text) if each.hour is not None]
    assert ", ".join(f"{each:%d %H:%M}" if each else "?" for each in named) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ngừng từ 21 giờ đến 4 giờ sáng.", "12 21:00, 13 04:00"),
        ("Ngừng từ 21 giờ đến 4 giờ sáng mai.", "12 21:00, 13 04:00"),
        ("Tối mai ngừng từ 21 giờ đến 4 giờ.", "13 21:00, 14 04:00"),
        ("Ngừng từ 21 giờ hôm nay đến 4 giờ ngày 14/9.", "12 21:00, 14 04:00"),
        ("Closed 22:00-5:00.", "12 22:00, 13 05:00"),
        ("Mở 17 giờ. Đóng 9 giờ.", "12 17:00, 12 09:00"),
    ],
)
def test_a_span_of_hours_may_run_past_midnight(text: str, meant: str) -> None:
    assert ", ".join(f"{each:%d %H:%M}" for each in hours_named(text, TOLD)) == meant


@pytest.mark.parametrize(
    ("bare", "meant"),
    [
        ("Cap nhat luc 17 gio 30.", "Cap nhat luc ʘʘʘʘʘʘʘʘʘ."),
        ("Hop luc bay gio toi mai", "Hop luc ʘʘʘʘʘʘʘʘʘʘʘ mai"),
        ("Tinh den muoi hai gio trua ngay 12/9", f"Tinh den {17 * TIME} ngay {4 * TIME}"),
        ("Thong bao ngay muoi lam thang chin", f"Thong bao ngay {19 * TIME}"),
        ("Nuoc rut trong 2 gio nua, sau 5 gio lien", "Nuoc rut trong 2 gio nua, sau 5 gio lien"),
        ("Toi den luc 5 gio", "Toi den luc ʘʘʘʘʘ"),
        ("Come at 5 pm", "Come at ʘʘʘʘ"),
    ],
)
def test_times_are_read_where_accents_are_left_out(bare: str, meant: str) -> None:
    assert masked(bare) == meant


def test_a_day_stands_where_the_text_has_it() -> None:
    text = "Nước rút. Họp lúc 8 giờ sáng mai."
    (said,) = (each for each in moments(text) if each.hour is not None)
    assert said.day is not None
    assert (text[said.start : said.end], text[said.day.start : said.day.end]) == ("8 giờ sáng", "sáng mai")


def test_an_hour_of_the_night_that_was_is_not_moved_ahead() -> None:
    (said,) = moments("Lúc 0 giờ 30 nước lên.")
    assert when(said, TOLD) == TOLD.replace(hour=0, minute=30)
    assert when(said, TOLD.replace(hour=22)) == TOLD.replace(day=13, hour=0, minute=30)


@pytest.mark.parametrize("text", alone(NO_HOUR))
def test_lengths_and_counts_are_no_hours(text: str) -> None:
    assert not [each for each in moments(text) if not each.is_length]


@pytest.mark.parametrize(("text", "day"), pairs(DAYS))
def test_days_are_read(text: str, day: str) -> None:
    (said,) = moments(text)
    assert said.hour is None and said.day and f"{said.day.on(TOLD.date()):%d}" == day


@pytest.mark.parametrize("text", alone(NO_DAY))
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert not moments(text)


def test_what_was_read_stands_where_it_says() -> None:
    text = "Có tin. Xe vào lúc 5 giờ chiều mai. The gate opens at 7:30."
    assert [text[each.start : each.end] for each in moments(text)] == ["5 giờ chiều", "7:30"]


@pytest.mark.parametrize(
    ("text", "sure"),
    [("Lúc 3 giờ.", False), ("Lúc 3 giờ chiều.", True), ("Lúc 15 giờ.", True), ("At 3:10.", False),
     ("Chiều nay lúc 3 giờ.", True)],
)  # fmt: skip
def test_which_half_of_the_day_is_meant_is_known_or_not(text: str, sure: bool) -> None:
    assert [each.sure for each in moments(text)] == [sure]
