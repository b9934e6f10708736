"""Hours and days in what automated cells publish: dates where it is another day, nothing next_word for an hour that is over."""

from __future__ import annotations

from datetime import datetime

import pytest

from infodrill.automata.hours import WORD_AT, dated, hour, next_word, over, told_for, with_hours_dated
from infodrill.automata.pairs import Both, holding_true
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Bi

NOON, EVENING = datetime(2026, 9, 11, 13, 56), datetime(2026, 9, 11, 22, 48)
NIGHT, MORROW = datetime(2026, 9, 11, 23, 5), datetime(2026, 9, 12, 12, 30)


def test_an_hour_of_another_day_has_its_date() -> None:
    assert hour("vi", NIGHT, NIGHT.date()) == "23 giờ 05"
    assert hour("vi", NIGHT, MORROW.date()) == "23 giờ 05 ngày 11/9"
    assert hour("en", NIGHT, MORROW.date()) == "23:05 on 11 September"
    assert hour("vi", NIGHT.replace(minute=0), NIGHT.date()) == "23 giờ"


def test_the_tellers_days_become_dates_on_another_day_and_only_then() -> None:
    told = "Sáng mai có máy phát; kết quả hẹn 10 giờ sáng mai. Hôm nay đủ hàng."
    assert dated("vi", told, NIGHT.date(), NIGHT.date()) == told
    assert dated("vi", told, NIGHT.date(), MORROW.date()) == (
        "Sáng 12/9 có máy phát; kết quả hẹn 10 giờ sáng 12/9. Ngày 11/9 đủ hàng."
    )
    english = "Due at 10 tomorrow; tomorrow morning it runs. Not tonight."
    assert dated("en", english, NIGHT.date(), MORROW.date()) == (
        "Due at 10 on 12 September; on the morning of 12 September it runs. Not on the night of 11 September."
    )
    assert dated("en", "Shut until tomorrow.", NIGHT.date(), MORROW.date()) == "Shut until 12 September."
    assert dated("vi", "Hẹn mai, đầu giờ chiều mai.", NIGHT.date(), MORROW.date()) == (
        "Hẹn ngày 12/9, đầu giờ chiều 12/9."
    )


@pytest.mark.parametrize(
    ("sentence", "told", "now", "advice", "past"),
    [
        ("Xe xã đón người già từ 15 giờ.", NOON, EVENING, True, True),
        ("Xe xã đón người già từ 15 giờ.", NOON, NOON, True, False),
        ("Từ 15 giờ bấm phím 9 là gặp người thật.", NOON, NOON.replace(hour=16), True, False),  # has begun
        ("Thêm 15 người trực từ 15 giờ, đến hết đêm.", NOON, NOON.replace(hour=16), False, False),
        ("Bàn trợ giúp mở từ 15 giờ đến 16 giờ.", NOON, NOON.replace(hour=17), True, True),
        ("Lấy số giấy ở bàn số 2 từ 6 giờ 30.", NOON, EVENING, True, False),  # comes back each day
        ("Dự kiến ngừng từ 21 giờ đến 4 giờ sáng.", NOON, EVENING, False, False),  # across midnight
        ("Expected from 21:00 to 23:00.", NOON, NIGHT, False, True),
        ("Góp ý đến hết ngày 10, từ 15 giờ.", NOON, EVENING, True, False),
        ("Sẽ đo lại lúc 0 giờ 30.", NIGHT, MORROW, False, True),
        ("Sẽ đo lại lúc 0 giờ 30.", NIGHT, NIGHT, False, False),
        ("Đến 22 giờ 53 không có lệnh nào.", NIGHT, MORROW, False, False),  # a record's own hour
        ("Homes raise their things before the 05:00 tide.", NIGHT, MORROW, True, True),
        ("Chiều nay mời các em đi cửa chính.", NOON, EVENING, True, True),  # the part of the day is over
        ("Chiều nay mời các em đi cửa chính.", NOON, NOON.replace(hour=18), True, False),  # until seven
        (
            "Đêm nay mời các em đi cửa chính.",
            NIGHT,
            MORROW.replace(hour=5, minute=30),
            True,
            False,
        ),  # until six
        ("Chiều mai mời các em đi cửa chính.", NIGHT, MORROW, True, False),
        ("Từ sáng mai mỗi cuộc gọi ở cổng được ghi sổ.", NIGHT, MORROW.replace(hour=18), True, False),
        ("Bring them to the main door this afternoon.", NOON, EVENING, True, True),
        ("Điện sẽ có lại lúc 5 giờ chiều.", NOON, EVENING, False, True),
        ("Điện sẽ có lại lúc 17g30.", NOON, EVENING, False, True),
        ("Điện sẽ có lại lúc bảy giờ rưỡi tối.", NOON, EVENING, False, True),
        ("Cầu sẽ mở lúc 5 giờ chiều.", NOON.replace(hour=2), NOON.replace(hour=6), False, False),
        ("Power will be back at 5 pm.", NOON, EVENING, False, True),
        ("Nước sẽ rút sau 2 giờ.", NOON.replace(hour=1), NOON, False, False),  # a length is no hour
        ("Khám lúc 23 giờ 30.", NIGHT, MORROW, False, True),  # another day: whatever lay ahead
    ],
)
def test_what_was_announced_for_an_hour_that_is_over_is_found(
    sentence: str, told: datetime, now: datetime, advice: bool, past: bool
) -> None:
    assert over(sentence, told, now, advice=advice) == past


