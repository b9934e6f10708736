"""Where sentences end: each row is what the reader makes of a text, "|" between two sentences."""

from __future__ import annotations

import pytest

from infodrill.kernel.sentences import around, ends, sentences

ROWS = """
Cầu đóng.|Bà con đi lối khác.
Cầu đóng lúc 8.10 giờ sáng nay.|Tin sau lúc 9 giờ.
Mỗi hộ nhận 3.000 đồng.|Không ai phải ký.
Pump No. 7 is off.|Pump no. 8 runs.
The answer is no.|We go on.
Nobody said no.
Bà con xã TP. Hạ Vân được mời.|Xin đến sớm.
BS. Lê trực.|Dr. Lane is on call.
It opens at 5 p.m. today.|Bring a card.
It opens at 5 p.m.|Bring a card.
Có thật không?!|Chưa rõ…|Chờ tin.
“Nước đã sạch.”|Đó là lời trạm trưởng.
(Xem bảng 2.)|Số còn lại để sau.
Xem trang.invalid hoặc 1155.|Hết.
Không có dấu cuối
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_a_sentence_ends_where_readers_end_it(row: str) -> None:
    assert sentences(row.replace("|", " ")) == row.split("|")


def test_a_line_ends_one_and_so_does_what_is_asked_for() -> None:
    assert sentences("Điều đã biết\nCầu đóng; nước rút", also=";") == [
        "Điều đã biết",
        "Cầu đóng;",
        "nước rút",
    ]
    assert [end.sign for end in ends("Cầu: đóng – hôm nay; 8:30, 9-10 giờ", also=";:–")] == [":", "–", ";"]


def test_what_stands_around_a_passage() -> None:
    text = "Mực nước 8.10 mét. Cầu đóng! Hết."
    assert text[slice(*around(text, text.index("Cầu"), text.index("!")))].strip() == "Cầu đóng"
    assert text[slice(*around(text, text.index("Cầu"), text.index("!") + 1))].strip() == "Cầu đóng"
    assert around(text, 0, 3) == (0, text.index(". Cầu"))
    assert around("Cầu đóng", 0, 3) == (0, 8)
