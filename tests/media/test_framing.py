"""What a line takes up stands well in it: no word comes twice at the border, and what is so is no promise and no answer."""

from __future__ import annotations

import pytest

from infodrill.media.framing import stands_in
from infodrill.media.matters import TAKEN_UP
from infodrill.media.presumed import named, presumed
from infodrill.media.replies import TAKES, lines_of, sayable, words_of


@pytest.mark.parametrize(
    ("lang", "line", "said", "stands"),
    [
        ("vi", "Đến giờ vẫn [open] thì lo thật.", "đến nay chưa có hồ sơ nào", False),
        ("vi", "Đến giờ vẫn [open] thì lo thật.", "chưa có hồ sơ nào", True),
        ("vi", "[fact] rồi mà nhiều người vẫn chủ quan lắm.", "nước lên rồi", False),
        ("vi", "Từ giờ là [fact] luôn ạ?", "tuyến xe buýt dừng cách 3 km", False),
        ("vi", "Từ giờ là [fact] luôn ạ?", "cổng sau mở lúc 16 giờ", True),
        ("vi", "Biết là [fact] rồi ạ, cảm ơn ad.", "sổ trực có ba cuộc gọi nhỡ", False),
        ("vi", "Biết là [fact] rồi ạ, cảm ơn ad.", "chợ họp từ 5 giờ", True),
        ("vi", "Nhà em chọn [choice].", "màu xanh", True),
        ("en", "So from now on [fact]?", "the nearest bus is 3 km away", False),
        ("en", "So from now on [fact]?", "the gate opens at four", True),
        ("en", "Good to know that [fact], thanks.", "three calls were missed", False),
    ],
)
def test_a_phrase_stands_where_people_would_say_it(lang: str, line: str, said: str, stands: bool) -> None:
    (name,) = TAKES.findall(line)
    assert stands_in(line, lang, {name: said}) is stands


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_under_every_phrase_some_line_of_each_matter_stands(lang: str) -> None:
    said = {"vi": "đến nay vẫn thiếu ba máy", "en": "so far three pumps are still missing"}[lang]
    for matter in TAKEN_UP.values():
        lines = [words_of(line) for line in lines_of(matter, "", lang) if "[fact]" in line]
        assert any(stands_in(line, lang, {"fact": said}) for line in lines), matter


def test_nobody_says_what_stands_ill_under_the_words() -> None:
    lines = lines_of("contest", "", "vi")
    (number,) = (at for at, line in enumerate(lines) if "Đến giờ vẫn [open]" in line)
    held = {"open": "đến nay chưa có hồ sơ nào", "unknown": ""}
    assert sayable("builtin.reply.contest.any.vi", number, "vi", held, 1, "p1") != number
    assert (
        sayable("builtin.reply.contest.any.vi", number, "vi", held | {"open": "chưa có hồ sơ nào"}, 1, "p1")
        == number
    )


@pytest.mark.parametrize(
    ("lang", "line", "text", "stands"),
    [
        ("vi", "Mấy giờ xe vét về để tôi mang rác ra?", "Xe vào lúc 20 giờ.", False),
        ("vi", "Mấy giờ xe vét về để tôi mang rác ra?", "Mai xe vét rác vào ngõ.", True),
        ("vi", "Lần thứ tư phường hứa r, để xem.", "Sáng nay có cháu nhặt được ví.", False),
    ],
)
def test_nobody_asks_for_what_is_told_nor_tries_what_nobody_can_try(
    lang: str, line: str, text: str, stands: bool
) -> None:
    assert (presumed(line, lang) <= named(text, lang)) is stands