def test_a_text_takes_over_no_promise_of_a_next_word_and_nothing_that_is_over() -> None:
    advice = Bi(
        vi="Ở yên trong nhà, không ra xem đê. Xe xã đón người già từ 15 giờ. Tin mới lúc 23 giờ 45.",
        en="Stay indoors, do not go to look. Cars collect the old from 15:00. Next word at 23:45.",
    )
    kept = holding_true(advice, NOON, EVENING, advice=True)
    assert (kept.vi, kept.en) == ("Ở yên trong nhà, không ra xem đê.", "Stay indoors, do not go to look.")
    fact = Bi(
        vi="Không có lịch cắt năm ngày. Chưa biết: nhánh nào hỏng vì cây đổ; sẽ cập nhật lúc 6 giờ.",
        en="No five-day cut is planned. Not known: which branches fall; next update at 06:00.",
    )
    assert holding_true(fact, NOON, NOON).vi.endswith("nhánh nào hỏng vì cây đổ.")
    list_ = Bi(vi="Danh bạ nhắn tin mới có 61 phần trăm số hộ.", en="The list holds 61 per cent.")
    assert holding_true(list_, NOON, NOON)


def test_what_is_over_in_one_language_is_left_out_of_both() -> None:
    told = Bi(vi="Có máy phát lúc 15 giờ dự kiến. Kho khô.", en="Generators come. The depot is dry.")
    assert holding_true(told, NOON, EVENING) == Both("Kho khô.", "The depot is dry.")


def test_the_owners_next_word_is_read_where_it_gives_an_hour() -> None:
    assert next_word("Ở yên. Tin mới lúc 23 giờ 45.", NIGHT) == NIGHT.replace(minute=45)
    assert next_word("Lift things. Next word after 14:30.", NOON) == NOON.replace(hour=14, minute=30)
    assert next_word("Tin tiếp theo lúc 3 giờ chiều.", NOON) == NOON.replace(hour=15, minute=0)
    assert next_word("Next update at 5.30 pm.", NOON) == NOON.replace(hour=17, minute=30)
    assert next_word("Tin tiếp theo theo giờ đã hẹn.", NIGHT) is None


def test_an_hour_of_a_record_has_its_day_beside_it_on_another_day() -> None:
    told = "Có người đứng ở hàng rào lúc 22 giờ 20. Mở cửa từ 7 giờ đến 11 giờ."
    assert with_hours_dated("vi", told, NIGHT, NIGHT.date()) == told
    assert with_hours_dated("vi", told, NIGHT, MORROW.date()) == (
        "Có người đứng ở hàng rào lúc 22 giờ 20 ngày 11/9. Mở cửa từ 7 giờ đến 11 giờ."
    )
    assert with_hours_dated("en", "Somebody stood there at 22:20.", NIGHT, MORROW.date()) == (
        "Somebody stood there at 22:20 on 11 September."
    )


def test_what_was_urgent_on_its_day_is_still_to_be_done_at_once_on_the_next() -> None:
    advice = Bi(
        vi="Ai bị nó cắn thì đi tiêm ngay tối nay; chiều nay mời các em đi cửa chính.",
        en="Whoever it bit has the injection tonight; use the main door this afternoon.",
    )
    assert "tối nay" in holding_true(advice, NOON, NOON, advice=True).vi
    assert holding_true(advice, NOON, MORROW, advice=True) == Both(
        "Ai bị nó cắn thì đi tiêm ngay.", "Whoever it bit has the injection at once."
    )


def test_word_at_an_hour_is_no_fact_and_says_when_the_next_word_comes() -> None:
    told = Bi(
        vi="Thú y khám lần đầu, 18 giờ 30 có tin.", en="The vet looks at it, and there is word at 18:30."
    )
    kept = holding_true(told, NOON, NOON)
    assert kept == Both("Thú y khám lần đầu.", "The vet looks at it.")
    assert next_word(told.vi, NOON) == next_word(told.en, NOON) == NOON.replace(hour=18, minute=30)


def test_the_hour_for_which_a_matter_is_told_is_read_in_figures_and_in_words() -> None:
    four = NOON.replace(hour=16, minute=34)
    five = four.replace(hour=17, minute=0)
    assert told_for("Năm giờ chiều nay phường đi bắt chó mèo", four) == five
    assert told_for("At five today the ward collects dogs", four) == five
    assert told_for("Cắt nước từ 17 giờ", four) == five
    assert told_for("Mười một giờ rưỡi tối nay xả đập", four) == four.replace(hour=23, minute=30)
    assert told_for("Năm giờ chiều mai phường đi bắt chó mèo", four) is None
    assert told_for("Sáng nay lúc 9 giờ", four) is None
    assert told_for("Water is off at 5 pm", four) == five
    assert told_for("Cắt nước lúc 17g00", four) == five
    assert told_for("Cắt nước lúc 17 giờ ngày 15", four) is None
    assert told_for("Lúc 5 giờ có người báo", four) is None, "an hour that was is not made one to come"


def test_what_is_left_out_leaves_no_end_behind() -> None:
    """An owner's hour for its next word is left out with all that belongs to it, in every text of the library."""
    for name in sorted(library()):
        for claim in load(find(name)).scenario.claims:
            told = [known.why for known in claim.truth] + [claim.advice] * bool(claim.advice)
            for said in (text for both in told for text in (both.vi, both.en)):
                for found in WORD_AT.finditer(said):
                    assert said[found.end() : found.end() + 1] in ("", ".", ",", ";"), (
                        f"{name} {claim.id}: {said}"
                    )
