"""A reply names nothing that the text above does not name: every line that ships and every line of the library's drills."""

from __future__ import annotations

import pytest

from infodrill.conduct.namedthings import _THING
from infodrill.conduct.seenin import seen_in
from infodrill.media.relations import BROACHED, HELD, MARKS, MENTIONED, NAMED
from infodrill.media.replies import conditions_of, words_of
from infodrill.media.unnamed import SHOWN, brings_in, has_any, names_else

from .test_presuming_words import said_of_statements

ANYBODYS = {
    "vi": {"bảng tin", "tin nhắn", "điện", "nước"},  # "gọi điện", "quán nước"
    "en": {"relief", "notice board", "app", "text message"},  # "what a relief"
}
"""Nouns of a city that anybody may say under any text."""
TEXTS = (
    ("vi", "Đèn phố Hàng Chiếu tắt từ thứ Ba, thợ thay bóng sáng mai.", "Nhà em tối om, bao giờ có đèn ạ?", True),
    ("vi", "Đèn phố Hàng Chiếu tắt từ thứ Ba, thợ thay bóng sáng mai.", "Cả nhóm mẹ bỉm đang giã lá rồi.", False),
    ("vi", "Đến hết 30/9 hết hạn nộp đơn.", "Xe máy chìm thì ghi giá lúc mua hay giá bây giờ ạ?", False),
    ("vi", "den duong tat, tho sua sang mai", "Nhà em tối om, bao giờ có đèn ạ?", True),
    ("vi", "Chờ lâu là do máy hỏng.", "Cô ấy nói với mẹ tôi một câu mà bà khóc cả tối.", False),
    ("vi", "Hôm nay các em vẫn học, cổng mở như thường.", "Sáng một tờ trưa một tờ, chạy như con thoi.", False),
    ("vi", "Hôm qua chúng tôi đăng nhầm, nay đính chính.", "Sáng một tờ trưa một tờ, chạy như con thoi.", True),
    ("vi", "Tòa A tháo nước rửa bể sáng mai.", "Bao giờ thì rút hết hẳn ạ?", False),
    ("vi", "Mực nước lũ ở Giếng Đồng đang xuống.", "Bao giờ thì rút hết hẳn ạ?", True),
    ("vi", "Xe số 2 phát đủ, sáu mươi nhà đã ký.", "Sao kê tháng này dán chưa các bạn?", False),
    ("vi", "Cầu phao mở từ 5 giờ.", "Em ra lúc vừa mở cửa có đỡ đông không ạ?", False),
    ("vi", "Quầy một cửa mở từ 7 giờ.", "Em ra lúc vừa mở cửa có đỡ đông không ạ?", True),
    ("vi", "Xe gom hỏng, bỏ năm chuyến.", "Có người ra tận đầu ngõ xem là khác hẳn mọi lần.", False),
    ("vi", "Đơn nhận ở quầy.", "Hai tháng mà phải nhớ từng thứ.", False),
    ("en", "The library is closed on Monday. Story hour moves.", "What about people who've paid already?", False),
    ("en", "The right fee is 12, not 21.", "What about people who've paid already?", True),
    ("en", "We missed our own date.", "Who signs for that rented pump this time?", False),
    ("en", "That fund is not ours. Do not pay.", "Where did that page get the real picture?", False),
    ("en", "Old telephones get no message. You are right.", "The boat people always hear last.", False),
    ("en", "The 14 stops at the market. First bus 5:40.", "Does the bus still stop at the gate?", True),
)  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_noun_of_a_line_that_may_stand_under_any_text_is_one_that_the_text_must_have(lang: str) -> None:
    # What stands in the text by the line's own conditions:
    shown_by = {*BROACHED, *NAMED, *HELD, *MENTIONED, *MARKS}
    loose = [
        (noun, line)
        for _, line in said_of_statements(lang)
        if not conditions_of(line) & shown_by and not brings_in(words_of(line), lang)
        for noun in (found[0].lower() for found in _THING[lang].finditer(words_of(line)))
        if noun not in ANYBODYS[lang]
    ]
    assert not loose, (len(loose), loose[:20])


@pytest.mark.parametrize(("lang", "text", "line", "stands"), TEXTS)
def test_a_line_that_names_what_the_text_does_not_stays_unsaid(
    lang: str, text: str, line: str, stands: bool
) -> None:
    assert names_else(line, lang, seen_in("", text, lang)) is not stands
    assert not names_else(line, lang, {}), "of a text that nobody reads nothing is known"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_line_speaks_of_a_text_in_its_own_words_has(lang: str) -> None:
    for _, line in said_of_statements(lang):
        said = words_of(line)
        missed = brings_in(said, lang) - {*has_any(said, lang).split()} - {"somebody"}
        assert not missed and not names_else(said, lang, {SHOWN: f"{has_any(said, lang)} somebody"}), line
