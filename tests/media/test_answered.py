"""Nobody asks for what stands in the text: every line that can be said of a statement, under texts that answer what it asks."""

from __future__ import annotations

import re

import pytest

from infodrill.conduct.passages import _passages
from infodrill.conduct.subject import NOTHING
from infodrill.media.answered import ANSWERS
from infodrill.media.relations import Passages
from infodrill.media.replies import ANY, reply_id, stands, words_of

from .test_presuming_words import said_of_statements

# What is asked: how lines ask it, texts that answer it, and one on the same matter that does not.
ASKED: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        "vi", r"ai (?:đến|mang)[^?]* (?:lấy giúp|tận nơi|tới không)|khuân ra",
        (
            "Ai nhận bao gạo ướt thì đừng nấu, sáng mai đội mang gạo mới đến đổi tận nhà thôn Gò Vịt.",
            "Cụ nào yếu thì tổ ghé tận nhà, gạo mới mang theo, bao cũ chở về trụ sở.",
        ),
        "Ai nhận bao gạo ướt thì đừng nấu, sáng mai mang ra trụ sở thôn Gò Vịt đổi bao mới.",
    ),
    (
        "vi", r"do ai phụ trách|chịu trách nhiệm không|để xảy ra chuyện này",
        (
            "Máy bơm hỏng từ mồng 3. Trách nhiệm là của trạm trưởng, ông đã nhận trước cuộc họp.",
            "Máy bơm hỏng từ mồng 3, phòng kỹ thuật phụ trách và đã không báo.",
        ),
        "Máy bơm hỏng từ mồng 3. Thợ đang sửa.",
    ),
    (
        "vi", r"dùng tạm không",
        (
            "Máy lấy số hỏng. Bàn số 2 phát số giấy từ 6 giờ 30.",
            "Máy lấy số hỏng. Phòng khám mượn tạm máy của trạm xá.",
        ),
        "Máy lấy số hỏng. Phòng khám đã gọi thợ.",
    ),
    (
        "vi", r"[Bb]ao giờ thì đèn sáng lại|hẹn ngày xong",
        (
            "Đèn sân chơi hỏng, phường đã không sửa, vật tư chưa về, chưa biết ngày thay.",
            "Đèn sân chơi hỏng, phường đã không sửa. Chúng tôi chưa hẹn được bao giờ thay.",
        ),
        "Đèn sân chơi hỏng, phường đã không sửa, xin lỗi bà con.",
    ),
    (
        "vi", r"[Ll]ỡ không (?:kịp|làm kịp)[^?]*hỏi ai|gọi cho ai|thì gặp ai",
        (
            "Thứ Năm phường vá xong hố. Chậm thì gọi 024 000 555 gặp phòng quản lý đường.",
            "Thứ Năm phường vá xong hố. Còn gì bà con hỏi quầy một cửa.",
            "Thứ Năm phường vá xong hố. Ai bị ngã thì ra phường báo.",
        ),
        "Thứ Năm phường vá xong hố ở phố Đò Dọc.",
    ),
    (
        "vi", r"nhờ (?:người nhà|hàng xóm|người khác)[^?]*(?:nhận|thay|đem)|Người nhà làm thay",
        (
            "Sáng mai phát gạo ở nhà văn hóa. Nhà nào bận thì nhờ người nhận hộ.",
            "Sáng mai phát gạo ở nhà văn hóa. Người nhà đến nhận thay cũng được.",
        ),
        "Sáng mai phát gạo ở nhà văn hóa, mỗi hộ một suất.",
    ),
    (
        "en", r"use in the meantime",
        (
            "The number machine is out of order. Desk 2 hands out paper numbers from 6:30.",
            "The number machine is out of order. In the meantime we call you by name.",
        ),
        "The number machine at the clinic is out of order.",
    ),
    (
        "en", r"How many of them",
        (
            "Two nurses are on duty all night at the station, ring the bell.",
            "There are 2 nurses on duty all night at the station.",
        ),
        "A nurse is on duty all night at the station, ring the bell.",
    ),
    (
        "en", r"in charge of this|Who let this happen",
        (
            "The pump has been broken since the 3rd. That was our fault: nobody signed the slip.",
            "The pump has been broken since the 3rd. The head of the station is responsible.",
        ),
        "The pump has been broken since the 3rd. It is being repaired.",
    ),
    (
        "vi", r"[Ll]ỡ có người theo[^?]*thì sao",
        (
            "Bài sáng nay ghi sai giờ. Đúng là 8 giờ. Ai lỡ đến từ 7 giờ thì vào trước, phường xin lỗi.",
            "Bài sáng nay ghi sai giờ. Đúng là 8 giờ. Nhà nào đã đi thì gọi quầy để xếp buổi riêng.",
        ),
        "Bài sáng nay phường ghi sai giờ, phường xin lỗi. Đúng là 8 giờ.",
    ),
    (
        "en", r"[Ww]ho (?:do|can) (?:we|I) (?:ask|tell|ring)",
        (
            "The hole in Dock Street is filled by Thursday. If it is not, ring the ward desk.",
            "The hole in Dock Street is filled by Thursday. Questions: call 024 000 555.",
        ),
        "The hole in Dock Street is filled by Thursday.",
    ),
)  # fmt: skip


def seen_of(body: str, lang: str) -> Passages:
    return {**_passages("Tin", body, "confirm", lang, NOTHING), "awake": "", "soon": ""}


def standing(body: str, lang: str) -> list[str]:
    """The lines that can stand under a text, of all that can be said of any."""
    seen = seen_of(body, lang)
    return [
        words_of(line)
        for matter, line in said_of_statements(lang)
        if stands(reply_id(matter, ANY, lang), line, lang, seen)
    ]


@pytest.mark.parametrize(("lang", "how", "answered", "open_"), ASKED, ids=lambda each: str(each)[:30])
def test_no_line_asks_for_whatstands_in_the_text(
    lang: str, how: str, answered: tuple[str, ...], open_: str
) -> None:
    asked = re.compile(how)
    for body in answered:
        lines = standing(body, lang)
        assert len(lines) > 40 and not [line for line in lines if asked.search(line)], seen_of(body, lang)[
            ANSWERS
        ]
    assert [line for line in standing(open_, lang) if asked.search(line)], "else nothing was refused"
