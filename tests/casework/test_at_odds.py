"""Two pieces of advice that cannot both be followed are seen as that, in both languages; what only differs is not."""

from __future__ import annotations

from itertools import permutations

import pytest

from infodrill.casework.atodds import advises, at_odds

PAIRS = [
    ("Mở cửa sổ cho thoáng, đi lại như thường.", "Đóng cửa sổ phía bến, ở trong nhà, chưa ra đường."),
    ("Open the windows and go about as usual.", "Stay indoors and close the windows."),
    ("Nước máy dùng được.", "Xin đừng uống nước vòi."),
    ("Do not drink the tap water.", "The water is safe to drink."),
    ("Không cần sơ tán.", "Bà con sơ tán ngay lên trường Hòa Nam."),
    ("Ngày mai các em đi học bình thường.", "Ngày mai cho các em nghỉ học."),
    ("Ngắt cầu dao tầng một.", "Bật lại cầu dao."),
]
TOGETHER = [
    "Ai khó thở tới trạm y tế Cồn Vạc.", "Gọi đường dây nóng của phường.", "Đóng cửa sổ phía bến.", "Ở trong nhà.",
    "Close the windows on the quay side.",
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
def test_what_cannot_both_be_done_is_at_odds(pair: tuple[str, str]) -> None:
    assert at_odds(*pair) and at_odds(*pair[::-1]) and all(map(advises, pair))
    assert not any(at_odds(same, same) for same in pair)


def test_what_can_be_done_together_is_not() -> None:
    assert not any(at_odds(*pair) for pair in permutations(TOGETHER, 2))


def test_a_text_that_says_both_for_different_people_is_at_odds_with_neither() -> None:
    both = "Nhà phía bến đóng cửa sổ; nhà phía chợ mở cửa sổ cho thoáng."
    assert not at_odds(both, PAIRS[0][0]) and not at_odds(both, PAIRS[0][1])
